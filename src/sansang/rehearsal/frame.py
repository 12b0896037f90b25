"""What days are summed up by: groups of incidents, hours of the clock, forces of actions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np

from sansang.rehearsal.compiled import own
from sansang.rehearsal.scenario import NONE, Bools, Ints, Scenario

MINUTE_MS = 60_000
NO_TARGET_MS = 60 * MINUTE_MS
"""An incident without a target that nobody has reached so long before the end is not reached."""
_PER_CELL = 7


@dataclass(frozen=True, kw_only=True)
class Group:
    """Incidents told of together: those for which all that is named holds."""

    place: int = NONE
    sector: int = NONE
    type: int = NONE
    priority: int = NONE
    hour: int = NONE


class Frame(NamedTuple):
    """A scenario as far as summing up is concerned.

    ``cell_groups`` (Y, P, 7) are the groups of an incident by type and place, NONE where there
    are fewer; ``hour_group`` those by the minute in which it comes. ``pair_of`` (A, T) numbers the
    teams that count for an action. ``drilled`` (C) plans are activated ``decide_ms`` after the
    moment of a drill.
    """

    end_ms: int
    priority: Ints
    target_ms: Ints
    cell_groups: Ints
    hour_group: Ints
    duty_at: Ints
    duty_ms: Ints
    action_at: Ints
    action_ms: Ints
    pair_of: Ints
    drilled: Bools
    decide_ms: int


@dataclass(frozen=True, kw_only=True)
class Framed:
    """The frame with what its numbers mean: ``groups`` (G), ``pairs`` of action and team."""

    frame: Frame
    groups: tuple[Group, ...]
    pairs: tuple[tuple[int, int], ...]


def frame_of(scenario: Scenario, tried: int | None = None) -> Framed:
    """Return what the days of a scenario are summed up by.

    The first group is all incidents, then come the types in their order. ``tried`` is the one plan
    whose drill counts, where others are activated to disturb it.
    """
    demand, forces, plans = scenario.demand, scenario.forces, scenario.fallbacks
    types = range(len(demand.types))
    hours = hours_of(scenario)
    cells = _cells(scenario)
    named = [Group(), *(Group(type=y) for y in types)]
    named += [Group(hour=int(hour)) for hour in np.unique(hours)]
    named += [group for cell in cells for group in _groups_of(scenario, *cell)]
    number = {group: at for at, group in enumerate(dict.fromkeys(named))}
    cell_groups = np.full((len(types), len(scenario.ground.places), _PER_CELL), NONE, np.int64)
    for y, p in cells:
        mine = [number[group] for group in _groups_of(scenario, y, p)]
        cell_groups[y, p, : len(mine)] = mine
    pairs = tuple((int(a), int(t)) for a, t in np.argwhere(_counts(scenario)))
    pair_of = np.full(plans.action_able.shape, NONE, np.int64)
    for at, pair in enumerate(pairs):
        pair_of[pair] = at
    frame = Frame(
        end_ms=scenario.end_ms,
        priority=demand.priority,
        target_ms=demand.target_ms,
        cell_groups=cell_groups,
        hour_group=np.array([number[Group(hour=int(hour))] for hour in hours], np.int64),
        duty_at=forces.duty_at,
        duty_ms=forces.duty_until - forces.duty_from,
        action_at=plans.action_at,
        action_ms=plans.action_ms,
        pair_of=pair_of,
        drilled=np.isin(
            np.arange(len(plans.plans)), scenario.stress.drills if tried is None else [tried]
        ),
        decide_ms=scenario.rules.decide_ms,
    )
    return Framed(frame=own(frame), groups=tuple(number), pairs=pairs)


def hours_of(scenario: Scenario) -> Ints:
    """Return for each minute of the rehearsed time the hour that a clock at the event shows."""
    zone = ZoneInfo(scenario.time_zone)
    start = scenario.start.astimezone(UTC)  # where adding a minute is a minute that passes
    minutes = range(scenario.end_ms // MINUTE_MS + 1)
    local = ((start + timedelta(minutes=one)).astimezone(zone).hour for one in minutes)
    return np.fromiter(local, np.int64)


def _cells(scenario: Scenario) -> list[tuple[int, int]]:
    """The types and places that come together, by streams and by injects."""
    demand, plans = scenario.demand, scenario.fallbacks
    put_in = plans.inject_type != NONE
    types = np.concatenate([demand.stream_type, plans.inject_type[put_in]])
    places = np.concatenate([demand.stream_place, plans.inject_place[put_in]])
    return sorted({(int(y), int(p)) for y, p in zip(types, places, strict=True)})


def _groups_of(scenario: Scenario, y: int, p: int) -> Iterable[Group]:
    priority = int(scenario.demand.priority[y])
    sector = int(scenario.ground.sector[p])
    yield Group()
    yield Group(type=y)
    yield Group(priority=priority)
    yield Group(place=p)
    yield Group(place=p, priority=priority)
    yield Group(place=p, type=y)
    if sector != NONE:
        yield Group(sector=sector)


def _counts(scenario: Scenario) -> Bools:
    """Who may ever count for an action (A, T): able, named or on duty at a post of the plan."""
    plans, forces = scenario.fallbacks, scenario.forces
    at_post = np.zeros((len(forces.posts), len(forces.teams)), np.bool_)
    at_post[forces.duty_post, np.repeat(np.arange(len(forces.teams)), np.diff(forces.duty_at))] = 1
    force = plans.named | ((plans.from_post.astype(np.int64) @ at_post) > 0)
    plan_of = np.repeat(np.arange(len(plans.plans)), np.diff(plans.action_at))
    counts: Bools = plans.action_able & force[plan_of]
    return counts
