"""What emptying the site of a contingency plan means for it: until then its forces are bound."""

from collections.abc import Iterable

from sansang.egress import SiteEmptying, site_emptying
from sansang.event import ContingencyPlan, EventPlan
from sansang.rehearsal.result import PlanResult


def emptying_of(plan: EventPlan, fallback: ContingencyPlan) -> SiteEmptying | None:
    """Return how long the site of a contingency plan takes to empty; None where nobody knows."""
    return site_emptying(plan.site(fallback.site)) if fallback.site else None


def bound_min(plan: EventPlan, fallback: ContingencyPlan) -> float:
    """Return for how long the forces are bound: as planned, but at least until the site could be
    empty with its worst exit lost.
    """
    times = emptying_of(plan, fallback)
    lost_min = times.exit_lost.least_min if times and times.exit_lost else None
    return max(fallback.duration_min, lost_min or 0.0)


def with_emptying(plan: EventPlan, results: Iterable[PlanResult]) -> tuple[PlanResult, ...]:
    """Return the results with what emptying the site takes beside each."""
    fallbacks = {fallback.id: fallback for fallback in plan.contingency_plans}
    return tuple(
        result.model_copy(
            update={"emptying": emptying_of(plan, fallbacks[result.contingency_plan])}
        )
        for result in results
    )
