"""The answer as a file, ``deployment.json``."""

from pathlib import Path

from pydantic import ValidationError

from sansang.deployment.result import Deployment
from sansang.event import EventPlan
from sansang.eventfile import whole_file
from sansang.faults import CannotRun, Fault


def write_deployment(deployment: Deployment, file: Path) -> None:
    """Write the answer, whole or not at all. Raises CannotRun where it can't be written."""
    with whole_file(file) as beside:
        beside.write_text(f"{deployment.model_dump_json(indent=1)}\n", encoding="utf-8")


def read_deployment(file: Path, plan: EventPlan) -> Deployment:
    """Return an answer for the event of a plan, be it for another version of it.

    Raises CannotRun where the file can't be read, holds no answer, or one for another event.
    """
    deployment = _read(file)
    if deployment.event != plan.event.id:
        fault = Fault(
            code="other_event", place=str(file), found=deployment.event, expected=plan.event.id
        )
        raise CannotRun([fault])
    return deployment


def _read(file: Path) -> Deployment:
    try:
        return Deployment.model_validate_json(file.read_bytes())
    except OSError as error:
        fault = Fault(code="unreadable", place=str(file), found=error.strerror or "")
    except ValidationError as error:
        where = ".".join(str(step) for step in error.errors()[0]["loc"])
        fault = Fault(code="deployment", place=str(file), field=where)
    raise CannotRun([fault])
