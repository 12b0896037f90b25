"""What of a map did not get into the network."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sansang.roads.classes import CLASSES
from sansang.roads.network import Bools, Floats
from sansang.roads.osm.directed import Directed
from sansang.roads.osm.turns import Skipped
from sansang.roads.vehicles import BIT, VehicleClass


@dataclass(frozen=True, kw_only=True)
class Lost:
    """Links from which a car could not get to all others and back, and the length of road."""

    links: int
    length_km: float


@dataclass(frozen=True, kw_only=True)
class Dropped:
    """What of a map is not in the network.

    ``cars``, ``nodes`` and ``by_class`` are the links that admit cars, and their junctions,
    outside the largest part in which a car can get from everywhere to everywhere.
    ``other_kinds`` counts roads that are none of ours, such as ``construction``;
    ``by_the_hour`` those with a rule for some hours, which is left aside; ``roads_for_nobody``
    those that admit no vehicle; ``points_without_place`` their points that the file lacks.
    """

    cars: Lost
    nodes: int
    by_class: dict[str, Lost]
    other_kinds: dict[str, int]
    roads_for_nobody: int
    by_the_hour: int
    points_without_place: int
    turns_skipped: dict[Skipped, int]


def lost_to_cars(
    links: Directed, left: NDArray[np.uint16], road_class: NDArray[np.uint8], length_m: Floats
) -> tuple[Lost, int, dict[str, Lost]]:
    """Return what cars lose where links admit ``left`` alone: in all, in nodes, by class."""
    bit = BIT[VehicleClass.CAR]
    before, after = (links.admits & bit) != 0, (left & bit) != 0
    lost = before & ~after
    nodes = _ends(links, before) & ~_ends(links, after)
    by_class = {
        CLASSES[place].name: _lost(links, lost & (road_class == place), length_m)
        for place in np.unique(road_class[lost])
    }
    return _lost(links, lost, length_m), int(nodes.sum()), by_class


def _ends(links: Directed, which: Bools) -> Bools:
    """(N) Whether a node is an end of some of the links."""
    ends = np.zeros(len(links.node_id), np.bool_)
    ends[links.tail[which]] = ends[links.head[which]] = True
    return ends


def _lost(links: Directed, which: Bools, length_m: Floats) -> Lost:
    once = which.copy()  # the two directions of a piece follow each other
    once[1:] &= ~(which[:-1] & (links.piece[1:] == links.piece[:-1]))
    return Lost(links=int(which.sum()), length_km=round(float(length_m[once].sum()) / 1000, 3))
