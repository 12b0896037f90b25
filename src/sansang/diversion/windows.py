"""Rolling closures: each stretch of a route is closed while a convoy passes it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sansang.diversion.open_roads import Found, OpenRoads
from sansang.diversion.result_convoys import Window

HEADWAY_S = 3.0
"""Seconds from vehicle to vehicle in a convoy that keeps together."""
BEFORE_S = 300.0
"""How long before its head comes the road is cleared; ``AFTER_S``: how long after its tail."""
AFTER_S = 60.0
SLOWER = 1.5
"""A convoy may take up to this times its free time: the closure holds as long."""
STRETCH_M = 1000.0
"""A stretch is closed at once: along one street, and not much longer than this."""


def passing_s(vehicles: int) -> float:
    """Return how long a convoy takes to pass a point, head to tail."""
    return max(0, vehicles - 1) * HEADWAY_S


def windows(
    roads: OpenRoads, route: Found, departure: datetime, passing: float
) -> tuple[Window, ...]:
    """Return when each stretch is closed for a convoy that takes so many seconds to pass.

    It leaves on time and drives freely, or slower: the closure begins before it could come
    first and holds until its tail has left last. Whole minutes, rounded outwards.
    """
    found, gone_s = [], 0.0
    for links, seconds, metres in _stretches(roads, route):
        tail_s = SLOWER * (gone_s + seconds) + passing + AFTER_S
        found.append(
            Window(
                street=roads.network.street(links[0]),
                links=links,
                length_m=round(metres, 1),
                start=_minute(departure + timedelta(seconds=gone_s - BEFORE_S)),
                end=_next_minute(departure + timedelta(seconds=tail_s)),
            )
        )
        gone_s += seconds
    return tuple(found)


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def _next_minute(at: datetime) -> datetime:
    floor = _minute(at)
    return floor if floor == at else floor + timedelta(minutes=1)


def _stretches(roads: OpenRoads, route: Found) -> Iterator[tuple[tuple[int, ...], float, float]]:
    """Yield the links of each stretch, its seconds and its metres."""
    network = roads.network
    links: tuple[int, ...] = ()
    seconds = metres = 0.0
    for link, share in zip(route.links, route.shares, strict=True):
        if links and (network.name[link] != network.name[links[0]] or metres >= STRETCH_M):
            yield links, seconds, metres
            links, seconds, metres = (), 0.0, 0.0
        links = (*links, link)
        seconds += share * float(roads.time_ms[link]) / 1000
        metres += share * float(network.length_m[link])
    if links:
        yield links, seconds, metres
