"""Comma-separated text into rows, each with the line on which it begins."""

import csv
import io

from sansang.eventfile.cells import guarded
from sansang.eventfile.draft import Draft
from sansang.eventfile.files import text_of
from sansang.eventfile.grid import Row
from sansang.eventfile.tables import Column

_LONGEST = "field larger than field limit"


def csv_rows(data: bytes, name: str, draft: Draft) -> list[Row] | None:
    """Return the rows of a CSV file, the header first; None where it can't be read."""
    text = text_of(data, name, draft)
    if text is None:
        return None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows, line = [], 1
    try:
        for cells in reader:
            if cells:
                rows.append(Row(line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        code = "cell_length" if _LONGEST in str(error) else "csv"
        expected = csv.field_size_limit() if code == "cell_length" else ""
        found = "".join(list(io.StringIO(text, newline=""))[line - 1 : line])
        draft.fault(code, f"{name} line {line}", found=found, expected=expected)
        return None
    return rows if _separated_by_commas(rows, name, draft) else None


def _separated_by_commas(rows: list[Row], name: str, draft: Draft) -> bool:
    """Spreadsheets of some countries write semicolons, which lists need here."""
    header = rows[0]
    if len(header.cells) == 1 and any(mark in header.cells[0] for mark in ";\t"):
        draft.fault("separator", f"{name} line {header.number}", found=header.cells[0])
        return False
    return True


def csv_text(columns: tuple[Column, ...], rows: list[list[str]]) -> str:
    """Return the text of a CSV file. A text like a formula has ``'`` before it."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    for row in rows:
        writer.writerow([guarded(text, c) for text, c in zip(row, columns, strict=True)])
    return target.getvalue()
