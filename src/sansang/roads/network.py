"""The road network as arrays: what every travel time and every diversion is computed on."""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from sansang.roads.vehicles import BIT, VehicleClass

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True, eq=False)
class RoadNetwork:
    """A directed road network: N nodes, E links, each link one direction of a piece of road.

    Nodes are junctions and ends of roads; what lies between stands in the shape of a link.
    Whatever is not known is NaN (sizes), 0 (lanes) or the empty name. Coordinates are WGS 84
    degrees, and NaN where a network has none (TNTP without its node file).

    ``checksum`` is the SHA-256 of the file it was read from.
    """

    checksum: str
    node_id: Longs
    """(N) The number of the node in its source."""
    lat: Floats
    lon: Floats
    tail: Ints
    """(E) The node in which a link begins; ``head``: in which it ends."""
    head: Ints
    twin: Ints
    """(E) The link of the same road in the other direction, -1 on a one-way road."""
    way_id: Longs
    """(E) The number of the road in its source."""
    name: Ints
    """(E) The place of the street's name in ``names``; ``names[0]`` is empty."""
    road_class: NDArray[np.uint8]
    """(E) The place of the class in ``CLASSES`` of ``sansang.roads.classes``."""
    length_m: Floats
    speed_km_h: Floats
    """(E) Free speed of a car."""
    lanes: NDArray[np.uint8]
    width_m: Floats
    height_m: Floats
    """(E) Largest width and height that gets through; NaN where no limit is known."""
    admits: NDArray[np.uint16]
    """(E) Who may drive there, a bit for each class of vehicle (``vehicles.BIT``)."""
    shape_start: Ints
    """(E + 1) The points of link e are ``shape_start[e]`` to ``shape_start[e + 1]``, both ends
    of the link among them."""
    shape_lat: Floats
    shape_lon: Floats
    forbidden_turns: Ints
    """(K, 2) Pairs of links, one after the other at their node, that may not be driven so."""
    names: tuple[str, ...] = ("",)

    @property
    def nodes(self) -> int:
        """How many nodes there are."""
        return len(self.node_id)

    @property
    def links(self) -> int:
        """How many links there are."""
        return len(self.tail)

    def admitted(self, vehicle: VehicleClass) -> Bools:
        """Return (E) whether the links admit a class of vehicle."""
        admitted: Bools = (self.admits & BIT[vehicle]) != 0
        return admitted

    def points_of(self, links: Longs) -> tuple[Longs, Longs]:
        """Return (n) the points of some links, one link after the other: the place of its link
        among them, and where the point stands in ``shape_lat`` and ``shape_lon``.
        """
        begin = self.shape_start[links].astype(np.int64)
        size = self.shape_start[links + 1] - begin
        owner = np.repeat(np.arange(len(links)), size)
        first = np.cumsum(size) - size
        return owner, np.repeat(begin - first, size) + np.arange(len(owner))

    def street(self, link: int) -> str:
        """Return the name of a link's street, empty where it has none."""
        return self.names[int(self.name[link])]

    def shape(self, link: int) -> Floats:
        """Return (n, 2) the points of a link as lon, lat, from its tail to its head."""
        part = slice(self.shape_start[link], self.shape_start[link + 1])
        return np.column_stack((self.shape_lon[part], self.shape_lat[part]))


ARRAYS = tuple(
    field.name for field in fields(RoadNetwork) if field.name not in ("checksum", "names")
)
"""The fields of a network that are arrays."""
