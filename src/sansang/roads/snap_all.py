"""Many points on the road at once: what ``nearest`` finds for one, without a step for each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from sansang.roads.geometry import metres_from
from sansang.roads.network import Bools, Floats, Longs, RoadNetwork
from sansang.roads.snap import SAME_M, Snapped, near
from sansang.roads.vehicles import VehicleClass

FIRST_M = 50.0
"""How far one looks first, in metres; whoever finds nothing looks twice as far, and so on."""
LINKS_AT_ONCE = 100_000
"""Links whose distances are measured together: some 50 MB."""


def nearest_all(
    network: RoadNetwork,
    places: Sequence[tuple[float, float]],
    vehicle: VehicleClass,
    limit_m: float,
) -> list[Snapped | None]:
    """Return for each (lat, lon) the point on the nearest road that admits a class of vehicle,
    None where there is none within a limit.
    """
    at = np.array(places, dtype=np.float64).reshape(-1, 2)
    admitted = network.admitted(vehicle)
    found: dict[int, Snapped] = {}
    waiting, within_m = list(range(len(at))), min(FIRST_M, limit_m)
    while waiting:
        for some, links in _around(network, at, waiting, admitted, within_m):
            found |= _nearest(network, at, some, links, within_m)
        waiting = [n for n in waiting if n not in found] if within_m < limit_m else []
        within_m = min(2 * within_m, limit_m)
    return [found.get(n) for n in range(len(at))]


def _around(
    network: RoadNetwork, at: Floats, waiting: Sequence[int], admitted: Bools, within_m: float
) -> Iterator[tuple[list[int], list[Longs]]]:
    """Yield some places at a time, with the links that may be within reach of each."""
    some: list[int] = []
    links: list[Longs] = []
    count = 0
    for n in waiting:
        near_by = near(network, float(at[n, 0]), float(at[n, 1]), within_m)
        some.append(n)
        links.append(near_by[admitted[near_by]])
        count += len(links[-1])
        if count >= LINKS_AT_ONCE:
            yield some, links
            some, links, count = [], [], 0
    if some:
        yield some, links


def _nearest(
    network: RoadNetwork, at: Floats, some: list[int], links: list[Longs], within_m: float
) -> dict[int, Snapped]:
    """Return the nearest points of those places that have one within reach."""
    of_place = np.repeat(np.arange(len(some)), [len(near_by) for near_by in links])
    pairs = _Pairs.made(network, at[some], of_place, np.concatenate(links))
    starts = np.searchsorted(of_place, np.arange(len(some) + 1))
    found = {}
    for n, (begin, end) in zip(some, pairwise(starts.tolist()), strict=True):
        distances = pairs.distance_m[begin:end]
        least = distances.min(initial=np.inf)
        if least <= within_m:
            found[n] = pairs.snapped(begin + int(np.argmax(distances <= least + SAME_M)))
    return found


@dataclass(frozen=True, kw_only=True, eq=False)
class _Pairs:
    """Pairs of a place and a link near by, and where on the link the place is nearest."""

    link: Longs
    fraction: Floats
    distance_m: Floats
    lat: Floats
    lon: Floats

    @classmethod
    def made(cls, network: RoadNetwork, places: Floats, of_place: Longs, link: Longs) -> "_Pairs":
        """Measure all segments of all links from the places of their pairs."""
        pair, point = network.points_of(link)
        first = np.searchsorted(pair, np.arange(len(link)))
        size = np.bincount(pair, minlength=len(link))
        lat, lon = network.shape_lat[point], network.shape_lon[point]
        here_lat, here_lon = places[of_place[pair]].T
        metres = metres_from(here_lat, here_lon, lat, lon)
        steps = np.diff(metres, axis=0, append=metres[-1:])
        steps[first + size - 1] = 0.0  # behind the last point of a link is nothing
        squares = np.einsum("ij,ij->i", steps, steps)
        along = -np.einsum("ij,ij->i", metres, steps) / np.maximum(squares, 1e-12)
        along = np.clip(along, 0.0, 1.0)
        distance = np.hypot(*(metres + along[:, None] * steps).T)
        best = _first_least(distance, pair, first)
        gone = np.cumsum(np.sqrt(squares)) - np.sqrt(squares)
        length = np.add.reduceat(np.sqrt(squares), first) if len(first) else np.empty(0)
        part = gone[best] + along[best] * np.sqrt(squares[best]) - gone[first]
        after = np.minimum(best + 1, len(point) - 1)
        return cls(
            link=link,
            fraction=np.clip(part / np.where(length > 0, length, 1.0), 0.0, 1.0),
            distance_m=distance[best],
            lat=lat[best] + along[best] * (lat[after] - lat[best]),
            lon=lon[best] + along[best] * (lon[after] - lon[best]),
        )

    def snapped(self, pair: int) -> Snapped:
        """Return the point of a pair."""
        return Snapped(
            link=int(self.link[pair]),
            fraction=float(self.fraction[pair]),
            distance_m=float(self.distance_m[pair]),
            lat=float(self.lat[pair]),
            lon=float(self.lon[pair]),
        )


def _first_least(values: Floats, group: Longs, first: Longs) -> Longs:
    """Where each group has its least value, the first of several."""
    if not len(first):
        return np.empty(0, dtype=np.int64)
    least = np.minimum.reduceat(values, first)
    at = np.flatnonzero(values == least[group])
    _, chosen = np.unique(group[at], return_index=True)
    found: Longs = at[chosen]
    return found
