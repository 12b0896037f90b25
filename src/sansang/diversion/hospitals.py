"""How far it is to a hospital with closures in force, and which hospital they cut off."""

from collections.abc import Iterator, Mapping, Sequence

from sansang.diversion.ground import Ground
from sansang.diversion.result import Period, State
from sansang.diversion.result_places import HospitalAccess, HospitalLost, Place, PlaceKind
from sansang.diversion.riders import AMBULANCE, CAR
from sansang.event.ground import SiteKind
from sansang.roads.snap import Snapped
from sansang.roads.travel import TravelTimes

Nearest = tuple[str | None, float | None]
MUST_ARRIVE = frozenset((rider.who, rider.vehicle) for rider in (CAR, AMBULANCE))
"""Who has to get to a hospital: those who drive there themselves, and ambulances."""


def hospital_access(ground: Ground, closures: Sequence[str]) -> tuple[HospitalAccess, ...]:
    """Return how long an ambulance takes from each place to the nearest hospital.

    Nothing is returned for a plan that names no hospital on its roads.
    """
    hospitals = _hospitals(ground)
    if not hospitals:
        return ()
    before = _nearest(ground, (), hospitals)
    after = _nearest(ground, tuple(closures), hospitals)
    return tuple(
        HospitalAccess(
            place=place,
            hospital_before=before[place][0],
            before_s=before[place][1],
            hospital_after=after[place][0],
            after_s=after[place][1],
        )
        for place in before
    )


def _sites(ground: Ground) -> list[Place]:
    """The hospitals of the plan."""
    sites = (site.id for site in ground.plan.sites if site.kind is SiteKind.HOSPITAL)
    return [Place(kind=PlaceKind.SITE, id=site) for site in sites]


def _hospitals(ground: Ground) -> dict[str, Snapped]:
    places = set(ground.places)
    found = {
        place.id: ground.snapped(place, AMBULANCE.vehicle)
        for place in _sites(ground)
        if place in places
    }
    return {site: snapped for site, snapped in found.items() if snapped}


def _nearest(
    ground: Ground, closures: tuple[str, ...], hospitals: Mapping[str, Snapped]
) -> dict[Place, Nearest]:
    """The nearest hospital of each other place, and the seconds to it."""
    others = [place for place in ground.places if place not in _sites(ground)]
    snapped = {place: ground.snapped(place, AMBULANCE.vehicle) for place in others}
    there = {place: point for place, point in snapped.items() if point}
    times = ground.remembered("ambulance", lambda: _ambulance(ground))
    times.close(ground.closed_to(AMBULANCE, closures))
    matrix = times.matrix(list(there.values()), list(hospitals.values()))
    return {
        place: _least([(ms, site) for ms, site in zip(row, hospitals, strict=True) if ms >= 0])
        for place, row in zip(there, matrix.tolist(), strict=True)
    }


def _least(times: list[tuple[int, str]]) -> Nearest:
    ms, site = min(times, default=(-1, None))
    return site, None if site is None else ms / 1000


def _ambulance(ground: Ground) -> TravelTimes:
    return TravelTimes(ground.network, AMBULANCE.vehicle, priority_driving=AMBULANCE.priority)


def hospitals_lost(
    ground: Ground, states: Sequence[State], periods: Sequence[Period]
) -> tuple[HospitalLost, ...]:
    """Return the hospitals that closures cut off from cars or ambulances: an error each."""
    return tuple(lost for place in _sites(ground) for lost in _lost(place, states, periods))


def _lost(
    place: Place, states: Sequence[State], periods: Sequence[Period]
) -> Iterator[HospitalLost]:
    cuts = {s.id: [cut for cut in s.cut_off if cut.place == place] for s in states}
    bad = [s for s in states if any((c.who, c.vehicle) in MUST_ARRIVE for c in cuts[s.id])]
    if bad:
        ids = {state.id for state in bad}
        yield HospitalLost(
            hospital=place.id,
            closures=tuple(dict.fromkeys(one for state in bad for one in state.closures)),
            times=tuple((p.start, p.end) for p in periods if p.state in ids),
            cut_off=tuple(dict.fromkeys(cut for state in bad for cut in cuts[state.id])),
        )
