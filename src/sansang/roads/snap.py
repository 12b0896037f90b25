"""Points of the plan on the road: the nearest place on a link that admits a vehicle."""

from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from sansang.faults import CannotRun, Fault
from sansang.roads.geometry import DEGREE_M, metres_from
from sansang.roads.network import Floats, Longs, RoadNetwork
from sansang.roads.vehicles import BIT, VehicleClass

SAME_M = 0.001
"""Places that are as near as this count as one: those of a link and its twin do."""


@dataclass(frozen=True, kw_only=True)
class Snapped:
    """A point on the road: ``fraction`` of the way along a link, from its tail to its head.

    On a road for both directions it is the link that comes first; on its ``twin`` the place is
    at one minus ``fraction``. ``distance_m`` is how far the point was from there.
    """

    link: int
    fraction: float
    distance_m: float
    lat: float
    lon: float


def snap(
    network: RoadNetwork,
    lat: float,
    lon: float,
    vehicle: VehicleClass,
    limit_m: float,
    place: str = "",
) -> Snapped:
    """Return the point on the nearest road that admits a class of vehicle.

    Raises CannotRun where there is none within ``limit_m``; ``place`` says of whom it speaks.
    """
    snapped = nearest(network, lat, lon, vehicle, limit_m)
    if snapped is None:
        where = f"{lat:.5f}, {lon:.5f}"
        fault = Fault(
            code="far_from_roads",
            place=place or where,
            found=where if place else "",
            expected=f"{limit_m:.0f}",
        )
        raise CannotRun([fault])
    return snapped


def nearest(
    network: RoadNetwork, lat: float, lon: float, vehicle: VehicleClass, limit_m: float
) -> Snapped | None:
    """Return the point on the nearest road that admits a class of vehicle, None beyond a limit."""
    links = near(network, lat, lon, limit_m)
    links = links[(network.admits[links] & BIT[vehicle]) != 0]
    found = [_on(network, int(link), lat, lon) for link in links]
    within = [one for one in found if one.distance_m <= limit_m]
    if not within:
        return None
    least = min(one.distance_m for one in within)
    return next(one for one in within if one.distance_m <= least + SAME_M)


def near(network: RoadNetwork, lat: float, lon: float, limit_m: float) -> Longs:
    """Return the links, in order, that may come as near to a point as a limit, and some more."""
    north = limit_m / DEGREE_M
    east = north / max(float(np.cos(np.radians(lat))), 1e-6)
    box = (lon - east, lat - north, lon + east, lat + north)
    return in_box(network, box)


def in_box(network: RoadNetwork, box: tuple[float, float, float, float]) -> Longs:
    """Return the links, in order, whose bounds meet a box (west, south, east, north)."""
    from shapely import box as rectangle

    found: Longs = np.sort(_tree(network).query(rectangle(*box)))
    return found


_TREES: "WeakKeyDictionary[RoadNetwork, Any]" = WeakKeyDictionary()


def _tree(network: RoadNetwork) -> Any:
    """The links by their bounds; made once for a network, gone with it."""
    tree = _TREES.get(network)
    if tree is None:
        from shapely import STRtree, box

        start = network.shape_start[:-1]
        lon, lat = network.shape_lon, network.shape_lat
        west, east = np.minimum.reduceat(lon, start), np.maximum.reduceat(lon, start)
        south, north = np.minimum.reduceat(lat, start), np.maximum.reduceat(lat, start)
        tree = _TREES[network] = STRtree(box(west, south, east, north))
    return tree


def _on(network: RoadNetwork, link: int, lat: float, lon: float) -> Snapped:
    """The place on a link that is nearest to a point."""
    shape = network.shape(link)
    points = metres_from(lat, lon, shape[:, 1], shape[:, 0])
    starts, steps = points[:-1], np.diff(points, axis=0)
    sizes = np.einsum("ij,ij->i", steps, steps)
    along = -np.einsum("ij,ij->i", starts, steps) / np.maximum(sizes, 1e-12)
    along = np.clip(along, 0.0, 1.0)
    places = starts + along[:, None] * steps
    distances = np.hypot(places[:, 0], places[:, 1])
    at = int(distances.argmin())
    degrees = shape[at] + along[at] * (shape[at + 1] - shape[at])
    return Snapped(
        link=link,
        fraction=_fraction(np.sqrt(sizes), at, float(along[at])),
        distance_m=float(distances[at]),
        lat=float(degrees[1]),
        lon=float(degrees[0]),
    )


def _fraction(lengths: Floats, at: int, along: float) -> float:
    whole = float(lengths.sum())
    return float(lengths[:at].sum() + along * lengths[at]) / whole if whole else 0.0
