"""Roads that lead nowhere else: how long a dead end is in which a place lies."""

import numpy as np

from sansang.diversion.open_roads import OpenRoads, Spot


class DeadEnds:
    """The dead ends of some open roads, one-way or not: an engine can back out of any.

    A dead end reaches from its tip to the first junction of three roads or more, in which a
    long vehicle can turn.
    """

    def __init__(self, roads: OpenRoads) -> None:
        network = roads.network
        twin = network.twin
        links = np.arange(network.links)
        drawn = roads.is_open.copy()
        drawn[(twin >= 0) & (twin < links) & roads.is_open[np.maximum(twin, 0)]] = False
        self._network = network
        self._piece = np.flatnonzero(drawn)
        ends = np.concatenate((network.tail[self._piece], network.head[self._piece]))
        order = np.argsort(ends, kind="stable")
        self._start = np.searchsorted(ends[order], np.arange(network.nodes + 1))
        self._at = np.concatenate((self._piece, self._piece))[order]

    def length_m(self, spot: Spot) -> float:
        """Return the length of the dead end in which a place lies, 0 where it is in none."""
        pieces = [door.link for door in spot if door.link in self._piece]
        if not pieces:
            return 0.0
        tail, head = (self._walk(pieces[0], forward=way) for way in (False, True))
        if not (tail[1] or head[1]):
            return 0.0
        return float(self._network.length_m[pieces[0]]) + tail[0] + head[0]

    def _walk(self, piece: int, *, forward: bool) -> tuple[float, bool]:
        """Metres from the end of a piece to the next junction, or to the tip of a dead end."""
        ends = self._network.head if forward else self._network.tail
        node, metres, last, begun = int(ends[piece]), 0.0, piece, piece
        while True:
            there = self._at[self._start[node] : self._start[node + 1]]
            if len(there) != 2:
                return metres, len(there) == 1
            last = int(there[0] if there[1] == last else there[1])
            if last == begun:
                return metres, False
            metres += float(self._network.length_m[last])
            node = int(self._network.tail[last] + self._network.head[last] - node)
