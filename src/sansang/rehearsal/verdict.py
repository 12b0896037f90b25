"""Whether a rehearsed plan may be carried out so: what fails too often."""

from sansang.event import EventPlan
from sansang.rehearsal.result import Estimate, PlanResult, Rehearsal, Response
from sansang.rehearsal.standard import types_of

ENOUGH = 0.9
"""The share that has to go right, as NFPA 1710 asks of fire and medical services."""
FIRST = 1
"""The priority whose targets count."""


def too_seldom(share: Estimate | None) -> bool:
    """Tell whether a share is shown to be under what is enough: by the upper end of its interval.

    Few rehearsed days make a wide interval, and then nothing is shown.
    """
    return share is not None and share.high < ENOUGH


def failing_plans(rehearsal: Rehearsal) -> tuple[PlanResult, ...]:
    """Return the contingency plans that were on time too seldom, the worst first."""
    failing = (plan for plan in rehearsal.plans if too_seldom(plan.share_on_time))
    return tuple(sorted(failing, key=lambda plan: _value(plan.share_on_time)))


def missed_targets(plan: EventPlan, rehearsal: Rehearsal) -> tuple[Response, ...]:
    """Return the incident types of priority 1 whose target was met too seldom, the worst first."""
    first = {kind.id for kind in types_of(plan) if kind.priority == FIRST}
    missed = (
        response
        for response in rehearsal.responses
        if is_of_type(response) and response.incident_type in first and too_seldom(response.within)
    )
    return tuple(sorted(missed, key=lambda response: _value(response.within)))


def is_of_type(response: Response) -> bool:
    """Tell whether a response is that of an incident type, at all sites and hours together."""
    if response.incident_type is None:
        return False
    return (response.site, response.sector, response.hour) == (None, None, None)


def has_failed(plan: EventPlan, rehearsal: Rehearsal) -> bool:
    """Tell whether the plan must not be carried out so."""
    return bool(failing_plans(rehearsal) or missed_targets(plan, rehearsal))


def _value(share: Estimate | None) -> float:
    return 1.0 if share is None else share.value
