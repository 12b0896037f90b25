"""Who can be reached within some minutes: areas along the roads that are reached in time."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from sansang.roads.geometry import metres_from
from sansang.roads.network import Bools, Floats, Longs, RoadNetwork
from sansang.roads.positions import Positions, positions
from sansang.roads.snap import Snapped
from sansang.roads.straight_line import EARTH_RADIUS_M
from sansang.roads.travel import TravelTimes

BESIDE_M = 40.0
"""How far beside a road counts as reached, in metres: a plot and the width of the road."""
SMOOTH_M = 2.0
"""How far an outline may lie off, in metres, for the sake of fewer corners."""

Lines = NDArray[Any]


def isochrones(
    times: TravelTimes,
    origins: Sequence[Snapped],
    minutes: Sequence[float],
    *,
    beside_m: float = BESIDE_M,
) -> tuple[shapely.MultiPolygon, ...]:
    """Return for each number of minutes the area that is reached in time from the nearest origin.

    An area is all that lies within ``beside_m`` of a road, or of that part of it, that is reached
    with the closures in force; blocks that are not remain as holes. WGS 84, longitude before
    latitude. Raises ValueError where the minutes do not rise.
    """
    if list(minutes) != sorted(minutes) or min(minutes, default=0) < 0:
        raise ValueError("minutes must rise from 0")
    reach = _Reach(times, origins)
    found: list[shapely.MultiPolygon] = []
    area: Any = shapely.MultiPolygon()
    for limit in minutes:
        lines = reach.newly_reached(limit * 60_000)
        around = shapely.buffer(shapely.simplify(lines, SMOOTH_M), beside_m, quad_segs=2)
        area = shapely.union_all([area, *around])
        found.append(reach.on_earth(shapely.simplify(area, SMOOTH_M)))
    return tuple(found)


class _Reach:
    """The links of a network as lines on a plane of metres, and when each is begun."""

    def __init__(self, times: TravelTimes, origins: Sequence[Snapped]) -> None:
        network = times.network
        self._times = times
        self._begun = _earliest(times.to_links(origins))
        self._origins = positions(network, origins, times.link_ms, times.open)
        self._middle = _middle(network)
        points = metres_from(*self._middle, network.shape_lat, network.shape_lon)
        of_link = np.repeat(np.arange(network.links), np.diff(network.shape_start))
        self._lines: Lines = shapely.linestrings(points, indices=of_link)
        self._done = np.zeros(network.links, dtype=np.bool_)

    def newly_reached(self, limit_ms: float) -> Lines:
        """Return what is reached in time, without the links that were wholly reached before."""
        ms = self._times.link_ms
        spent = limit_ms - self._begun
        reached = (self._begun >= 0) & (spent >= 0) & ~self._done
        whole = reached & (spent >= ms)
        part = np.flatnonzero(reached & ~whole)
        parts = [self._piece(int(e), 0.0, float(spent[e] / ms[e])) for e in part]
        parts += self._around_origins(limit_ms)
        lines = self._lines[self._one_side(whole)]
        self._done |= whole
        return np.concatenate((lines, np.array(parts, dtype=object)))

    def _one_side(self, whole: Bools) -> Bools:
        """Of two directions of one road that are both reached, one draws it."""
        twin = self._times.network.twin
        by_twin = self._done[twin] | (whole[twin] & (twin < np.arange(len(twin))))
        kept: Bools = whole & ~(by_twin & (twin >= 0))
        return kept

    def _around_origins(self, limit_ms: float) -> Iterator[Any]:
        """Where ways begin within a link, as far as they come on it."""
        at: Positions = self._origins
        for n, side in zip(*np.nonzero(at.counts), strict=True):
            link, begin = int(at.link[n, side]), float(at.fraction[n, side])
            end = begin + limit_ms / float(self._times.link_ms[link])
            yield self._piece(link, begin, min(end, 1.0))

    def _piece(self, link: int, begin: float, end: float) -> Any:
        from shapely.ops import substring

        return substring(self._lines[link], begin, end, normalized=True)

    def on_earth(self, area: Any) -> shapely.MultiPolygon:
        """Return an area of the plane in degrees."""
        lat, lon = self._middle
        degree_m = np.pi / 180 * EARTH_RADIUS_M
        scale = np.array([1 / (degree_m * np.cos(np.radians(lat))), 1 / degree_m])
        degrees = shapely.transform(area, lambda points: points * scale + (lon, lat))
        parts = [part for part in shapely.get_parts(degrees) if not part.is_empty]
        return shapely.MultiPolygon(parts)


def _earliest(begun: Longs) -> Longs:
    """Return (E) the least of (S, E), of those that are not -1; -1 where all are."""
    never = np.iinfo(np.int64).max
    least = np.where(begun < 0, never, begun).min(axis=0, initial=never)
    return np.where(least == never, -1, least)


def _middle(network: RoadNetwork) -> tuple[float, float]:
    lat: Floats = network.shape_lat
    return float(np.mean(lat)), float(np.mean(network.shape_lon))
