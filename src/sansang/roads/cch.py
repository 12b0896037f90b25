"""Quickest ways by customizable contraction hierarchies (Dibbelt, Strasser, Wagner 2016).

The order of the places and the shape of the hierarchy depend on the graph alone and are made
once; a closure or another speed only customises it anew, in some milliseconds. A matrix climbs
from each origin and sweeps down to all destinations at once (RPHAST: Delling, Goldberg, Werneck
2011).
"""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sansang.roads.driving import UNREACHABLE_MS
from sansang.roads.engine import Ends
from sansang.roads.network import Floats, Ints, Longs
from sansang.roads.turns import TurnGraph

CELLS = 20_000_000
"""Distances held at once while a matrix is computed: 160 MB."""


def available() -> bool:
    """Tell whether the library is installed: there are machines for which it has no wheel."""
    try:
        import pyroutingkit
    except ImportError:
        return False
    return bool(pyroutingkit.INF_WEIGHT == UNREACHABLE_MS)


@dataclass(frozen=True, kw_only=True, eq=False)
class Hierarchy:
    """The shape of a contraction hierarchy; ``sweeps`` says how its arrays are read.

    Arc e of the graph goes along the upward arc ``above[e]``, -1 where it leads nowhere, and
    ``climbs[e]`` tells whether it leads up.
    """

    topology: Any
    rank: Ints
    """(V) The number of each place of the graph in the hierarchy."""
    up_start: Longs
    up_head: Ints
    above: Longs
    climbs: NDArray[np.bool_]


def hierarchy(graph: TurnGraph) -> Hierarchy:
    """Return the hierarchy of a graph: nested dissection, then contraction in that order."""
    import pyroutingkit

    topology = pyroutingkit.CCHTopology()
    lat, lon = _coordinates(graph)
    topology.build(_unsigned(graph.tail), _unsigned(graph.head), lat, lon, graph.places)
    rank = _rank(topology)
    tail, head = rank[graph.tail], rank[graph.head]
    low, high = np.minimum(tail, head), np.maximum(tail, head)
    up_start, up_head = _contracted(low, high, graph.places)
    return Hierarchy(
        topology=topology,
        rank=rank,
        up_start=up_start,
        up_head=up_head,
        above=_place_of_arcs(low, high, up_start, up_head),
        climbs=tail < head,
    )


