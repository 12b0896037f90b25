"""What days before say of a town: where calls come from, where units wait, how fast they drive."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from tests.known.rehearsal.san_francisco.calls import ZONE, Incident

from sansang.roads.geometry import distances_m

STATIONED = ("engine", "truck")
"""These wait at stations; others wait anywhere."""
MIDDLE = 37.77, -122.42
DETOUR = 1.3
IDLE_S = 7_200.0
"""Others are on duty so long before their first work of a day and after the last."""


@dataclass(frozen=True, kw_only=True)
class Town:
    """Where calls come from (an area has four places), where units wait, how they drive."""

    places: tuple[tuple[float, float], ...]
    place_area: tuple[str, ...]
    units: tuple[str, ...]
    kinds: tuple[str, ...]
    homes: tuple[tuple[float, float], ...]
    s_per_m: dict[str, float]
    from_s: tuple[float, ...]
    until_s: tuple[float, ...]

    def way_s(self, kind: str, point: tuple[float, float]) -> float:
        """Return how long the unit of a kind whose home is nearest is on its way."""
        homes = [home for home, its in zip(self.homes, self.kinds, strict=True) if its == kind]
        return float(metres(point, homes).min() * self.s_per_m[kind])

    def place_of(self, incident: Incident) -> int:
        own = [n for n, area in enumerate(self.place_area) if area == incident.area]
        own = own or list(range(len(self.places)))
        far = metres((incident.lat, incident.lon), [self.places[number] for number in own])
        return own[int(far.argmin())]


def apart(points: list[tuple[float, float]], others: list[tuple[float, float]]) -> np.ndarray:
    """Return the metres between points (n) and others (m) as (n, m)."""
    (lat_a, lon_a), (lat_b, lon_b) = np.array(points).T, np.array(others).T
    return distances_m(lat_a[:, None], lon_a[:, None], lat_b[None], lon_b[None])


def metres(point: tuple[float, float], others: list[tuple[float, float]]) -> np.ndarray:
    return apart([point], others)[0]


def learn_town(calls: list[Incident]) -> Town:
    places, place_area = _places(calls)
    roster = _roster(calls)
    runs = _runs(calls)
    stationed = [unit for unit, kind in roster.items() if kind in STATIONED and runs[unit]]
    slope = DETOUR / 8.0  # 8 m/s to begin with
    for _ in range(2):  # where stations are, and how fast units drive, in turn
        homes = {unit: _home(runs[unit], kind, slope) for unit, kind in roster.items()}
        far = [metres(homes[unit], [point for point, _ in runs[unit]]) for unit in stationed]
        took = [seconds for unit in stationed for _, seconds in runs[unit]]
        slope = _slope(np.concatenate(far), np.array(took))
    hours = _hours(calls, roster)
    return Town(
        places=tuple(places),
        place_area=tuple(place_area),
        units=tuple(roster),
        kinds=tuple(roster.values()),
        homes=tuple(homes[unit] for unit in roster),
        s_per_m=_slopes(runs, roster, homes),
        from_s=tuple(hours[unit][0] for unit in roster),
        until_s=tuple(hours[unit][1] for unit in roster),
    )


def _places(calls: list[Incident]) -> tuple[list[tuple[float, float]], list[str]]:
    """Cut the calls of each area in two by latitude, and each half by longitude."""
    points = defaultdict(list)
    for one in calls:
        points[one.area].append((one.lat, one.lon))
    places, areas = [], []
    for area, own in sorted(points.items()):
        south_north = np.array_split(np.array(sorted(own)), 2)
        for half in south_north:
            for part in np.array_split(half[np.argsort(half[:, 1], kind="stable")], 2):
                if len(part):
                    places.append(tuple(np.median(part, axis=0)))
                    areas.append(area)
    return places, areas


def _roster(calls: list[Incident]) -> dict[str, str]:
    """Who is on duty: engines and trucks that were seen, others that worked on the last day."""
    last = max(one.at.date() for one in calls)
    seen = {
        sent.unit: sent.kind
        for one in calls
        for sent in one.sent
        if sent.kind in STATIONED or one.at.date() == last
    }
    return dict(sorted(seen.items()))


Run = tuple[tuple[float, float], float]


def _runs(calls: list[Incident]) -> dict[str, list[Run]]:
    """Where each unit went, and how long it took from being sent."""
    runs = defaultdict(list)
    for one in calls:
        for sent in one.sent:
            if sent.there_s is not None and sent.there_s > sent.dispatched_s:
                runs[sent.unit].append(((one.lat, one.lon), sent.there_s - sent.dispatched_s))
    return runs


def _home(runs: list[Run], kind: str, slope: float) -> tuple[float, float]:
    """A station is where its runs fit best; others wait where most of their calls came from,
    the middle of those that lie within a kilometre of each other.
    """
    points = [point for point, _ in runs] or [MIDDLE]
    far = apart(points, points)
    if kind not in STATIONED or len(runs) < 3:
        near = far < 1000
        return tuple(np.median(np.array(points)[near[near.sum(axis=1).argmax()]], axis=0))
    took = np.array([seconds for _, seconds in runs])
    rest = took - slope * far
    misfit = np.abs(rest - np.median(rest, axis=1, keepdims=True)).sum(axis=1)
    return points[int(misfit.argmin())]


def _slope(far: np.ndarray, took: np.ndarray) -> float:
    """Seconds for a metre as the crow flies: the slope through ten groups by distance."""
    groups = np.array_split(np.argsort(far, kind="stable"), 10)
    x = np.array([np.median(far[group]) for group in groups])
    y = np.array([np.median(took[group]) for group in groups])
    return float(np.polyfit(x, y, 1)[0])


def _slopes(
    runs: dict[str, list[Run]], roster: dict[str, str], homes: dict[str, tuple[float, float]]
) -> dict[str, float]:
    """By kind, how much longer a metre more from the nearest home takes, whoever went."""
    slopes = {}
    for kind in sorted(set(roster.values())):
        units = [unit for unit, its in roster.items() if its == kind]
        own = [run for unit in units for run in runs[unit]]
        far = apart([point for point, _ in own], [homes[unit] for unit in units]).min(axis=1)
        slopes[kind] = max(0.0, _slope(far, np.array([seconds for _, seconds in own])))
    return slopes


def _hours(calls: list[Incident], roster: dict[str, str]) -> dict[str, tuple[float, float]]:
    """Seconds of the day around the first and the last work of the last day; stations: all day."""
    last = max(one.at.date() for one in calls)
    hours = dict.fromkeys(roster, (0.0, 86_400.0))
    for unit, kind in roster.items():
        if kind in STATIONED:
            continue
        begun = datetime.combine(last, datetime.min.time(), ZONE)
        work = [
            ((one.at - begun).total_seconds(), (sent.free_s or sent.dispatched_s))
            for one in calls
            if one.at.date() == last
            for sent in one.sent
            if sent.unit == unit
        ]
        begin, end = min(at for at, _ in work), max(at + until for at, until in work)
        hours[unit] = (max(0.0, begin - IDLE_S), min(86_400.0, end + IDLE_S))
    return hours
