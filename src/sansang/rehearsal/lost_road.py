"""Which road most responses need, and how long everything takes without it."""

from collections import defaultdict
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from sansang.event import EventPlan
from sansang.event.ground import SiteKind
from sansang.rehearsal.clock import clock_of
from sansang.rehearsal.ground import drivers_of, ground_of
from sansang.rehearsal.scenario import NO_WAY, NONE, Bools, Ground, Ints, Scenario
from sansang.travel import Driver, Travel

_NEAREST = 3
"""How many of the nearest posts count as those from which somebody comes."""
WAY_ROUND = 2.0
"""Without roads, a way past a lost road point is taken to be this many times as long."""
_BY_THE_WAY = 1.1
"""Without roads, a way leads past a point when going by it makes it a tenth longer at most."""

Journeys = dict[tuple[int, int, int], float]


def main_road_lost(scenario: Scenario, plan: EventPlan, travel: Travel) -> Ground | None:
    """Return the ground without the road that most responses use; None: there is none to lose.

    With roads: the link, both directions of it, that carries most of the expected responses;
    not one at which a site lies, which would cut off that site alone. It is closed to everybody
    in every epoch. Without roads: the road point past which most of them lead; every way past
    it then takes twice as long.
    """
    journeys = responses(scenario)
    if travel.network is not None and plan.event.roads is not None:
        links = _busiest_link(plan, travel, journeys)
        return None if links is None else ground_of(plan, travel, clock_of(plan), lost=links)
    return _past_a_point(scenario.ground, plan, journeys)


def responses(scenario: Scenario) -> Journeys:
    """Return how many responses are expected on each journey: vehicle class, from, to.

    The incidents of each stream are shared among the nearest three posts at which a team stands
    that can do what their first need asks. Without streams, one is expected at the site of each
    contingency plan from every post that is its force.
    """
    ground, forces, demand = scenario.ground, scenario.forces, scenario.demand
    teams = np.repeat(np.arange(len(forces.teams)), np.diff(forces.duty_at))
    stands = {*zip(teams.tolist(), forces.post_place[forces.duty_post].tolist(), strict=True)}
    found: Journeys = defaultdict(float)
    for stream, (kind, goal) in enumerate(
        zip(demand.stream_type.tolist(), demand.stream_place.tolist(), strict=True)
    ):
        able = demand.able[demand.need_at[kind]]
        origins = {(int(forces.vehicle[t]), place) for t, place in stands if able[t]}
        expected = float(demand.curve[demand.curve_at[stream + 1] - 1])
        _share(found, ground.travel_ms[0], origins, goal, expected)
    return found or _of_fallbacks(scenario, stands)


def _share(
    found: Journeys, ms: Ints, origins: set[tuple[int, int]], goal: int, expected: float
) -> None:
    ways = sorted(
        (int(ms[vehicle, place, goal]), vehicle, place)
        for vehicle, place in origins
        if ms[vehicle, place, goal] not in (NO_WAY, 0)
    )[:_NEAREST]
    for _, vehicle, place in ways:
        found[vehicle, place, goal] += expected / len(ways)


def _of_fallbacks(scenario: Scenario, stands: set[tuple[int, int]]) -> Journeys:
    forces, fallbacks = scenario.forces, scenario.fallbacks
    found: Journeys = defaultdict(float)
    for number, goal in enumerate(fallbacks.plan_place.tolist()):
        if goal == NONE:
            continue
        for team, place in sorted(stands):
            if fallbacks.named[number, team] and place != goal:
                found[int(forces.vehicle[team]), place, goal] += 1.0
    return found


def _busiest_link(plan: EventPlan, travel: Travel, journeys: Journeys) -> Bools | None:
    """The mask (E) of the link that most journeys use, and of its other direction."""
    assert travel.network is not None
    drivers = drivers_of(plan)
    twin = travel.network.twin
    used: dict[int, float] = defaultdict(float)
    for (vehicle, origin, goal), expected in sorted(journeys.items()):
        for link in _links(plan, travel, drivers[vehicle], origin, goal):
            used[_both(twin, link)] += expected
    for at in _beside_sites(travel, drivers):
        used.pop(at, None)
    if not used:
        return None
    busiest = max(sorted(used), key=lambda link: used[link])
    lost = np.zeros(travel.network.links, dtype=np.bool_)
    lost[busiest] = True
    if twin[busiest] >= 0:
        lost[twin[busiest]] = True
    return lost


def _both(twin: NDArray[np.int32], link: int) -> int:
    """The lower number of a link and its other direction."""
    return min(link, int(twin[link])) if twin[link] >= 0 else link


def _links(
    plan: EventPlan, travel: Travel, driver: Driver, origin: int, goal: int
) -> tuple[int, ...]:
    snapped = travel.snapped(driver.vehicle)
    a, b = plan.sites[origin].id, plan.sites[goal].id
    if a not in snapped or b not in snapped:
        return ()
    way = travel.times(driver, ()).path(snapped[a], snapped[b])
    return way.links if way else ()


def _beside_sites(travel: Travel, drivers: tuple[Driver, ...]) -> set[int]:
    assert travel.network is not None
    links = {at.link for d in drivers for at in travel.snapped(d.vehicle).values()}
    return links | {int(travel.network.twin[link]) for link in links}


def _past_a_point(ground: Ground, plan: EventPlan, journeys: Journeys) -> Ground | None:
    points = [at for at, site in enumerate(plan.sites) if site.kind is SiteKind.ROAD_POINT]
    past = {at: _leads_past(ground.travel_ms, at) for at in points}
    weight = {
        at: sum(n for (v, a, b), n in journeys.items() if past[at][0, v, a, b]) for at in points
    }
    lost = max(points, key=lambda at: weight[at], default=None)
    if lost is None or weight[lost] == 0:
        return None
    longer = np.where(past[lost], np.rint(ground.travel_ms * WAY_ROUND), ground.travel_ms)
    return replace(ground, travel_ms=longer.astype(np.int64))


def _leads_past(ms: Ints, point: int) -> Bools:
    """Which ways (K, V, P, P) are hardly longer by way of a point, or begin or end there."""
    to, on = ms[:, :, :, point, None], ms[:, :, None, point, :]
    found: Bools = (to != NO_WAY) & (on != NO_WAY) & (ms > 0) & (to + on <= ms * _BY_THE_WAY)
    return found