def _rank(topology: Any) -> Ints:
    """The library keeps its order to itself, but writes it to disk: node by node, from below."""
    with TemporaryDirectory() as folder:
        topology.save(folder)
        order = np.fromfile(Path(folder) / "order", dtype=np.uint32)
    rank = np.empty(len(order), dtype=np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    return rank


def _contracted(low: Ints, high: Ints, places: int) -> tuple[Longs, Ints]:
    """Contract the places from below: what remains above each becomes a clique."""
    above: list[set[int]] = [set() for _ in range(places)]
    for v, x in zip(low.tolist(), high.tolist(), strict=True):
        if v != x:
            above[v].add(x)
    start = np.zeros(places + 1, dtype=np.int64)
    heads: list[int] = []
    for v, neighbours in enumerate(above):
        heads += sorted(neighbours)
        start[v + 1] = len(heads)
        if neighbours:
            parent = min(neighbours)
            above[parent] |= neighbours
            above[parent].discard(parent)
        above[v] = set()
    return start, np.array(heads, dtype=np.int32)


def _place_of_arcs(low: Ints, high: Ints, up_start: Longs, up_head: Ints) -> Longs:
    """Where each pair stands among the upward arcs; -1 for an arc from a place to itself."""
    places = len(up_start) - 1
    tails = np.repeat(np.arange(places, dtype=np.int64), np.diff(up_start))
    keys = tails * places + up_head
    found = np.searchsorted(keys, low.astype(np.int64) * places + high)
    return np.where(low == high, -1, found)


def _coordinates(graph: TurnGraph) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Places by which the graph is cut into halves: on no map, their distances from two ends."""
    if np.isfinite(graph.lat).all() and np.isfinite(graph.lon).all():
        return graph.lat.astype(np.float32), graph.lon.astype(np.float32)
    first = _hops(graph, 0)
    return first, _hops(graph, int(np.argmax(first)))


def _hops(graph: TurnGraph, origin: int) -> NDArray[np.float32]:
    """How many arcs each place is away, one more than the farthest where there is no way."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import shortest_path

    ones = np.ones(len(graph.tail))
    matrix = csr_array((ones, (graph.tail, graph.head)), shape=(graph.places, graph.places))
    hops = shortest_path(matrix, indices=origin, directed=False, unweighted=True)
    reached = np.isfinite(hops)
    far: NDArray[np.float32] = np.where(reached, hops, hops[reached].max() + 1).astype(np.float32)
    return far


def _unsigned(numbers: Ints) -> NDArray[np.uint32]:
    return np.ascontiguousarray(numbers, dtype=np.uint32)


class ContractionHierarchy:
    """Quickest ways by a hierarchy, with the same answers as ``Dijkstra``."""

    def __init__(self, shape: Hierarchy) -> None:
        self._shape = shape
        self._arc_ms: Ints = np.empty(0, dtype=np.int32)
        self._metric: Any = None

    def set_times(self, arc_ms: Ints) -> None:
        """Take (A) the milliseconds of each arc, ``UNREACHABLE_MS`` where it is closed."""
        from sansang.roads.sweeps import customise

        shape = self._shape
        ms = np.where(arc_ms < UNREACHABLE_MS, arc_ms, np.inf)
        self._up = np.full(len(shape.up_head), np.inf)
        self._down = self._up.copy()
        ups = shape.climbs
        downs = ~ups & (shape.above >= 0)
        np.minimum.at(self._up, shape.above[ups], ms[ups])
        np.minimum.at(self._down, shape.above[downs], ms[downs])
        customise(shape.up_start, shape.up_head, self._up, self._down)
        self._arc_ms, self._metric = arc_ms, None

    def matrix(self, leaving: Ends, arriving: Ends) -> Longs:
        """Return (S, T) the milliseconds of the quickest ways; see ``Engine``."""
        from sansang.roads.sweeps import mark_ancestors, part_below, sweep

        shape = self._shape
        begin, to = self._ranked(leaving), self._ranked(arriving)
        marked = np.zeros(len(shape.rank), dtype=np.bool_)
        mark_ancestors(shape.up_start, shape.up_head, to[0].ravel(), marked)
        selected = np.flatnonzero(marked).astype(np.int32)
        position = np.full(len(shape.rank), -1, dtype=np.int32)
        below = part_below(shape.up_start, shape.up_head, self._down, selected, position)
        upward = (shape.up_start, shape.up_head, self._up)
        end = (position[to[0]], to[1])
        found = np.empty((len(leaving), len(arriving)), dtype=np.int64)
        step = max(1, CELLS // max(1, len(arriving)))
        for at in range(0, len(leaving), step):
            some = (begin[0][at : at + step], begin[1][at : at + step])
            part = sweep(upward, below, position, some, end)
            found[at : at + step] = np.minimum(part, UNREACHABLE_MS)
        return found

    def _ranked(self, ends: Ends) -> tuple[Ints, Floats]:
        ms = np.where(ends.ms < UNREACHABLE_MS, ends.ms, np.inf)
        return np.ascontiguousarray(self._shape.rank[ends.place]), ms

    def arcs(self, origin: int, destination: int) -> list[int]:
        """Return the arcs of a quickest way between two places; see ``Engine``."""
        import pyroutingkit

        if self._metric is None:
            self._metric = pyroutingkit.CCHMetric(self._shape.topology)
            self._metric.customize(_unsigned(self._arc_ms), 1)
        _, _, arcs = self._metric.query(origin, destination)
        return [int(arc) for arc in arcs]
