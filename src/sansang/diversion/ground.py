"""The plan laid on its roads: where its places are, what is open to whom."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import cached_property
from typing import Any, TypeVar

from sansang.diversion.closed import closed_roads, closed_to
from sansang.diversion.open_roads import OpenRoads, Spot, spot_on
from sansang.diversion.result import ClosedRoads
from sansang.diversion.result_places import OffTheRoads, Place, Placed, PlaceKind
from sansang.diversion.riders import CAR, Rider
from sansang.diversion.snapping import links_of
from sansang.event import EventPlan
from sansang.roads import RoadNetwork, VehicleClass
from sansang.roads.driving import link_times_ms, passable
from sansang.roads.network import Bools
from sansang.roads.snap import Snapped, nearest
from sansang.roads.turns import TurnGraph, turn_graph

T = TypeVar("T")
SNAP_LIMIT_M = 150.0
"""How far a place may be from its road where the plan does not say."""


class Ground:
    """A plan on its road network. What was worked out once is remembered.

    Raises CannotRun where a closure follows no road of the network.
    """

    def __init__(self, plan: EventPlan, network: RoadNetwork) -> None:
        self.plan = plan
        self.network = network
        self._remembered: dict[Hashable, Any] = {}
        self._positions = dict(_positions(plan))
        roads = plan.event.roads
        self.snap_limit_m = roads.snap_limit_m if roads else SNAP_LIMIT_M

    def remembered(self, key: Hashable, work: Callable[[], T]) -> T:
        """Return what was worked out under a key, working it out the first time."""
        if key not in self._remembered:
            self._remembered[key] = work()
        found: T = self._remembered[key]
        return found

    @property
    def places(self) -> tuple[Place, ...]:
        """The sites of known position and the traffic zones of the plan."""
        return tuple(self._positions)

    @cached_property
    def closures(self) -> dict[str, ClosedRoads]:
        """What each closure of the plan closes, by its id."""
        return {
            closure.id: closed_roads(
                self.network,
                closure,
                links_of(
                    self.network,
                    closure.geometry,
                    f"closures {closure.id}",
                    one_direction=closure.one_direction,
                ),
            )
            for closure in self.plan.closures
        }

    def spot(self, place: Place, vehicle: VehicleClass) -> Spot | None:
        """Return where a place opens on the roads of a class of vehicle; None: nowhere."""
        snapped = self.snapped(place, vehicle)
        return spot_on(self.network, snapped.link, snapped.fraction) if snapped else None

    def site_spot(self, site: str, vehicle: VehicleClass) -> Spot | None:
        """Return where a site opens on the roads, None where it does not."""
        place = Place(kind=PlaceKind.SITE, id=site)
        return self.spot(place, vehicle) if place in self._positions else None

    def snapped(self, place: Place, vehicle: VehicleClass) -> Snapped | None:
        """Return the point on the nearest road that admits a class of vehicle; None: none."""
        return self.remembered(
            ("snapped", place, vehicle),
            lambda: nearest(self.network, *self._positions[place], vehicle, self.snap_limit_m),
        )

    def placed(self) -> tuple[tuple[Placed, ...], tuple[OffTheRoads, ...]]:
        """Return the places on the roads of cars, and those that are not."""
        found = {place: self.snapped(place, CAR.vehicle) for place in self.places}
        on = (_told(place, snapped) for place, snapped in found.items() if snapped)
        off = (place for place, snapped in found.items() if not snapped)
        limit_m = self.snap_limit_m
        return tuple(on), tuple(OffTheRoads(place=place, limit_m=limit_m) for place in off)

    def closed_to(self, rider: Rider, ids: Iterable[str]) -> Bools:
        """Return (E) the links that closures close to a group of drivers."""
        return closed_to(self.network, self.closures, ids, rider.who)

    def open_to(self, rider: Rider, ids: Iterable[str]) -> OpenRoads:
        """Return the roads open to a group of drivers while closures are in force.

        The same object comes back for closures that close the same to them.
        """
        closed = self.closed_to(rider, ids)
        if not closed.any():
            return self._all_roads(rider)
        key = ("open", rider.vehicle, rider.priority, closed.tobytes())
        return self.remembered(key, lambda: self._all_roads(rider).without(closed))

    def _all_roads(self, rider: Rider) -> OpenRoads:
        key = ("roads", rider.vehicle, rider.priority)
        return self.remembered(key, lambda: self._roads(rider))

    def _roads(self, rider: Rider) -> OpenRoads:
        return OpenRoads(
            network=self.network,
            graph=self.graph,
            time_ms=link_times_ms(self.network, rider.vehicle, priority_driving=rider.priority),
            is_open=passable(self.network, rider.vehicle, priority_driving=rider.priority),
        )

    @cached_property
    def graph(self) -> TurnGraph:
        """The graph of the network, in which no forbidden turn can be driven."""
        return turn_graph(self.network)


def _positions(plan: EventPlan) -> Iterator[tuple[Place, tuple[float, float]]]:
    for site in plan.sites:
        if site.position:
            at = (site.position.lat, site.position.lon)
            yield Place(kind=PlaceKind.SITE, id=site.id), at
    for zone in plan.traffic_zones:
        yield Place(kind=PlaceKind.ZONE, id=zone.id), (zone.lat, zone.lon)


def _told(place: Place, snapped: Snapped) -> Placed:
    return Placed(
        place=place,
        link=snapped.link,
        fraction=round(snapped.fraction, 6),
        distance_m=round(snapped.distance_m, 1),
    )
