"""Queues of theory as scenarios: teams that stand ready all the time, and days drawn by hand."""

from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from sansang.rehearsal.day import Day
from sansang.rehearsal.scenario import (
    NEVER,
    NONE,
    Demand,
    Fallbacks,
    Forces,
    Ground,
    Rules,
    Scenario,
)

Ints = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class Call:
    """A kind of call: how urgent, how long until a team leaves, which teams can go (all)."""

    priority: int = 1
    mobilise_ms: int = 0
    able: tuple[int, ...] = ()


def system(
    *, travel_ms: Ints, posts: Ints, end_ms: int, calls: tuple[Call, ...] = (Call(),), **rules: bool
) -> Scenario:
    """Places with ways between them (P, P), and a team that waits at each of ``posts`` (T)."""
    return Scenario(
        event="theory",
        time_zone="UTC",
        start=datetime(2026, 1, 1, tzinfo=UTC),
        end_ms=end_ms,
        ground=_ground(np.asarray(travel_ms, np.int64)),
        forces=_forces(np.asarray(posts, np.int64), end_ms),
        demand=_demand(calls, len(posts), end_ms),
        fallbacks=_fallbacks(len(posts)),
        rules=_rules(**rules),
    )


def drawn(
    *,
    at_ms: Ints,
    scene_ms: Ints,
    place: Ints | None = None,
    kind: Ints | None = None,
    teams: int,
    number: int = 1,
) -> Day:
    """A day with one team asked for by each call, which is of kind ``kind`` at ``place``."""
    count = len(at_ms)
    none = np.zeros(count, np.int64)
    kind = none if kind is None else np.asarray(kind, np.int64)
    return Day(
        number=number,
        at_ms=np.asarray(at_ms, np.int64),
        type=kind,
        place=none if place is None else np.asarray(place, np.int64),
        stream=none,
        inject=np.full(count, NONE, np.int64),
        request_at=np.arange(count + 1, dtype=np.int64),
        need=kind,
        scene_ms=np.asarray(scene_ms, np.int64),
        transported=np.zeros(count, np.bool_),
        absent=np.zeros(teams, np.bool_),
        silent_from_ms=NEVER,
        drill_ms=NEVER,
    )


def _ground(travel_ms: Ints) -> Ground:
    places = len(travel_ms)
    return Ground(
        places=tuple(f"place-{number}" for number in range(places)),
        sectors=(),
        sector=np.full(places, NONE, np.int64),
        epoch_from=np.zeros(1, np.int64),
        travel_ms=travel_ms[None, None],
        by_road=np.ones(places, np.bool_),
        hospitals=np.empty(0, np.int64),
    )


def _forces(posts: Ints, end_ms: int) -> Forces:
    teams = len(posts)
    none, number = np.zeros(teams, np.int64), np.arange(teams, dtype=np.int64)
    return Forces(
        teams=tuple(f"team-{team}" for team in range(teams)),
        agencies=("agency",),
        headcount=np.ones(teams, np.int64),
        vehicle=none,
        base=np.full(teams, NONE, np.int64),
        agency=none,
        serves=np.ones((teams, 0), np.bool_),
        duty_at=np.arange(teams + 1, dtype=np.int64),
        duty_from=none,
        duty_until=np.full(teams, end_ms, np.int64),
        duty_post=number,
        posts=tuple(f"post-{team}" for team in range(teams)),
        post_place=posts,
        post_priority=np.ones(teams, np.int64),
        post_reserve=np.zeros(teams, np.bool_),
        post_by_team=np.ones(teams, np.bool_),
        fits=np.eye(teams, dtype=np.bool_),
        least_at=np.arange(teams + 1, dtype=np.int64),
        least_from=none,
        least=none,
    )


def _demand(calls: tuple[Call, ...], teams: int, end_ms: int) -> Demand:
    kinds = len(calls)
    able = np.ones((kinds, teams), np.bool_)
    for kind, call in enumerate(calls):
        if call.able:
            able[kind] = np.isin(np.arange(teams), call.able)
    none = np.zeros(kinds, np.int64)
    return Demand(
        types=tuple(f"call-{kind}" for kind in range(kinds)),
        priority=np.array([call.priority for call in calls], np.int64),
        target_ms=np.full(kinds, NONE, np.int64),
        need_at=np.arange(kinds + 1, dtype=np.int64),
        able=able,
        teams=np.ones(kinds, np.int64),
        mobilise_ms=np.array([call.mobilise_ms for call in calls], np.int64),
        scene_ms=none,
        scene_spread=np.zeros(kinds),
        transport_share=np.zeros(kinds),
        clear_ms=none,
        stream_type=np.arange(kinds, dtype=np.int64),
        stream_place=none,
        stream_guess=np.zeros(kinds, np.bool_),
        curve_at=2 * np.arange(kinds + 1, dtype=np.int64),
        curve_ms=np.tile([0, end_ms], kinds).astype(np.int64),
        curve=np.zeros(2 * kinds),
    )


def _fallbacks(teams: int) -> Fallbacks:
    no = np.empty(0, np.int64)
    return Fallbacks(
        plans=(),
        plan_place=no,
        bound_ms=no,
        named=np.empty((0, teams), np.bool_),
        from_post=np.empty((0, teams), np.bool_),
        never_with=np.empty((0, 0), np.bool_),
        action_at=np.zeros(1, np.int64),
        action_number=no,
        action_ms=no,
        action_teams=no,
        action_able=np.empty((0, teams), np.bool_),
        trigger_at=np.zeros(1, np.int64),
        trigger_type=no,
        trigger_count=no,
        trigger_ms=no,
        injects=(),
        inject_ms=no,
        inject_type=no,
        inject_place=no,
        inject_count=no,
        inject_plan=no,
    )


def _rules(*, preemption: bool = False) -> Rules:
    return Rules(
        preemption=preemption,
        keep_cover=False,
        cover_until_priority=1,
        agency_borders=False,
        move_up_after_ms=NEVER,
        recall_ms=NEVER,
        turnout_ms=0,
        decide_ms=0,
        out_of_service_share=0.0,
    )
