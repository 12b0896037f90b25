"""Every answer, ours and the peers', on one scale, by the code of the verifier alone."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sansang.deployment import Deployment, recount, verify
from sansang.deployment.result import Assignment, Status
from sansang.event import EventPlan
from sansang.eventfile import plan_sha256


@dataclass(frozen=True, kw_only=True)
class Score:
    """Hours of strength (people, or teams where a post counts teams) that are missing by level.

    ``broken`` counts the breaches of each hard rule.
    """

    missing_h: dict[str, float]
    broken: dict[str, int]

    @property
    def minimum_h(self) -> float:
        return sum(h for level, h in self.missing_h.items() if level.startswith("minimum."))

    @property
    def desired_h(self) -> float:
        return self.missing_h.get("desired", 0.0)


def score(plan: EventPlan, assignments: Sequence[Assignment]) -> Score:
    """Return what an answer leaves unmet, and which rules it breaks."""
    step = recount.step_min(plan)
    counted = recount.slots(plan, tuple(assignments), step)
    missing = recount.shortfalls(plan, counted, step)
    answer = Deployment(
        event=plan.event.id,
        plan_sha256=plan_sha256(plan),
        seed=0,
        status=Status.OPTIMAL,  # without levels there is nothing to be proven
        levels=(),
        assignments=tuple(assignments),
        unmet=tuple(recount.unmet(plan, counted, step)),
        seconds=0.0,
    )
    return Score(
        missing_h={level: minutes / 60 for level, minutes in missing.items()},
        broken=dict(Counter(violation.rule for violation in verify(plan, answer))),
    )
