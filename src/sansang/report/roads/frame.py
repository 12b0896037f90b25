"""The frame of a road map: which rectangle of the ground it shows, and where a point lies on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

import numpy as np
from numpy.typing import NDArray

from sansang.report.content.projection import METRES_PER_DEGREE
from sansang.roads import RoadNetwork

Floats = NDArray[np.float64]

_MARGIN_M = 250.0
_FLATTEST, _TALLEST = 0.5, 0.8
"""Height of a map against its width, at least and at most."""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """A rectangle of the ground, north up, on a plane that touches it in the middle.

    ``lat_0`` and ``lon_0`` are the upper left corner in degrees; the drawing measures
    ``width`` × ``height`` units of ``metres_per_unit`` each.
    """

    lat_0: float
    lon_0: float
    lat_true: float
    metres_per_unit: float
    width: float
    height: float

    def xy(self, lon: Floats, lat: Floats) -> Floats:
        """Return (n, 2) where points given in degrees lie on the drawing, x right and y down."""
        east = (lon - self.lon_0) * METRES_PER_DEGREE * cos(radians(self.lat_true))
        south = (self.lat_0 - lat) * METRES_PER_DEGREE
        return np.column_stack((east, south)) / self.metres_per_unit

    def point(self, lat: float, lon: float) -> tuple[float, float]:
        """Return where one point lies on the drawing."""
        x, y = self.xy(np.array([lon]), np.array([lat]))[0]
        return float(x), float(y)


def frame_around(
    network: RoadNetwork,
    points: Sequence[tuple[float, float]],
    width: float,
    *,
    margin_m: float = _MARGIN_M,
) -> Frame:
    """Return the frame that shows points (lat, lon) with a margin; all roads where there are none.

    It reaches no farther than the network does and its points ask for.
    """
    lat, lon = _extent(points, network)
    lat_true = (lat[0] + lat[1]) / 2
    per_lon = METRES_PER_DEGREE * cos(radians(lat_true))
    margin = margin_m if points else 0.0
    across = (lon[1] - lon[0]) * per_lon + 2 * margin
    down = (lat[1] - lat[0]) * METRES_PER_DEGREE + 2 * margin
    across = max(across, down / _TALLEST, 400.0)
    down = min(max(down, across * _FLATTEST), across * _TALLEST)
    return Frame(
        lat_0=lat_true + down / 2 / METRES_PER_DEGREE,
        lon_0=(lon[0] + lon[1]) / 2 - across / 2 / per_lon,
        lat_true=lat_true,
        metres_per_unit=across / width,
        width=width,
        height=round(down / across * width, 1),
    )


def _extent(
    points: Iterable[tuple[float, float]], network: RoadNetwork
) -> tuple[tuple[float, float], tuple[float, float]]:
    given = np.array(list(points), dtype=float).reshape(-1, 2)
    if not len(given):
        given = np.column_stack((network.shape_lat, network.shape_lon))
    low, high = given.min(axis=0), given.max(axis=0)
    return (float(low[0]), float(high[0])), (float(low[1]), float(high[1]))
