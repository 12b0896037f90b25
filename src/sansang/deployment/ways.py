"""Travel as the verifier reckons it: from the plan's records, with SciPy on its roads."""

from collections.abc import Iterator
from functools import cached_property
from math import asin, ceil, cos, radians, sin, sqrt

import numpy as np

from sansang.event import EventPlan
from sansang.event.traffic import Exempt
from sansang.roads import RoadNetwork, VehicleClass
from sansang.roads.network import Bools
from sansang.travel.closures import links_of

Pair = tuple[str, str]


class Ways:
    """Minutes of teams between sites and between posts, by roads where there are any."""

    def __init__(self, plan: EventPlan, roads: RoadNetwork | None) -> None:
        self.plan = plan
        self._roads = roads

    def between_posts(self, origin: str, destination: str) -> int:
        """Return the minutes between the sites of two posts."""
        return self.minutes(self.plan.post(origin).site, self.plan.post(destination).site)

    def minutes(self, origin: str | None, destination: str) -> int:
        """Return whole minutes between two sites, 0 where one has no position.

        By road it is the longer of both directions, with the closures that delay it most.
        """
        if origin is None or origin == destination:
            return 0
        straight = self._straight(origin, destination)
        both = (origin, destination), (destination, origin)
        ms = [table[pair] for table in self._by_road for pair in both if pair in table]
        return max((straight if one < 0 else ceil(one / 60_000) for one in ms), default=straight)

    def _straight(self, origin: str, destination: str) -> int:
        """Haversine on the mean earth, times the detour factor, at the plan's speed; minutes."""
        a, b = self.plan.site(origin).position, self.plan.site(destination).position
        if a is None or b is None:
            return 0
        half_lat, half_lon = radians(b.lat - a.lat) / 2, radians(b.lon - a.lon) / 2
        across = cos(radians(a.lat)) * cos(radians(b.lat)) * sin(half_lon) ** 2
        root = sqrt(sin(half_lat) ** 2 + across)
        km = 2 * 6371.0088 * asin(min(1.0, root)) * self.plan.event.rules.detour_factor
        return ceil(km / self.plan.event.rules.speed_km_per_h * 60 - 1e-6)

    @cached_property
    def _by_road(self) -> list[dict[Pair, int]]:
        """Milliseconds between the sites on the roads, for each set of closed roads there is."""
        if self._roads is None or self.plan.event.roads is None:
            return []
        from sansang.roads.snap import nearest
        from sansang.roads.travel import TravelTimes

        limit_m = self.plan.event.roads.snap_limit_m
        known = {s.id: s.position for s in self.plan.sites if s.position}
        found = {
            site: nearest(self._roads, at.lat, at.lon, VehicleClass.CAR, limit_m)
            for site, at in known.items()
        }
        snapped = {site: at for site, at in found.items() if at}
        times = TravelTimes(self._roads, VehicleClass.CAR, hierarchy=False)
        tables = []
        for closed in self._closed():
            times.close(closed)
            ms = times.matrix(list(snapped.values()), list(snapped.values())).tolist()
            pairs = ((a, b) for a in snapped for b in snapped)
            tables.append(dict(zip(pairs, (one for row in ms for one in row), strict=True)))
        return tables

    def _closed(self) -> Iterator[Bools]:
        """The roads that are closed to vehicles on duty: none, and those at each beginning."""
        assert self._roads is not None
        shut = [c for c in self.plan.closures if Exempt.DUTY not in c.exempt]
        links = {
            c.id: links_of(self._roads, c.geometry, one_direction=c.one_direction) for c in shut
        }
        seen = set()
        begins = (time.start for closure in self.plan.closures for time in closure.times)
        for moment in (None, *sorted(begins)):
            closed = np.zeros(self._roads.links, dtype=np.bool_)
            for closure in shut:
                lasts = moment and any(t.start <= moment < t.end for t in closure.times)
                followed = links[closure.id]
                if lasts and followed is not None:
                    closed[followed] = True
            if closed.tobytes() not in seen:
                seen.add(closed.tobytes())
                yield closed
