"""Ways round: several that differ, by the penalty method."""

from collections.abc import Sequence

import numpy as np

from sansang.diversion.open_roads import Found, OpenRoads, Spot, both_ways
from sansang.diversion.result_places import Stretch, Way
from sansang.roads import RoadNetwork

PENALTY = 1.4
"""What a road that a way has used costs the next ones, times its time: the penalty method
(Bader, Dees, Geisberger, Sanders, Alternative Route Graphs in Road Networks, TAPAS 2011)."""
SHARED = 0.6
"""A way that has more than this part in common with one before it is no other way."""
LONGER = 1.5
"""A way that takes more than this times the fastest is no alternative (or a minute more)."""
TRIES = 8


def ways_round(roads: OpenRoads, origin: Spot, destination: Spot, count: int) -> list[Found]:
    """Return up to so many ways from spot to spot that differ, the fastest first."""
    cost = roads.time_ms.astype(np.float64)
    found: list[Found] = []
    for _ in range(TRIES):
        way = roads.by(cost).way(origin, destination)
        if way is None or len(found) == count:
            break
        if not found or _is_other(roads, way, found):
            found.append(way)
        cost = np.where(both_ways(roads.network, way.links), cost * PENALTY, cost)
    return sorted(found, key=lambda way: way.time_ms)


def _is_other(roads: OpenRoads, way: Found, before: Sequence[Found]) -> bool:
    most = max(before[0].time_ms * LONGER, before[0].time_ms + 60_000)
    if way.time_ms > most:
        return False
    return all(shared_m(roads.network, way, [one]) <= SHARED * way.length_m for one in before)


def shared_m(network: RoadNetwork, way: Found, others: Sequence[Found]) -> float:
    """Return how many metres of a way run along others, in whichever direction."""
    there = both_ways(network, [link for one in others for link in one.links])
    at = np.array(way.links)
    return float((np.array(way.shares) * network.length_m[at])[there[at]].sum())


def whole_way(roads: OpenRoads, links: Sequence[int]) -> Found:
    """Return the way along whole links."""
    at = list(links)
    return Found(
        links=tuple(links),
        shares=(1.0,) * len(at),
        time_ms=float(roads.time_ms[at].sum()),
        length_m=float(roads.network.length_m[at].sum()),
    )


def told(network: RoadNetwork, found: Found) -> Way:
    """Return a way as the answer tells it: street by street."""
    stretches: list[Stretch] = []
    for link, share in zip(found.links, found.shares, strict=True):
        name, metres = network.street(link), share * float(network.length_m[link])
        if stretches and stretches[-1].street == name:
            last = stretches.pop()
            metres, links = metres + last.length_m, (*last.links, link)
        else:
            links = (link,)
        stretches.append(Stretch(street=name, length_m=metres, links=links))
    return Way(
        time_s=round(found.time_ms / 1000, 3),
        length_m=round(found.length_m, 1),
        stretches=tuple(
            one.model_copy(update={"length_m": round(one.length_m, 1)}) for one in stretches
        ),
    )
