"""Writes a value into a cell as what it is."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from sansang.eventfile.cells import cell_text, like_formula, local_time
from sansang.eventfile.grid import LONGEST_CELL
from sansang.eventfile.sheet_style import ON_ONE_LINE, WRAPPED
from sansang.eventfile.sheets import escaped
from sansang.eventfile.tables import PLAIN, Column, Kind
from sansang.faults import CannotRun, Fault

_FIRST_DATE = 1901
_DATE_FORMAT = "yyyy-mm-dd hh:mm"
_TEXT_FORMAT = "@"
_FLAG_FORMAT = '"TRUE";"TRUE";"FALSE"'


def write_value(
    sheet: Worksheet, at: tuple[int, int], value: Any, column: Column, zone: ZoneInfo
) -> None:
    """Write a value as what it is: a date as a date, a text never as a formula."""
    cell = sheet.cell(*at)
    typed = _typed(value, column, zone)
    if isinstance(typed, str):
        _write_text(cell, typed, column)
    else:
        cell.value = typed
    cell.number_format = number_format(column)
    cell.alignment = WRAPPED if column.many or column.kind in PLAIN else ON_ONE_LINE


def _write_text(cell: Cell | MergedCell, text: str, column: Column) -> None:
    if len(text) > LONGEST_CELL:
        place = f"{cell.parent.title}!{cell.coordinate}"
        fault = Fault(
            code="cell_length", place=place, field=column.name, expected=f"{LONGEST_CELL}"
        )
        raise CannotRun([fault])
    cell.value = escaped(text)
    cell.data_type = "s"
    cell.quotePrefix = like_formula(text)


def _typed(value: Any, column: Column, zone: ZoneInfo) -> Any:
    """A date or number that a spreadsheet keeps as it is, else the text of the value."""
    if isinstance(value, datetime):
        local = local_time(value, zone)
        return local if local and local.year >= _FIRST_DATE else cell_text(value, column, zone)
    exact = type(value) in (int, bool) or (type(value) is float and float(f"{value:.15g}") == value)
    return value if exact else cell_text(value, column, zone)


def number_format(column: Column) -> str:
    """Return the format in which a spreadsheet shows the values of a column."""
    if column.kind is Kind.MOMENT:
        return _DATE_FORMAT
    if column.kind is Kind.FLAG:
        return _FLAG_FORMAT
    plain = column.many or column.kind in (Kind.ID, Kind.LINE, Kind.TEXT, Kind.CLOCK)
    return _TEXT_FORMAT if plain else "General"
