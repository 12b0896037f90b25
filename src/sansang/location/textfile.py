"""Files of people and of the literature as lines with their numbers, or as a fault."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from sansang.faults import CannotRun, Fault, shown

LARGEST_FILE = 512 * 2**20
"""Bytes: a matrix of some 8,000 by 8,000."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """The cells of a line, and where it stands."""

    place: str
    cells: list[str]

    def refuse(self, code: str, *, field: str = "", found: str = "", expected: str = "") -> Fault:
        """Return what is wrong in this line."""
        return Fault(
            code=code, place=self.place, field=shown(field), found=shown(found), expected=expected
        )

    def number(self, field: str, text: str, *, least: float = 0.0) -> float:
        """Return a number of at least so much. Raises CannotRun where it isn't one."""
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not isfinite(value):
            raise CannotRun([self.refuse("number", field=field, found=text)])
        if value < least:
            fault = self.refuse("number_at_least", field=field, found=text, expected=f"{least:g}")
            raise CannotRun([fault])
        return value


def text_of(file: Path) -> str:
    """Return the text of a file. Raises CannotRun where it is none."""
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise _refusal("file_size", file, expected=str(LARGEST_FILE))
        data = file.read_bytes()
    except OSError as error:
        raise _refusal("unreadable", file, found=error.strerror or "") from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"0x{data[error.start]:02x}"
        raise _refusal("encoding", f"{file} line {line}", found=found, expected="UTF-8") from None
    if not text.strip():
        raise _refusal("empty_file", file)
    return text


def csv_lines(file: Path) -> Iterator[Line]:
    """Yield the lines of a table with commas that are not empty, the header first."""
    reader = csv.reader(io.StringIO(text_of(file), newline=""), strict=True)
    line, header = 1, 0
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                here = Line(place=f"{file} line {line}", cells=stripped)
                _require_commas(here)
                header = header or len(stripped)
                if len(stripped) != header:
                    found = str(len(stripped))
                    fault = here.refuse("ragged_row", found=found, expected=str(header))
                    raise CannotRun([fault])
                yield here
            line = reader.line_num + 1
    except csv.Error:
        raise _refusal("csv", f"{file} line {line}") from None


def word_lines(file: Path) -> list[Line]:
    """Return the lines of words between spaces that are not empty."""
    lines = enumerate(text_of(file).splitlines(), start=1)
    return [
        Line(place=f"{file} line {number}", cells=line.split())
        for number, line in lines
        if line.strip()
    ]


def _require_commas(line: Line) -> None:
    if len(line.cells) == 1 and any(mark in line.cells[0] for mark in ";\t"):
        raise CannotRun([line.refuse("separator", found=line.cells[0])])


def _refusal(code: str, place: object, **more: str) -> CannotRun:
    return CannotRun([Fault(code=code, place=str(place), **more)])
