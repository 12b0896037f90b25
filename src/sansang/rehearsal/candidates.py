"""Changes that might mend a contingency plan: few, and the likeliest first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from sansang.event import Action, ContingencyPlan, EventPlan
from sansang.event.answering import carries_out
from sansang.rehearsal.day import Why
from sansang.rehearsal.result import ActionResult, MendKind, PlanResult
from sansang.rehearsal.scenario import NO_WAY, NONE, Bools, Fallbacks, Forces, Ints, Scenario

_FORCES = 2
"""Missing forces of an action for which others are looked for."""
_OTHERS = 3
"""Teams that are tried in the place of each."""
_FAR = frozenset({Why.TOO_FAR, Why.OFF_DUTY, Why.NO_WAY})
"""Why a force is missing that waiting nearer might mend."""

A = TypeVar("A", bound=np.generic)


@dataclass(frozen=True, kw_only=True)
class Change:
    """A change of one contingency plan: all by their numbers, NONE for none."""

    plan: int
    kind: MendKind
    team: int
    instead_of: int = NONE
    place: int = NONE


def candidates(plan: EventPlan, scenario: Scenario, result: PlanResult) -> tuple[Change, ...]:
    """Return what might mend a plan, from who was missing for the actions that were late."""
    found: dict[Change, None] = {}
    late = (action for action in result.actions if action.on_time < action.due)
    for action in sorted(late, key=lambda one: one.on_time / one.due):
        found |= dict.fromkeys(_for_action(plan, scenario, result.contingency_plan, action))
    return tuple(found)


def changed(plan: EventPlan, scenario: Scenario, change: Change) -> Scenario:
    """Return the scenario with a change."""
    if change.kind == MendKind.MOVE:
        return _moved(scenario, change.team, change.place)
    fallbacks = scenario.fallbacks
    named, able = fallbacks.named.copy(), fallbacks.action_able.copy()
    named[change.plan, change.team] = True
    actions = _record(plan, fallbacks.plans[change.plan]).actions
    for at in range(*fallbacks.action_at[change.plan : change.plan + 2].tolist()):
        action = actions[int(fallbacks.action_number[at]) - 1]
        able[at, change.team] = carries_out(action, plan.teams[change.team])
    if change.instead_of != NONE:
        named[change.plan, change.instead_of] = False
    return replace(
        scenario,
        fallbacks=replace(fallbacks, named=_fixed(named), action_able=_fixed(able)),
    )


def forces_of_plans(scenario: Scenario) -> Bools:
    """Return (C, T) whose forces a team can be: named, or at some time on duty at a post of it."""
    forces, fallbacks = scenario.forces, scenario.fallbacks
    stands = np.zeros((len(forces.posts), len(forces.teams)), np.bool_)
    teams = np.repeat(np.arange(len(forces.teams)), np.diff(forces.duty_at))
    stands[forces.duty_post, teams] = True
    both: Bools = fallbacks.named | ((fallbacks.from_post.astype(np.int64) @ stands) > 0)
    return both


def _record(plan: EventPlan, name: str) -> ContingencyPlan:
    record = plan.find("contingency_plans", name)
    assert isinstance(record, ContingencyPlan)
    return record


def _for_action(
    plan: EventPlan, scenario: Scenario, name: str, late: ActionResult
) -> Iterator[Change]:
    at = scenario.fallbacks.plans.index(name)
    action = _record(plan, name).actions[late.number - 1]
    others = _others(plan, scenario, at, action)
    teams = {team: number for number, team in enumerate(scenario.forces.teams)}
    missing = sorted(late.missing, key=lambda force: -force.times)[:_FORCES]
    for team in (teams[force.team] for force in missing):
        if scenario.fallbacks.named[at, team]:
            for other in _like(plan, team, others)[:_OTHERS]:
                yield Change(plan=at, kind=MendKind.REPLACE, team=other, instead_of=team)
    for team in _like(plan, teams[missing[0].team], others)[:_OTHERS] if missing else []:
        yield Change(plan=at, kind=MendKind.ADD, team=team)
    place = int(scenario.fallbacks.plan_place[at])
    for force in missing:
        if place != NONE and Why[force.why.upper()] in _FAR:
            yield Change(plan=at, kind=MendKind.MOVE, team=teams[force.team], place=place)


def _others(plan: EventPlan, scenario: Scenario, at: int, action: Action) -> list[int]:
    """Able teams that no plan counts on, the nearest first: to take a force from another plan that
    can happen at the same time would only move the weakness there.
    """
    forces, never = forces_of_plans(scenario), scenario.fallbacks.never_with[at]
    able = np.array([carries_out(action, team) for team in plan.teams], np.bool_)
    far = _far(scenario, int(scenario.fallbacks.plan_place[at]))
    found: list[int] = np.flatnonzero(able & ~forces[~never].any(axis=0)).tolist()
    return sorted(found, key=lambda team: (far[team], team))


def _like(plan: EventPlan, team: int, others: list[int]) -> list[int]:
    """The same, with those first that are of the type of a team and of its agency."""
    one = plan.teams[team]

    def unlike(other: int) -> tuple[bool, bool]:
        two = plan.teams[other]
        return two.resource_type != one.resource_type, two.agency != one.agency

    return sorted(others, key=unlike)


def _far(scenario: Scenario, place: int) -> Ints:
    """Return (T) the way to a place from where a team mostly stands, else from its base."""
    forces, ground = scenario.forces, scenario.ground
    if place == NONE:
        return np.zeros(len(forces.teams), np.int64)
    start = forces.base.copy()
    for team in range(len(forces.teams)):
        posts = forces.duty_post[forces.duty_at[team] : forces.duty_at[team + 1]]
        if len(posts):
            start[team] = forces.post_place[np.bincount(posts).argmax()]
    way = ground.travel_ms[0, forces.vehicle, start, place]
    far: Ints = np.where((start == NONE) | (way == NO_WAY), np.iinfo(np.int64).max, way)
    return far


def _moved(scenario: Scenario, team: int, place: int) -> Scenario:
    """Let a team wait at a place: from there it comes when off duty, and there its reserve duties
    are, at a post of its own.
    """
    forces, fallbacks = scenario.forces, scenario.fallbacks
    base = forces.base.copy()
    base[team] = place
    duties = slice(int(forces.duty_at[team]), int(forces.duty_at[team + 1]))
    held_back = forces.post_reserve[forces.duty_post[duties]]
    if not held_back.any():
        return replace(scenario, forces=replace(forces, base=_fixed(base)))
    duty_post = forces.duty_post.copy()
    duty_post[duties] = np.where(held_back, len(forces.posts), duty_post[duties])
    waiting = replace(_one_more_post(forces, team, place), base=_fixed(base), duty_post=duty_post)
    nobody = np.zeros((len(fallbacks.plans), 1), np.bool_)
    return replace(scenario, forces=waiting, fallbacks=_from_posts(fallbacks, nobody))


def _one_more_post(forces: Forces, team: int, place: int) -> Forces:
    """A place of waiting for one team: a reserve post without a minimum."""
    fits = np.arange(len(forces.teams))[None, :] == team
    return replace(
        forces,
        posts=(*forces.posts, ""),
        post_place=_with(forces.post_place, place),
        post_priority=_with(forces.post_priority, int(forces.post_priority.max())),
        post_reserve=_with(forces.post_reserve, 1),
        post_by_team=_with(forces.post_by_team, 1),
        fits=_fixed(np.concatenate([forces.fits, fits])),
        least_at=_with(forces.least_at, int(forces.least_at[-1])),
    )


def _from_posts(fallbacks: Fallbacks, further: Bools) -> Fallbacks:
    from_post = np.concatenate([fallbacks.from_post, further], axis=1)
    return replace(fallbacks, from_post=_fixed(from_post))


def _with(array: NDArray[A], value: int) -> NDArray[A]:
    return _fixed(np.append(array, np.array([value]).astype(array.dtype)))


def _fixed(array: NDArray[A]) -> NDArray[A]:
    array.setflags(write=False)
    return array
