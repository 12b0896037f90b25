"""What was worked out about a plan, as a file: `deployment.json`, `diversion.json`."""

from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from sansang.event import EventPlan
from sansang.event.fields import Record
from sansang.eventfile.whole import whole_file
from sansang.faults import CannotRun, Fault


class Answer(Record):
    """What was worked out about the plan of an event; ``format`` names the kind and its version."""

    format: str
    event: str


A = TypeVar("A", bound=Answer)


def write_answer(answer: Answer, file: Path) -> None:
    """Write an answer, whole or not at all. Raises CannotRun where it can't be written."""
    with whole_file(file) as beside:
        beside.write_text(f"{answer.model_dump_json(indent=1)}\n", encoding="utf-8")


def read_answer(kind: type[A], file: Path, plan: EventPlan, *, code: str, other: str) -> A:
    """Return an answer for the event of a plan, be it for another version of it.

    Raises CannotRun where the file can't be read, holds no such answer (fault ``code``), or one
    for another event (``other``).
    """
    answer = _read(kind, file, code)
    if answer.event != plan.event.id:
        fault = Fault(code=other, place=str(file), found=answer.event, expected=plan.event.id)
        raise CannotRun([fault])
    return answer


def _read(kind: type[A], file: Path, code: str) -> A:
    try:
        return kind.model_validate_json(file.read_bytes())
    except OSError as error:
        fault = Fault(code="unreadable", place=str(file), found=error.strerror or "")
    except ValidationError as error:
        where = ".".join(str(step) for step in error.errors()[0]["loc"])
        fault = Fault(code=code, place=str(file), field=where)
    raise CannotRun([fault])
