"""Quickest ways by SciPy's Dijkstra: exact, everywhere available, and slow on large networks."""

from itertools import pairwise

import numpy as np

from sansang.roads.driving import UNREACHABLE_MS
from sansang.roads.engine import Ends
from sansang.roads.network import Floats, Ints, Longs
from sansang.roads.turns import TurnGraph

CELLS = 20_000_000
"""Distances held at once while a matrix is computed: 160 MB."""


class Dijkstra:
    """Quickest ways by SciPy's Dijkstra, with the same answers as ``ContractionHierarchy``.

    Of several arcs from one place to another the quickest counts. Milliseconds are whole numbers
    far below 2⁵³, so that sums of floating-point numbers are exact.
    """

    def __init__(self, graph: TurnGraph) -> None:
        self._graph = graph
        self._order = np.lexsort((graph.head, graph.tail))
        pairs = np.column_stack((graph.tail, graph.head))[self._order]
        first = np.ones(len(pairs), dtype=np.bool_)
        first[1:] = (pairs[1:] != pairs[:-1]).any(axis=1)
        self._first = np.flatnonzero(first)
        self._pairs = pairs[first]
        self._arc_ms = np.zeros(len(graph.tail), dtype=np.int32)

    def set_times(self, arc_ms: Ints) -> None:
        """Take (A) the milliseconds of each arc, ``UNREACHABLE_MS`` where it is closed."""
        from scipy.sparse import csr_array

        self._arc_ms = arc_ms
        quickest = np.minimum.reduceat(arc_ms[self._order], self._first) if len(arc_ms) else arc_ms
        is_open = quickest < UNREACHABLE_MS
        tail, head = self._pairs[is_open].T
        places = self._graph.places
        times = quickest[is_open].astype(np.float64)
        self._matrix = csr_array((times, (tail, head)), shape=(places, places))

    def matrix(self, leaving: Ends, arriving: Ends) -> Longs:
        """Return (S, T) the milliseconds of the quickest ways; see ``Engine``."""
        found = np.empty((len(leaving), len(arriving)), dtype=np.int64)
        width = leaving.place.shape[1] * max(self._graph.places, 4 * len(arriving))
        step = max(1, CELLS // max(1, width))
        for at in range(0, len(leaving), step):
            part = slice(at, at + step)
            some = Ends(place=leaving.place[part], ms=leaving.ms[part])
            found[part] = np.minimum(self._some(some, arriving), UNREACHABLE_MS)
        return found

    def _some(self, leaving: Ends, arriving: Ends) -> Floats:
        """(s, T) in milliseconds, infinite where there is no way."""
        from scipy.sparse.csgraph import dijkstra

        begin, row = np.unique(leaving.place, return_inverse=True)
        between = dijkstra(self._matrix, indices=begin) if len(begin) else np.empty((0, 0))
        best = np.full((len(leaving), len(arriving)), np.inf)
        for i in range(leaving.place.shape[1]):
            for j in range(arriving.place.shape[1]):
                way = between[row.reshape(leaving.place.shape)[:, i]][:, arriving.place[:, j]]
                np.minimum(best, leaving.ms[:, i, None] + way + arriving.ms[None, :, j], out=best)
        return best

    def arcs(self, origin: int, destination: int) -> list[int]:
        """Return the arcs of a quickest way between two places; see ``Engine``."""
        from scipy.sparse.csgraph import dijkstra

        _, before = dijkstra(self._matrix, indices=origin, return_predecessors=True)
        places = [destination]
        while places[-1] != origin:
            places.append(int(before[places[-1]]))
        places.reverse()
        return [self._quickest(a, b) for a, b in pairwise(places)]

    def _quickest(self, tail: int, head: int) -> int:
        between = np.flatnonzero((self._graph.tail == tail) & (self._graph.head == head))
        return int(between[np.argmin(self._arc_ms[between])])
