"""What may happen: who can answer it, by when, and whether the rehearsal can try the fallbacks."""

from collections.abc import Iterable, Iterator

from sansang.checks.finding import Severity
from sansang.checks.rule import Spot, at, rule
from sansang.checks.sources import INSPECTION, RECORDS, practice
from sansang.checks.survey import Survey
from sansang.event import Action, ContingencyPlan, EventPlan, IncidentType
from sansang.event.answering import can_answer, carries_out, needs_of, site_of
from sansang.event.fit import misfit
from sansang.event.manned import manned_time
from sansang.wording import N_

_PRACTICE = practice(INSPECTION)
_TYPES = "incident_types"
_PLANS = "contingency_plans"


@rule(
    "incidents.nobody_able",
    Severity.ERROR,
    N_(
        "Incident type “{name}”, need {number}: {wanted} teams are asked for, {able} of all can"
        " do it."
    ),
    remedy=N_("Ask for what teams have, train some, or bring teams that can do it."),
    source=RECORDS,
)
def nobody_able(survey: Survey) -> Iterable[Spot]:
    """For every need of an incident type there are enough teams of its type, skills and agencies.

    The whole roster counts, whoever is on duty; a type without needs asks for one team of the
    agencies of its group of work.
    """
    plan = survey.plan
    for kind in plan.incident_types:
        for number, need in enumerate(needs_of(kind), start=1):
            able = sum(can_answer(plan, team, need) for team in plan.teams)
            if able < need.teams:
                field = f"needs[{number}]" if kind.needs else "needs"
                yield at(_TYPES, kind, field, number=number, wanted=need.teams, able=able)


@rule(
    "incidents.no_target",
    Severity.ADVICE,
    N_("Incident type “{name}” is expected, but nobody says how soon a team has to be there."),
    remedy=N_("Write the target in minutes."),
    source=_PRACTICE,
)
def no_target(survey: Survey) -> Iterable[Spot]:
    """Every incident type that is expected has a target for the first team."""
    for kind in survey.plan.incident_types:
        if kind.target_min is None and _comes(survey.plan, kind):
            yield at(_TYPES, kind, "target_min")


@rule(
    "incidents.never_comes",
    Severity.ADVICE,
    N_("Nothing brings incident type “{name}”: it has no rate and no inject."),
    remedy=N_("Give a rate at a site, a rate per 1,000 attendances with its source, or an inject."),
    source=_PRACTICE,
)
def never_comes(survey: Survey) -> Iterable[Spot]:
    """Every incident type has a rate or an inject, so that it is rehearsed."""
    for kind in survey.plan.incident_types:
        if not _comes(survey.plan, kind):
            yield at(_TYPES, kind, "per_1000")


@rule(
    "incidents.inject_outside",
    Severity.ERROR,
    N_("Inject “{name}” comes at {at}, when no post is manned: from {start} to {end} they are."),
    remedy=N_("Put it in while posts are manned."),
    source=RECORDS,
)
def inject_outside(survey: Survey) -> Iterable[Spot]:
    """Every inject comes while posts are manned."""
    start, end = manned_time(survey.plan) or survey.event_span
    for inject in survey.plan.injects:
        if not start <= inject.at < end:
            spot = at("injects", inject, "at", start=start, end=end)
            yield Spot(record=spot.record, field=spot.field, data={**spot.data, "at": inject.at})


@rule(
    "incidents.trigger_never_comes",
    Severity.WARNING,
    N_("Contingency plan “{name}” waits for “{kind}”, which nothing brings to its site."),
    remedy=N_("Give that type a rate or an inject at the site, or name another trigger."),
    source=RECORDS,
)
def trigger_never_comes(survey: Survey) -> Iterable[Spot]:
    """What triggers a contingency plan in the rehearsal can happen at its site."""
    types = {kind.id: kind for kind in survey.plan.incident_types}
    for fallback in survey.plan.contingency_plans:
        for number, trigger in enumerate(fallback.triggers, start=1):
            kind = types[trigger.incident_type]
            if not _comes(survey.plan, kind, fallback.site):
                yield at(_PLANS, fallback, f"triggers[{number}]", kind=kind.name)


@rule(
    "incidents.no_trigger",
    Severity.ADVICE,
    N_("No incident activates contingency plan “{name}” in the rehearsal: only drills try it."),
    remedy=N_("Name the incident type, how many and within how many minutes."),
    source=_PRACTICE,
)
def no_trigger(survey: Survey) -> Iterable[Spot]:
    """Where a plan says what may happen, something of it activates every contingency plan."""
    if not survey.plan.incident_types:
        return
    put_in = {inject.contingency_plan for inject in survey.plan.injects}
    for fallback in survey.plan.contingency_plans:
        if not fallback.triggers and fallback.id not in put_in:
            yield at(_PLANS, fallback, "triggers")


@rule(
    "incidents.action_without_force",
    Severity.WARNING,
    N_(
        "Contingency plan “{name}”, step {step}: “{action}” needs {wanted} teams, {able} of its"
        " forces can take it."
    ),
    remedy=N_("Name teams or posts of that kind in the plan, or correct what the step needs."),
    source=RECORDS,
)
def action_without_force(survey: Survey) -> Iterable[Spot]:
    """Where a step says which teams it needs, the plan has as many.

    Its forces are the teams it names and all that fit one of its posts; they belong to the owner
    of the step.
    """
    for fallback in survey.plan.contingency_plans:
        for step, action in enumerate(fallback.actions, start=1):
            if not action.resource_types and action.teams_needed == 1:
                continue
            able = sum(1 for _ in _forces(survey, fallback, action))
            if able < action.teams_needed:
                yield at(
                    _PLANS,
                    fallback,
                    f"actions[{step}].teams_needed",
                    step=step,
                    action=action.text,
                    wanted=action.teams_needed,
                    able=able,
                )


def _forces(survey: Survey, fallback: ContingencyPlan, action: Action) -> Iterator[str]:
    posts = [survey.posts[post] for post in fallback.posts]
    for team in survey.plan.teams:
        named = team.id in fallback.teams
        there = named or any(misfit(survey.plan, team, post) is None for post in posts)
        if there and carries_out(action, team):
            yield team.id


def _comes(plan: EventPlan, kind: IncidentType, site: str | None = None) -> bool:
    """Whether anything brings a type, to a site if one is named."""
    sites = {rate.site for rate in plan.incident_rates if _is(rate, kind) and rate.per_hour}
    sites |= {site_of(plan, inject) or "" for inject in plan.injects if _is(inject, kind)}
    return bool(kind.per_1000) or (site in sites if site else bool(sites))


def _is(record: object, kind: IncidentType) -> bool:
    return getattr(record, "incident_type", None) == kind.id
