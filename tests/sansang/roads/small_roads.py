"""Small road networks without a map, and the quickest ways on them by another method."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra
from tests.sansang.roads.networks import Road, made

from sansang.roads import RoadNetwork
from sansang.roads.network import Floats
from sansang.roads.snap import Snapped
from sansang.roads.travel import TravelTimes

BOTH = False
ONE_WAY = True


def roads(
    pieces: Sequence[tuple[int, int, float, bool]],
    forbidden: Sequence[tuple[int, int]] = (),
    **every: Any,
) -> RoadNetwork:
    """Return the network of pieces of road: start, end, metres, whether it is one-way.

    All admit everybody and are driven at 36 km/h, so that 10 m take a second; nodes lie 100 m
    apart in a row. ``every`` holds what else is so on every road.
    """
    count = 1 + max(max(start, end) for start, end, _, _ in pieces)
    told = {"speed_km_h": 36, "admits": 2**16 - 1} | every
    made_of = [
        Road(start=start, end=end, length_m=metres, one_way=one_way, **told)
        for start, end, metres, one_way in pieces
    ]
    return made({node: (100 * node, 0) for node in range(count)}, made_of, forbidden)


def point(link: int, fraction: float) -> Snapped:
    return Snapped(link=link, fraction=fraction, distance_m=0.0, lat=0.0, lon=0.0)


def by_links(times: TravelTimes) -> Floats:
    """Return (E, E) the time from the end of one link to the end of another, turn by turn.

    Here links are the nodes of the graph and turns its arcs, so that no turn can be missed.
    """
    network, ms = times.network, times.link_ms
    banned = {tuple(pair) for pair in network.forbidden_turns.tolist()}
    turns = [
        (a, b)
        for a in range(network.links)
        for b in np.flatnonzero(network.tail == network.head[a]).tolist()
        if times.open[a] and times.open[b] and (a, b) not in banned
    ]
    tail, head = np.array(turns, dtype=np.int64).reshape(-1, 2).T
    graph = csr_array((ms[head].astype(float), (tail, head)), shape=(network.links,) * 2)
    return dijkstra(graph)


def slowly(times: TravelTimes, a: Snapped, b: Snapped, between: Floats) -> int:
    """Return the milliseconds from one point to another by ``by_links``, -1 for none."""
    network, ms = times.network, times.link_ms
    banned = {tuple(pair) for pair in network.forbidden_turns.tolist()}
    found = [np.inf]
    for e, gone_a, x in _sides(times, a):
        for f, gone_b, y in _sides(times, b):
            if e == f and x <= y:
                found.append(gone_b - gone_a)
            found += [
                ms[e] - gone_a + between[e, before] + gone_b
                for before in np.flatnonzero(network.head == network.tail[f]).tolist()
                if times.open[before] and (before, f) not in banned
            ]
    best = min(found)
    return -1 if np.isinf(best) else int(best)


def _sides(times: TravelTimes, p: Snapped) -> list[tuple[int, int, float]]:
    """Link, milliseconds gone on it, fraction: for the link and for its twin, where open."""
    sides = [(p.link, p.fraction), (int(times.network.twin[p.link]), 1 - p.fraction)]
    return [
        (link, round(fraction * int(times.link_ms[link])), fraction)
        for link, fraction in sides
        if link >= 0 and times.open[link]
    ]
