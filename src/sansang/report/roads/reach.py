"""How far the forces get from their bases within some minutes, with and without closures."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sansang.diversion.closed import closed_to
from sansang.diversion.result import ClosedRoads, Diversion, State
from sansang.diversion.result_places import Place, PlaceKind, Who
from sansang.event import EventPlan
from sansang.event.ground import SiteKind
from sansang.event.organisation import AgencyKind
from sansang.roads import RoadNetwork, VehicleClass
from sansang.roads.network import Bools
from sansang.roads.snap import Snapped

if TYPE_CHECKING:
    from sansang.diversion.ground import Ground  # slow to load

BANDS_MIN = (2, 4, 6, 8)
"""Minutes of driving for which the reach is drawn."""

FORCES = {
    AgencyKind.FIRE_RESCUE: VehicleClass.FIRE_ENGINE,
    AgencyKind.MEDICAL: VehicleClass.EMERGENCY,
    AgencyKind.POLICE: VehicleClass.EMERGENCY,
}
"""The forces whose reach is drawn, and what they drive."""


@dataclass(frozen=True, kw_only=True)
class Reach:
    """Where the forces of one kind get from their bases within ``minutes``.

    ``closures`` are those in force (none: the ordinary day). ``area`` is a shapely geometry in
    degrees (lon, lat); ``share`` the part of the length of the roads they may use that they
    begin in time.
    """

    force: AgencyKind
    minutes: int
    closures: tuple[str, ...]
    bases: tuple[str, ...]
    area: Any
    share: float


def reaches(plan: EventPlan, network: RoadNetwork, diversion: Diversion) -> tuple[Reach, ...]:
    """Return how far each force gets: without closures, and with those that cost it most road.

    A force without a base on the roads has none. Those closures are of the state that closes
    the greatest length to emergency vehicles; where none closes any, there is nothing to add.
    """
    from sansang.diversion.ground import Ground

    ground, worst = Ground(plan, network), _worst(network, diversion)
    return tuple(
        reach
        for force, vehicle in FORCES.items()
        if (bases := _bases(plan, ground, force))
        for reach in _of_force(network, diversion, (force, vehicle), bases, worst)
    )


def _of_force(
    network: RoadNetwork,
    diversion: Diversion,
    force: tuple[AgencyKind, VehicleClass],
    bases: dict[str, Snapped],
    worst: State | None,
) -> Iterator[Reach]:
    from sansang.roads.isochrone import isochrones
    from sansang.roads.travel import TravelTimes

    kind, vehicle = force
    times = TravelTimes(network, vehicle, priority_driving=True)
    own = times.open
    origins = list(bases.values())
    for state in (None, worst) if worst else (None,):
        if state:
            times.close(_closed(network, diversion, state))
        begun = times.to_links(origins)
        areas = isochrones(times, origins, BANDS_MIN)
        for minutes, area in zip(BANDS_MIN, areas, strict=True):
            there = ((begun >= 0) & (begun <= minutes * 60_000)).any(axis=0)
            yield Reach(
                force=kind,
                minutes=minutes,
                closures=state.closures if state else (),
                bases=tuple(bases),
                area=area,
                share=float(network.length_m[there].sum() / network.length_m[own].sum()),
            )


def _bases(plan: EventPlan, ground: "Ground", force: AgencyKind) -> dict[str, Snapped]:
    """The bases of the teams of a force where they lie on the roads; for ambulances, hospitals."""
    kinds = {agency.id: agency.kind for agency in plan.agencies}
    sites = [team.base for team in plan.teams if kinds[team.agency] is force and team.base]
    if force is AgencyKind.MEDICAL:
        sites += [site.id for site in plan.sites if site.kind is SiteKind.HOSPITAL]
    places = {site: Place(kind=PlaceKind.SITE, id=site) for site in dict.fromkeys(sites)}
    known = {site: place for site, place in places.items() if place in ground.places}
    found = {site: ground.snapped(place, FORCES[force]) for site, place in known.items()}
    return {site: snapped for site, snapped in found.items() if snapped}


def _worst(network: RoadNetwork, diversion: Diversion) -> State | None:
    """The state that closes most road to emergency vehicles, None where none closes any."""
    lengths = {
        state.id: float(network.length_m[_closed(network, diversion, state)].sum())
        for state in diversion.states
    }
    worst = max(diversion.states, key=lambda state: lengths[state.id], default=None)
    return worst if worst and lengths[worst.id] > 0 else None


def _closed(network: RoadNetwork, diversion: Diversion, state: State) -> Bools:
    closures: dict[str, ClosedRoads] = {one.closure: one for one in diversion.closures}
    closed: Bools = np.asarray(closed_to(network, closures, state.closures, Who.EMERGENCY))
    return closed
