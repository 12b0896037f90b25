"""Points on the road as beginnings and ends of ways: in both directions, links counted in part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sansang.roads.driving import UNREACHABLE_MS
from sansang.roads.engine import Ends
from sansang.roads.network import Bools, Floats, Ints, Longs, RoadNetwork
from sansang.roads.snap import Snapped
from sansang.roads.turns import TurnGraph


@dataclass(frozen=True, kw_only=True, eq=False)
class Positions:
    """n points, each on a link and on its twin; ``counts`` where one may be driven.

    ``gone_ms`` is the time from the beginning of the link to the point, ``left_ms`` from there to
    its end; both together are the time of the link.
    """

    link: Ints
    fraction: Floats
    gone_ms: Longs
    left_ms: Longs
    counts: Bools
    """(n, 2)"""

    def leaving(self, graph: TurnGraph) -> Ends:
        """Return where the ways from the points go on."""
        return self._ends(graph.link_end, self.left_ms)

    def arriving(self, graph: TurnGraph) -> Ends:
        """Return from where the ways to the points come."""
        return self._ends(graph.link_begin, self.gone_ms)

    def _ends(self, place: Ints, ms: Longs) -> Ends:
        return Ends(place=place[self.link], ms=np.where(self.counts, ms, UNREACHABLE_MS))


def positions(
    network: RoadNetwork, points: Sequence[Snapped], link_ms: Ints, open_links: Bools
) -> Positions:
    """Return points on the links that are open."""
    first = np.array([point.link for point in points], dtype=np.int32)
    along = np.array([point.fraction for point in points], dtype=np.float64)
    link = np.column_stack((first, network.twin[first]))
    fraction = np.column_stack((along, 1 - along))
    ms = link_ms[link].astype(np.int64)
    gone = np.rint(fraction * ms).astype(np.int64)
    gone[:, 1] = np.where(network.twin[first] < 0, 0, gone[:, 1])
    return Positions(
        link=link,
        fraction=fraction,
        gone_ms=gone,
        left_ms=ms - gone,
        counts=(link >= 0) & open_links[link],
    )


def ahead_on_link(
    origins: Positions, destinations: Positions
) -> Iterator[tuple[int, int, int, int]]:
    """Yield origin, destination, milliseconds and link for each pair of which one need not leave
    the link: the destination lies ahead, or is the same point.
    """
    for j in range(2):
        order = np.argsort(destinations.link[:, j], kind="stable")
        links = destinations.link[order, j]
        for i in range(2):
            first = np.searchsorted(links, origins.link[:, i], side="left")
            after = np.searchsorted(links, origins.link[:, i], side="right")
            for a in np.flatnonzero((first < after) & origins.counts[:, i]).tolist():
                for b in order[first[a] : after[a]].tolist():
                    if origins.fraction[a, i] <= destinations.fraction[b, j]:
                        ms = destinations.gone_ms[b, j] - origins.gone_ms[a, i]
                        yield a, b, int(ms), int(origins.link[a, i])
