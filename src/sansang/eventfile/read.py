"""Reads an event plan from whatever holds it."""

from pathlib import Path

from sansang.event import EventPlan
from sansang.eventfile.document import read_document
from sansang.eventfile.folder import read_folder
from sansang.eventfile.workbook_read import read_workbook
from sansang.faults import CannotRun, EventFileError, Fault

_MACRO_BOOKS = frozenset({".xlsm", ".xltm", ".xlam", ".xlsb"})


def read_plan(path: Path) -> EventPlan:
    """Return the plan of an event folder, a workbook (.xlsx) or a plan.json.

    Raises CannotRun where nothing is there, EventFileError with every fault of what is.
    """
    try:
        if path.is_dir():
            return read_folder(path)
        if not path.exists():
            raise CannotRun([Fault(code="no_event", place=str(path))])
        return _read_file(path)
    except OSError as error:
        found = error.strerror or ""
        raise CannotRun([Fault(code="unreadable", place=str(path), found=found)]) from None


def _read_file(path: Path) -> EventPlan:
    suffix = path.suffix.lower()
    if suffix == ".json":
        return read_document(path)
    if suffix == ".xlsx":
        return read_workbook(path)
    if suffix in _MACRO_BOOKS:
        raise EventFileError([Fault(code="macros", place=path.name, expected=".xlsx")])
    raise EventFileError([Fault(code="kind_of_file", place=path.name, expected=".xlsx, .json")])
