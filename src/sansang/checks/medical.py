"""Medical care: the patients that published rates let expect, and who cares for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from sansang.checks.finding import Severity
from sansang.checks.rule import Spot, at, rule
from sansang.checks.sources import INSPECTION, practice
from sansang.checks.survey import Survey
from sansang.event import Event, Post
from sansang.event.duty import StrengthUnit
from sansang.event.ground import SiteKind
from sansang.event.organisation import AgencyKind, VehicleKind
from sansang.event.setting import EventKind
from sansang.wording import N_


@dataclass(frozen=True, kw_only=True)
class Rate:
    """Patients and transports to hospital for every 1,000 people who come."""

    patients: float
    transports: float
    study: str


ARBON = Rate(patients=0.992, transports=0.027, study="Arbon 2001")
"""201 events, 11,956 patients: the default."""
RATES = {
    EventKind.CONCERT: Rate(patients=3.0, transports=0.027, study="Milsten 2003, Arbon 2001"),
    EventKind.OUTDOOR_FESTIVAL: Rate(
        patients=3.0, transports=0.027, study="Milsten 2003, Arbon 2001"
    ),
    EventKind.ROAD_RACE: Rate(
        patients=25.3, transports=30 / 81.277, study="Twin Cities Marathon 1982–94"
    ),
}
"""By kind of event. Milsten 2003: concerts, 30 per 10,000. Twin Cities Marathon: 25.3 per
1,000 finishers, 30 transfers among 81,277 entrants."""

ON_SCENE_MIN = 12
"""Mean minutes that a crew is with a patient (JEMSS, Auckland inputs)."""

_RATES = practice(N_("Published patient rates (Arbon 2001, Milsten 2003, Twin Cities Marathon)"))


def rate_for(kind: EventKind) -> Rate:
    """Return the published rate that fits a kind of event best."""
    return RATES.get(kind, ARBON)


def expected_patients(event: Event) -> float:
    """Return how many patients to expect over the whole event."""
    return event.attendance * rate_for(event.kind).patients / 1000


def expected_transports(event: Event) -> float:
    """Return how many patients to expect who are taken to hospital."""
    return event.attendance * rate_for(event.kind).transports / 1000


def first_aiders_floor(attendance: int) -> int | None:
    """Return the first aiders of the older Purple Guide table, None above 10,000 people.

    2 for every 1,000 up to 3,000, at least 2; then 6 and 1 for every 1,000 above 3,000.
    """
    if attendance > 10_000:
        return None
    if attendance <= 3000:
        return max(2, -(-attendance * 2 // 1000))
    return 6 - (-(attendance - 3000) // 1000)


def _medical_posts(survey: Survey) -> list[Post]:
    return [post for post in survey.plan.posts if survey.is_medical(post)]


@rule(
    "medical.no_post_at_venue",
    Severity.ERROR,
    N_("No medical post is at “{name}”; over the event {patients} patients are to be expected."),
    remedy=N_("Place a first-aid post there, or say which post nearby serves it."),
    source=_RATES,
)
def no_post_at_venue(survey: Survey) -> Iterable[Spot]:
    """Every venue has a medical post."""
    if not survey.plan.event.attendance:
        return
    for site in survey.venues:
        if not any(survey.is_medical(post) for post in survey.posts_at.get(site.id, ())):
            patients = round(expected_patients(survey.plan.event), 2)
            yield at("sites", site, patients=patients)


@rule(
    "medical.no_ambulance",
    Severity.ERROR,
    N_(
        "The plan of “{name}” has no ambulance; {transports} transports to hospital are to be "
        "expected ({study})."
    ),
    remedy=N_("Add an ambulance crew, on the spot or on call with its travel time known."),
    source=_RATES,
)
def no_ambulance(survey: Survey) -> Iterable[Spot]:
    """Somebody can take a patient to hospital."""
    event = survey.plan.event
    if event.attendance and all(t.vehicle != VehicleKind.AMBULANCE for t in survey.plan.teams):
        transports = round(expected_transports(event), 2)
        yield at("event", event, transports=transports, study=rate_for(event.kind).study)


@rule(
    "medical.overloaded",
    Severity.ERROR,
    N_(
        "{patients} patients are to be expected at “{name}” ({study}); at 12 min each they keep "
        "{load} medical teams busy all the time, and the posts have {teams}."
    ),
    remedy=N_("Raise the minimum strength of the medical posts."),
    source=_RATES,
)
def overloaded(survey: Survey) -> Iterable[Spot]:
    """The medical posts have more teams than patients keep busy on average.

    Patients are spread evenly over the event, so this is a floor: peaks need more.
    """
    event, posts = survey.plan.event, _medical_posts(survey)
    minutes = (event.end - event.start) / timedelta(minutes=1)
    load = expected_patients(event) * ON_SCENE_MIN / minutes
    teams = sum(_teams_at(survey, post) for post in posts)
    if posts and load >= teams:
        yield at(
            "event",
            event,
            patients=round(expected_patients(event), 2),
            study=rate_for(event.kind).study,
            load=round(load, 2),
            teams=teams,
        )


def _teams_at(survey: Survey, post: Post) -> int:
    """The teams that surely make the strength of a post, at the highest of its minimums."""
    strength = max((need.minimum for need in post.needs), default=0)
    if post.unit == StrengthUnit.TEAMS:
        return strength
    kinds = post.resource_types or tuple(survey.largest_team)
    size = max((survey.largest_team.get(kind, 1) for kind in kinds), default=1)
    return -(-strength // size)


@rule(
    "medical.few_first_aiders",
    Severity.ADVICE,
    N_(
        "The medical agencies bring {people} people for {attendance} at “{name}”; an older table "
        "asked for {floor} first aiders."
    ),
    remedy=N_("Decide by a medical risk assessment; the table is only a historic floor."),
    source=practice(N_("Purple Guide, older table (withdrawn for needs assessment)")),
)
def few_first_aiders(survey: Survey) -> Iterable[Spot]:
    """There are at least as many first aiders as an older table asked for, up to 10,000 people.

    The table is withdrawn for needs assessment and stands here only as a historic floor.
    """
    event = survey.plan.event
    floor = first_aiders_floor(event.attendance) if event.attendance else None
    people = sum(
        team.headcount
        for team in survey.plan.teams
        if survey.agencies[team.agency].kind == AgencyKind.MEDICAL
    )
    if floor is not None and people < floor:
        yield at("event", event, people=people, attendance=event.attendance, floor=floor)


@rule(
    "medical.no_hospital",
    Severity.WARNING,
    N_("The plan of “{name}” names no hospital."),
    remedy=N_("Enter the hospital that receives patients, and agree it with them."),
    source=practice(INSPECTION),
)
def no_hospital(survey: Survey) -> Iterable[Spot]:
    """The plan names the hospital that receives patients."""
    if not any(site.kind == SiteKind.HOSPITAL for site in survey.plan.sites):
        yield at("event", survey.plan.event, "sites")
