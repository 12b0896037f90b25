"""Tables that people hand to the commands on roads: CSV files with a header."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sansang.eventfile.csvtext import csv_rows
from sansang.eventfile.draft import Draft
from sansang.faults import CannotRun, Fault, shown


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of a table: where it stands, and its cells by the names of their columns."""

    place: str
    cells: dict[str, str]

    def fault(self, code: str, column: str, expected: str = "") -> Fault:
        """Return what is wrong with a cell."""
        found = shown(self.cells[column])
        return Fault(code=code, place=self.place, field=column, found=found, expected=expected)


def read_lines(path: Path, *choices: tuple[str, ...]) -> tuple[tuple[str, ...], list[Line]]:
    """Return the columns that a file has, the first of the ``choices`` that is there, and lines.

    Other columns are read past. Raises CannotRun for a file that is no such table.
    """
    draft = Draft()
    rows = csv_rows(_bytes(path), str(path), draft)
    if rows is None:
        raise CannotRun(draft.faults)
    header = [name.strip() for name in rows[0].cells]
    chosen = next((names for names in choices if set(names) <= set(header)), None)
    place = f"{path} line {rows[0].number}"
    if chosen is None:
        raise CannotRun(list(_missing(place, header, choices)))
    for name in chosen:
        if header.count(name) > 1:
            draft.fault("repeated_column", place, found=name)
    lines = []
    for row in rows[1:]:
        where = f"{path} line {row.number}"
        if len(row.cells) != len(header):
            draft.fault("ragged_row", where, found=len(row.cells), expected=len(header))
        cells = dict(zip(header, (cell.strip() for cell in row.cells), strict=False))
        lines.append(Line(place=where, cells=cells))
    if draft.faults:
        raise CannotRun(draft.faults)
    return chosen, lines


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        found = error.strerror or ""
        raise CannotRun([Fault(code="unreadable", place=str(path), found=found)]) from None


def _missing(
    place: str, header: list[str], choices: tuple[tuple[str, ...], ...]
) -> Iterator[Fault]:
    if len(choices) > 1:
        expected = " | ".join(",".join(names) for names in choices)
        yield Fault(code="missing_column", place=place, expected=expected)
        return
    for name in choices[0]:
        if name not in header:
            yield Fault(code="missing_column", place=place, field=name, expected=name)
