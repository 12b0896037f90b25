"""Travel between the sites of a plan: by its roads with the closures in force, or straight."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from math import ceil
from typing import TYPE_CHECKING

import numpy as np

from sansang.event import EventPlan
from sansang.roads import RoadNetwork, StraightLine, VehicleClass
from sansang.roads.network import Bools, Longs
from sansang.travel.closures import in_force, links_of
from sansang.travel.drivers import CAR, Driver
from sansang.travel.journey import By, Journey

if TYPE_CHECKING:
    from sansang.roads.snap import Snapped
    from sansang.roads.travel import TravelTimes

Point = tuple[float, float]
_FARTHER_M = (1_000.0, 100_000.0, 20_100_000.0)
"""How far a road is looked for at last: half round the earth."""
_MINUTE_MS = 60_000


class Travel:
    """Travel times of a plan, each worked out once.

    Where there is a network, a journey between two sites that have a place on its roads is by
    road; any other is the straight line with the plan's detour factor at the plan's speed.
    ``hierarchy`` False has SciPy's Dijkstra compute the same times.
    """

    def __init__(
        self, plan: EventPlan, network: RoadNetwork | None = None, *, hierarchy: bool = True
    ) -> None:
        self.plan = plan
        self.network = network if plan.event.roads else None
        self._hierarchy = hierarchy
        self._closures = {closure.id: closure for closure in plan.closures}
        self._engines: dict[Driver, TravelTimes] = {}
        self._tables: dict[tuple[Driver, frozenset[str]], Longs] = {}
        self._snapped: dict[VehicleClass, dict[str, Snapped]] = {}

    @property
    def by(self) -> By:
        """How journeys are worked out where both sites have a place on the roads."""
        return By.ROADS if self.network is not None else By.STRAIGHT_LINE

    # journeys

    def journey(
        self, origin: str, destination: str, driver: Driver = CAR, at: datetime | None = None
    ) -> Journey | None:
        """Return the journey between two sites, with the closures in force at a moment if any
        is named; None where the position of a site is not known.
        """
        closed = in_force(self.plan.closures, at) if at else ()
        return self.journey_while(origin, destination, driver, closed)

    def journey_while(
        self, origin: str, destination: str, driver: Driver, closed: Iterable[str]
    ) -> Journey | None:
        """Return the journey between two sites while closures are in force."""
        if origin not in self.points or destination not in self.points:
            return None
        snapped = self.snapped(driver.vehicle)
        if origin not in snapped or destination not in snapped:
            return Journey(minutes=self.straight_min(origin, destination), by=By.STRAIGHT_LINE)
        ms = self._ms(origin, destination, driver, closed)
        return Journey(
            minutes=None if ms < 0 else ceil(ms / _MINUTE_MS),
            by=By.ROADS,
            off_road_m=snapped[origin].distance_m + snapped[destination].distance_m,
        )

    def straight_min(self, origin: str, destination: str) -> int:
        """Return the minutes between two sites by the straight line, 0 where one is not known."""
        return self._line.minutes(self.points.get(origin), self.points.get(destination))

    # places

    @cached_property
    def points(self) -> dict[str, Point]:
        """Latitude and longitude of the sites of known position."""
        sites = ((site.id, site.position) for site in self.plan.sites)
        return {one: (position.lat, position.lon) for one, position in sites if position}

    def snapped(self, vehicle: VehicleClass) -> dict[str, "Snapped"]:
        """Return where the sites are on the roads of a class of vehicle; those near none lack."""
        roads = self.plan.event.roads
        if self.network is None or roads is None:
            return {}
        if vehicle not in self._snapped:
            from sansang.roads.snap import nearest

            found = {
                one: nearest(self.network, *point, vehicle, roads.snap_limit_m)
                for one, point in self.points.items()
            }
            self._snapped[vehicle] = {one: at for one, at in found.items() if at}
        return self._snapped[vehicle]

    def off_road_m(self, lat: float, lon: float, driver: Driver = CAR) -> float:
        """Return how far a point is from the nearest road that admits a driver."""
        from sansang.roads.snap import nearest

        assert self.network is not None
        assert self.plan.event.roads is not None
        # The farther one looks, the more roads are measured: most places lie near one.
        for limit_m in (self.plan.event.roads.snap_limit_m, *_FARTHER_M):
            found = nearest(self.network, lat, lon, driver.vehicle, limit_m)
            if found:
                return found.distance_m
        return float("inf")

    # closures

    @cached_property
    def closed_links(self) -> dict[str, Longs]:
        """The links of each closure, empty where it follows no road."""
        if self.network is None:
            return {}
        none = np.empty(0, np.int64)
        found = {
            one: links_of(self.network, c.geometry, one_direction=c.one_direction)
            for one, c in self._closures.items()
        }
        return {one: none if links is None else links for one, links in found.items()}

    def closed_to(self, driver: Driver, closed: Iterable[str]) -> Bools:
        """Return (E) the links that closures close to a driver."""
        assert self.network is not None
        mask = np.zeros(self.network.links, dtype=np.bool_)
        for one in self._stopping(driver, closed):
            mask[self.closed_links[one]] = True
        return mask

    def reach_ms(self, driver: Driver, closed: Iterable[str]) -> tuple[dict[str, int], Longs]:
        """Return the numbers of the n sites on the roads, and (n, n) the milliseconds between
        them, -1 where there is no way while the closures are in force.
        """
        sites = self.snapped(driver.vehicle)
        key = driver, self._stopping(driver, closed)
        if key not in self._tables:
            _, self._tables[key] = self.without(driver, self.closed_to(driver, key[1]))
        return {site: number for number, site in enumerate(sites)}, self._tables[key]

    def without(self, driver: Driver, links: Bools) -> tuple[dict[str, int], Longs]:
        """Return the same where no closure is in force and (E) some links are left out."""
        sites = self.snapped(driver.vehicle)
        engine = self._engine(driver)
        engine.close(links)
        points = list(sites.values())
        return {site: number for number, site in enumerate(sites)}, engine.matrix(points, points)

    def times(self, driver: Driver, closed: Iterable[str]) -> "TravelTimes":
        """Return the travel times of a driver while closures are in force, until asked again."""
        engine = self._engine(driver)
        engine.close(self.closed_to(driver, closed))
        return engine

    def _stopping(self, driver: Driver, closed: Iterable[str]) -> frozenset[str]:
        return frozenset(one for one in closed if driver.stopped_by(self._closures[one]))

    def _ms(self, origin: str, destination: str, driver: Driver, closed: Iterable[str]) -> int:
        number, table = self.reach_ms(driver, closed)
        return int(table[number[origin], number[destination]])

    def _engine(self, driver: Driver) -> "TravelTimes":
        if driver not in self._engines:
            from sansang.roads.travel import TravelTimes  # libraries that load slowly

            assert self.network is not None
            self._engines[driver] = TravelTimes(
                self.network,
                driver.vehicle,
                priority_driving=driver.priority,
                hierarchy=self._hierarchy,
            )
        return self._engines[driver]

    @cached_property
    def _line(self) -> StraightLine:
        rules = self.plan.event.rules
        return StraightLine(speed_km_per_h=rules.speed_km_per_h, detour_factor=rules.detour_factor)
