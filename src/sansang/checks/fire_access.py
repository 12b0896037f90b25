"""Fire engines: whether they get to the site, fit under what hangs there, and can turn."""

from collections.abc import Iterable, Iterator

from sansang.checks.finding import Severity
from sansang.checks.rule import Spot, at, lacking, rule
from sansang.checks.sources import NUMBERS, qcvn_06
from sansang.checks.survey import Survey
from sansang.event import Site, VehicleAccess
from sansang.event.fit import may_stand_in
from sansang.event.organisation import FIRE_VEHICLES
from sansang.wording import N_

ROAD_WIDTH_M, CLEAR_HEIGHT_M = 3.5, 4.5
"""Least width and height of the road for fire engines (QCVN 06:2022/BXD, section 6)."""
REACH_M, REACH_UP_TO_HEIGHT_M = 60, 15
"""Farthest point of a building up to 15 m high from the road (QCVN 06:2022/BXD, section 6)."""
DEAD_END_M = 46
"""A longer dead end needs a place to turn (QCVN 06:2022/BXD, section 6)."""

_QCVN = qcvn_06("6")


def _accesses(survey: Survey) -> Iterator[tuple[Site, VehicleAccess]]:
    for site in survey.plan.sites:
        if site.access:
            yield site, site.access


@rule(
    "fire_access.unknown",
    Severity.WARNING,
    N_("The plan does not say how a fire engine reaches “{name}”."),
    remedy=N_("Measure the road: width, clear height, farthest point, dead end."),
    source=_QCVN,
)
def unknown(survey: Survey) -> Iterable[Spot]:
    """The plan says how a fire engine reaches every venue."""
    return lacking("sites", survey.venues, "access")


@rule(
    "fire_access.narrow_road",
    Severity.ERROR,
    N_("The road for fire engines to “{name}” is {width} m wide; {least} m are the least."),
    remedy=N_("Clear it of stalls, barriers and parked cars, or name another way in."),
    source=_QCVN,
)
def narrow_road(survey: Survey) -> Iterable[Spot]:
    """The road for fire engines is at least 3.5 m wide."""
    for site, access in _accesses(survey):
        if access.road_width_m is not None and access.road_width_m < ROAD_WIDTH_M:
            yield at(
                "sites",
                site,
                "access.road_width_m",
                width=access.road_width_m,
                least=ROAD_WIDTH_M,
            )


@rule(
    "fire_access.low_clearance",
    Severity.ERROR,
    N_("The road for fire engines to “{name}” is {height} m high; {least} m are the least."),
    remedy=N_("Take down gates, banners and cables, or name another way in."),
    source=_QCVN,
)
def low_clearance(survey: Survey) -> Iterable[Spot]:
    """The road for fire engines is clear up to 4.5 m."""
    for site, access in _accesses(survey):
        if access.clear_height_m is not None and access.clear_height_m < CLEAR_HEIGHT_M:
            yield at(
                "sites",
                site,
                "access.clear_height_m",
                height=access.clear_height_m,
                least=CLEAR_HEIGHT_M,
            )


@rule(
    "fire_access.out_of_reach",
    Severity.ERROR,
    N_("The farthest point of “{name}” is {distance} m from the road; {most} m are the most."),
    remedy=N_("Open a way that brings engines nearer, or lay a dry riser."),
    source=_QCVN,
)
def out_of_reach(survey: Survey) -> Iterable[Spot]:
    """No point of a building up to 15 m high is more than 60 m from the road."""
    for site, access in _accesses(survey):
        low = site.height_m is None or site.height_m <= REACH_UP_TO_HEIGHT_M
        if low and access.farthest_point_m is not None and access.farthest_point_m > REACH_M:
            yield at(
                "sites",
                site,
                "access.farthest_point_m",
                distance=access.farthest_point_m,
                most=REACH_M,
            )


@rule(
    "fire_access.no_turning_place",
    Severity.ERROR,
    N_("The road to “{name}” is a dead end of {length} m without a place to turn."),
    remedy=N_("Keep a turning place free, or open the far end."),
    source=_QCVN,
)
def no_turning_place(survey: Survey) -> Iterable[Spot]:
    """A dead end of more than 46 m has a place where engines turn."""
    for site, access in _accesses(survey):
        if access.dead_end_m is None or access.turning_place:
            continue
        if access.dead_end_m > DEAD_END_M:
            yield at("sites", site, "access.dead_end_m", length=access.dead_end_m)


@rule(
    "fire_access.engine_does_not_fit",
    Severity.ERROR,
    N_("The vehicles of {teams} don't fit through the way in to “{name}”."),
    remedy=N_("Send smaller vehicles there, or widen or raise the way in."),
    source=NUMBERS,
)
def engine_does_not_fit(survey: Survey) -> Iterable[Spot]:
    """Every fire, ladder and rescue vehicle of a sector fits through the ways in of its sites."""
    engines = [team for team in survey.plan.teams if team.vehicle in FIRE_VEHICLES]
    for site, access in _accesses(survey):
        big = [
            team.name
            for team in engines
            if _over(team.vehicle_width_m, access.road_width_m)
            or _over(team.vehicle_height_m, access.clear_height_m)
            if may_stand_in(survey.plan, team, site.sector)
        ]
        if big:
            yield at("sites", site, "access", teams=big)


def _over(size: float | None, room: float | None) -> bool:
    return size is not None and room is not None and size > room
