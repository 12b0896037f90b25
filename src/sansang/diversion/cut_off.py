"""Places that closures cut off from the rest of the town, and for whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from sansang.diversion.ground import Ground
from sansang.diversion.open_roads import OpenRoads, Spot
from sansang.diversion.result_places import CutOff, Place
from sansang.diversion.riders import RIDERS, Rider
from sansang.roads.network import Bools


@dataclass(frozen=True, kw_only=True, eq=False)
class Reach:
    """Which links (E) can be reached from the town, and from which it can be reached.

    The town is the largest part of the open roads, by length, in which everybody gets from
    everywhere to everywhere.
    """

    comes_in: Bools
    gets_out: Bools

    @property
    def core(self) -> Bools:
        """(E) The town itself: links that can be reached from it, and from which it can be."""
        core: Bools = self.comes_in & self.gets_out
        return core

    def of(self, spot: Spot) -> tuple[bool, bool]:
        """Return whether a place can be reached, and left."""
        doors = [door.link for door in spot]
        return bool(self.comes_in[doors].any()), bool(self.gets_out[doors].any())


def reach(roads: OpenRoads) -> Reach:
    """Return how far the town reaches on open roads, by strong components."""
    from scipy.sparse.csgraph import breadth_first_order, connected_components

    matrix, graph = roads.by_time.matrix, roads.graph
    _, part = connected_components(matrix, connection="strong")
    inside = roads.is_open & (part[graph.link_begin] == part[graph.link_end])
    if not inside.any():
        return Reach(comes_in=inside, gets_out=inside)
    size = np.bincount(part[graph.link_begin[inside]], roads.network.length_m[inside])
    start = int(np.flatnonzero(part == np.argmax(size))[0])
    forth = np.zeros(graph.places, dtype=np.bool_)
    back = forth.copy()
    forth[breadth_first_order(matrix, start, return_predecessors=False)] = True
    back[breadth_first_order(matrix.T.tocsr(), start, return_predecessors=False)] = True
    return Reach(
        comes_in=roads.is_open & forth[graph.link_begin],
        gets_out=roads.is_open & back[graph.link_end],
    )


def cut_off(
    ground: Ground, closures: Iterable[str], riders: Iterable[Rider] = RIDERS
) -> tuple[CutOff, ...]:
    """Return the places that closures, in force together, cut off: for whom, and which way.

    Where nobody of a class can drive on open roads either, nothing is cut off from it.
    """
    ids = tuple(closures)
    return tuple(cut for rider in riders for cut in _cut_off_from(ground, ids, rider))


def _cut_off_from(ground: Ground, ids: tuple[str, ...], rider: Rider) -> Iterator[CutOff]:
    after = ground.open_to(rider, ids)
    roads = ground.open_to(rider, ())
    if after is roads:
        return
    yield from newly_cut(ground, rider, reach_of(ground, roads), reach_of(ground, after))


def newly_cut(ground: Ground, rider: Rider, could: Reach, can: Reach) -> tuple[CutOff, ...]:
    """Return the places that a group could reach or leave before, and now can not."""
    spots = ((place, ground.spot(place, rider.vehicle)) for place in ground.places)
    cuts = (_cut(place, rider, spot, could, can) for place, spot in spots)
    return tuple(cut for cut in cuts if cut)


def reach_of(ground: Ground, roads: OpenRoads) -> Reach:
    """Return how far the town reaches, worked out once for the same open roads."""
    return ground.remembered(("reach", roads), lambda: reach(roads))


def _cut(place: Place, rider: Rider, spot: Spot | None, could: Reach, can: Reach) -> CutOff | None:
    if spot is None:
        return None
    came, went = could.of(spot)
    comes, goes = can.of(spot)
    if came <= comes and went <= goes:
        return None
    return CutOff(
        place=place,
        who=rider.who,
        vehicle=rider.vehicle,
        no_way_in=came and not comes,
        no_way_out=went and not goes,
    )
