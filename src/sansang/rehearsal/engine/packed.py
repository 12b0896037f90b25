"""The scenario as one flat tuple of arrays: what compiled code takes as a single argument."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sansang.dispatch.borders import may_serve as may_be_sent
from sansang.rehearsal.engine.changes import changes_of
from sansang.rehearsal.engine.ready import LONG, nearest_hospitals, preferences, way_through
from sansang.rehearsal.scenario import NO_WAY, NONE, Bools, Ground, Ints, Scenario


class Packed(NamedTuple):
    """A scenario for compiled loops: contiguous, writable arrays of ``int64`` and ``bool``.

    As in `sansang.rehearsal.scenario`, with these made ready: ``way_ms`` (K, V, goal, start) with
    the stress's factor, ``nearest`` (K, V, P) hospitals, ``may_serve`` (P, T) jurisdictions and
    borders, ``able_team`` the teams of ``able`` (N, T) one after the other, ``least_post`` whose
    minimum it is, ``change_…`` all that happens to duties and minimums in the order of time
    (`sansang.rehearsal.engine.changes`),
    ``trigger_…`` in the order of their type, ``call_…`` the injects that call for a plan,
    ``preferences`` for the short ways (`sansang.rehearsal.engine.ready`).
    """

    end_ms: int
    epoch_from: Ints
    way_ms: Ints
    nearest: Ints
    may_serve: Bools
    headcount: Ints
    vehicle: Ints
    base: Ints
    agency: Ints
    duty_at: Ints
    duty_from: Ints
    duty_until: Ints
    duty_post: Ints
    post_place: Ints
    post_reserve: Bools
    post_by_team: Bools
    fits: Bools
    least: Ints
    least_post: Ints
    change_ms: Ints
    change_kind: Ints
    change_number: Ints
    change_of: Ints
    priority: Ints
    able_at: Ints
    able_team: Ints
    mobilise_ms: Ints
    clear_ms: Ints
    plan_place: Ints
    bound_ms: Ints
    named: Bools
    from_post: Bools
    never_with: Bools
    action_at: Ints
    action_ms: Ints
    action_teams: Ints
    action_able: Bools
    trigger_at: Ints
    trigger_plan: Ints
    trigger_count: Ints
    trigger_ms: Ints
    call_ms: Ints
    call_plan: Ints
    drills: Ints
    preemption: bool
    keep_cover: bool
    cover_until_priority: int
    move_up_after_ms: int
    recall_ms: int
    turnout_ms: int
    decide_ms: int
    silent_agency: int
    silent_ms: int
    way_through: int
    preferences: Ints


def pack(scenario: Scenario) -> Packed:
    """Return the scenario as one flat tuple, its arrays new, writable and contiguous."""
    forces, demand, plans = scenario.forces, scenario.demand, scenario.fallbacks
    rules, stress, changes = scenario.rules, scenario.stress, changes_of(forces)
    by_type = np.argsort(plans.trigger_type, kind="stable")
    plan_of_trigger = np.repeat(np.arange(len(plans.plans)), np.diff(plans.trigger_at))
    calls = _calls(plans.inject_ms, plans.inject_plan)
    way_ms = _ints(np.swapaxes(travel_with_stress(scenario.ground, stress.travel_factor), 2, 3))
    may_serve, way = serves_where(scenario), way_through(scenario)
    return Packed(
        end_ms=scenario.end_ms,
        epoch_from=_ints(scenario.ground.epoch_from),
        way_ms=way_ms,
        nearest=nearest_hospitals(way_ms, scenario.ground.hospitals),
        may_serve=_bools(may_serve),
        headcount=_ints(forces.headcount),
        vehicle=_ints(forces.vehicle),
        base=_ints(forces.base),
        agency=_ints(forces.agency),
        duty_at=_ints(forces.duty_at),
        duty_from=_ints(forces.duty_from),
        duty_until=_ints(forces.duty_until),
        duty_post=_ints(forces.duty_post),
        post_place=_ints(forces.post_place),
        post_reserve=_bools(forces.post_reserve),
        post_by_team=_bools(forces.post_by_team),
        fits=_bools(forces.fits),
        least=_ints(forces.least),
        least_post=_ints(np.repeat(np.arange(len(forces.posts)), np.diff(forces.least_at))),
        change_ms=changes.ms,
        change_kind=changes.kind,
        change_number=changes.number,
        change_of=changes.of,
        priority=_ints(demand.priority),
        able_at=_ints(np.concatenate([[0], np.cumsum(demand.able.sum(axis=1))])),
        able_team=_ints(np.nonzero(demand.able)[1]),
        mobilise_ms=_ints(demand.mobilise_ms),
        clear_ms=_ints(demand.clear_ms),
        plan_place=_ints(plans.plan_place),
        bound_ms=_ints(plans.bound_ms),
        named=_bools(plans.named),
        from_post=_bools(plans.from_post),
        never_with=_bools(plans.never_with),
        action_at=_ints(plans.action_at),
        action_ms=_ints(plans.action_ms),
        action_teams=_ints(plans.action_teams),
        action_able=_bools(plans.action_able),
        trigger_at=_ints(
            np.searchsorted(plans.trigger_type[by_type], np.arange(len(demand.types) + 1))
        ),
        trigger_plan=_ints(plan_of_trigger[by_type]),
        trigger_count=_ints(plans.trigger_count[by_type]),
        trigger_ms=_ints(plans.trigger_ms[by_type]),
        call_ms=_ints(plans.inject_ms[calls]),
        call_plan=_ints(plans.inject_plan[calls]),
        drills=_ints(stress.drills),
        preemption=rules.preemption,
        keep_cover=rules.keep_cover,
        cover_until_priority=rules.cover_until_priority,
        move_up_after_ms=rules.move_up_after_ms,
        recall_ms=rules.recall_ms,
        turnout_ms=rules.turnout_ms,
        decide_ms=rules.decide_ms,
        silent_agency=stress.silent_agency,
        silent_ms=stress.silent_ms,
        way_through=way,
        preferences=_ints([] if way == LONG else preferences(scenario, way_ms, may_serve)),
    )


def travel_with_stress(ground: Ground, factor: float) -> Ints:
    """Return the travel times (K, V, start, goal) times ``factor``, in whole milliseconds."""
    longer = np.rint(ground.travel_ms * factor).astype(np.int64)
    return np.where(ground.travel_ms == NO_WAY, NO_WAY, longer)


def serves_where(scenario: Scenario) -> Bools:
    """Return who may be sent where (P, T): a place without sector is served by all."""
    borders, serves = scenario.rules.agency_borders, scenario.forces.serves
    allowed: Bools = np.ones((len(scenario.ground.places), len(serves)), dtype=np.bool_)
    for p, sector in enumerate(scenario.ground.sector):
        for t in range(len(serves)):
            inside = sector != NONE and bool(serves[t, sector])
            allowed[p, t] = may_be_sent(borders, bool(sector != NONE), inside)
    return allowed


def _calls(inject_ms: Ints, inject_plan: Ints) -> Ints:
    calls = np.flatnonzero(inject_plan != NONE)
    return calls[np.argsort(inject_ms[calls], kind="stable")]


def _ints(values: ArrayLike) -> Ints:
    return np.array(values, dtype=np.int64, order="C")


def _bools(values: NDArray[np.bool_]) -> Bools:
    return np.array(values, dtype=np.bool_, order="C")
