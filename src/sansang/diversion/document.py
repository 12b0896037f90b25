"""The answer as a file, ``diversion.json``."""

from pathlib import Path

from sansang.diversion.result import Diversion
from sansang.event import EventPlan
from sansang.eventfile.answers import read_answer, write_answer


def write_diversion(diversion: Diversion, file: Path) -> None:
    """Write the answer, whole or not at all. Raises CannotRun where it can't be written."""
    write_answer(diversion, file)


def read_diversion(file: Path, plan: EventPlan) -> Diversion:
    """Return an answer for the event of a plan, be it for another version of it.

    Raises CannotRun where the file can't be read, holds no answer, or one for another event.
    """
    return read_answer(Diversion, file, plan, code="diversion", other="other_diversion")
