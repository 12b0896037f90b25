"""Small towns by hand: junctions in metres, roads between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot, nan

import numpy as np

from sansang.roads import RoadNetwork, VehicleClass
from sansang.roads.vehicles import BIT

LAT, LON = 21.0, 105.8
METRES = 111_195.0
"""Of a degree of latitude."""
EVERYONE = sum(BIT.values())
RESIDENTIAL = 12
PRIMARY = 5


@dataclass(frozen=True, kw_only=True)
class Road:
    a: str
    b: str
    street: str = ""
    one_way: bool = False
    km_h: float = 36.0
    lanes: int = 1
    width_m: float = nan
    height_m: float = nan
    admits: int = EVERYONE
    road_class: int = RESIDENTIAL


def road(a: str, b: str, street: str = "", **more: object) -> Road:
    return Road(a=a, b=b, street=street, **more)  # type: ignore[arg-type]


def lat_lon(x_m: float, y_m: float) -> tuple[float, float]:
    return LAT + y_m / METRES, LON + x_m / (METRES * np.cos(np.radians(LAT)))


def line(*points: tuple[float, float]) -> str:
    """A line of the plan through points in metres."""
    pairs = [lat_lon(*point) for point in points]
    return f"LINESTRING ({', '.join(f'{lon:.7f} {lat:.7f}' for lat, lon in pairs)})"


def town(
    nodes: Mapping[str, tuple[float, float]],
    roads: Sequence[Road],
    forbidden: Sequence[tuple[tuple[str, str], tuple[str, str]]] = (),
) -> RoadNetwork:
    """A network of these roads; a forbidden turn names two of its links by their ends."""
    number = {name: at for at, name in enumerate(nodes)}
    links = [(one, one.a, one.b, at) for at, one in enumerate(roads)]
    links += [(one, one.b, one.a, at) for at, one in enumerate(roads) if not one.one_way]
    place = {(a, b): at for at, (_, a, b, _) in enumerate(links)}
    names = ("", *dict.fromkeys(one.street for one in roads if one.street))
    where = [lat_lon(*point) for point in nodes.values()]
    lat, lon = (np.array(column) for column in zip(*where, strict=True))
    tail = np.array([number[a] for _, a, _, _ in links], dtype=np.int32)
    head = np.array([number[b] for _, _, b, _ in links], dtype=np.int32)
    ends = np.column_stack((tail, head)).ravel()
    return RoadNetwork(
        checksum="0" * 64,
        node_id=np.arange(len(nodes), dtype=np.int64),
        lat=lat,
        lon=lon,
        tail=tail,
        head=head,
        twin=np.array([-1 if r.one_way else place[b, a] for r, a, b, _ in links], dtype=np.int32),
        way_id=np.array([at + 100 for *_, at in links], dtype=np.int64),
        name=np.array([names.index(r.street) for r, *_ in links], dtype=np.int32),
        road_class=np.array([r.road_class for r, *_ in links], dtype=np.uint8),
        length_m=np.array([_length(nodes[a], nodes[b]) for _, a, b, _ in links]),
        speed_km_h=np.array([r.km_h for r, *_ in links]),
        lanes=np.array([r.lanes for r, *_ in links], dtype=np.uint8),
        width_m=np.array([r.width_m for r, *_ in links]),
        height_m=np.array([r.height_m for r, *_ in links]),
        admits=np.array([r.admits for r, *_ in links], dtype=np.uint16),
        shape_start=np.arange(0, 2 * len(links) + 1, 2, dtype=np.int32),
        shape_lat=lat[ends],
        shape_lon=lon[ends],
        forbidden_turns=np.array(
            [(place[before], place[after]) for before, after in forbidden], dtype=np.int32
        ).reshape(-1, 2),
        names=names,
    )


def _length(a: tuple[float, float], b: tuple[float, float]) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])


def link(network: RoadNetwork, a: int, b: int) -> int:
    """The link from a node to another."""
    return int(np.flatnonzero((network.tail == a) & (network.head == b))[0])


def grid(columns: int, rows: int, side_m: float = 100.0, **more: object) -> RoadNetwork:
    """A grid of two-way streets: rows are streets, columns avenues."""
    nodes = {f"{x},{y}": (x * side_m, y * side_m) for y in range(rows) for x in range(columns)}
    along = [
        road(f"{x},{y}", f"{x + 1},{y}", f"Street {y}", **more)
        for y in range(rows)
        for x in range(columns - 1)
    ]
    across = [
        road(f"{x},{y}", f"{x},{y + 1}", f"Avenue {x}", **more)
        for x in range(columns)
        for y in range(rows - 1)
    ]
    return town(nodes, [*along, *across])


def cars_only() -> int:
    return BIT[VehicleClass.CAR]
