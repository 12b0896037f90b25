"""Small road networks made by hand, for tests."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, nan, radians

import numpy as np

from sansang.roads import RoadNetwork
from sansang.roads.classes import CLASSES, PLACE

LAT, LON = 21.0, 105.85
"""Where the made networks lie: their south-west corner."""
_DEGREE_M = 111_195.08


def at(east_m: float, north_m: float) -> tuple[float, float]:
    """Return (lat, lon) of a point so many metres east and north of the corner."""
    return LAT + north_m / _DEGREE_M, LON + east_m / (_DEGREE_M * cos(radians(LAT)))


@dataclass(frozen=True, kw_only=True)
class Road:
    """A straight piece of road between two nodes; ``None`` stands for what its class says."""

    start: int
    end: int
    one_way: bool = False
    kind: str = "residential"
    name: str = ""
    way_id: int | None = None
    speed_km_h: float | None = None
    admits: int | None = None
    lanes: int = 1
    width_m: float = nan
    height_m: float = nan
    length_m: float | None = None


def made(
    nodes: Mapping[int, tuple[float, float]],
    roads: Sequence[Road],
    forbidden: Sequence[tuple[int, int]] = (),
    checksum: str = "0" * 64,
) -> RoadNetwork:
    """Return the network of roads between nodes, whose places are metres east and north.

    The links of a road follow each other, first the one along it. ``forbidden`` are pairs of
    links.
    """
    number = list(nodes)
    place = {node: index for index, node in enumerate(number)}
    latlon = np.array([at(*nodes[node]) for node in number])
    names = ["", *dict.fromkeys(road.name for road in roads if road.name)]
    ways = [(way, road) for way, road in enumerate(roads, 1)]
    links = [(way, road, back) for way, road in ways for back in (False, True)]
    links = [link for link in links if not (link[1].one_way and link[2])]
    tail = np.array([place[r.end if back else r.start] for _, r, back in links], np.int32)
    head = np.array([place[r.start if back else r.end] for _, r, back in links], np.int32)
    ends = np.column_stack((tail, head)).ravel()
    all_roads = [road for _, road, _ in links]
    return RoadNetwork(
        checksum=checksum,
        node_id=np.array(number, np.int64),
        lat=latlon[:, 0].copy(),
        lon=latlon[:, 1].copy(),
        tail=tail,
        head=head,
        twin=np.array(
            [-1 if r.one_way else e - 1 if b else e + 1 for e, (_, r, b) in enumerate(links)],
            np.int32,
        ),
        way_id=np.array([r.way_id or way for way, r, _ in links], np.int64),
        name=np.array([names.index(r.name) for r in all_roads], np.int32),
        road_class=np.array([PLACE[r.kind] for r in all_roads], np.uint8),
        length_m=np.array([_length(nodes, r) for r in all_roads]),
        speed_km_h=np.array([r.speed_km_h or _class(r).speed_km_h for r in all_roads]),
        lanes=np.array([r.lanes for r in all_roads], np.uint8),
        width_m=np.array([r.width_m for r in all_roads]),
        height_m=np.array([r.height_m for r in all_roads]),
        admits=np.array(
            [_class(r).admits if r.admits is None else r.admits for r in all_roads], np.uint16
        ),
        shape_start=np.arange(0, 2 * len(links) + 1, 2, dtype=np.int32),
        shape_lat=latlon[ends, 0],
        shape_lon=latlon[ends, 1],
        forbidden_turns=np.array(forbidden, np.int32).reshape(-1, 2),
        names=tuple(names),
    )


def _class(road: Road):
    return CLASSES[PLACE[road.kind]]


def _length(nodes: Mapping[int, tuple[float, float]], road: Road) -> float:
    (east_a, north_a), (east_b, north_b) = nodes[road.start], nodes[road.end]
    straight = ((east_a - east_b) ** 2 + (north_a - north_b) ** 2) ** 0.5
    return straight if road.length_m is None else road.length_m


def grid(columns: int = 5, rows: int = 4, spacing_m: float = 100.0) -> RoadNetwork:
    """Return a town of straight streets: node ``row * columns + column``, rows from the south.

    The streets to the east are named "Street 0" and so on from the south, the avenues to the
    north "Avenue 0" and so on from the west. Every second avenue but the outermost is one-way:
    to the north, to the south, and so on in turn.
    """
    nodes = {
        row * columns + column: (column * spacing_m, row * spacing_m)
        for row in range(rows)
        for column in range(columns)
    }
    roads = [
        Road(start=node, end=node + 1, name=f"Street {node // columns}")
        for node in nodes
        if node % columns < columns - 1
    ]
    for column in range(columns):
        one_way = column % 2 == 1 and column < columns - 1
        south = one_way and column % 4 == 3
        for row in range(rows - 1):
            ends = row * columns + column, (row + 1) * columns + column
            start, end = ends[::-1] if south else ends
            name = f"Avenue {column}"
            roads.append(Road(start=start, end=end, one_way=one_way, name=name, kind="tertiary"))
    return made(nodes, roads)


def bridged(width_m: float = 3.0, height_m: float = 3.2) -> RoadNetwork:
    """Return two quarters on the banks of a river: the bridge is the only way between them.

    Nodes 0 to 3 are the west bank (a block around), 4 to 7 the east bank; the bridge leads from
    1 to 4 and is 200 m long, narrow and low. A footbridge leads from 3 to 6.
    """
    nodes = {
        0: (0, 0),
        1: (100, 0),
        2: (0, 100),
        3: (100, 100),
        4: (300, 0),
        5: (400, 0),
        6: (300, 100),
        7: (400, 100),
    }
    west = [(0, 1), (1, 3), (3, 2), (2, 0)]
    east = [(4, 5), (5, 7), (7, 6), (6, 4)]
    bridge = Road(
        start=1, end=4, name="Bridge", kind="secondary", width_m=width_m, height_m=height_m
    )
    footbridge = Road(start=3, end=6, name="Footbridge", kind="footway")
    banks = [Road(start=a, end=b) for a, b in west + east]
    return made(nodes, [bridge, footbridge, *banks])
