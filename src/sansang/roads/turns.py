"""The network as a graph in which no forbidden turn can be driven.

Only the nodes that have one are expanded. Such a node is left by a gate for each of its outgoing
links, and each incoming link that may not turn everywhere ends in a place of its own; connectors
of no length lead to the gates that are allowed. All other nodes stay as they are.
"""

from dataclasses import dataclass

import numpy as np

from sansang.roads.network import Bools, Floats, Ints, RoadNetwork


@dataclass(frozen=True, kw_only=True, eq=False)
class TurnGraph:
    """A directed graph of V places and A arcs; the first N places are the network's nodes.

    An arc is a link or a connector (``link`` -1). Whoever has driven link e is at
    ``link_end[e]``, and begins it at ``link_begin[e]``; whoever goes to node n is there at
    ``arrival[n]``, and leaves it from place n itself.
    """

    tail: Ints
    head: Ints
    link: Ints
    """(A)"""
    link_begin: Ints
    link_end: Ints
    """(E)"""
    arrival: Ints
    """(N)"""
    lat: Floats
    lon: Floats
    """(V)"""

    @property
    def places(self) -> int:
        """How many places there are."""
        return len(self.lat)


def turn_graph(network: RoadNetwork, *, bound: bool = True) -> TurnGraph:
    """Return the graph of a network; whoever is not ``bound`` by forbidden turns may all."""
    turns = network.forbidden_turns if bound else network.forbidden_turns[:0]
    made = _Places(network)
    if len(turns):
        made.expand(turns)
    return made.graph()


class _Places:
    """The places of a graph while it is made."""

    def __init__(self, network: RoadNetwork) -> None:
        self._network = network
        self._node = list(range(network.nodes))
        self._begin = network.tail.astype(np.int32)
        self._end = network.head.astype(np.int32)
        self._arrival = np.arange(network.nodes, dtype=np.int32)
        self._connectors: list[tuple[int, int]] = []

    def expand(self, turns: Ints) -> None:
        """Give the nodes of forbidden turns their gates, and the links that lead there ends."""
        forbidden: dict[int, set[int]] = {}
        for before, after in turns.tolist():
            if self._network.head[before] == self._network.tail[after]:
                forbidden.setdefault(before, set()).add(after)
        bound = np.array(list(forbidden), dtype=np.int64)
        leaving = self._gates(np.unique(self._network.head[bound]))
        for before, banned in forbidden.items():
            self._end[before] = self._own_end(int(self._network.head[before]), leaving, banned)

    def _gates(self, nodes: Ints) -> dict[int, list[int]]:
        """Return the links that leave each node, and let each begin at a gate."""
        leaving: dict[int, list[int]] = {int(node): [] for node in nodes}
        for link in np.flatnonzero(np.isin(self._network.tail, nodes)).tolist():
            node = int(self._network.tail[link])
            leaving[node].append(link)
            self._begin[link] = self._place(node)
            self._connectors.append((node, int(self._begin[link])))
        for node in leaving:
            self._arrival[node] = self._place(node)
            self._connectors.append((node, int(self._arrival[node])))
        return leaving

    def _own_end(self, node: int, leaving: dict[int, list[int]], banned: set[int]) -> int:
        end = self._place(node)
        allowed = [int(self._begin[link]) for link in leaving[node] if link not in banned]
        self._connectors += [(end, gate) for gate in (*allowed, int(self._arrival[node]))]
        return end

    def _place(self, node: int) -> int:
        self._node.append(node)
        return len(self._node) - 1

    def graph(self) -> TurnGraph:
        """Return the graph."""
        pairs = np.array(self._connectors, dtype=np.int32).reshape(-1, 2)
        links = np.arange(self._network.links, dtype=np.int32)
        at = np.array(self._node, dtype=np.int64)
        return TurnGraph(
            tail=np.concatenate((self._begin, pairs[:, 0])),
            head=np.concatenate((self._end, pairs[:, 1])),
            link=np.concatenate((links, np.full(len(pairs), -1, dtype=np.int32))),
            link_begin=self._begin,
            link_end=self._end,
            arrival=self._arrival,
            lat=self._network.lat[at],
            lon=self._network.lon[at],
        )


def arc_times(graph: TurnGraph, link_ms: Ints, open_links: Bools, closed_ms: int) -> Ints:
    """Return (A) the milliseconds of each arc, ``closed_ms`` where nobody gets through."""
    times = np.zeros(len(graph.link), dtype=np.int32)
    times[: len(link_ms)] = np.where(open_links, link_ms, closed_ms)
    return times
