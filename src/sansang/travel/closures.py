"""When which closures are in force together, and which roads each of them closes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

import numpy as np

from sansang.event import Closure
from sansang.faults import CannotRun
from sansang.roads import RoadNetwork
from sansang.roads.network import Longs

_MARGIN = 0.01
"""Degrees beyond the network at which a line still counts: about a kilometre."""


@dataclass(frozen=True, kw_only=True)
class Together:
    """A time in which the same closures are in force, at least one."""

    start: datetime
    end: datetime
    closures: tuple[str, ...]


def in_force(closures: Iterable[Closure], at: datetime) -> tuple[str, ...]:
    """Return the closures that are in force at a moment."""
    return tuple(c.id for c in closures if any(t.start <= at < t.end for t in c.times))


def in_force_within(closures: Iterable[Closure], start: datetime, end: datetime) -> tuple[str, ...]:
    """Return the closures that are in force at some time between two moments."""
    return tuple(c.id for c in closures if any(t.start < end and start < t.end for t in c.times))


def schedule(closures: Sequence[Closure]) -> list[Together]:
    """Return the times with the same closures in force, one after the other.

    Where a closure ends and begins again at once it simply goes on.
    """
    moments = sorted({moment for c in closures for t in c.times for moment in (t.start, t.end)})
    found: list[Together] = []
    for start, end in pairwise(moments):
        ids = in_force(closures, start)
        goes_on = found and found[-1].closures == ids and found[-1].end == start
        begun = found.pop().start if goes_on else start
        if ids:
            found.append(Together(start=begun, end=end, closures=ids))
    return found


def together(closures: Sequence[Closure]) -> tuple[Together, ...]:
    """Return each set of closures that are ever in force together, with its first time."""
    found: dict[tuple[str, ...], Together] = {}
    for one in schedule(closures):
        found.setdefault(one.closures, one)
    return tuple(found.values())


def links_of(network: RoadNetwork, drawn: str, *, one_direction: bool = False) -> Longs | None:
    """Return the links that a line follows or that lie inside an area; None: there are none."""
    if drawn.startswith("POLYGON"):
        return _found(network, drawn, area=True, one_direction=False)
    every = [
        _found(network, part, area=False, one_direction=one_direction)
        for part in _near(network, drawn)
    ]
    found = [links for links in every if links is not None]
    return np.unique(np.concatenate(found)) if found else None


def _found(network: RoadNetwork, drawn: str, *, area: bool, one_direction: bool) -> Longs | None:
    from sansang.roads.along import links_along, links_inside

    try:
        return links_inside(network, drawn) if area else links_along(network, drawn, one_direction)
    except CannotRun:
        return None


def _near(network: RoadNetwork, drawn: str) -> list[str]:
    """A line without what lies beyond the network: following it would take for ever."""
    import shapely

    lon, lat = network.shape_lon, network.shape_lat
    around = shapely.box(
        lon.min() - _MARGIN, lat.min() - _MARGIN, lon.max() + _MARGIN, lat.max() + _MARGIN
    )
    line = shapely.from_wkt(drawn)
    if around.contains(line):
        return [drawn]
    parts = shapely.get_parts(shapely.intersection(line, around))
    return [shapely.to_wkt(part) for part in parts if part.geom_type == "LineString"]
