"""Which agency answers which criteria."""

from collections.abc import Iterator, Mapping

from sansang.event import EventPlan
from sansang.event.organisation import WorkGroup
from sansang.readiness.criteria import CriteriaSet
from sansang.readiness.review import Review


def assigned(plan: EventPlan, criteria: CriteriaSet) -> dict[str, tuple[str, ...]]:
    """Return the criteria that each agency answers, in the order of the plan and of the set.

    An agency answers for a work group in which it leads a task force or is a member of one.
    """
    groups = {agency.id: _work_groups(plan, agency.id) for agency in plan.agencies}
    return {
        agency: tuple(one.id for one in criteria.criteria if one.work_group in answers_for)
        for agency, answers_for in groups.items()
        if any(one.work_group in answers_for for one in criteria.criteria)
    }


def assigned_in(review: Review, plan: EventPlan) -> dict[str, tuple[str, ...]]:
    """Return the criteria that each agency answers in a review: what it says, or the default."""
    if not review.assigned:
        return assigned(plan, review.criteria)
    asked: dict[str, set[str]] = {}
    for one in review.assigned:
        asked.setdefault(one.agency, set()).update(one.criteria)
    return {
        agency: tuple(one.id for one in review.criteria.criteria if one.id in ids)
        for agency, ids in asked.items()
    }


def unassigned(review: Review, asked: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the criteria that nobody is asked to answer."""
    taken = {one for ids in asked.values() for one in ids}
    return tuple(one.id for one in review.criteria.criteria if one.id not in taken)


def _work_groups(plan: EventPlan, agency: str) -> frozenset[WorkGroup]:
    return frozenset(_led_or_joined(plan, agency))


def _led_or_joined(plan: EventPlan, agency: str) -> Iterator[WorkGroup]:
    for task_force in plan.task_forces:
        if agency in (task_force.agency, *task_force.members):
            yield task_force.work_group
