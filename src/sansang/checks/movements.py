"""Movements: a route in time that can be driven, an escort, another way."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import pairwise

from sansang.checks.finding import Severity
from sansang.checks.rule import Spot, at, lacking, rule
from sansang.checks.sources import INSPECTION, arithmetic, practice
from sansang.checks.survey import Survey
from sansang.event import Position, RoutePoint
from sansang.roads import StraightLine, distance_m
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
    plan's detour factor; the speed is the plan's.
    """
    for movement in survey.plan.movements:
        for start, end in pairwise(movement.route):
            needed = _minutes(survey, start, end)
            given = (end.at - start.at) / timedelta(minutes=1)
            if needed > given:
                yield at(
                    _TABLE,
                    movement,
                    "route",
                    given=given,
                    start=survey.sites[start.site].name,
                    end=survey.sites[end.site].name,
                    speed=survey.plan.event.rules.speed_km_per_h,
                    needed=needed,
                )


def _minutes(survey: Survey, start: RoutePoint, end: RoutePoint) -> int:
    a, b = (survey.sites[point.site].position for point in (start, end))
    if a is None or b is None:
        return 0
    apart = distance_m(_point(a), _point(b))
    sure = max(0.0, 1 - (a.radius_m + b.radius_m) / apart) if apart else 0.0
    rules = survey.plan.event.rules
    line = StraightLine(speed_km_per_h=rules.speed_km_per_h, detour_factor=rules.detour_factor)
    return int(line.minutes(_point(a), _point(b)) * sure)


def _point(position: Position) -> tuple[float, float]:
    return position.lat, position.lon
