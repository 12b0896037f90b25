"""Distances on the ground between many points at once."""

import numpy as np

from sansang.roads.network import Floats
from sansang.roads.straight_line import EARTH_RADIUS_M

DEGREE_M = np.pi / 180 * EARTH_RADIUS_M
"""A degree of latitude."""


def distances_m(lat_a: Floats, lon_a: Floats, lat_b: Floats, lon_b: Floats) -> Floats:
    """Return (n) great-circle distances in metres, by the haversine formula."""
    north, east = np.radians(lat_b - lat_a), np.radians(lon_b - lon_a)
    cosines = np.cos(np.radians(lat_a)) * np.cos(np.radians(lat_b))
    h = np.sin(north / 2) ** 2 + cosines * np.sin(east / 2) ** 2
    metres: Floats = 2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.minimum(h, 1.0)))
    return metres


def metres_from(lat: float, lon: float, lats: Floats, lons: Floats) -> Floats:
    """Return (n, 2) points as metres east and north of a point near by.

    A plane that touches the earth there: within 10 km it is true to a thousandth.
    """
    east = (lons - lon) * DEGREE_M * np.cos(np.radians(lat))
    return np.column_stack((east, (lats - lat) * DEGREE_M))
