"""Where reserves should wait, as a file: `reserves.json`."""

from pathlib import Path
from typing import Literal

from sansang.event import EventPlan
from sansang.event.fields import Record
from sansang.event.reserves import ReservePlace
from sansang.eventfile.answers import Answer, read_answer, write_answer
from sansang.rehearsal.result import Estimate


class PlaceTried(Record):
    """Places for all reserve posts, the models that say so, and how many incidents came too late
    in the rehearsed time; ``behind`` is how many more than at the chosen places, on the same days.
    """

    places: tuple[ReservePlace, ...]
    models: tuple[str, ...]
    days: int
    late: Estimate
    behind: Estimate
    chosen: bool


class ReserveAnswer(Answer):
    """Where reserves should wait (``sansang/reserves/1``), and how sure that is.

    ``places`` are the chosen ones; a move that changed nothing on any day is taken back. With at
    least ``confidence`` they are the best of those tried, as long as the best is better by
    ``worth`` late incidents; None where the days were spent before that was decided. ``expected``
    are the incidents with a target in the rehearsed time.
    """

    format: Literal["sansang/reserves/1"] = "sansang/reserves/1"
    plan_sha256: str
    seed: int
    days: int
    confidence: float | None
    worth: float
    expected: float
    places: tuple[ReservePlace, ...]
    tried: tuple[PlaceTried, ...]


def read_reserves(file: Path, plan: EventPlan) -> ReserveAnswer:
    """Return such an answer for the event of a plan. Raises CannotRun where the file is none."""
    return read_answer(ReserveAnswer, file, plan, code="reserves", other="other_reserves")


def write_reserves(answer: ReserveAnswer, file: Path) -> None:
    """Write the answer, whole or not at all. Raises CannotRun where it can't be written."""
    write_answer(answer, file)
