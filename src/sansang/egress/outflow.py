"""A building emptied: when everybody is out, through which passage, and who is not."""

from dataclasses import dataclass

import numpy as np

from sansang.egress.emptying import Outcome
from sansang.egress.kernel import flow_out
from sansang.egress.network import Building, Floats, too_dense, ways


@dataclass(frozen=True, kw_only=True)
class Used:
    """A passage: how many passed it, the last when, and how long its line was at most."""

    passage: str
    people: int
    last_s: float
    longest_line: int


@dataclass(frozen=True, kw_only=True)
class Outflow:
    """How a building emptied.

    ``emptied_s`` is when the last was out, None where not all got out. ``out_s`` (people out) is
    when each was, in order. ``left_in`` are the people still in a space for good, by its id.
    """

    outcome: Outcome
    emptied_s: float | None
    out_s: Floats
    left_in: dict[str, int]
    passages: tuple[Used, ...]

    def inside_at(self, seconds: float, people: int) -> int:
        """Return how many of ``people`` are still inside at a time."""
        return people - int(np.searchsorted(self.out_s, seconds, side="right"))


def empty(building: Building) -> Outflow:
    """Let everybody walk out, person after person, and return how that went.

    A passage lets one person through after the other, each in 1 ÷ (flow × effective width); before
    it a line builds up; nobody is let into a space as dense as the peak of the flow (1.88 per m²),
    and those before it wait their turn. So the slowest part governs. A space that is denser than
    3.76 people per m² is refused; a crowd that stops moving did not empty: neither has a time.
    """
    if dense := too_dense(building):
        return _refused(building, dense.id)
    numbers = ways(building)
    out_s, inside, passed, last_s, longest = flow_out(
        numbers.area_m2,
        numbers.constant,
        numbers.people,
        numbers.out_at,
        numbers.source,
        numbers.target,
        numbers.most_per_s,
        numbers.width_m,
        numbers.walk_m,
        numbers.rest_s,
    )
    left_in = {s.id: int(n) for s, n in zip(building.spaces, inside, strict=True) if n}
    emptied_s = float(out_s[-1]) if len(out_s) else 0.0
    return Outflow(
        outcome=Outcome.DID_NOT_EMPTY if left_in else Outcome.EMPTIES,
        emptied_s=None if left_in else emptied_s,
        out_s=out_s,
        left_in=left_in,
        passages=tuple(
            Used(
                passage=building.passages[i].id,
                people=int(passed[p]),
                last_s=float(last_s[p]),
                longest_line=int(longest[p]),
            )
            for p, i in enumerate(numbers.kept)
        ),
    )


def _refused(building: Building, space: str) -> Outflow:
    people = {s.id: s.people for s in building.spaces if s.id == space}
    return Outflow(
        outcome=Outcome.TOO_DENSE,
        emptied_s=None,
        out_s=np.empty(0, dtype=np.float64),
        left_in=people,
        passages=(),
    )
