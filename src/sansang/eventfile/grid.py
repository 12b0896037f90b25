"""Rows of texts under a header, as a CSV file and a sheet both have them, into records."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sansang.eventfile.cells import cell_value, put, unguarded
from sansang.eventfile.draft import Draft, table_at
from sansang.eventfile.origin import Spot
from sansang.eventfile.reasons import nearest
from sansang.eventfile.tables import Column, Table, tables

LONGEST_CELL = 32_767
"""The most characters that a cell of a spreadsheet holds."""


@dataclass(frozen=True)
class Row:
    """The texts of a row and where it stands."""

    number: int
    cells: Sequence[str]


@dataclass(frozen=True)
class Grid:
    """A table as it was read. ``spot`` tells where a row stands.

    ``guarded``: texts like formulas have ``'`` before them.
    """

    table: Table
    header_place: str
    header: Sequence[str]
    rows: Sequence[Row]
    spot: Callable[[Row], Spot]
    guarded: bool = False


def columns_of(grid: Grid, allowed: Sequence[Column], draft: Draft) -> list[Column | None]:
    """Return the column of each header cell; note the unknown, the repeated and the missing."""
    known = {column.name: column for column in allowed}
    names = [name.strip() for name in grid.header]
    meant = set()
    for index, name in enumerate(names):
        if name in names[:index] and name:
            draft.fault("repeated_column", grid.header_place, field=name, found=name)
        elif name not in known and (name or _used(grid, index)):
            expected = nearest(name, list(known))
            meant.add(expected)
            draft.fault("unknown_column", grid.header_place, found=name, expected=expected)
    missing = [c.name for c in allowed if c.required and c.name not in names]
    for name in missing:
        if name not in meant:  # else the misspelt title is the fault
            draft.fault("missing_column", grid.header_place, field=name, expected=name)
    if missing:
        draft.broken.add(grid.table.path[0])
    return [known.get(name) for name in names]


def _used(grid: Grid, index: int) -> bool:
    return any(index < len(row.cells) and row.cells[index].strip() for row in grid.rows)


def records_of(
    grid: Grid, columns: Sequence[Column | None], draft: Draft
) -> Iterator[tuple[Row, str, dict[str, Any]]]:
    """Yield each row with the id of its parent and its record."""
    for row in grid.rows:
        if not any(cell.strip() for cell in row.cells):
            continue
        record: dict[str, Any] = {}
        parent = ""
        for text, column in zip(row.cells, columns, strict=False):
            if column is None:
                continue
            if column is grid.table.parent:
                parent = text.strip()
            elif (value := _value(text, column, grid, row, draft)) is not None:
                put(record, column, value)
        yield row, parent, record


def _value(text: str, column: Column, grid: Grid, row: Row, draft: Draft) -> Any:
    if len(text) <= LONGEST_CELL:
        return cell_value(unguarded(text, column) if grid.guarded else text, column)
    place, name = grid.spot(row).at(column.path)
    draft.fault("cell_length", place, field=name, found=text, expected=LONGEST_CELL)
    draft.broken.add(grid.table.path[0])
    return None


def fill(draft: Draft, grids: dict[str, Grid], columns: dict[str, list[Column | None]]) -> None:
    """Put the records of all tables into the draft, those of a record after their parents."""
    for table in tables():
        if table.name in grids:
            _fill_table(draft, grids[table.name], columns[table.name])


def _fill_table(draft: Draft, grid: Grid, columns: list[Column | None]) -> None:
    table = grid.table
    parents = _parents(draft, table)
    for row, parent, record in records_of(grid, columns, draft):
        spot = grid.spot(row)
        if table.parent is None:
            path: tuple[str | int, ...] = table.path
        elif parent in parents:
            path = (table.path[0], parents[parent], table.path[1])
        else:
            _unknown_parent(draft, grid, row, columns, parent)
            continue
        records = table_at(draft.values, path)
        draft.origins.spots[(*path, len(records))] = spot
        records.append(record)


def _parents(draft: Draft, table: Table) -> dict[str, int]:
    """The number of each record to which rows of a table may belong, by its id."""
    records = draft.values.get(table.path[0], []) if table.parent else []
    ids = [str(record.get("id", "")).strip() for record in records]
    return {one: number for number, one in reversed(list(enumerate(ids)))}


def _unknown_parent(
    draft: Draft, grid: Grid, row: Row, columns: Sequence[Column | None], parent: str
) -> None:
    column = grid.table.parent
    assert column is not None
    if column not in columns or grid.table.path[0] in draft.broken:
        return  # the column or the parents could not be read, which is noted
    place, _ = grid.spot(row).at(())
    code = "unknown_id" if parent else "missing"
    draft.fault(code, place, field=column.name, found=parent, expected=column.refs[0])
