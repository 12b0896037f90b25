"""The event as numbers that can be played: what both engines read, and nothing else.

Times are whole milliseconds from ``start``, which makes two engines agree to the bit. Arrays are
read-only. Where a record has several of something, they lie in one array after the other, and
``…_at[i] : …_at[i + 1]`` are those of record ``i``.
"""

from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from sansang.incident.numbers import NEVER, NO_WAY, NONE, Ints

__all__ = [
    "NEVER",
    "NONE",
    "NO_WAY",
    "Bools",
    "Demand",
    "Fallbacks",
    "Floats",
    "Forces",
    "Ground",
    "Ints",
    "Rules",
    "Scenario",
    "Stress",
]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True)
class Ground:
    """Places and how long it takes between them.

    ``places`` (P) are sites; ``sector`` (P) numbers or NONE. From ``epoch_from[k]`` on the same
    closures are in force, ``epoch_from[0]`` is 0. ``travel_ms`` (K, V, P, P) for vehicle class v
    in epoch k, NO_WAY where there is none. ``by_road`` (P): whether a place lies on the roads.
    ``hospitals`` are places.
    """

    places: tuple[str, ...]
    sectors: tuple[str, ...]
    sector: Ints
    epoch_from: Ints
    travel_ms: Ints
    by_road: Bools
    hospitals: Ints


@dataclass(frozen=True, kw_only=True)
class Forces:
    """Teams (T), posts (Q) and who stands where when.

    ``headcount``, ``vehicle`` (class v), ``base`` (place or NONE), ``agency`` (T).
    Duties of team t, in order and apart: ``duty_from``, ``duty_until``, ``duty_post``.
    ``post_place``, ``post_priority``, ``post_reserve``, ``post_by_team`` (Q);
    ``fits`` (Q, T): who may stand at a post by its rules. The minimum of post q changes at
    ``least_from`` to ``least`` (strength: people, or teams where ``post_by_team``).
    ``serves`` (T, sectors): the jurisdiction, True where a team may be sent; a place without
    sector is served by all.
    """

    teams: tuple[str, ...]
    agencies: tuple[str, ...]
    headcount: Ints
    vehicle: Ints
    base: Ints
    agency: Ints
    serves: Bools
    duty_at: Ints
    duty_from: Ints
    duty_until: Ints
    duty_post: Ints
    posts: tuple[str, ...]
    post_place: Ints
    post_priority: Ints
    post_reserve: Bools
    post_by_team: Bools
    fits: Bools
    least_at: Ints
    least_from: Ints
    least: Ints


@dataclass(frozen=True, kw_only=True)
class Demand:
    """What happens: types (Y), their needs (N) and the streams (S) that bring them.

    ``priority`` 1 is first; ``target_ms`` NONE where a type has no target. Of need n:
    ``able`` (N, T) who can do it by type, skill and kind of agency; ``teams``; ``mobilise_ms``;
    ``scene_ms`` mean and ``scene_spread`` (coefficient of variation; lognormal; 0 is always the
    same); ``transport_share``; ``clear_ms``. The first need of a type is its response.
    Stream s brings type ``stream_type`` to ``stream_place`` as a Poisson process: at
    ``curve_ms[i]`` it has brought ``curve[i]`` on average (rising from 0, straight between).
    ``stream_guess`` marks rates that nobody gave for this event.
    """

    types: tuple[str, ...]
    priority: Ints
    target_ms: Ints
    need_at: Ints
    able: Bools
    teams: Ints
    mobilise_ms: Ints
    scene_ms: Ints
    scene_spread: Floats
    transport_share: Floats
    clear_ms: Ints
    stream_type: Ints
    stream_place: Ints
    stream_guess: Bools
    curve_at: Ints
    curve_ms: Ints
    curve: Floats


@dataclass(frozen=True, kw_only=True)
class Fallbacks:
    """Contingency plans (C), their forces, actions (A) and triggers, and what is put in (I).

    Forces: ``named`` (C, T) and ``from_post`` (C, Q), whoever is on duty there. Action a is done
    when ``action_teams`` of the forces with ``action_able`` (A, T) are at ``plan_place`` within
    ``action_ms`` (NONE: no limit) from the activation; one that nobody of the forces can ever do
    is not listed. ``never_with`` (C, C). Forces are bound for ``bound_ms``.
    ``trigger_type``, ``trigger_count``, ``trigger_ms``: so many of a type in so long, at
    ``plan_place`` (NONE: anywhere). Injects: at ``inject_ms`` ``inject_count`` incidents of
    ``inject_type`` (NONE) at ``inject_place`` and plan ``inject_plan`` (NONE).
    """

    plans: tuple[str, ...]
    plan_place: Ints
    bound_ms: Ints
    named: Bools
    from_post: Bools
    never_with: Bools
    action_at: Ints
    action_number: Ints
    action_ms: Ints
    action_teams: Ints
    action_able: Bools
    trigger_at: Ints
    trigger_type: Ints
    trigger_count: Ints
    trigger_ms: Ints
    injects: tuple[str, ...]
    inject_ms: Ints
    inject_type: Ints
    inject_place: Ints
    inject_count: Ints
    inject_plan: Ints


@dataclass(frozen=True, kw_only=True)
class Rules:
    """How teams are sent: `sansang.event.DispatchRules` as numbers (NEVER: it does not happen)."""

    preemption: bool
    keep_cover: bool
    cover_until_priority: int
    agency_borders: bool
    move_up_after_ms: int
    recall_ms: int
    turnout_ms: int
    decide_ms: int
    out_of_service_share: float


@dataclass(frozen=True, kw_only=True)
class Stress:
    """What goes wrong on top, on every day that is played; the default is an ordinary day.

    ``drills`` are plans activated together at one moment, drawn for each day over the whole
    time. Of ``absent_agency`` a share of teams does not appear, drawn for each day.
    ``silent_agency`` can't be sent for ``silent_ms`` from a moment drawn for each day. Rates are
    multiplied when a day is drawn (``rate_factor``), travel times when it is played
    (``travel_factor``): the arrays of `Demand` and `Ground` are those without stress.
    """

    pack: str = ""
    drills: tuple[int, ...] = ()
    absent_agency: int = NONE
    absent_share: float = 0.0
    silent_agency: int = NONE
    silent_ms: int = 0
    rate_factor: float = 1.0
    travel_factor: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """A plan with its deployment, ready to be played from 0 to ``end_ms``."""

    event: str
    time_zone: str
    start: datetime
    end_ms: int
    ground: Ground
    forces: Forces
    demand: Demand
    fallbacks: Fallbacks
    rules: Rules
    stress: Stress = Stress()
