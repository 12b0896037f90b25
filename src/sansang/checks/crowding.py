"""Crowding: how dense the zones get, and whether more come than a site is approved for."""

from collections.abc import Iterable, Iterator

from sansang.checks.finding import Severity, Source, SourceKind
from sansang.checks.rule import Spot, at, rule
from sansang.checks.sources import (
    GREEN_GUIDE,
    INSPECTION,
    NFPA_101,
    NUMBERS,
    SFPE,
    practice,
    qcvn_06,
)
from sansang.checks.survey import Survey
from sansang.egress import expected_in, people_in
from sansang.egress.hydraulic import JAM_PER_M2
from sansang.event import Site, Zone
from sansang.event.organisation import WorkGroup
from sansang.wording import N_

AREA_PER_PERSON_M2 = 0.5
"""Least area per person (Green Guide, as published by Buckinghamshire Council)."""
HALL_M2 = 1.0
"""Floor per person in a hall, where no design figure is known (QCVN 06:2022/BXD, G.9)."""
FT2_M2 = 0.09290304
NFPA_FT2, NFPA_LARGE_FT2, LARGE_ROOM_FT2 = 5, 7, 10_000
"""Least floor per person in rooms up to and over 10,000 ft² (NFPA 101)."""
PEOPLE_PER_CROWD_MANAGER = 250
"""People for whom one crowd manager is enough (NFPA 101, unverified)."""


def _dense(survey: Survey, least: float, most: float = float("inf")) -> Iterator[Spot]:
    """The zones with ``least`` to ``most`` people per m², the least excluded."""
    for site, zone, area in _zones(survey):
        density = zone.expected_people / area
        if least < density <= most:
            yield _at_zone(site, zone, area=area, density=round(density, 2))


def _zones(survey: Survey) -> Iterator[tuple[Site, Zone, float]]:
    for site in survey.plan.sites:
        for zone in site.zones:
            if zone.area_m2 is not None:
                yield site, zone, zone.area_m2


def _at_zone(site: Site, zone: Zone, **data: float) -> Spot:
    return at(
        "sites",
        site,
        f"zones[{zone.id}]",
        zone=zone.name,
        people=zone.expected_people,
        **data,
    )


@rule(
    "crowding.standstill",
    Severity.ERROR,
    N_(
        "{people} people in zone “{zone}” of “{name}” ({area} m²) are {density} per m²: from 3.76 "
        "on nobody can move."
    ),
    remedy=N_("Let fewer people in, or open more ground."),
    source=SFPE,
)
def standstill(survey: Survey) -> Iterable[Spot]:
    """No zone gets so dense that nobody can move: 3.76 people per m²."""
    return _dense(survey, JAM_PER_M2 - 1e-9)


@rule(
    "crowding.dense",
    Severity.WARNING,
    N_(
        "{people} people in zone “{zone}” of “{name}” ({area} m²) are {density} per m²; 2 per m² "
        "are the most."
    ),
    remedy=N_("Let fewer people in, open more ground, or count at the gates and close in time."),
    source=GREEN_GUIDE,
)
def dense(survey: Survey) -> Iterable[Spot]:
    """No zone has less than 0.5 m² per person."""
    return _dense(survey, 1 / AREA_PER_PERSON_M2, JAM_PER_M2 - 1e-9)


@rule(
    "crowding.over_floor_area",
    Severity.WARNING,
    N_(
        "Zone “{zone}” of “{name}” has {area} m² for {people} people; without a design figure a "
        "hall takes one person per m²."
    ),
    remedy=N_("Enter the approved capacity of the site, or let fewer people in."),
    source=qcvn_06("G.9"),
)
def over_floor_area(survey: Survey) -> Iterable[Spot]:
    """Indoors, where no approved capacity is known, a hall takes one person per m²."""
    for site, zone, area in _zones(survey):
        if site.capacity is None and not zone.outdoors and zone.expected_people * HALL_M2 > area:
            yield _at_zone(site, zone, area=area)


@rule(
    "crowding.over_nfpa_floor_area",
    Severity.ERROR,
    N_("Zone “{zone}” of “{name}” has {area} m² for {people} people; {needed} m² are the least."),
    remedy=N_("Let fewer people in, or open more ground."),
    source=NFPA_101,
)
def over_nfpa_floor_area(survey: Survey) -> Iterable[Spot]:
    """An assembly has 5 ft² per person, 7 ft² in a room of more than 10,000 ft²."""
    for site, zone, area in _zones(survey):
        per_person = NFPA_LARGE_FT2 if area > LARGE_ROOM_FT2 * FT2_M2 else NFPA_FT2
        needed = zone.expected_people * per_person * FT2_M2
        if not zone.outdoors and needed > area:
            yield _at_zone(site, zone, area=area, needed=round(needed, 1))


@rule(
    "crowding.over_capacity",
    Severity.ERROR,
    N_("{people} people are expected in “{name}”, which is approved for {capacity}."),
    remedy=N_("Let fewer people in, or move a part elsewhere."),
    source=NUMBERS,
)
def over_capacity(survey: Survey) -> Iterable[Spot]:
    """No more people are expected than a site is approved for."""
    for site in survey.plan.sites:
        people = expected_in(site)
        if site.capacity is not None and people > site.capacity:
            yield at("sites", site, "capacity", people=people, capacity=site.capacity)


@rule(
    "crowding.area_unknown",
    Severity.ADVICE,
    N_("The area of zone “{zone}” of “{name}” is not known, though {people} people are expected."),
    remedy=N_("Measure it: without it nobody can say how dense it gets."),
    source=practice(INSPECTION),
)
def area_unknown(survey: Survey) -> Iterable[Spot]:
    """The area of every zone that people fill is known."""
    for site in survey.plan.sites:
        for zone in site.zones:
            if zone.area_m2 is None and zone.expected_people:
                yield _at_zone(site, zone)


@rule(
    "crowding.too_few_crowd_managers",
    Severity.WARNING,
    N_("“{name}” has {managers} people for public order for {people} people; {needed} are needed."),
    remedy=N_("Add trained crowd managers: one for every 250 people."),
    source=Source(kind=SourceKind.STANDARD, title="NFPA 101", jurisdiction="US", verified=False),
)
def too_few_crowd_managers(survey: Survey) -> Iterable[Spot]:
    """An assembly has one crowd manager for every 250 people.

    Counted are the posts of public order at the site, at their minimum strength.
    """
    for site in survey.venues:
        people = people_in(site)
        needed = -(-people // PEOPLE_PER_CROWD_MANAGER)
        posts = [
            post
            for post in survey.posts_at.get(site.id, ())
            if survey.work_group(post) == WorkGroup.PUBLIC_ORDER
        ]
        managers = survey.most_people(posts)
        if managers < needed:
            yield at("sites", site, managers=managers, people=people, needed=needed)
