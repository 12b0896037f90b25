"""The places of a rehearsal and how long it takes between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan

import numpy as np

from sansang.event import EventPlan, Site, Team
from sansang.event.ground import SiteKind
from sansang.event.organisation import AgencyKind, VehicleKind
from sansang.event.traffic import Exempt
from sansang.rehearsal.clock import Clock
from sansang.rehearsal.scenario import NO_WAY, NONE, Bools, Floats, Ground, Ints
from sansang.roads import VehicleClass
from sansang.roads.straight_line import EARTH_RADIUS_M
from sansang.travel import Driver, Travel, in_force

WALKING_KM_PER_H = 4.8
"""What the roads have for people on foot, too (docs/reference/travel-times.md)."""
_RESCUES = (AgencyKind.POLICE, AgencyKind.FIRE_RESCUE, AgencyKind.MEDICAL)
"""Agencies that answer with blue light: they drive with priority and pass what exempts them."""
_DRIVES = {
    VehicleKind.NONE: VehicleClass.FOOT,
    VehicleKind.MOTORCYCLE: VehicleClass.MOTORCYCLE,
    VehicleKind.CAR: VehicleClass.CAR,
    VehicleKind.VAN: VehicleClass.CAR,
    VehicleKind.BUS: VehicleClass.BUS,
    VehicleKind.AMBULANCE: VehicleClass.EMERGENCY,
    VehicleKind.FIRE_ENGINE: VehicleClass.FIRE_ENGINE,
    VehicleKind.LADDER: VehicleClass.FIRE_ENGINE,
    VehicleKind.RESCUE: VehicleClass.FIRE_ENGINE,
    VehicleKind.TRUCK: VehicleClass.TRUCK,
}


def driver_of(plan: EventPlan, team: Team) -> Driver:
    """Return how a team drives when it is sent.

    Ambulances and fire engines, and whatever the police, the fire service and the medical
    service use, drive as emergency vehicles with priority; all others as vehicles on duty. Who
    has no vehicle walks.
    """
    vehicle = _DRIVES[team.vehicle]
    special = vehicle in (VehicleClass.EMERGENCY, VehicleClass.FIRE_ENGINE)
    rescues = special or plan.agency(team.agency).kind in _RESCUES
    if rescues and vehicle is VehicleClass.CAR:
        vehicle = VehicleClass.EMERGENCY
    return Driver(vehicle=vehicle, exempt=Exempt.EMERGENCY if rescues else Exempt.DUTY)


def drivers_of(plan: EventPlan) -> tuple[Driver, ...]:
    """Return every way in which teams of a plan drive, in a fixed order: the vehicle classes."""
    found = {driver_of(plan, team) for team in plan.teams}
    return tuple(sorted(found, key=lambda d: (d.vehicle, d.exempt or "")))


@dataclass(frozen=True, kw_only=True)
class Epoch:
    """From ``from_ms`` on these closures are in force together."""

    from_ms: int
    closures: tuple[str, ...]


def epochs_of(plan: EventPlan, clock: Clock) -> tuple[Epoch, ...]:
    """Return the times with the same closures in force, in order, the first from 0."""
    changes = {at for c in plan.closures for t in c.times for at in (t.start, t.end)}
    moments = [clock.start, *sorted(at for at in changes if clock.start < at < clock.end)]
    found: list[Epoch] = []
    for moment in moments:
        closures = in_force(plan.closures, moment)
        if not found or found[-1].closures != closures:
            found.append(Epoch(from_ms=clock.ms(moment), closures=closures))
    return tuple(found)


def ground_of(
    plan: EventPlan, travel: Travel, clock: Clock, *, lost: Bools | None = None
) -> Ground:
    """Return the places and the times between them; ``lost`` (E) are links closed to everybody.

    By road where both have a place on the roads of a vehicle, else straight line × detour factor
    ÷ speed (walking speed for who walks), to the millisecond. From and to a place of unknown
    position there is no way: nobody knows how long it takes.
    """
    epochs, drivers = epochs_of(plan, clock), drivers_of(plan)
    sectors = {sector.id: number for number, sector in enumerate(plan.sectors)}
    metres = _metres(plan)
    straight = {d.vehicle: _straight_ms(plan, d, metres) for d in drivers}
    tables = [
        [_by_road_too(travel, d, epoch.closures, lost, straight[d.vehicle]) for d in drivers]
        for epoch in epochs
    ]
    places = len(plan.sites)
    return Ground(
        places=tuple(site.id for site in plan.sites),
        sectors=tuple(sectors),
        sector=np.array([sectors.get(s.sector or "", NONE) for s in plan.sites], dtype=np.int64),
        epoch_from=np.array([epoch.from_ms for epoch in epochs], dtype=np.int64),
        travel_ms=np.array(tables, dtype=np.int64).reshape(
            len(epochs), len(drivers), places, places
        ),
        by_road=_by_road(plan.sites, travel, drivers),
        hospitals=np.array(
            [at for at, s in enumerate(plan.sites) if s.kind is SiteKind.HOSPITAL], dtype=np.int64
        ),
    )


def _metres(plan: EventPlan) -> Floats:
    """Metres (P, P) as the crow flies, by the haversine formula; NaN where nobody knows."""
    known = [(s.position.lat, s.position.lon) if s.position else (nan, nan) for s in plan.sites]
    lat, lon = np.radians(np.array(known, dtype=np.float64).reshape(-1, 2)).T
    across = np.cos(lat) * np.cos(lat[:, None]) * np.sin((lon - lon[:, None]) / 2) ** 2
    root = np.sqrt(np.sin((lat - lat[:, None]) / 2) ** 2 + across)
    metres: Floats = 2 * EARTH_RADIUS_M * np.arcsin(np.minimum(root, 1.0))
    return metres


def _straight_ms(plan: EventPlan, driver: Driver, metres: Floats) -> Ints:
    """Milliseconds (P, P) in a straight line with the detour factor."""
    rules = plan.event.rules
    walks = driver.vehicle is VehicleClass.FOOT
    speed = min(WALKING_KM_PER_H, rules.speed_km_per_h) if walks else rules.speed_km_per_h
    ms = np.rint(metres * rules.detour_factor * 3600 / speed)
    found = np.where(np.isnan(ms), NO_WAY, ms).astype(np.int64)
    np.fill_diagonal(found, 0)
    return found


def _by_road_too(
    travel: Travel, driver: Driver, closed: Sequence[str], lost: Bools | None, straight: Ints
) -> Ints:
    """The same by the roads, where both places are on them."""
    found = straight.copy()
    snapped = travel.snapped(driver.vehicle)
    if snapped:
        if lost is None:
            number, ms = travel.reach_ms(driver, closed)
        else:
            number, ms = travel.without(driver, travel.closed_to(driver, closed) | lost)
        sites = travel.plan.sites
        here = np.array([at for at, s in enumerate(sites) if s.id in snapped])
        there = np.array([number[s.id] for s in sites if s.id in snapped])
        found[np.ix_(here, here)] = ms[np.ix_(there, there)]
        np.fill_diagonal(found, 0)
    return found


def _by_road(sites: Sequence[Site], travel: Travel, drivers: Sequence[Driver]) -> Bools:
    """Which places (P) are on the roads of every vehicle that teams drive."""
    on_all = [all(s.id in travel.snapped(d.vehicle) for d in drivers) for s in sites]
    return np.array(on_all, dtype=np.bool_).reshape(-1) & bool(drivers)
