"""Travel times on the road network, by class of vehicle, with closures: exact milliseconds."""

from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from sansang.roads import cch
from sansang.roads.dijkstra import Dijkstra
from sansang.roads.driving import UNREACHABLE_MS, link_times_ms, passable
from sansang.roads.engine import Ends, Engine
from sansang.roads.network import Bools, Floats, Ints, Longs, RoadNetwork
from sansang.roads.positions import Positions, ahead_on_link, positions
from sansang.roads.snap import Snapped
from sansang.roads.turns import TurnGraph, arc_times, turn_graph
from sansang.roads.vehicles import VehicleClass

_GRAPHS: WeakKeyDictionary[RoadNetwork, dict[bool, TurnGraph]] = WeakKeyDictionary()
_SHAPES: WeakKeyDictionary[TurnGraph, cch.Hierarchy] = WeakKeyDictionary()
"""Made once for each network and kept as long as it."""


@dataclass(frozen=True, kw_only=True)
class Way:
    """A quickest way: its links in the order driven, the first and the last perhaps in part.

    ``link_ms`` is the time spent on each; ``ms`` the whole.
    """

    links: tuple[int, ...]
    link_ms: tuple[int, ...]

    @property
    def ms(self) -> int:
        """How many milliseconds it takes."""
        return sum(self.link_ms)


class TravelTimes:
    """Quickest ways on a network for one class of vehicle, in whole milliseconds.

    ``priority_driving`` and ``speed_factor`` are those of ``link_times_ms`` and ``passable``.
    Links may be closed and opened again at any time; the graph stays, so that this is quick.
    With ``hierarchy`` false, or where its library is missing, SciPy's Dijkstra computes the same.
    """

    def __init__(
        self,
        network: RoadNetwork,
        vehicle: VehicleClass = VehicleClass.CAR,
        *,
        priority_driving: bool = False,
        speed_factor: float | Floats = 1.0,
        hierarchy: bool = True,
    ) -> None:
        self.network = network
        self.vehicle = vehicle
        self.link_ms: Ints = link_times_ms(
            network, vehicle, priority_driving=priority_driving, speed_factor=speed_factor
        )
        self._passable = passable(network, vehicle, priority_driving=priority_driving)
        self._graph = _graph(network, bound=vehicle is not VehicleClass.FOOT)
        self._engine = _engine(self._graph, hierarchy=hierarchy)
        self.close(np.zeros(network.links, dtype=np.bool_))

    def close(self, closed: Bools) -> None:
        """Close (E) these links to this vehicle, and open those that were closed before."""
        self.open: Bools = self._passable & ~closed
        self._engine.set_times(arc_times(self._graph, self.link_ms, self.open, UNREACHABLE_MS))

    @property
    def engine(self) -> str:
        """What computes the ways: ``hierarchy`` or ``dijkstra``."""
        return "dijkstra" if isinstance(self._engine, Dijkstra) else "hierarchy"

    @property
    def closed_links(self) -> int:
        """How many links are closed that this vehicle might drive on else."""
        return int((self._passable & ~self.open).sum())

    def matrix(self, origins: Sequence[Snapped], destinations: Sequence[Snapped]) -> Longs:
        """Return (S, T) the milliseconds between points, -1 where there is no way.

        A way leaves a point in both directions where the road has two, and may end on the link
        on which it begins. Points on a closed road are not reached.
        """
        start, end = self._positions(origins), self._positions(destinations)
        found = self._engine.matrix(start.leaving(self._graph), end.arriving(self._graph))
        for a, b, ms, _ in ahead_on_link(start, end):
            found[a, b] = min(found[a, b], ms)
        return _told(found)

    def between_nodes(self, origins: Ints, destinations: Ints) -> Longs:
        """Return (S, T) the milliseconds between nodes, -1 where there is no way."""
        return _told(
            self._engine.matrix(
                _at(np.asarray(origins, dtype=np.int32)),
                _at(self._graph.arrival[np.asarray(destinations, dtype=np.int64)]),
            )
        )

    def to_links(self, origins: Sequence[Snapped]) -> Longs:
        """Return (S, E) the milliseconds until one begins a link, -1 where nobody does."""
        leaving = self._positions(origins).leaving(self._graph)
        begins, place = np.unique(self._graph.link_begin, return_inverse=True)
        found = _told(self._engine.matrix(leaving, _at(begins)))[:, place]
        found[:, ~self.open] = -1
        return found

    def path(self, origin: Snapped, destination: Snapped) -> Way | None:
        """Return a quickest way from one point to another, None where there is none."""
        start, end = self._positions([origin]), self._positions([destination])
        ahead = min(((ms, link) for *_, ms, link in ahead_on_link(start, end)), default=None)
        leaving, arriving = start.leaving(self._graph), end.arriving(self._graph)
        between = self._engine.matrix(_options(leaving), _options(arriving))
        i, j = np.unravel_index(int(np.argmin(between)), between.shape)
        round_ms = int(between[i, j])
        if ahead and ahead[0] <= round_ms:
            return Way(links=(ahead[1],), link_ms=(ahead[0],))
        if round_ms >= UNREACHABLE_MS:
            return None
        return self._way(start, end, int(i), int(j))

    def _way(self, start: Positions, end: Positions, i: int, j: int) -> Way:
        first, last = int(start.link[0, i]), int(end.link[0, j])
        arcs = self._engine.arcs(
            int(self._graph.link_end[first]), int(self._graph.link_begin[last])
        )
        between = [link for link in self._graph.link[arcs].tolist() if link >= 0]
        ms = [int(self.link_ms[link]) for link in between]
        return Way(
            links=(first, *between, last),
            link_ms=(int(start.left_ms[0, i]), *ms, int(end.gone_ms[0, j])),
        )

    def _positions(self, points: Sequence[Snapped]) -> Positions:
        return positions(self.network, points, self.link_ms, self.open)


def _options(ends: Ends) -> Ends:
    """The places of one end, each as an end of its own."""
    return Ends(place=ends.place.reshape(-1, 1), ms=ends.ms.reshape(-1, 1))


def _at(places: Ints) -> Ends:
    """Ways that begin, or end, at places themselves."""
    return Ends(place=places.reshape(-1, 1), ms=np.zeros((len(places), 1), dtype=np.int64))


def _told(found: Longs) -> Longs:
    found[found >= UNREACHABLE_MS] = -1
    return found


def _graph(network: RoadNetwork, *, bound: bool) -> TurnGraph:
    bound = bound and len(network.forbidden_turns) > 0
    made = _GRAPHS.setdefault(network, {})
    if bound not in made:
        made[bound] = turn_graph(network, bound=bound)
    return made[bound]


def _engine(graph: TurnGraph, *, hierarchy: bool) -> Engine:
    if not (hierarchy and cch.available()):
        return Dijkstra(graph)
    if graph not in _SHAPES:
        _SHAPES[graph] = cch.hierarchy(graph)
    return cch.ContractionHierarchy(_SHAPES[graph])
