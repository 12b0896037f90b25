"""A plan laid on a small town of straight streets, made by hand."""

from collections.abc import Iterable, Mapping
from typing import Any

from tests.sansang.checks.plans import a_plan, but_event, sound_plan
from tests.sansang.roads.networks import at

from sansang.event import EventPlan, Site

SPACING_M = 100.0
DAY = "2026-11-27"


def placed(plan: EventPlan, places: Mapping[str, tuple[float, float]]) -> EventPlan:
    """Return a plan whose sites stand so many metres east and north; the others stand nowhere."""
    return a_plan(plan, sites=tuple(_site(site, places.get(site.id)) for site in plan.sites))


def _site(site: Site, metres: tuple[float, float] | None) -> Site:
    if metres is None:
        return site.model_copy(update={"position": None})
    lat, lon = at(*metres)
    position = {"lat": lat, "lon": lon, "confidence": "A", "radius_m": 0}
    return Site.model_validate({**site.model_dump(), "position": position})


def with_roads(plan: EventPlan | None = None, limit_m: float = 50) -> EventPlan:
    """Return a plan that names a road network."""
    return but_event(plan or sound_plan(), roads={"file": "town.osm.pbf", "snap_limit_m": limit_m})


def closure(
    one: str,
    *metres: tuple[float, float],
    exempt: Iterable[str] = (),
    times: Iterable[tuple[str, str]] = (("08:00", "12:00"),),
) -> dict[str, Any]:
    """Return a closure along a line of points so many metres east and north, at times of a day."""
    points = ", ".join(f"{lon} {lat}" for lat, lon in (at(*point) for point in metres))
    spans = ({"start": moment(a), "end": moment(b)} for a, b in times)
    return {
        "id": one,
        "name": f"Closure {one}",
        "geometry": f"LINESTRING ({points})",
        "exempt": tuple(exempt),
        "times": tuple(spans),
    }


def moment(clock: str) -> str:
    """Return a time of the day of the event."""
    return f"{DAY}T{clock}+07:00"
