"""Points of a route where a blockage leaves no way: each proven by taking it away."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import numpy as np

from sansang.diversion.open_roads import Found, OpenRoads, Spot, both_ways
from sansang.diversion.result_convoys import Pinch, PinchKind
from sansang.roads import RoadNetwork
from sansang.roads.network import Bools


def no_alternative(
    roads: OpenRoads, origin: Spot, destination: Spot, route: Found, alternates: Sequence[Found]
) -> tuple[Pinch, ...]:
    """Return the roads and junctions without which there is no way, in the route's order.

    What an alternate does without can be done without; all else is taken away, one after the
    other. The roads on which the two ends lie are left out. Neighbouring pieces of one street
    make one point, and the junctions at a road that is named are not named again.
    """
    inner = route.links[1:-1]
    pieces = [
        link
        for link in _shared(roads.network, inner, alternates)
        if not _way_without(roads, both_ways(roads.network, [link]), origin, destination)
    ]
    ends = {int(end[link]) for link in pieces for end in (roads.network.tail, roads.network.head)}
    nodes = [
        node
        for node in _junctions(roads, route, alternates)
        if node not in ends
        and not _way_without(roads, roads.network.tail == node, origin, destination)
    ]
    found = [*_road_points(roads.network, inner, pieces)]
    found += [_junction(roads.network, route, node) for node in nodes]
    place = {link: at for at, link in enumerate(route.links)}
    return tuple(sorted(found, key=lambda pinch: place[pinch.links[0]]))


def _shared(network: RoadNetwork, links: Iterable[int], ways: Sequence[Found]) -> list[int]:
    """The links of a route whose road every other way uses, too."""
    used = [both_ways(network, way.links) for way in ways]
    return [link for link in links if all(one[link] for one in used)]


def _junctions(roads: OpenRoads, route: Found, ways: Sequence[Found]) -> list[int]:
    """The junctions that every way passes: nodes in which more than two roads meet."""
    network = roads.network
    passed = [set(network.head[list(way.links[:-1])].tolist()) for way in ways]
    nodes = network.head[list(route.links[:-1])].tolist()
    return [n for n in nodes if all(n in one for one in passed) and _roads_at(roads, n) > 2]


def _roads_at(roads: OpenRoads, node: int) -> int:
    network = roads.network
    there = roads.is_open & ((network.tail == node) | (network.head == node))
    twin = network.twin
    counted_twice = there & (twin >= 0) & there[np.maximum(twin, 0)]
    return int(there.sum() - counted_twice.sum() // 2)


def _way_without(roads: OpenRoads, blocked: Bools, origin: Spot, destination: Spot) -> bool:
    from scipy.sparse.csgraph import breadth_first_order

    left = roads.without(blocked)
    goals = {int(left.graph.link_begin[door.link]) for door in left.open_doors(destination)}
    for door in left.open_doors(origin):
        start = int(left.graph.link_end[door.link])
        reached = breadth_first_order(left.by_time.matrix, start, return_predecessors=False)
        if goals.intersection(reached.tolist()):
            return True
    return False


def _road_points(
    network: RoadNetwork, route: Sequence[int], pieces: Sequence[int]
) -> Iterator[Pinch]:
    """Yield neighbouring pieces of one street as one point."""
    place = {link: at for at, link in enumerate(route)}
    numbered = enumerate(pieces)
    runs = groupby(numbered, key=lambda one: (place[one[1]] - one[0], network.name[one[1]]))
    for _, run in runs:
        links = [link for _, link in run]
        middle = network.shape(links[len(links) // 2])
        lon, lat = middle[len(middle) // 2] if len(middle) > 2 else middle.mean(axis=0)
        yield Pinch(
            kind=PinchKind.ROAD,
            links=tuple(links),
            street=network.street(links[0]),
            lat=round(float(lat), 6),
            lon=round(float(lon), 6),
        )


def _junction(network: RoadNetwork, route: Found, node: int) -> Pinch:
    links = [one for one in route.links if node in (network.tail[one], network.head[one])]
    return Pinch(
        kind=PinchKind.JUNCTION,
        links=tuple(links),
        node=node,
        street=network.street(links[-1]),
        lat=round(float(network.lat[node]), 6),
        lon=round(float(network.lon[node]), 6),
    )
