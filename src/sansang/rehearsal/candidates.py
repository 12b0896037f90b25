"""Changes that might mend a contingency plan: few, and the likeliest first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from sansang.event import ContingencyPlan, EventPlan
from sansang.event.answering import carries_out
from sansang.rehearsal.day import Why
from sansang.rehearsal.result import ActionResult, MendKind, PlanResult
from sansang.rehearsal.scenario import NO_WAY, NONE, Bools, Fallbacks, Ints, Scenario

_FORCES = 2
"""Missing forces of an action for which others are looked for."""
_OTHERS = 3
"""Teams that are tried in the place of each."""
_FAR = frozenset({Why.TOO_FAR, Why.NO_WAY})
"""Why a force is missing that waiting nearer might mend."""
_UNREACHED = np.iinfo(np.int64).max

A = TypeVar("A", bound=np.generic)


@dataclass(frozen=True, kw_only=True)
class Change:
    """A change of one contingency plan: all by their numbers, NONE for none.

    It names ``team``, or whoever stands at ``post``.
    """

    plan: int
    kind: MendKind
    team: int = NONE
    instead_of: int = NONE
    post: int = NONE
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
        post_place = scenario.forces.post_place.copy()
        post_place[change.post] = change.place
        return replace(scenario, forces=replace(scenario.forces, post_place=_fixed(post_place)))
    fallbacks = scenario.fallbacks
    named, from_post = fallbacks.named.copy(), fallbacks.from_post.copy()
    if change.team != NONE:
        named[change.plan, change.team] = True
    if change.instead_of != NONE:
        named[change.plan, change.instead_of] = False
    if change.post != NONE:
        from_post[change.plan, change.post] = True
    teams = [change.team] if change.post == NONE else _at_posts(scenario)[change.post].nonzero()[0]
    return replace(
        scenario,
        fallbacks=replace(
            fallbacks,
            named=_fixed(named),
            from_post=_fixed(from_post),
            action_able=_able_with(plan, fallbacks, change.plan, teams),
        ),
    )


def _able_with(plan: EventPlan, fallbacks: Fallbacks, at: int, teams: Iterable[int]) -> Bools:
    """Who counts for the actions when these teams are forces of a plan too."""
    able = fallbacks.action_able.copy()
    actions = _record(plan, fallbacks.plans[at]).actions
    for row in range(*fallbacks.action_at[at : at + 2].tolist()):
        action = actions[int(fallbacks.action_number[row]) - 1]
        for team in teams:
            able[row, team] = carries_out(action, plan.teams[team])
    return _fixed(able)


def forces_of_plans(scenario: Scenario) -> Bools:
    """Return (C, T) whose forces a team can be: named, or at some time on duty at a post of it."""
    fallbacks = scenario.fallbacks
    from_posts = fallbacks.from_post.astype(np.int64) @ _at_posts(scenario)
    both: Bools = fallbacks.named | (from_posts > 0)
    return both


def _at_posts(scenario: Scenario) -> Bools:
    """Return (Q, T) who is at some time on duty where."""
    forces = scenario.forces
    stands = np.zeros((len(forces.posts), len(forces.teams)), np.bool_)
    teams = np.repeat(np.arange(len(forces.teams)), np.diff(forces.duty_at))
    stands[forces.duty_post, teams] = True
    return stands


def _record(plan: EventPlan, name: str) -> ContingencyPlan:
    record = plan.find("contingency_plans", name)
    assert isinstance(record, ContingencyPlan)
    return record


def _for_action(
    plan: EventPlan, scenario: Scenario, name: str, late: ActionResult
) -> Iterator[Change]:
    at = scenario.fallbacks.plans.index(name)
    action = _record(plan, name).actions[late.number - 1]
    able = np.array([carries_out(action, team) for team in plan.teams], np.bool_)
    others = _others(scenario, at, able)
    teams = {team: number for number, team in enumerate(scenario.forces.teams)}
    missing = sorted(late.missing, key=lambda force: -force.times)
    most = [teams[force.team] for force in missing[:_FORCES]]
    for team in most:
        if scenario.fallbacks.named[at, team]:
            for other in _like(plan, team, others)[:_OTHERS]:
                yield Change(plan=at, kind=MendKind.REPLACE, team=other, instead_of=team)
    for team in _like(plan, most[0], others)[:_OTHERS] if most else []:
        yield Change(plan=at, kind=MendKind.ADD, team=team)
    for post in _other_posts(scenario, at, able)[:_OTHERS]:
        yield Change(plan=at, kind=MendKind.ADD, post=post)
    far = [teams[force.team] for force in missing if Why[force.why.upper()] in _FAR]
    yield from _moves(scenario, at, far)


def _others(scenario: Scenario, at: int, able: Bools) -> list[int]:
    """Able teams that no plan counts on, the nearest first: to take a force from another plan that
    can happen at the same time would only move the weakness there.
    """
    never = scenario.fallbacks.never_with[at]
    free = able & ~forces_of_plans(scenario)[~never].any(axis=0)
    far = _far(scenario, int(scenario.fallbacks.plan_place[at]))
    found: list[int] = np.flatnonzero(free).tolist()
    return sorted(found, key=lambda team: (far[team], team))


def _other_posts(scenario: Scenario, at: int, able: Bools) -> list[int]:
    """Posts at which able teams stand that the plan has not, and that no plan counts on, the
    nearest first.
    """
    forces, ground, fallbacks = scenario.forces, scenario.ground, scenario.fallbacks
    place = int(fallbacks.plan_place[at])
    stand = _at_posts(scenario) & able & ~forces_of_plans(scenario)[at]
    free = stand.any(axis=1) & ~fallbacks.from_post[~fallbacks.never_with[at]].any(axis=0)
    if place == NONE:
        return []

    def far(post: int) -> int:
        vehicle = forces.vehicle[int(stand[post].argmax())]
        way = int(ground.travel_ms[0, vehicle, forces.post_place[post], place])
        return _UNREACHED if way == NO_WAY else way

    found: list[int] = np.flatnonzero(free).tolist()
    return sorted((post for post in found if far(post) < _UNREACHED), key=far)


def _moves(scenario: Scenario, at: int, teams: Sequence[int]) -> Iterator[Change]:
    """Posts of the plan, and of reserves, at which those stand who are too far away."""
    place = int(scenario.fallbacks.plan_place[at])
    free = scenario.fallbacks.from_post[at] | scenario.forces.post_reserve
    elsewhere = free & (scenario.forces.post_place != place)
    count = _at_posts(scenario)[:, list(teams)].sum(axis=1) * elsewhere
    if place != NONE:
        for post in np.argsort(-count, kind="stable")[:_FORCES].tolist():
            if count[post]:
                yield Change(plan=at, kind=MendKind.MOVE, post=post, place=place)


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
    far: Ints = np.where((start == NONE) | (way == NO_WAY), _UNREACHED, way)
    return far


def _fixed(array: NDArray[A]) -> NDArray[A]:
    array.setflags(write=False)
    return array
