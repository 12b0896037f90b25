"""Reads a workbook: a sheet for each table, the event's own fields one below the other."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sansang.event import EventPlan
from sansang.eventfile.cells import cell_value, put
from sansang.eventfile.draft import Draft
from sansang.eventfile.eventyaml import check_format
from sansang.eventfile.files import read_bytes
from sansang.eventfile.grid import Grid, Row, columns_of, fill
from sansang.eventfile.opening import read_sheets
from sansang.eventfile.origin import CellSpot, KeySpot
from sansang.eventfile.reasons import nearest
from sansang.eventfile.sheets import (
    Cell,
    SheetRow,
    Sheets,
    column_letters,
)
from sansang.eventfile.tables import Column, Steps, Table, event_table, tables
from sansang.eventfile.typed import CellFault, typed_text
from sansang.faults import EventFileError

HELP, COLUMNS = "help", "columns"
"""Sheets that explain the others."""

_MOST_COLUMNS = 64  # of a sheet; no table has half as many
_FIELD, _VALUE = 0, 1
"""The columns of the sheet of the event; what stands right of them is for readers."""


def read_workbook(file: Path) -> EventPlan:
    """Return the plan of a workbook. Raises EventFileError with every fault of it."""
    draft = Draft()
    data = read_bytes(file, file.resolve().parent, draft)
    if data is None or not read_sheets(
        data, file.name, draft, lambda sheets: _Reader(file.name, sheets, draft).read()
    ):
        raise EventFileError(draft.faults)
    return draft.plan()


class _Reader:
    """Reads the sheets of one workbook into a draft."""

    def __init__(self, file: str, sheets: Sheets, draft: Draft) -> None:
        self._file, self._sheets, self._draft = file, sheets, draft

    def read(self) -> None:
        self._refuse_other_sheets()
        if "event" in self._sheets.names:
            self._read_event()
        else:
            self._draft.broken.add("event")
            self._draft.fault("missing_sheet", self._file, expected="event")
        grids, columns = {}, {}
        for table in tables():
            grid = self._grid(table) if table.name in self._sheets.names else None
            if grid is not None:
                grids[table.name] = grid
                columns[table.name] = columns_of(grid, table.columns, self._draft)
        fill(self._draft, grids, columns)

    def _refuse_other_sheets(self) -> None:
        """A renamed sheet must not drop a table silently; a name with _ before it is a note."""
        for name in self._sheets.repeated:
            self._draft.fault("repeated_sheet", self._file, found=name)
        known = ["event", *(table.name for table in tables())]
        for name in self._sheets.names:
            if name not in (*known, HELP, COLUMNS) and not name.startswith("_"):
                expected = nearest(name, known)
                self._draft.fault("unknown_sheet", self._file, found=name, expected=expected)

    def _grid(self, table: Table) -> Grid | None:
        rows = list(self._sheets.rows(table.name))
        if not rows:
            return None
        header = self._header(rows[0], table)
        columns = [table.column(name.strip()) for name in header]
        sheet = f"{self._file} {table.name}"
        cells = {c.path: (column_letters(n), c.name) for n, c in enumerate(columns) if c}
        return Grid(
            table=table,
            header_place=f"{sheet}!{rows[0].number}",
            header=header,
            rows=[Row(row.number, self._texts(row, columns, table)) for row in rows[1:]],
            spot=lambda row: CellSpot(sheet, row.number, cells),
        )

    def _header(self, row: SheetRow, table: Table) -> list[str]:
        width = min(max(row.cells) + 1, _MOST_COLUMNS)
        return self._texts(row, [None] * width, table)

    def _texts(self, row: SheetRow, columns: Sequence[Column | None], table: Table) -> list[str]:
        texts = [""] * min(len(columns), max(row.cells) + 1)
        for index, cell in row.cells.items():
            place = f"{self._file} {table.name}!{column_letters(index)}{row.number}"
            if index < len(columns):
                texts[index] = self._text(cell, columns[index], place, table)
            elif cell.value.strip():
                self._draft.fault("no_header", place, found=cell.value)
        return texts

    def _text(self, cell: Cell, column: Column | None, place: str, table: Table) -> str:
        """The text of a cell; empty where it is refused, which is noted."""
        try:
            return typed_text(cell, column, self._sheets.moment)
        except CellFault as fault:
            name = column.name if column else ""
            self._draft.fault(fault.code, place, field=name, found=cell.value)
            self._draft.broken.add(table.path[0])
            return ""

    def _read_event(self) -> None:
        table = event_table()
        places: dict[Steps, str] = {}
        record: dict[str, Any] = {}
        sheet = f"{self._file} {table.name}"
        for row in list(self._sheets.rows(table.name))[1:]:
            name = row.cells[_FIELD].value.strip() if _FIELD in row.cells else ""
            place, column = f"!{column_letters(_VALUE)}{row.number}", table.column(name)
            cell = row.cells.get(_VALUE)
            text = self._text(cell, column, sheet + place, table) if cell else ""
            if name == "format":
                check_format(text, sheet + place, self._draft)
            elif column is None:
                self._note_field(name, text, f"{sheet}!{column_letters(_FIELD)}{row.number}")
            elif column.path in places:
                self._draft.fault("repeated_key", sheet + place, field=name, found=name)
            else:
                places[column.path] = place
                value = cell_value(text, column)
                if value is not None:
                    put(record, column, value)
        self._draft.values["event"] = record
        self._draft.origins.spots["event",] = KeySpot(sheet, "", places)

    def _note_field(self, name: str, text: str, place: str) -> None:
        if name or text:
            known = [column.name for column in event_table().columns]
            expected = nearest(name, known)
            self._draft.fault("unknown_field", place, found=name, expected=expected)
