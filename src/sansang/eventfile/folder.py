"""Reads and writes an event folder: `event.yaml`, a CSV file for each table, `places.geojson`."""

from pathlib import Path

from sansang.event import EventPlan
from sansang.eventfile.cells import cell_text, table_values
from sansang.eventfile.csvtext import csv_rows, csv_text
from sansang.eventfile.draft import Draft
from sansang.eventfile.eventyaml import event_text, read_event
from sansang.eventfile.files import read_bytes
from sansang.eventfile.grid import Grid, Row, columns_of, fill
from sansang.eventfile.origin import LineSpot
from sansang.eventfile.places import places_text, read_places
from sansang.eventfile.reasons import nearest
from sansang.eventfile.roads_file import copy_roads
from sansang.eventfile.tables import Column, Table, tables
from sansang.eventfile.whole import whole_folder
from sansang.wording import wording

EVENT = "event.yaml"
PLACES = "places.geojson"
WRITTEN_BY_OTHERS = frozenset({"roads.geojson"})
_JUDGED = frozenset({".csv", ".yaml", ".yml", ".geojson"})


def folder_columns(table: Table) -> tuple[Column, ...]:
    """Return the columns of a table in a folder, where positions stand in their own file."""
    return tuple(column for column in table.columns if column.path[:1] != ("position",))


def file_of(table: Table) -> str:
    """Return the name of the file of a table."""
    return f"{table.name}.csv"


def read_folder(folder: Path) -> EventPlan:
    """Return the plan of an event folder. Raises EventFileError with every fault of it."""
    draft = Draft()
    _refuse_unknown_files(folder, draft)
    read_event(folder / EVENT, folder, draft)
    grids, columns = {}, {}
    for table in tables():
        grid = _grid(folder, table, draft)
        if grid:
            grids[table.name] = grid
            columns[table.name] = columns_of(grid, folder_columns(table), draft)
    fill(draft, grids, columns)
    read_places(folder / PLACES, folder, draft)
    return draft.plan()


def known_files() -> list[str]:
    """Return the names of the files of which a folder may consist."""
    return [EVENT, PLACES, *(file_of(table) for table in tables())]


def _refuse_unknown_files(folder: Path, draft: Draft) -> None:
    """A misspelt name must not drop a table silently. Notes, pictures and papers may lie there."""
    known = known_files()
    for name in sorted(path.name for path in folder.iterdir()):
        judged = Path(name).suffix.lower() in _JUDGED and not name.startswith(".")
        if judged and name not in known and name not in WRITTEN_BY_OTHERS:
            draft.fault("unknown_file", name, found=name, expected=nearest(name, known))


def _grid(folder: Path, table: Table, draft: Draft) -> Grid | None:
    name, before = file_of(table), len(draft.faults)
    data = read_bytes(folder / name, folder, draft)
    rows = csv_rows(data, name, draft) if data is not None else None
    if rows is None:
        if len(draft.faults) > before:
            draft.broken.add(table.path[0])
        return None
    whole = [row for row in rows[1:] if _fits(row, rows[0], name, table, draft)]
    return Grid(
        table=table,
        header_place=f"{name} line {rows[0].number}",
        header=rows[0].cells,
        rows=whole,
        spot=lambda row: LineSpot(name, row.number),
        guarded=True,
    )


def _fits(row: Row, header: Row, name: str, table: Table, draft: Draft) -> bool:
    if len(row.cells) == len(header.cells):
        return True
    draft.fault(
        "ragged_row",
        f"{name} line {row.number}",
        found=len(row.cells),
        expected=len(header.cells),
    )
    draft.broken.add(table.path[0])
    return False


def write_folder(plan: EventPlan, folder: Path, roads: Path | None = None) -> None:
    """Write an event folder, whole or not at all. Raises CannotRun where it can't be written.

    ``roads`` is the file of the plan's roads, which is copied along.
    """
    with whole_folder(folder) as beside:
        for name, text in _texts(plan).items():
            (beside / name).write_text(text, encoding="utf-8", newline="")
        if roads is not None:
            copy_roads(roads, plan, beside)


def _texts(plan: EventPlan) -> dict[str, str]:
    """Return the texts of the files of a folder by their name; empty tables have no file."""
    language = "vi" if plan.event.language == "vi" else "en"
    texts = {EVENT: event_text(plan, wording(language))}
    texts |= {file_of(table): _table_text(plan, table) for table in tables()}
    texts[PLACES] = places_text(plan)
    return {name: text for name, text in texts.items() if text}


def _table_text(plan: EventPlan, table: Table) -> str:
    """The text of a CSV file, empty where the table has no rows."""
    columns = folder_columns(table)
    rows = table_values(plan, table, columns)
    lines = [
        [cell_text(v, c, plan.zone) for v, c in zip(row, columns, strict=True)] for row in rows
    ]
    return csv_text(columns, lines) if lines else ""
