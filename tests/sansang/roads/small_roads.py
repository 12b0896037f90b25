"""Small road networks from a few lists, and the quickest ways on them by another method."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from sansang.roads.network import Floats, RoadNetwork
from sansang.roads.snap import Snapped
from sansang.roads.travel import TravelTimes

EVERYBODY = 2**16 - 1


def roads(
    links: Sequence[tuple[int, int, float]],
    *,
    twins: Sequence[tuple[int, int]] = (),
    forbidden: Sequence[tuple[int, int]] = (),
    at: Sequence[tuple[float, float]] | None = None,
    **arrays: Any,
) -> RoadNetwork:
    """Return a network of links (tail, head, metres), all driven at 36 km/h unless told.

    Nodes lie at (lat, lon) ``at``, else in a row.
    """
    count = 1 + max((max(tail, head) for tail, head, _ in links), default=0)
    places = np.array(at if at is not None else [(0.0, n / 1000) for n in range(count)])
    tail, head = (np.array([link[i] for link in links], dtype=np.int32) for i in range(2))
    ends = np.column_stack((tail, head)).ravel()
    twin = np.full(len(links), -1, dtype=np.int32)
    for one, other in twins:
        twin[one], twin[other] = other, one
    told = {
        "admits": np.full(len(links), EVERYBODY, dtype=np.uint16),
        "speed_km_h": np.full(len(links), 36.0),
        "width_m": np.full(len(links), np.nan),
        "height_m": np.full(len(links), np.nan),
    } | arrays
    return RoadNetwork(
        checksum="0" * 64,
        node_id=np.arange(len(places), dtype=np.int64),
        lat=places[:, 0],
        lon=places[:, 1],
        tail=tail,
        head=head,
        twin=twin,
        way_id=np.arange(len(links), dtype=np.int64),
        name=np.zeros(len(links), dtype=np.int32),
        road_class=np.zeros(len(links), dtype=np.uint8),
        length_m=np.array([metres for _, _, metres in links], dtype=np.float64),
        lanes=np.zeros(len(links), dtype=np.uint8),
        shape_start=np.arange(0, 2 * len(links) + 1, 2, dtype=np.int32),
        shape_lat=places[ends, 0],
        shape_lon=places[ends, 1],
        forbidden_turns=np.array(forbidden, dtype=np.int32).reshape(-1, 2),
        **told,
    )


def point(link: int, fraction: float) -> Snapped:
    return Snapped(link=link, fraction=fraction, distance_m=0.0)


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
