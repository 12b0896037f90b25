"""Roads that lead nowhere else: how long the dead end is in which a place lies."""

import numpy as np

from sansang.roads import RoadNetwork
from sansang.roads.network import Bools


class DeadEnds:
    """The dead ends among the links that are open, whichever way they are driven.

    A dead end reaches from its tip to the first junction of three roads or more.
    """

    def __init__(self, network: RoadNetwork, is_open: Bools) -> None:
        links = np.arange(network.links)
        back = (network.twin >= 0) & (network.twin < links)
        second = back & is_open[np.maximum(network.twin, 0)]
        self._piece = np.flatnonzero(is_open & ~second)
        self._network = network
        self._at: dict[int, list[int]] = {}
        for piece in self._piece.tolist():
            for node in (int(network.tail[piece]), int(network.head[piece])):
                self._at.setdefault(node, []).append(piece)

    def length_m(self, link: int) -> float:
        """Return the length of the dead end in which a link lies, 0 where it lies in none."""
        twin = int(self._network.twin[link])
        piece = next((one for one in (link, twin) if one in self._piece), None)
        if piece is None:
            return 0.0
        ends = self._network.tail[piece], self._network.head[piece]
        ways = [self._walk(piece, int(node)) for node in ends]
        if not any(tip for _, tip in ways):
            return 0.0
        return float(self._network.length_m[piece]) + sum(metres for metres, _ in ways)

    def _walk(self, piece: int, node: int) -> tuple[float, bool]:
        """Metres from an end of a piece to the next junction, and whether it is a tip instead."""
        metres, last = 0.0, piece
        while len(self._at[node]) == 2:
            first, second = self._at[node]
            last = second if first == last else first
            if last == piece:
                return metres, False  # once round
            metres += float(self._network.length_m[last])
            node = int(self._network.tail[last] + self._network.head[last]) - node
        return metres, len(self._at[node]) == 1
