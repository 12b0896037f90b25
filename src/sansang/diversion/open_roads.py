"""The roads that are open to some drivers, and the ways along them.

Everything is worked out by SciPy on the graph in which no forbidden turn can be driven.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from sansang.roads import RoadNetwork
from sansang.roads.network import Bools, Floats, Ints
from sansang.roads.turns import TurnGraph


@dataclass(frozen=True, kw_only=True)
class Door:
    """Where a place opens on the road: on a link, at a share of it along."""

    link: int
    fraction: float


Spot = tuple[Door, ...]
"""The doors of one place: in each direction of its road one."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """A way: its links in the order driven, and which share of each (the ends: in part)."""

    links: tuple[int, ...]
    shares: tuple[float, ...]
    time_ms: float
    length_m: float


@dataclass(frozen=True, kw_only=True, eq=False)
class OpenRoads:
    """The links that are open (E) to some drivers, with the milliseconds that each takes (E)."""

    network: RoadNetwork
    graph: TurnGraph
    time_ms: Ints
    is_open: Bools

    def without(self, closed: Bools) -> "OpenRoads":
        """Return the roads that remain where links are closed."""
        return OpenRoads(
            network=self.network,
            graph=self.graph,
            time_ms=self.time_ms,
            is_open=self.is_open & ~closed,
        )

    def only(self, links: Bools) -> "OpenRoads":
        """Return the roads without all links but these."""
        return self.without(~links)

    @cached_property
    def by_time(self) -> "Search":
        """Ways by time."""
        return self.by(self.time_ms.astype(np.float64))

    def by(self, cost: Floats) -> "Search":
        """Return the search for ways that cost least, where each link has (E) a cost."""
        return Search(self, cost)

    def open_doors(self, spot: Spot) -> list[Door]:
        """Return the doors of a place that are on open road."""
        return [door for door in spot if self.is_open[door.link]]

    def length(self, links: Sequence[int]) -> float:
        """Return the metres of some links together."""
        return float(self.network.length_m[list(links)].sum())


class Search:
    """The ways that cost least on some open roads. Of ways that cost the same it always returns
    the same one.
    """

    def __init__(self, roads: OpenRoads, cost: Floats) -> None:
        from scipy.sparse import csr_array

        self.roads = roads
        self.cost = cost
        graph = roads.graph
        arcs = np.flatnonzero(np.concatenate((roads.is_open, np.ones(_connectors(roads), bool))))
        arc_cost = np.concatenate((cost, np.zeros(_connectors(roads))))
        arcs = arcs[np.lexsort((arc_cost[arcs], graph.head[arcs], graph.tail[arcs]))]
        pairs = np.column_stack((graph.tail[arcs], graph.head[arcs]))
        first = np.ones(len(arcs), dtype=np.bool_)
        first[1:] = (pairs[1:] != pairs[:-1]).any(axis=1)
        self._arcs = arcs[first]
        tail, head = pairs[first].T
        self._row = np.searchsorted(tail, np.arange(graph.places + 1))
        self._head = head
        self.matrix = csr_array(
            (arc_cost[self._arcs], head, self._row), shape=(graph.places, graph.places)
        )

    def tree(self, place: int) -> tuple[Floats, Ints]:
        """Return (V) what it costs to get from a place to each, and the place before each."""
        from scipy.sparse.csgraph import dijkstra

        cost, before = dijkstra(self.matrix, indices=place, return_predecessors=True)
        return cost, before

    def way(self, origin: Spot, destination: Spot) -> Found | None:
        """Return the way from spot to spot that costs least, None where there is none."""
        return self.ways_from(origin).to(destination)

    def ways_from(self, origin: Spot) -> "WaysFrom":
        """Return all ways from a spot that cost least."""
        doors = self.roads.open_doors(origin)
        begun = [(door, *self.tree(int(self.roads.graph.link_end[door.link]))) for door in doors]
        return WaysFrom(self, begun)

    def links(self, start: int, end: int, before: Ints) -> tuple[int, ...]:
        """Return the links from a place to another, given the tree of the first."""
        places = [end]
        while places[-1] != start:
            places.append(int(before[places[-1]]))
        places.reverse()
        arcs = (self._arc(a, b) for a, b in pairwise(places))
        return tuple(arc for arc in arcs if arc < self.roads.network.links)

    def _arc(self, tail: int, head: int) -> int:
        row = slice(self._row[tail], self._row[tail + 1])
        at = int(self._row[tail]) + int(np.searchsorted(self._head[row], head))
        return int(self._arcs[at])


class WaysFrom:
    """The ways that cost least from one spot to all others."""

    def __init__(self, search: Search, begun: list[tuple[Door, Floats, Ints]]) -> None:
        self._search = search
        self._begun = begun

    def cost(self, destination: Spot) -> float:
        """Return what it costs to get to a spot, infinity where there is no way."""
        return min((cost for cost, *_ in self._ends(destination)), default=np.inf)

    def to(self, destination: Spot) -> Found | None:
        """Return the way to a spot that costs least, None where there is none."""
        ends = list(self._ends(destination))
        if not ends:
            return None
        _, a, b, before = min(ends, key=lambda end: end[0])
        return self._found(a, b, before)

    def _ends(self, destination: Spot) -> Iterator[tuple[float, Door, Door, Ints]]:
        search = self._search
        for a, cost, before in self._begun:
            for b in search.roads.open_doors(destination):
                if _along(a, b):
                    yield (b.fraction - a.fraction) * float(search.cost[a.link]), a, b, before
                    continue
                rest = (1 - a.fraction) * search.cost[a.link] + b.fraction * search.cost[b.link]
                whole = float(cost[search.roads.graph.link_begin[b.link]] + rest)
                if np.isfinite(whole):
                    yield whole, a, b, before

    def _found(self, a: Door, b: Door, before: Ints) -> Found:
        roads, graph = self._search.roads, self._search.roads.graph
        if _along(a, b):
            links: tuple[int, ...] = (a.link,)
            shares = np.array([b.fraction - a.fraction])
        else:
            start, end = int(graph.link_end[a.link]), int(graph.link_begin[b.link])
            links = (a.link, *self._search.links(start, end, before), b.link)
            shares = np.ones(len(links))
            shares[[0, -1]] = 1 - a.fraction, b.fraction
        at = list(links)
        return Found(
            links=links,
            shares=tuple(shares.tolist()),
            time_ms=float(shares @ roads.time_ms[at]),
            length_m=float(shares @ roads.network.length_m[at]),
        )


def _along(a: Door, b: Door) -> bool:
    return a.link == b.link and a.fraction <= b.fraction


def _connectors(roads: OpenRoads) -> int:
    return len(roads.graph.link) - roads.network.links


def both_ways(network: RoadNetwork, links: Sequence[int]) -> Bools:
    """Return (E) the pieces of road of which these links are one direction."""
    there = np.zeros(network.links, dtype=np.bool_)
    at = np.asarray(links, dtype=np.int64)
    there[at] = True
    twins = network.twin[at]
    there[twins[twins >= 0]] = True
    return there


def spot_on(network: RoadNetwork, link: int, fraction: float) -> Spot:
    """Return the doors of a place on a road: in both directions, where it has two."""
    twin = int(network.twin[link])
    doors = (Door(link=link, fraction=fraction),)
    return doors if twin < 0 else (*doors, Door(link=twin, fraction=1 - fraction))


def end_of(link: int) -> Spot:
    """Return the place where a link ends."""
    return (Door(link=link, fraction=1.0),)


def begin_of(link: int) -> Spot:
    """Return the place where a link begins."""
    return (Door(link=link, fraction=0.0),)
