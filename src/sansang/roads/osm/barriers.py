"""Gates, bollards and the like on a point of a road: who passes, and how wide and high it is.

The road is cut at the barrier, and its two sides are joined by a link without length that admits
whoever passes (wiki.openstreetmap.org/wiki/Key:barrier).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sansang.roads.classes import EVERYONE, RoadClass
from sansang.roads.network import Floats, Longs
from sansang.roads.osm.access import may_drive
from sansang.roads.osm.opl import Ways
from sansang.roads.osm.pieces import Pieces
from sansang.roads.osm.profile import HEIGHT_KEYS, WIDTH_KEYS, least_m
from sansang.roads.osm.tagged import pairs
from sansang.roads.vehicles import BIT, VehicleClass

_FOOT, _MOTORCYCLE = BIT[VehicleClass.FOOT], BIT[VehicleClass.MOTORCYCLE]
STOPPING: Final = {
    "block": _FOOT | _MOTORCYCLE,
    "bollard": _FOOT | _MOTORCYCLE,
    "chain": _FOOT,
    "cycle_barrier": _FOOT,
    "debris": _FOOT,
    "fence": 0,
    "full-height_turnstile": _FOOT,
    "jersey_barrier": _FOOT,
    "kissing_gate": _FOOT,
    "log": _FOOT,
    "motorcycle_barrier": EVERYONE & ~_MOTORCYCLE,
    "planter": _FOOT | _MOTORCYCLE,
    "stile": _FOOT,
    "turnstile": _FOOT,
    "wall": 0,
}
"""Who passes a barrier of which nothing more is said; any other kind lets everybody pass."""


@dataclass(frozen=True, kw_only=True)
class Barriers:
    """B points of the map, in the order of their numbers, at which not everybody passes."""

    node_id: Longs
    admits: NDArray[np.uint16]
    width_m: Floats
    height_m: Floats


def read_barriers(lines: Iterable[bytes]) -> Barriers:
    """Return the barriers, from the lines of their nodes, that keep somebody or some size out."""
    found: dict[int, tuple[int, float, float]] = {}
    for line in lines:
        number, said, _ = line.split(b" ", 2)
        tags = dict(pairs(said[1:].split(b",")))
        passage = passes(tags), least_m(tags, WIDTH_KEYS), least_m(tags, HEIGHT_KEYS)
        if passage[0] != EVERYONE or not np.isnan(passage[1:]).all():
            found[int(number[1:])] = passage
    rows = np.array([found[node] for node in sorted(found)], np.float64).reshape(-1, 3)
    return Barriers(
        node_id=np.array(sorted(found), np.int64),
        admits=rows[:, 0].astype(np.uint16),
        width_m=rows[:, 1],
        height_m=rows[:, 2],
    )


def passes(tags: dict[str, str]) -> int:
    """Return the bits of who passes a barrier."""
    admits = STOPPING.get(tags.get("barrier", ""), EVERYONE)
    barrier = RoadClass(name="barrier", speed_km_h=1, lanes=1, admits=admits)
    return sum(bit for vehicle, bit in BIT.items() if may_drive(barrier, tags, vehicle))


def barred(pieces: Pieces, runs: Ways, barriers: Barriers) -> Pieces:
    """Return pieces that end at barriers each for itself, and a link through the barrier."""
    at = np.full(len(pieces.node), -1)
    _, nodes, which = np.intersect1d(
        runs.node_id[pieces.node], barriers.node_id, assume_unique=True, return_indices=True
    )
    at[nodes] = which
    ends = np.concatenate((pieces.tail, pieces.head))
    place = np.flatnonzero(at[ends] >= 0)
    place = place[np.argsort(ends[place], kind="stable")]
    others = np.zeros(len(place), np.bool_)  # the first end of each barrier keeps the node
    others[1:] = ends[place][1:] == ends[place][:-1]
    place = place[others]
    node = ends[place]
    copy = np.arange(len(pieces.node), len(pieces.node) + len(place), dtype=np.int32)
    ends[place] = copy
    tail, head = ends.reshape(2, -1)
    way = np.concatenate((pieces.way, pieces.way))[place]
    point = pieces.node[node].astype(np.int32)
    return replace(
        pieces,
        way=np.concatenate((pieces.way, way)),
        first=np.concatenate((pieces.first, point)),
        last=np.concatenate((pieces.last, point)),
        tail=np.concatenate((tail, node)),
        head=np.concatenate((head, copy)),
        length_m=np.concatenate((pieces.length_m, np.zeros(len(place)))),
        node=np.concatenate((pieces.node, pieces.node[node])),
        admits=np.concatenate((pieces.admits, barriers.admits[at[node]])),
        width_m=np.concatenate((pieces.width_m, barriers.width_m[at[node]])),
        height_m=np.concatenate((pieces.height_m, barriers.height_m[at[node]])),
    )
