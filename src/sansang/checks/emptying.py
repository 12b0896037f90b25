"""Emptying: how long it takes until everybody is out, with every exit and with the worst lost."""

from collections.abc import Iterable, Iterator

from sansang.checks.egress import ASSEMBLY_PEOPLE
from sansang.checks.finding import Severity
from sansang.checks.rule import Spot, at, rule
from sansang.checks.sources import HYDRAULIC, SFPE
from sansang.checks.survey import Survey
from sansang.checks.widths import EGRESS_MIN
from sansang.egress import Emptying, Outcome, SiteEmptying, people_in, site_emptying
from sansang.event import Site
from sansang.wording import N_


def _emptied(survey: Survey) -> Iterator[tuple[Site, SiteEmptying]]:
    """The sites with an assembly of people whose exits the plan knows, and their times."""
    for site in survey.plan.sites:
        if people_in(site) >= ASSEMBLY_PEOPLE and (times := site_emptying(site)):
            yield site, times


def _exit_name(site: Site, answer: Emptying) -> str:
    return next(exit_.name for exit_ in site.exits if exit_.id == answer.lost)


def _zone_name(site: Site, answer: Emptying) -> str:
    return next(zone.name for zone in site.zones if zone.id == answer.zone)


@rule(
    "emptying.slow",
    Severity.WARNING,
    N_(
        "“{name}”: with every exit open, {people} people need at least {minutes} min to get out; "
        "{limit} min are the most at its risk. The exits alone take {guide_minutes} min at the "
        "highest flow of the Green Guide, {observed_minutes} min at that seen in practice."
    ),
    remedy=N_("Let fewer people in, open more or wider exits, or let them go in parts."),
    source=HYDRAULIC,
)
def slow(survey: Survey) -> Iterable[Spot]:
    """With every exit open everybody is out in the time that the risk allows.

    People ÷ (flow × effective width), and the farthest walk where the floor is known: 1.3 people
    per second and metre of exit without 0.15 m on each side, 1.01 to stairs. The limit is that of
    the Green Guide, 10, 8 or 6 min by risk, also for places that are no stadium.
    """
    for site, times in _emptied(survey):
        needed, limit = times.all_exits.least_min, EGRESS_MIN[site.risk]
        if needed is not None and needed > limit:
            yield at("sites", site, "exits", **_data(times.all_exits, needed, limit))


@rule(
    "emptying.slow_with_exit_lost",
    Severity.WARNING,
    N_(
        "“{name}”: with exit “{exit}” lost, {people} people need at least {minutes} min to get "
        "out, with every exit {all_minutes} min; {limit} min are the most at its risk. The exits "
        "alone take {guide_minutes} min at the highest flow of the Green Guide, "
        "{observed_minutes} min at that seen in practice."
    ),
    remedy=N_("Let fewer people in, or open more or wider exits."),
    source=HYDRAULIC,
)
def slow_with_exit_lost(survey: Survey) -> Iterable[Spot]:
    """With the worst exit lost, too, everybody is out in the time that the risk allows.

    The worst is the one without which it takes longest. Otherwise as for `emptying.slow`.
    """
    for site, times in _emptied(survey):
        lost, every = times.exit_lost, times.all_exits.least_min
        limit = EGRESS_MIN[site.risk]
        if lost is None or lost.least_min is None or every is None:
            continue
        if every <= limit < lost.least_min:
            data = _data(lost, lost.least_min, limit)
            name = _exit_name(site, lost)
            yield at("sites", site, "exits", **data, all_minutes=round(every, 1), exit=name)


def _data(answer: Emptying, minutes: float, limit: int) -> dict[str, float]:
    """What a reader and a program may hold the finding against."""
    return {
        "people": answer.people,
        "minutes": round(minutes, 1),
        "limit": limit,
        "guide_minutes": round(answer.guide_min or 0.0, 1),
        "observed_minutes": round(answer.observed_min or 0.0, 1),
    }


@rule(
    "emptying.did_not_empty",
    Severity.ERROR,
    N_("“{name}” does not empty: no exit is wide enough to let anybody pass, or nobody can move."),
    remedy=N_(
        "Open wider exits, or let fewer people in: there is no time after which all are out."
    ),
    source=SFPE,
)
def did_not_empty(survey: Survey) -> Iterable[Spot]:
    """Everybody gets out at all, with every exit and with the worst one lost.

    An exit no wider than its two boundary layers, 0.3 m, lets nobody pass.
    """
    for site, times in _emptied(survey):
        answers = [a for a in (times.all_exits, times.exit_lost) if a is not None]
        if any(answer.outcome == Outcome.DID_NOT_EMPTY for answer in answers):
            yield at("sites", site, "exits", people=times.all_exits.people)


@rule(
    "emptying.too_dense",
    Severity.ADVICE,
    N_(
        "“{name}”: zone “{zone}” is denser than 3.76 people per m², so no time to empty it can be "
        "given."
    ),
    remedy=N_("Let fewer people in before you count on anybody getting out."),
    source=SFPE,
)
def too_dense(survey: Survey) -> Iterable[Spot]:
    """No zone is denser than the method reaches, 3.76 people per m²."""
    for site, times in _emptied(survey):
        if times.all_exits.outcome == Outcome.TOO_DENSE:
            yield at("sites", site, "zones", zone=_zone_name(site, times.all_exits))


@rule(
    "emptying.approved_design",
    Severity.ADVICE,
    N_(
        "“{name}” has fixed seats, for which the method has no figure: use the time of the "
        "approved design. Its exits alone take {minutes} min, {lost_minutes} min with “{exit}” "
        "lost."
    ),
    remedy=N_("Hold the time of the approved design against what the exits alone take."),
    source=SFPE,
)
def approved_design(survey: Survey) -> Iterable[Spot]:
    """The time to empty rows of fixed seats is taken from the approved design."""
    for site, times in _emptied(survey):
        every, lost = times.all_exits, times.exit_lost
        if every.outcome != Outcome.APPROVED_DESIGN or lost is None:
            continue
        if every.exits_min is not None and lost.exits_min is not None:
            yield at(
                "sites",
                site,
                "seating",
                minutes=round(every.exits_min, 1),
                lost_minutes=round(lost.exits_min, 1),
                exit=_exit_name(site, lost),
            )


@rule(
    "emptying.forces_let_go_first",
    Severity.WARNING,
    N_(
        "Plan “{name}” lets its forces go after {duration} min; with exit “{exit}” lost, “{site}” "
        "needs at least {minutes} min to empty."
    ),
    remedy=N_("Bind the forces of the plan for longer."),
    source=HYDRAULIC,
)
def forces_let_go_first(survey: Survey) -> Iterable[Spot]:
    """The forces of a contingency plan are bound until its site is empty, the worst exit lost."""
    times = {site.id: (site, emptied) for site, emptied in _emptied(survey)}
    for plan in survey.plan.contingency_plans:
        site, emptied = times.get(plan.site or "", (None, None))
        lost = emptied.exit_lost if emptied else None
        if site is None or lost is None or lost.least_min is None:
            continue
        if lost.least_min > plan.duration_min:
            yield at(
                "contingency_plans",
                plan,
                "duration_min",
                duration=plan.duration_min,
                minutes=round(lost.least_min, 1),
                site=site.name,
                exit=_exit_name(site, lost),
            )
