"""How far the forces get from their bases within some minutes, with and without closures."""

from collections.abc import Iterator, Sequence
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
from sansang.roads.network import Bools, Floats
from sansang.roads.snap import Snapped

if TYPE_CHECKING:
    from sansang.diversion.ground import Ground  # slow to load, as is the other
    from sansang.roads.travel import TravelTimes

BANDS_MIN = ((1, 2, 3, 4), (2, 4, 6, 8), (3, 6, 9, 12), (5, 10, 15, 20), (10, 20, 30, 40))
"""Minutes of driving for which the reach may be drawn."""
_NEARLY_ALL = 0.95

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
    All forces have the same minutes: the shortest of ``BANDS_MIN`` in which each of them gets
    to nearly all that it reaches at all.
    """
    from sansang.diversion.ground import Ground
    from sansang.roads.travel import TravelTimes

    ground, worst = Ground(plan, network), _worst(network, diversion)
    forces = [
        _Force(kind=kind, times=TravelTimes(network, vehicle, priority_driving=True), bases=bases)
        for kind, vehicle in FORCES.items()
        if (bases := _bases(plan, ground, kind))
    ]
    bands = _bands([force.begun_min() for force in forces])
    return tuple(
        reach
        for force in forces
        for state in ((None, worst) if worst else (None,))
        for reach in _of_force(force, bands, state, network, diversion)
    )


@dataclass(frozen=True, kw_only=True)
class _Force:
    """The forces of one kind with their travel times, and their bases on the roads."""

    kind: AgencyKind
    times: "TravelTimes"
    bases: dict[str, Snapped]

    def begun_min(self) -> Floats:
        """(E) Minutes until the first of them begins a link, infinite where none does."""
        begun = self.times.to_links(list(self.bases.values()))
        minutes: Floats = np.where(begun < 0, np.inf, begun / 60_000).min(axis=0)
        return minutes


def _bands(begun_min: Sequence[Floats]) -> tuple[int, ...]:
    """The shortest minutes in which each force gets to nearly all that it reaches at all."""
    reached = [minutes[np.isfinite(minutes)] for minutes in begun_min]
    needed = max((float(np.quantile(r, _NEARLY_ALL)) for r in reached if len(r)), default=0.0)
    return next((bands for bands in BANDS_MIN if bands[-1] >= needed), BANDS_MIN[-1])


def _of_force(
    force: _Force,
    bands: tuple[int, ...],
    state: State | None,
    network: RoadNetwork,
    diversion: Diversion,
) -> Iterator[Reach]:
    from sansang.roads.isochrone import isochrones

    own = force.times.open
    if state:
        force.times.close(_closed(network, diversion, state))
    begun = force.begun_min()
    areas = isochrones(force.times, list(force.bases.values()), bands)
    for minutes, area in zip(bands, areas, strict=True):
        there = network.length_m[begun <= minutes].sum()
        yield Reach(
            force=force.kind,
            minutes=minutes,
            closures=_holding_up(diversion, state) if state else (),
            bases=tuple(force.bases),
            area=area,
            share=float(there / network.length_m[own].sum()),
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


def _holding_up(diversion: Diversion, state: State) -> tuple[str, ...]:
    """The closures of a state from which emergency vehicles are not exempt."""
    exempt = {one.closure for one in diversion.closures if Who.EMERGENCY in one.exempt}
    return tuple(closure for closure in state.closures if closure not in exempt)


def _closed(network: RoadNetwork, diversion: Diversion, state: State) -> Bools:
    closures: dict[str, ClosedRoads] = {one.closure: one for one in diversion.closures}
    closed: Bools = np.asarray(closed_to(network, closures, state.closures, Who.EMERGENCY))
    return closed
