"""How people reach a hospital by car while the most of the roads is closed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sansang.diversion.result import Diversion, State
from sansang.diversion.result_places import Place, PlaceKind
from sansang.event import EventPlan
from sansang.event.ground import SiteKind
from sansang.report.roads.streets import main_streets, of_links
from sansang.roads import RoadNetwork, VehicleClass
from sansang.roads.snap import Snapped

if TYPE_CHECKING:
    from sansang.diversion.ground import Ground  # slow to load, as is the other
    from sansang.roads.travel import TravelTimes

_MOST = 4
_MOST_STREETS = 5


@dataclass(frozen=True, kw_only=True)
class HospitalWay:
    """The quickest way from a traffic zone to a hospital by its longest streets.

    ``seconds`` is none where there is no way.
    """

    zone: str
    hospital: str
    streets: tuple[str, ...]
    seconds: float | None


def hospital_ways(
    plan: EventPlan, network: RoadNetwork, diversion: Diversion
) -> tuple[HospitalWay, ...]:
    """Return the ways from the zones that most people leave to the hospital they reach first."""
    from sansang.diversion.ground import Ground
    from sansang.roads.travel import TravelTimes

    ground = Ground(plan, network)
    sites = (site.id for site in plan.sites if site.kind is SiteKind.HOSPITAL)
    hospitals = _placed(ground, PlaceKind.SITE, sites)
    times = TravelTimes(network, VehicleClass.CAR)
    if worst := widest(network, diversion):
        closed = np.zeros(network.links, dtype=np.bool_)
        closed[list(worst.closed_links)] = True
        times.close(closed)
    zones = sorted(plan.traffic_zones, key=lambda zone: -zone.departures_per_h)
    known = _placed(ground, PlaceKind.ZONE, (zone.id for zone in zones[:_MOST]))
    return tuple(_ways(network, times, known, hospitals)) if hospitals else ()


def widest(network: RoadNetwork, diversion: Diversion) -> State | None:
    """Return the state that closes the greatest length of road, None where there is none."""
    return max(
        diversion.states,
        key=lambda state: float(network.length_m[list(state.closed_links)].sum()),
        default=None,
    )


def _ways(
    network: RoadNetwork,
    times: "TravelTimes",
    zones: dict[str, Snapped],
    hospitals: dict[str, Snapped],
) -> Iterator[HospitalWay]:
    for zone, start in zones.items():
        found = [(way, h) for h, goal in hospitals.items() if (way := times.path(start, goal))]
        if not found:
            yield HospitalWay(zone=zone, hospital=next(iter(hospitals)), streets=(), seconds=None)
            continue
        way, hospital = min(found, key=lambda one: one[0].ms)
        yield HospitalWay(
            zone=zone,
            hospital=hospital,
            streets=main_streets(of_links(network, way.links), _MOST_STREETS),
            seconds=way.ms / 1000,
        )


def _placed(ground: "Ground", kind: PlaceKind, ids: Iterable[str]) -> dict[str, Snapped]:
    """Where places of the plan lie on the roads of cars, those alone that do."""
    places = {one: Place(kind=kind, id=one) for one in ids}
    known = {one: place for one, place in places.items() if place in ground.places}
    found = {one: ground.snapped(place, VehicleClass.CAR) for one, place in known.items()}
    return {one: snapped for one, snapped in found.items() if snapped}
