"""Movements: a route in time that can be driven, an escort, another way."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Any

from sansang.checks.finding import Severity
from sansang.checks.rule import Spot, at, lacking, rule
from sansang.checks.sources import INSPECTION, ROADS, arithmetic, practice
from sansang.checks.survey import Survey
from sansang.event import Movement, Position, RoutePoint
from sansang.roads import distance_m
from sansang.travel import DELEGATES, By, Journey, in_force
from sansang.wording import N_

_PRACTICE = practice(INSPECTION)
_TABLE = "movements"


@rule(
    "movements.no_route",
    Severity.ERROR,
    N_("Movement “{name}” has no route: {points} points are named, two are the least."),
    remedy=N_("Enter where it starts, what it passes and where it ends, with times."),
    source=_PRACTICE,
)
def no_route(survey: Survey) -> Iterable[Spot]:
    """Every movement has a beginning and an end."""
    for movement in survey.plan.movements:
        if len(movement.route) < 2:
            yield at(_TABLE, movement, "route", points=len(movement.route))


@rule(
    "movements.no_escort",
    Severity.WARNING,
    N_("Movement “{name}” has no escort."),
    remedy=N_("Name the post that escorts it."),
    source=_PRACTICE,
)
def no_escort(survey: Survey) -> Iterable[Spot]:
    """Every movement is escorted."""
    return lacking(_TABLE, survey.plan.movements, "escort")


@rule(
    "movements.no_alternate_route",
    Severity.WARNING,
    N_("Movement “{name}” has no alternate route."),
    remedy=N_("Agree another way with the traffic police, and drive it once."),
    source=_PRACTICE,
)
def no_alternate_route(survey: Survey) -> Iterable[Spot]:
    """Every movement has another way."""
    return lacking(_TABLE, survey.plan.movements, "alternate_route")


@rule(
    "movements.no_contingency_plan",
    Severity.ADVICE,
    N_("Movement “{name}” has no contingency plan for a blocked road."),
    remedy=N_("Link the contingency plan that applies."),
    source=_PRACTICE,
)
def no_contingency_plan(survey: Survey) -> Iterable[Spot]:
    """Every movement has a contingency plan for a blocked road."""
    return lacking(_TABLE, survey.plan.movements, "contingency_plan")


@rule(
    "movements.too_fast",
    Severity.ERROR,
    N_(
        "Movement “{name}” has {given} min from “{start}” to “{end}”; at {speed} km/h it takes "
        "at least {needed}."
    ),
    remedy=N_("Start earlier, arrive later, or drop a stop."),
    source=arithmetic(N_("Straight line × detour factor ÷ speed")),
)
def too_fast(survey: Survey) -> Iterable[Spot]:
    """A movement has the time that its route takes.

    The distance is the straight line between the positions, less their radii, times the
    plan's detour factor; the speed is the plan's. Where both places lie on the roads of the plan
    another rule asks instead.
    """
    for leg in _legs(survey):
        if leg.journey.by is By.STRAIGHT_LINE and leg.needed > leg.given:
            yield leg.spot(survey, speed=survey.plan.event.rules.speed_km_per_h)


@rule(
    "movements.too_fast_by_road",
    Severity.ERROR,
    N_(
        "Movement “{name}” has {given} min from “{start}” to “{end}”; by road, with what is closed"
        " then, it takes at least {needed}."
    ),
    remedy=N_("Start earlier, arrive later, drop a stop, or exempt delegates from a closure."),
    source=ROADS,
)
def too_fast_by_road(survey: Survey) -> Iterable[Spot]:
    """A movement has the time that its route takes by road.

    It is the quickest way for cars with the closures in force when the leg begins that do not
    exempt delegates, less the share of the radii of both positions in the distance.
    """
    for leg in _legs(survey):
        if leg.journey.by is By.ROADS and leg.needed > leg.given:
            yield leg.spot(survey)


@rule(
    "movements.cut_off",
    Severity.ERROR,
    N_("Movement “{name}” has no way by road from “{start}” to “{end}”; closed then: {closures}."),
    remedy=N_(
        "Exempt delegates from a closure, move the movement in time, or choose other points."
    ),
    source=ROADS,
)
def cut_off(survey: Survey) -> Iterable[Spot]:
    """A movement has a way by road with the closures in force."""
    for leg in _legs(survey):
        if leg.journey.minutes is None:
            yield leg.spot(survey, closures=_in_the_way(survey, leg) or [N_("none")])


def _in_the_way(survey: Survey, leg: "_Leg") -> list[str]:
    """The closures that stop a leg by themselves, or else all that stop delegates then."""
    shut = [c for c in survey.plan.closures if DELEGATES.stopped_by(c)]
    shut = [c for c in shut if c.id in in_force(shut, leg.start.at)]
    ends = leg.start.site, leg.end.site
    journeys = [(c, survey.travel.journey_while(*ends, DELEGATES, (c.id,))) for c in shut]
    alone = [c for c, journey in journeys if journey and journey.minutes is None]
    return [closure.name for closure in alone or shut]


@dataclass(frozen=True, kw_only=True)
class _Leg:
    """A movement from one point of its route to the next."""

    movement: Movement
    start: RoutePoint
    end: RoutePoint
    journey: Journey
    sure: float
    """The share of the distance that is left when both positions are off by their radii."""

    @property
    def given(self) -> float:
        return (self.end.at - self.start.at) / timedelta(minutes=1)

    @property
    def needed(self) -> int:
        return int((self.journey.minutes or 0) * self.sure)

    def spot(self, survey: Survey, **data: Any) -> Spot:
        start, end = (survey.sites[point.site].name for point in (self.start, self.end))
        told = {"given": self.given, "start": start, "end": end, **data, "needed": self.needed}
        return at(_TABLE, self.movement, "route", **told)


def _legs(survey: Survey) -> Iterator[_Leg]:
    for movement in survey.plan.movements:
        for start, end in pairwise(movement.route):
            journey = survey.travel.journey(start.site, end.site, DELEGATES, start.at)
            if journey:
                a, b = (survey.sites[point.site].position for point in (start, end))
                assert a is not None
                assert b is not None
                yield _Leg(
                    movement=movement, start=start, end=end, journey=journey, sure=_sure(a, b)
                )


def _sure(a: Position, b: Position) -> float:
    apart = distance_m(_point(a), _point(b))
    return max(0.0, 1 - (a.radius_m + b.radius_m) / apart) if apart else 0.0


def _point(position: Position) -> tuple[float, float]:
    return position.lat, position.lon
