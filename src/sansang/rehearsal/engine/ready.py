"""What is worked out once for a scenario, before its days are played."""

import numpy as np

from sansang.dispatch.hospitals import nearest_hospital
from sansang.rehearsal.scenario import NONE, Bools, Ints, Scenario

LONG, CALLS, POSTS = range(3)
"""The ways through a day (`sansang.rehearsal.engine.lean` says what the two short ones are)."""


def way_through(scenario: Scenario) -> int:
    """Return the shortest way that gives the answers of the long one."""
    forces, demand, rules = scenario.forces, scenario.demand, scenario.rules
    least, whole = forces.least.any(), (forces.duty_from <= 0).all()
    keeps = least and rules.keep_cover and (demand.priority > rules.cover_until_priority).any()
    lean = (
        len(scenario.ground.epoch_from) == 1
        and (scenario.ground.travel_ms >= 0).all()
        and not scenario.fallbacks.plans
        and scenario.stress.silent_agency == NONE
        and not keeps
        and (not rules.preemption or len(np.unique(demand.priority)) == 1)
        and (np.diff(forces.duty_at) == 1).all()
        and whole
        and (forces.duty_until >= scenario.end_ms).all()
        and (np.diff(demand.need_at) == 1).all()
        and (demand.teams == 1).all()
    )
    if not lean:
        return LONG
    return POSTS if least else CALLS


def preferences(scenario: Scenario, way_ms: Ints, may_serve: Bools) -> Ints:
    """Return for each need and place (N, P, 2 T + 1) how many teams are able and serve it, then
    each with its way there from home, in the order in which they would be there.

    ``way_ms`` (K, V, goal, start) and ``may_serve`` (P, T) are those of a packed scenario.
    """
    forces, able = scenario.forces, scenario.demand.able
    places, teams = may_serve.shape
    home = forces.post_place[forces.duty_post]
    ways = way_ms[0][forces.vehicle, :, home].T.reshape(places, teams)
    rows = np.zeros((len(able), places, 2 * teams + 1), np.int64)
    for n, p in np.ndindex(len(able), places):
        there = np.flatnonzero(able[n] & may_serve[p])
        there = there[np.argsort(ways[p, there], kind="stable")]
        rows[n, p, 0] = len(there)
        rows[n, p, 1 : 1 + 2 * len(there) : 2] = there
        rows[n, p, 2 : 2 + 2 * len(there) : 2] = ways[p, there]
    return rows


def nearest_hospitals(way_ms: Ints, hospitals: Ints) -> Ints:
    """Return the nearest hospital by closures, vehicle and place (K, V, P)."""
    epochs, vehicles, places, _ = way_ms.shape
    nearest = [
        nearest_hospital(way_ms[k, v], p, hospitals) for k, v, p in np.ndindex(way_ms.shape[:3])
    ]
    return np.array(nearest, np.int64).reshape(epochs, vehicles, places)
