"""Reads the sheets of a workbook, refusing one that is dangerous, damaged or too large."""

from collections.abc import Callable

from sansang.eventfile.draft import Draft
from sansang.eventfile.package import open_package
from sansang.eventfile.sheets import MOST_ELEMENTS, UNREADABLE, Sheets, TooManyElements


def read_sheets(data: bytes, name: str, draft: Draft, read: Callable[[Sheets], None]) -> bool:
    """Read the sheets of a workbook; False where it is refused, which is noted."""
    package = open_package(data, name, draft)
    if package is None:
        return False
    try:
        read(Sheets(package))
    except UNREADABLE as error:
        draft.fault("broken_workbook", name, found=type(error).__name__)
    except TooManyElements:
        draft.fault("elements", name, expected=MOST_ELEMENTS)
    else:
        return True
    return False
