"""A TNTP file as a road network: the same answers for travel times as for a map."""

import hashlib
from enum import StrEnum
from pathlib import Path
from typing import Final

import numpy as np

from sansang.roads.classes import EVERYONE
from sansang.roads.network import Floats, Ints, RoadNetwork
from sansang.roads.tntp import TntpNetwork, read_tntp_network, read_tntp_nodes

SUFFIX: Final = ".tntp"
_FASTEST_KM_H = 130.0
"""The speed of a link that takes no time."""
_SHORTEST_M = 1.0
"""The length of a link that has none but takes time."""


class LengthUnit(StrEnum):
    """What the lengths of a file are counted in: TNTP leaves it to each file."""

    KM = "km"
    M = "m"
    MILE = "mi"
    FOOT = "ft"


class TimeUnit(StrEnum):
    """What the times of a file are counted in: TNTP leaves it to each file."""

    MINUTE = "min"
    HOUR = "h"
    SECOND = "s"


_METRES = {
    LengthUnit.KM: 1000.0,
    LengthUnit.M: 1.0,
    LengthUnit.MILE: 1609.344,
    LengthUnit.FOOT: 0.3048,
}
_HOURS = {TimeUnit.MINUTE: 1 / 60, TimeUnit.HOUR: 1.0, TimeUnit.SECOND: 1 / 3600}


def read_tntp(
    file: Path, length_in: LengthUnit = LengthUnit.KM, time_in: TimeUnit = TimeUnit.MINUTE
) -> RoadNetwork:
    """Return the network of a TNTP file, with free-flow times as its travel times.

    Every vehicle may drive everywhere, but not through a zone under the first through node:
    those turns are forbidden. Places come from the node file beside it (``X_node.tntp`` of
    ``X_net.tntp``) where that has degrees, else nodes have none. Raises CannotRun, with the
    line, where a file is not TNTP.
    """
    tntp = read_tntp_network(file)
    lat, lon = _places(file, tntp.nodes)
    length_m, speed_km_h = _driven(tntp, _METRES[length_in], _HOURS[time_in])
    links = len(tntp.tail)
    ends = np.column_stack((tntp.tail, tntp.head)).ravel()
    return RoadNetwork(
        checksum=hashlib.sha256(file.read_bytes()).hexdigest(),
        node_id=np.arange(1, tntp.nodes + 1, dtype=np.int64),
        lat=lat,
        lon=lon,
        tail=tntp.tail,
        head=tntp.head,
        twin=_twins(tntp.tail, tntp.head),
        way_id=np.arange(1, links + 1, dtype=np.int64),
        name=np.zeros(links, np.int32),
        road_class=np.zeros(links, np.uint8),
        length_m=length_m,
        speed_km_h=speed_km_h,
        lanes=np.zeros(links, np.uint8),
        width_m=np.full(links, np.nan),
        height_m=np.full(links, np.nan),
        admits=np.full(links, EVERYONE, np.uint16),
        shape_start=np.arange(0, 2 * links + 1, 2, dtype=np.int32),
        shape_lat=lat[ends],
        shape_lon=lon[ends],
        forbidden_turns=_through_zones(tntp),
    )


def _places(file: Path, nodes: int) -> tuple[Floats, Floats]:
    """Latitudes and longitudes, NaN where no file has them."""
    beside = file.with_name(file.name.replace("_net", "_node"))
    places = np.full((nodes, 2), np.nan)
    if beside != file and beside.is_file():
        places = read_tntp_nodes(beside, nodes=nodes)
    lon, lat = places.T
    degrees = (np.abs(np.nan_to_num(lat)) <= 90).all() and (np.abs(np.nan_to_num(lon)) <= 180).all()
    return (lat.copy(), lon.copy()) if degrees else (np.full(nodes, np.nan),) * 2


def _driven(tntp: TntpNetwork, metres: float, hours: float) -> tuple[Floats, Floats]:
    """Lengths in metres and speeds in km/h that take the times of the file."""
    time_h = tntp.free_flow_time * hours
    length_m = tntp.length * metres
    length_m = np.where((length_m == 0) & (time_h > 0), _SHORTEST_M, length_m)
    takes_time = time_h > 0
    speed = length_m / 1000 / np.where(takes_time, time_h, 1.0)
    return length_m, np.where(takes_time, speed, _FASTEST_KM_H)


def _twins(tail: Ints, head: Ints) -> Ints:
    """(E) The only link the other way between the same nodes, -1 where there is none or several."""
    pairs = list(zip(tail.tolist(), head.tolist(), strict=True))
    place: dict[tuple[int, int], int] = {}
    for link, pair in enumerate(pairs):
        place[pair] = -1 if pair in place else link
    twin = [-1 if place[pair] < 0 else place.get(pair[::-1], -1) for pair in pairs]
    loops = tail == head
    return np.where(loops, -1, np.array(twin, np.int32)).astype(np.int32)


def _through_zones(tntp: TntpNetwork) -> Ints:
    """(K, 2) All turns at the nodes through which nobody drives."""
    zones = range(min(tntp.first_thru_node, tntp.nodes))
    into: dict[int, list[int]] = {zone: [] for zone in zones}
    out: dict[int, list[int]] = {zone: [] for zone in zones}
    for link, (tail, head) in enumerate(zip(tntp.tail.tolist(), tntp.head.tolist(), strict=True)):
        if tail in out:
            out[tail].append(link)
        if head in into:
            into[head].append(link)
    turns = [(a, b) for zone in zones for a in into[zone] for b in out[zone]]
    return np.array(turns, np.int32).reshape(-1, 2)
