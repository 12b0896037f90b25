"""How people reach a hospital by car while the most of the roads is closed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sansang.diversion.result import Diversion, State
from sansang.diversion.result_places import Place, Placed, PlaceKind
from sansang.event import EventPlan
from sansang.event.ground import SiteKind
from sansang.roads import RoadNetwork, VehicleClass
from sansang.roads.snap import Snapped

if TYPE_CHECKING:
    from sansang.roads.travel import TravelTimes  # slow to load

_MOST = 5


@dataclass(frozen=True, kw_only=True)
class HospitalWay:
    """The quickest way from a traffic zone to a hospital (sites of the plan), by street names.

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
    from sansang.roads.travel import TravelTimes

    placed = {one.place: one for one in diversion.placed}
    hospitals = [s.id for s in plan.sites if s.kind is SiteKind.HOSPITAL and _site(s.id) in placed]
    if not hospitals:
        return ()
    times = TravelTimes(network, VehicleClass.CAR)
    if worst := widest(network, diversion):
        closed = np.zeros(network.links, dtype=np.bool_)
        closed[list(worst.closed_links)] = True
        times.close(closed)
    zones = sorted(plan.traffic_zones, key=lambda zone: -zone.departures_per_h)
    known = [zone.id for zone in zones if _zone(zone.id) in placed][:_MOST]
    return tuple(_ways(network, times, placed, (known, hospitals)))


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
    placed: dict[Place, Placed],
    ends: tuple[list[str], list[str]],
) -> Iterator[HospitalWay]:
    zones, hospitals = ends
    goals = [_snapped(placed[_site(hospital)]) for hospital in hospitals]
    for zone in zones:
        start = _snapped(placed[_zone(zone)])
        found = [
            (way, h)
            for goal, h in zip(goals, hospitals, strict=True)
            if (way := times.path(start, goal))
        ]
        if not found:
            yield HospitalWay(zone=zone, hospital=hospitals[0], streets=(), seconds=None)
            continue
        way, hospital = min(found, key=lambda one: one[0].ms)
        yield HospitalWay(
            zone=zone,
            hospital=hospital,
            streets=street_names(network, way.links),
            seconds=way.ms / 1000,
        )


def street_names(network: RoadNetwork, links: Iterable[int]) -> tuple[str, ...]:
    """Return the names of the streets of a way in order, each stretch once, none left empty."""
    names = [network.street(link) for link in links]
    named = [name for name in names if name]
    return tuple(name for at, name in enumerate(named) if not at or name != named[at - 1])


def _site(site_id: str) -> Place:
    return Place(kind=PlaceKind.SITE, id=site_id)


def _zone(zone_id: str) -> Place:
    return Place(kind=PlaceKind.ZONE, id=zone_id)


def _snapped(placed: Placed) -> Snapped:
    return Snapped(link=placed.link, fraction=placed.fraction, distance_m=placed.distance_m)
