"""What a cell of a sheet means in its column: a date is a time there and a number here."""

from collections.abc import Callable
from datetime import datetime

from sansang.eventfile.sheets import Cell, CellKind
from sansang.eventfile.tables import Column, Kind


class CellFault(Exception):
    """A cell that holds what no column takes."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def typed_text(cell: Cell, column: Column | None, moment: Callable[[float], datetime]) -> str:
    """Return the text that a cell means in its column. Raises CellFault for what none takes."""
    if cell.kind is CellKind.FORMULA:
        raise CellFault("formula")
    if cell.kind is CellKind.ERROR:
        raise CellFault("cell_error")
    if cell.kind in (CellKind.TEXT, CellKind.FLAG):
        return cell.value
    if column is not None and column.kind in (Kind.MOMENT, Kind.CLOCK):
        return _time_text(cell.value, column.kind, moment)
    if cell.kind is CellKind.DATE:
        raise CellFault("stray_date")
    return _number_text(cell.value)


def _time_text(serial: str, kind: Kind, moment: Callable[[float], datetime]) -> str:
    """A spreadsheet counts days and writes a time of day as a part of one."""
    try:
        at = moment(float(serial))
    except (ValueError, OverflowError):
        return serial
    if kind is Kind.CLOCK:
        return f"{at:%H:%M}" if 0 <= float(serial) < 1 and not at.second else serial
    return at.isoformat(timespec="seconds" if at.second else "minutes")


def _number_text(digits: str) -> str:
    """Spreadsheets write 3 as 3, 3.0 or 3E0."""
    try:
        number = float(digits)
    except ValueError:
        return digits
    if digits.lstrip("-").isdecimal():
        return digits
    return repr(number).removesuffix(".0")
