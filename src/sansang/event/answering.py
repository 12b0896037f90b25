"""Who has to come to an incident, and which teams can; and which count for an action."""

from typing import Final

from sansang.event.contingency import Action
from sansang.event.incidents import IncidentNeed, IncidentType, Inject
from sansang.event.organisation import AgencyKind, Team, WorkGroup
from sansang.event.plan import EventPlan

_COMES: Final = {
    WorkGroup.PUBLIC_ORDER: (AgencyKind.POLICE,),
    WorkGroup.FIRE_RESCUE: (AgencyKind.FIRE_RESCUE,),
    WorkGroup.TRAFFIC: (AgencyKind.TRAFFIC, AgencyKind.POLICE),
    WorkGroup.MEDICAL: (AgencyKind.MEDICAL,),
    WorkGroup.DELEGATE_SAFETY: (AgencyKind.POLICE,),
    WorkGroup.BORDER_LINE: (AgencyKind.BORDER_GUARD,),
    WorkGroup.PUBLIC_INFORMATION: (),
    WorkGroup.LOGISTICS: (AgencyKind.UTILITY,),
}


def needs_of(kind: IncidentType) -> tuple[IncidentNeed, ...]:
    """Return who has to come to a type of incident; where it does not say it, one team of the
    agencies of its group of work.
    """
    return kind.needs or (IncidentNeed(agency_kinds=_COMES[kind.work_group]),)


def can_answer(plan: EventPlan, team: Team, need: IncidentNeed) -> bool:
    """Tell whether a team can do what a need asks."""
    return (
        (not need.resource_types or team.resource_type in need.resource_types)
        and set(need.skills) <= set(team.skills)
        and (not need.agency_kinds or plan.agency(team.agency).kind in need.agency_kinds)
    )


def carries_out(action: Action, team: Team) -> bool:
    """Tell whether a team counts for an action."""
    fits = not action.resource_types or team.resource_type in action.resource_types
    return fits and _acts_for(action.owner, team)


def _acts_for(owner: str | None, team: Team) -> bool:
    """Tell whether a team belongs to the owner of an action: an agency or a task force. No owner
    named: any team; to a post of command no team belongs.
    """
    return owner is None or owner in (team.agency, team.task_force)


def site_of(plan: EventPlan, inject: Inject) -> str | None:
    """Return where an inject happens: at its site, or else at that of its contingency plan."""
    fallbacks = {fallback.id: fallback.site for fallback in plan.contingency_plans}
    return inject.site or fallbacks.get(inject.contingency_plan or "")
