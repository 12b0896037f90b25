"""The answer as a file, ``deployment.json``."""

from pathlib import Path

from sansang.deployment.result import Deployment
from sansang.event import EventPlan
from sansang.eventfile.answers import read_answer, write_answer


def write_deployment(deployment: Deployment, file: Path) -> None:
    """Write the answer, whole or not at all. Raises CannotRun where it can't be written."""
    write_answer(deployment, file)


def read_deployment(file: Path, plan: EventPlan) -> Deployment:
    """Return an answer for the event of a plan, be it for another version of it.

    Raises CannotRun where the file can't be read, holds no answer, or one for another event.
    """
    return read_answer(Deployment, file, plan, code="deployment", other="other_event")
