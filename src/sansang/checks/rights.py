"""Gatherings: lawful, facilitated, kept safe; a restriction only with all that makes it lawful."""

from collections.abc import Iterable, Iterator

from sansang.checks.finding import Severity
from sansang.checks.rule import Spot, at, rule
from sansang.checks.sources import ASSEMBLY, COMMENT_37, DATES, LAW_42_2013, practice
from sansang.checks.spans import merged
from sansang.checks.survey import Survey
from sansang.event import Gathering, Restriction
from sansang.event.ground import SiteKind
from sansang.event.public import SizeBand
from sansang.wording import N_

_TABLE = "gatherings"

PEOPLE = {
    SizeBand.UP_TO_50: 50,
    SizeBand.UP_TO_200: 200,
    SizeBand.UP_TO_1000: 1000,
    SizeBand.OVER_1000: 1000,
}
"""The people for which stewards are reckoned: the upper end of a band, of the last the lower."""


def stewards_for(people: int) -> int:
    """Return the stewards that Dover asks for: 1 for 10 up to 100, then 1 for 30, and 2 more."""
    return -(-min(people, 100) // 10) - (-max(0, people - 100) // 30) + 2


def _gatherings_without(survey: Survey, field: str) -> Iterable[Spot]:
    """The gatherings for which something that is owed them is not planned."""
    return [at(_TABLE, g, field) for g in survey.plan.gatherings if not getattr(g, field)]


@rule(
    "rights.no_liaison",
    Severity.ERROR,
    N_("Gathering “{name}” has no liaison."),
    remedy=N_("Name who speaks with its organisers, both ways, before and during it."),
    source=ASSEMBLY,
)
def no_liaison(survey: Survey) -> Iterable[Spot]:
    """Somebody speaks with the organisers of every gathering."""
    return _gatherings_without(survey, "liaison")


@rule(
    "rights.no_route",
    Severity.WARNING,
    N_("Gathering “{name}” has no route of its own."),
    remedy=N_("Plan its way there and back, apart from delegates and ambulances."),
    source=ASSEMBLY,
)
def no_route(survey: Survey) -> Iterable[Spot]:
    """Every gathering has its own way there and back."""
    return _gatherings_without(survey, "route")


@rule(
    "rights.out_of_sight_and_sound",
    Severity.ERROR,
    N_("Gathering “{name}” has its place out of sight and sound of those whom it addresses."),
    remedy=N_("Find a place where it is seen and heard, at best the one its organisers prefer."),
    source=ASSEMBLY,
)
def out_of_sight_and_sound(survey: Survey) -> Iterable[Spot]:
    """A gathering is within sight and sound of those whom it addresses."""
    return _gatherings_without(survey, "sight_and_sound")


@rule(
    "rights.no_open_exit",
    Severity.ERROR,
    N_("The place of gathering “{name}” has no exit that is always open."),
    remedy=N_("Keep one way out open the whole time: whoever wants to leave can leave."),
    source=COMMENT_37,
)
def no_open_exit(survey: Survey) -> Iterable[Spot]:
    """Whoever is at a gathering can leave it at any time."""
    return _gatherings_without(survey, "exit_always_open")


@rule(
    "rights.no_emergency_lane",
    Severity.ERROR,
    N_("The place of gathering “{name}” has no lane kept clear for emergencies."),
    remedy=N_("Mark a lane for ambulances and fire engines and keep it clear."),
    source=ASSEMBLY,
)
def no_emergency_lane(survey: Survey) -> Iterable[Spot]:
    """Ambulances and fire engines reach every gathering."""
    return _gatherings_without(survey, "emergency_lane")


@rule(
    "rights.no_receiving_post",
    Severity.ERROR,
    N_("Gathering “{name}” has no post that receives petitions."),
    remedy=N_("Name a post that receives them, gives a receipt and states the deadline."),
    source=COMMENT_37,
)
def no_receiving_post(survey: Survey) -> Iterable[Spot]:
    """Petitions of a gathering are received, with a receipt and a deadline."""
    return _gatherings_without(survey, "receiving_post")


@rule(
    "rights.no_reception_point",
    Severity.WARNING,
    N_("The plan of “{name}” has a gathering but no reception point for citizens."),
    remedy=N_("Open one near the venue: open, timely, simple and safe."),
    source=LAW_42_2013,
)
def no_reception_point(survey: Survey) -> Iterable[Spot]:
    """Where a gathering is expected, a reception point for citizens is open."""
    kinds = {site.kind for site in survey.plan.sites}
    if survey.plan.gatherings and SiteKind.RECEPTION_POINT not in kinds:
        yield at("event", survey.plan.event, "sites")


@rule(
    "rights.no_stewards",
    Severity.WARNING,
    N_("Gathering “{name}” has no steward post."),
    remedy=N_("Agree with its organisers who stewards it, and place a post that helps them."),
    source=ASSEMBLY,
)
def no_stewards(survey: Survey) -> Iterable[Spot]:
    """Every gathering has stewards."""
    return _gatherings_without(survey, "steward_post")


@rule(
    "rights.few_stewards",
    Severity.ADVICE,
    N_("Gathering “{name}” has {stewards} stewards at the least; one ratio asks for {floor}."),
    remedy=N_("Place stewards by the posts that are to be held; the ratio is only a floor."),
    source=practice(N_("Steward ratio of Dover (sources disagree)")),
)
def few_stewards(survey: Survey) -> Iterable[Spot]:
    """Stewards are not fewer than a published ratio for the size of the gathering.

    Sources disagree: by posts is better, the ratio is a floor.
    """
    for gathering in survey.plan.gatherings:
        if gathering.steward_post is None:
            continue
        span = (gathering.start, gathering.end)
        stewards = survey.least_people(survey.posts[gathering.steward_post], span)
        floor = stewards_for(PEOPLE[gathering.size])
        if stewards < floor:
            yield at(_TABLE, gathering, "steward_post", stewards=stewards, floor=floor)


@rule(
    "rights.no_medical_post",
    Severity.WARNING,
    N_("Gathering “{name}” has no medical post."),
    remedy=N_("Place one within reach, with its own way in."),
    source=ASSEMBLY,
)
def no_medical_post(survey: Survey) -> Iterable[Spot]:
    """Every gathering has medical care."""
    return _gatherings_without(survey, "medical_post")


@rule(
    "rights.no_water_and_shade",
    Severity.WARNING,
    N_("Gathering “{name}” has no water and shade."),
    remedy=N_("Provide drinking water and shade for the time that it lasts."),
    source=ASSEMBLY,
)
def no_water_and_shade(survey: Survey) -> Iterable[Spot]:
    """People at a gathering have water and shade."""
    return _gatherings_without(survey, "water_and_shade")


@rule(
    "rights.no_toilets",
    Severity.ADVICE,
    N_("Gathering “{name}” has no toilets."),
    remedy=N_("Provide toilets within reach, also for wheelchairs."),
    source=ASSEMBLY,
)
def no_toilets(survey: Survey) -> Iterable[Spot]:
    """People at a gathering have toilets."""
    return _gatherings_without(survey, "toilets")


@rule(
    "rights.gathering_outside_event",
    Severity.WARNING,
    N_("Gathering “{name}” ({start} – {end}) lies outside the time of the event and its phases."),
    remedy=N_("Correct its time, or extend the phases so that it is cared for."),
    source=DATES,
)
def gathering_outside_event(survey: Survey) -> Iterable[Spot]:
    """A gathering in the plan lies in the time that the plan covers."""
    covered = merged(
        [survey.event_span, *((phase.start, phase.end) for phase in survey.plan.phases)]
    )
    for gathering in survey.plan.gatherings:
        if not any(a <= gathering.start and gathering.end <= b for a, b in covered):
            yield at(_TABLE, gathering, "start", start=gathering.start, end=gathering.end)


@rule(
    "rights.restriction_without_ground",
    Severity.ERROR,
    N_("Gathering “{name}” is restricted without a ground."),
    remedy=N_("Write the lawful ground, necessary and proportionate; else lift the restriction."),
    source=COMMENT_37,
)
def restriction_without_ground(survey: Survey) -> Iterable[Spot]:
    """A restriction states its ground."""
    return _restrictions_without(survey, "ground")


@rule(
    "rights.restriction_without_decision_maker",
    Severity.ERROR,
    N_("Gathering “{name}” is restricted, and nobody is named who decided it."),
    remedy=N_("Name the post of command that answers for the decision; else lift it."),
    source=COMMENT_37,
)
def restriction_without_decision_maker(survey: Survey) -> Iterable[Spot]:
    """Somebody answers for a restriction."""
    return _restrictions_without(survey, "decided_by")


@rule(
    "rights.restriction_without_time",
    Severity.ERROR,
    N_("Gathering “{name}” is restricted without a time at which it was decided."),
    remedy=N_("Record when it was decided and told to the organisers."),
    source=COMMENT_37,
)
def restriction_without_time(survey: Survey) -> Iterable[Spot]:
    """A restriction says when it was decided."""
    return _restrictions_without(survey, "at")


@rule(
    "rights.restriction_without_alternative",
    Severity.ERROR,
    N_("Gathering “{name}” is restricted without an alternative."),
    remedy=N_("Offer another place or time within sight and sound."),
    source=COMMENT_37,
)
def restriction_without_alternative(survey: Survey) -> Iterable[Spot]:
    """A restriction offers an alternative."""
    return _restrictions_without(survey, "alternative")


@rule(
    "rights.restriction_without_appeal",
    Severity.ERROR,
    N_("Gathering “{name}” is restricted without a way to appeal."),
    remedy=N_("Write to whom the organisers appeal, and that it is decided before the gathering."),
    source=COMMENT_37,
)
def restriction_without_appeal(survey: Survey) -> Iterable[Spot]:
    """Who is restricted can appeal in time."""
    return _restrictions_without(survey, "appeal")


def _restrictions_without(survey: Survey, field: str) -> Iterator[Spot]:
    for gathering, restriction in _restricted(survey):
        if getattr(restriction, field) in (None, ""):
            yield at(_TABLE, gathering, f"restriction.{field}")


def _restricted(survey: Survey) -> Iterator[tuple[Gathering, Restriction]]:
    for gathering in survey.plan.gatherings:
        if gathering.restriction is not None:
            yield gathering, gathering.restriction
