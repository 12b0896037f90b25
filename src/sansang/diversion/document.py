"""The answer as a file, ``diversion.json``."""

from pathlib import Path

from pydantic import ValidationError

from sansang.diversion.result import Diversion
from sansang.event import EventPlan
from sansang.eventfile import whole_file
from sansang.faults import CannotRun, Fault


def write_diversion(diversion: Diversion, file: Path) -> None:
    """Write the answer, whole or not at all. Raises CannotRun where it can't be written."""
    with whole_file(file) as beside:
        beside.write_text(f"{diversion.model_dump_json(indent=1)}\n", encoding="utf-8")


def read_diversion(file: Path, plan: EventPlan) -> Diversion:
    """Return an answer for the event of a plan, be it for another version of it.

    Raises CannotRun where the file can't be read, holds no answer, or one for another event.
    """
    diversion = _read(file)
    if diversion.event != plan.event.id:
        fault = Fault(
            code="other_diversion", place=str(file), found=diversion.event, expected=plan.event.id
        )
        raise CannotRun([fault])
    return diversion


def _read(file: Path) -> Diversion:
    try:
        return Diversion.model_validate_json(file.read_bytes())
    except OSError as error:
        fault = Fault(code="unreadable", place=str(file), found=error.strerror or "")
    except ValidationError as error:
        where = ".".join(str(step) for step in error.errors()[0]["loc"])
        fault = Fault(code="diversion", place=str(file), field=where)
    raise CannotRun([fault])
