"""Scenarios of which only chance matters: streams, injects and duties, all at one place or two."""

from datetime import UTC, datetime

import numpy as np

from sansang.rehearsal.scenario import (
    NONE,
    Demand,
    Fallbacks,
    Forces,
    Ground,
    Rules,
    Scenario,
    Stress,
)

HOUR_MS = 3_600_000
NONE_YET = np.empty(0, np.int64)


def ints(*values: int) -> np.ndarray:
    return np.array(values, np.int64)


def scenario(
    *,
    expected: tuple[float, ...] = (20.0,),
    curve: tuple[tuple[float, float], ...] = ((0, 0), (1, 1)),
    types: tuple[str, ...] = ("fall",),
    teams: tuple[str, ...] = ("first-aid",),
    hours: int = 10,
    scene_min: float = 20,
    spread: float = 0.7,
    transport: float = 0.25,
    asked: int = 1,
    injects: tuple[tuple[str, int, int, int], ...] = (),
    rules: dict[str, float] | None = None,
    stress: Stress | None = None,
) -> Scenario:
    """Each type is a stream that brings ``expected`` incidents along ``curve`` (share of the time,
    share of the incidents); injects are (name, ms, type, count)."""
    kinds, force = len(types), len(teams)
    end = hours * HOUR_MS
    steps = len(curve)
    return Scenario(
        event="event",
        time_zone="Asia/Ho_Chi_Minh",
        start=datetime(2026, 11, 27, 6, tzinfo=UTC),
        end_ms=end,
        ground=Ground(
            places=("gate",),
            sectors=(),
            sector=ints(NONE),
            epoch_from=ints(0),
            travel_ms=np.zeros((1, 1, 1, 1), np.int64),
            by_road=np.ones(1, np.bool_),
            hospitals=NONE_YET,
        ),
        forces=Forces(
            teams=teams,
            agencies=("health",),
            headcount=np.full(force, 2, np.int64),
            vehicle=np.zeros(force, np.int64),
            base=np.full(force, NONE, np.int64),
            agency=np.zeros(force, np.int64),
            serves=np.ones((force, 0), np.bool_),
            duty_at=np.arange(force + 1, dtype=np.int64),
            duty_from=np.zeros(force, np.int64),
            duty_until=np.full(force, end, np.int64),
            duty_post=np.zeros(force, np.int64),
            posts=("post",),
            post_place=ints(0),
            post_priority=ints(3),
            post_reserve=np.zeros(1, np.bool_),
            post_by_team=np.zeros(1, np.bool_),
            fits=np.ones((1, force), np.bool_),
            least_at=ints(0, 2),
            least_from=ints(2 * HOUR_MS, 4 * HOUR_MS),
            least=ints(1, 0),
        ),
        demand=Demand(
            types=types,
            priority=np.ones(kinds, np.int64),
            target_ms=np.full(kinds, 480_000, np.int64),
            need_at=np.arange(kinds + 1, dtype=np.int64),
            able=np.ones((kinds, force), np.bool_),
            teams=np.full(kinds, asked, np.int64),
            mobilise_ms=np.full(kinds, 60_000, np.int64),
            scene_ms=np.full(kinds, int(60_000 * scene_min), np.int64),
            scene_spread=np.full(kinds, spread),
            transport_share=np.full(kinds, transport),
            clear_ms=np.zeros(kinds, np.int64),
            stream_type=np.arange(kinds, dtype=np.int64),
            stream_place=np.zeros(kinds, np.int64),
            stream_guess=np.zeros(kinds, np.bool_),
            curve_at=steps * np.arange(kinds + 1, dtype=np.int64),
            curve_ms=np.array([share * end for _ in types for share, _ in curve], np.int64),
            curve=np.array([share * many for many in expected for _, share in curve]),
        ),
        fallbacks=Fallbacks(
            plans=("evacuate",),
            plan_place=ints(0),
            bound_ms=ints(HOUR_MS),
            named=np.ones((1, force), np.bool_),
            from_post=np.zeros((1, 1), np.bool_),
            never_with=np.zeros((1, 1), np.bool_),
            action_at=ints(0, 1),
            action_number=ints(1),
            action_ms=ints(HOUR_MS // 2),
            action_teams=ints(1),
            action_able=np.ones((1, force), np.bool_),
            trigger_at=ints(0, 0),
            trigger_type=NONE_YET,
            trigger_count=NONE_YET,
            trigger_ms=NONE_YET,
            injects=tuple(name for name, *_ in injects),
            inject_ms=ints(*(ms for _, ms, _, _ in injects)),
            inject_type=ints(*(kind for _, _, kind, _ in injects)),
            inject_place=np.zeros(len(injects), np.int64),
            inject_count=ints(*(count for *_, count in injects)),
            inject_plan=np.full(len(injects), NONE, np.int64),
        ),
        rules=Rules(
            **{
                "preemption": False,
                "keep_cover": False,
                "cover_until_priority": 1,
                "agency_borders": False,
                "move_up_after_ms": HOUR_MS,
                "recall_ms": HOUR_MS,
                "turnout_ms": 60_000,
                "decide_ms": 60_000,
                "out_of_service_share": 0.0,
                **(rules or {}),
            }
        ),
        stress=stress or Stress(),
    )
