"""How far it is to a hospital with closures in force, and which hospital they cut off."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from sansang.diversion.ground import Ground
from sansang.diversion.open_roads import OpenRoads, Spot
from sansang.diversion.result import Period, State
from sansang.diversion.result_places import HospitalAccess, HospitalLost, Place, PlaceKind
from sansang.diversion.riders import AMBULANCE, CAR
from sansang.event.ground import SiteKind

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


def _hospitals(ground: Ground) -> dict[str, Spot]:
    sites = (site.id for site in ground.plan.sites if site.kind is SiteKind.HOSPITAL)
    spots = ((site, ground.site_spot(site, AMBULANCE.vehicle)) for site in sites)
    return {site: spot for site, spot in spots if spot}


def _nearest(
    ground: Ground, closures: tuple[str, ...], hospitals: Mapping[str, Spot]
) -> dict[Place, Nearest]:
    roads = ground.open_to(AMBULANCE, closures)
    return ground.remembered(
        ("hospitals", roads), lambda: dict(_nearest_of_all(ground, roads, hospitals))
    )


def _nearest_of_all(
    ground: Ground, roads: OpenRoads, hospitals: Mapping[str, Spot]
) -> Iterator[tuple[Place, Nearest]]:
    for place in ground.places:
        spot = ground.spot(place, AMBULANCE.vehicle)
        if spot is None or (place.kind is PlaceKind.SITE and place.id in hospitals):
            continue
        ways = roads.by_time.ways_from(spot)
        cost, hospital = min((ways.cost(there), one) for one, there in hospitals.items())
        reached = bool(np.isfinite(cost))
        yield place, (hospital, round(cost / 1000, 3)) if reached else (None, None)


def hospitals_lost(
    ground: Ground, states: Sequence[State], periods: Sequence[Period]
) -> tuple[HospitalLost, ...]:
    """Return the hospitals that closures cut off from cars or ambulances: an error each."""
    hospitals = (site.id for site in ground.plan.sites if site.kind is SiteKind.HOSPITAL)
    return tuple(lost for one in hospitals for lost in _lost(one, states, periods))


def _lost(
    hospital: str, states: Sequence[State], periods: Sequence[Period]
) -> Iterator[HospitalLost]:
    place = Place(kind=PlaceKind.SITE, id=hospital)
    cuts = {s.id: [cut for cut in s.cut_off if cut.place == place] for s in states}
    bad = [s for s in states if any((c.who, c.vehicle) in MUST_ARRIVE for c in cuts[s.id])]
    if bad:
        ids = {state.id for state in bad}
        yield HospitalLost(
            hospital=hospital,
            closures=tuple(dict.fromkeys(one for state in bad for one in state.closures)),
            times=tuple((p.start, p.end) for p in periods if p.state in ids),
            cut_off=tuple(dict.fromkeys(cut for state in bad for cut in cuts[state.id])),
        )
