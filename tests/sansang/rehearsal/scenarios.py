"""Scenarios and days for tests: one that is made by hand, and as many as wanted by chance.

All by chance lie on a coarse grid of minutes, so that much happens at the same moment.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from hypothesis import strategies as st

from sansang.rehearsal.day import Day
from sansang.rehearsal.scenario import (
    NEVER,
    NO_WAY,
    NONE,
    Demand,
    Fallbacks,
    Forces,
    Ground,
    Rules,
    Scenario,
    Stress,
)

MINUTE = 60_000
HOUR = 60 * MINUTE


def ints(*values: int) -> np.ndarray:
    return np.array(values, dtype=np.int64)


def bools(*values: bool) -> np.ndarray:
    return np.array(values, dtype=np.bool_)


def minutes(rows: Sequence[Sequence[int]]) -> np.ndarray:
    """One epoch and one class of vehicle: a matrix in minutes, -1 for no way."""
    matrix = np.array(rows, dtype=np.int64)
    return np.where(matrix == NO_WAY, NO_WAY, matrix * MINUTE)[None, None]


def small_scenario(**changes: Any) -> Scenario:
    """Two posts (gate, hall) with one team each, a hospital, a type ``fall`` of priority 2 and a
    type ``fire`` of priority 1, each with one need, ten hours, no contingency plan.

    Gate and hall lie 4 minutes apart, the hospital 10 from both. A change is the name of a field
    of the scenario or of one of its parts: ``small_scenario(end_ms=HOUR, preemption=False)``.
    """
    parts = {
        "ground": _ground(),
        "forces": _forces(),
        "demand": _demand(),
        "fallbacks": no_fallbacks(teams=2, posts=2),
        "rules": rules(),
        "stress": Stress(),
    }
    for name, usual in parts.items():
        part = changes.pop(name, usual)
        fields = set(part.__dataclass_fields__) & set(changes)
        parts[name] = replace(part, **{field: changes.pop(field) for field in fields})
    plain = {
        "event": "small",
        "time_zone": "Asia/Ho_Chi_Minh",
        "start": datetime(2026, 1, 1, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")),
        "end_ms": 10 * HOUR,
    }
    return Scenario(**(plain | changes), **parts)


def _ground() -> Ground:
    return Ground(
        places=("gate", "hall", "hospital"),
        sectors=("north",),
        sector=ints(0, 0, NONE),
        epoch_from=ints(0),
        travel_ms=minutes([[0, 4, 10], [4, 0, 10], [10, 10, 0]]),
        by_road=bools(True, True, True),
        hospitals=ints(2),
    )


def _forces() -> Forces:
    return Forces(
        teams=("T1", "T2"),
        agencies=("police", "health"),
        headcount=ints(2, 2),
        vehicle=ints(0, 0),
        base=ints(0, 1),
        agency=ints(0, 1),
        serves=np.ones((2, 1), dtype=np.bool_),
        duty_at=ints(0, 1, 2),
        duty_from=ints(0, 0),
        duty_until=ints(10 * HOUR, 10 * HOUR),
        duty_post=ints(0, 1),
        posts=("at-gate", "at-hall"),
        post_place=ints(0, 1),
        post_priority=ints(1, 1),
        post_reserve=bools(False, False),
        post_by_team=bools(False, False),
        fits=np.ones((2, 2), dtype=np.bool_),
        least_at=ints(0, 1, 2),
        least_from=ints(0, 0),
        least=ints(0, 0),
    )


def _demand() -> Demand:
    return Demand(
        types=("fall", "fire"),
        priority=ints(2, 1),
        target_ms=ints(8 * MINUTE, 5 * MINUTE),
        need_at=ints(0, 1, 2),
        able=np.ones((2, 2), dtype=np.bool_),
        teams=ints(1, 1),
        mobilise_ms=ints(MINUTE, MINUTE),
        scene_ms=ints(20 * MINUTE, 20 * MINUTE),
        scene_spread=np.array([0.7, 0.7]),
        transport_share=np.array([0.2, 0.0]),
        clear_ms=ints(5 * MINUTE, 5 * MINUTE),
        stream_type=ints(0, 1),
        stream_place=ints(0, 1),
        stream_guess=bools(False, True),
        curve_at=ints(0, 2, 4),
        curve_ms=ints(0, 10 * HOUR, 0, 10 * HOUR),
        curve=np.array([0.0, 6.0, 0.0, 2.0]),
    )


def no_fallbacks(*, teams: int, posts: int) -> Fallbacks:
    """No contingency plan and no inject."""
    return Fallbacks(
        plans=(),
        plan_place=ints(),
        bound_ms=ints(),
        named=np.zeros((0, teams), dtype=np.bool_),
        from_post=np.zeros((0, posts), dtype=np.bool_),
        never_with=np.zeros((0, 0), dtype=np.bool_),
        action_at=ints(0),
        action_number=ints(),
        action_ms=ints(),
        action_teams=ints(),
        action_able=np.zeros((0, teams), dtype=np.bool_),
        trigger_at=ints(0),
        trigger_type=ints(),
        trigger_count=ints(),
        trigger_ms=ints(),
        injects=(),
        inject_ms=ints(),
        inject_type=ints(),
        inject_place=ints(),
        inject_count=ints(),
        inject_plan=ints(),
    )


def one_plan(**changes: Any) -> Fallbacks:
    """A plan at the hall that names T1, one action (one team within 10 minutes), bound an hour;
    called for by one fire at the hall.
    """
    plan = Fallbacks(
        plans=("CP1",),
        plan_place=ints(1),
        bound_ms=ints(HOUR),
        named=np.array([[True, False]]),
        from_post=np.zeros((1, 2), dtype=np.bool_),
        never_with=np.zeros((1, 1), dtype=np.bool_),
        action_at=ints(0, 1),
        action_number=ints(1),
        action_ms=ints(10 * MINUTE),
        action_teams=ints(1),
        action_able=np.array([[True, True]]),
        trigger_at=ints(0, 1),
        trigger_type=ints(1),
        trigger_count=ints(1),
        trigger_ms=ints(HOUR),
        injects=(),
        inject_ms=ints(),
        inject_type=ints(),
        inject_place=ints(),
        inject_count=ints(),
        inject_plan=ints(),
    )
    return replace(plan, **changes)


def rules(**changes: Any) -> Rules:
    plain = Rules(
        preemption=True,
        keep_cover=True,
        cover_until_priority=1,
        agency_borders=True,
        move_up_after_ms=NEVER,
        recall_ms=60 * MINUTE,
        turnout_ms=MINUTE,
        decide_ms=MINUTE,
        out_of_service_share=0.0,
    )
    return replace(plain, **changes)


def day_of(
    scenario: Scenario,
    *incidents: tuple[int, int, int],
    scene_min: int = 20,
    transported: bool = False,
    **changes: Any,
) -> Day:
    """A day on which incidents ``(ms, type, place)`` come, in the order of time; nobody absent."""
    types = [kind for _, kind, _ in incidents]
    needs = [_needs_of(scenario.demand, kind) for kind in types]
    each = [len(of_incident) for of_incident in needs]
    requests = sum(each)
    day = Day(
        number=0,
        at_ms=ints(*(at for at, _, _ in incidents)),
        type=ints(*types),
        place=ints(*(place for _, _, place in incidents)),
        stream=ints(*[0] * len(types)),
        inject=ints(*[NONE] * len(types)),
        request_at=np.concatenate([ints(0), np.cumsum(ints(*each))]),
        need=ints(*(need for of_incident in needs for need in of_incident)),
        scene_ms=np.full(requests, scene_min * MINUTE, dtype=np.int64),
        transported=np.full(requests, transported),
        absent=np.zeros(len(scenario.forces.duty_from), dtype=np.bool_),
        silent_from_ms=NEVER,
        drill_ms=NEVER,
    )
    return replace(day, **changes)


def _needs_of(demand: Demand, kind: int) -> list[int]:
    needs = range(demand.need_at[kind], demand.need_at[kind + 1])
    return [need for need in needs for _ in range(demand.teams[need])]


def scenarios() -> st.SearchStrategy[Scenario]:
    """Small scenarios by chance: the sizes shrink, the rest hangs on a number."""
    return st.builds(
        random_scenario,
        number=st.integers(0, 2**32 - 1),
        teams=st.integers(0, 8),
        places=st.integers(1, 5),
        posts=st.integers(1, 4),
        types=st.integers(1, 3),
        plans=st.integers(0, 3),
        epochs=st.integers(1, 3),
    )


@st.composite
def played_days(draw: st.DrawFn) -> tuple[Scenario, Day]:
    """A small scenario with a day of it."""
    scenario = draw(scenarios())
    return scenario, random_day(
        scenario, number=draw(st.integers(0, 2**32 - 1)), incidents=draw(st.integers(0, 14))
    )


def random_scenario(
    *, number: int, teams: int, places: int, posts: int, types: int, plans: int, epochs: int
) -> Scenario:
    chance = np.random.default_rng(number)
    sectors, vehicles, agencies = 2, 2, 2
    end = int(chance.integers(1, 4)) * HOUR
    ground = _random_ground(chance, places, sectors, vehicles, epochs)
    forces = _random_forces(
        chance,
        teams=teams,
        places=places,
        posts=posts,
        sectors=sectors,
        vehicles=vehicles,
        end=end,
    )
    demand = _random_demand(chance, teams, places, types, end)
    return Scenario(
        event="random",
        time_zone="Asia/Ho_Chi_Minh",
        start=datetime(2026, 1, 1, 22, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")),
        end_ms=end,
        ground=ground,
        forces=forces,
        demand=demand,
        fallbacks=_random_fallbacks(
            chance, teams=teams, places=places, posts=posts, types=types, plans=plans, end=end
        ),
        rules=_random_rules(chance),
        stress=Stress(
            drills=tuple(int(plan) for plan in chance.permutation(plans)[: chance.integers(0, 3)]),
            silent_agency=int(chance.integers(-1, agencies)),
            silent_ms=int(chance.integers(0, 40)) * MINUTE,
            travel_factor=float(chance.choice([1.0, 1.0, 1.37])),
        ),
    )


def random_day(scenario: Scenario, *, number: int, incidents: int) -> Day:
    chance = np.random.default_rng(number)
    demand, stress = scenario.demand, scenario.stress
    at = np.sort(chance.integers(0, scenario.end_ms // MINUTE, incidents)) * MINUTE
    kinds = chance.integers(0, len(demand.types), incidents)
    spots = chance.integers(0, len(scenario.ground.places), incidents)
    day = day_of(
        scenario, *((int(a), int(k), int(p)) for a, k, p in zip(at, kinds, spots, strict=True))
    )
    requests, silent = len(day.need), stress.silent_agency != NONE and chance.random() < 0.7
    return replace(
        day,
        scene_ms=chance.integers(0, 40, requests) * MINUTE,
        transported=chance.random(requests) < 0.3,
        absent=chance.random(len(scenario.forces.duty_from)) < 0.1,
        silent_from_ms=int(chance.integers(0, 100)) * MINUTE if silent else NEVER,
        drill_ms=int(chance.integers(0, 100)) * MINUTE if stress.drills else NEVER,
    )


def _random_ground(
    chance: np.random.Generator, places: int, sectors: int, vehicles: int, epochs: int
) -> Ground:
    travel = chance.integers(0, 15, (epochs, vehicles, places, places)) * MINUTE
    travel += chance.integers(0, 3, travel.shape) * 333
    travel[chance.random(travel.shape) < chance.choice([0.0, 0.1, 0.3])] = NO_WAY
    travel[:, :, np.arange(places), np.arange(places)] = 0
    later = np.sort(chance.choice(np.arange(1, 100), epochs - 1, replace=False)) * MINUTE
    return Ground(
        places=tuple(f"place{i}" for i in range(places)),
        sectors=tuple(f"sector{i}" for i in range(sectors)),
        sector=chance.integers(-1, sectors, places),
        epoch_from=np.concatenate([ints(0), later]),
        travel_ms=travel,
        by_road=np.ones(places, dtype=np.bool_),
        hospitals=np.flatnonzero(chance.random(places) < 0.4),
    )


def _random_forces(
    chance: np.random.Generator,
    *,
    teams: int,
    places: int,
    posts: int,
    sectors: int,
    vehicles: int,
    end: int,
) -> Forces:
    duties = [_random_duties(chance, posts, end) for _ in range(teams)]
    flat = np.array([row for rows in duties for row in rows], dtype=np.int64).reshape(-1, 3)
    steps = [int(chance.integers(1, 3)) for _ in range(posts)]
    least_from = [
        np.sort(chance.choice(np.arange(0, end // MINUTE), n, replace=False)) * MINUTE
        for n in steps
    ]
    return Forces(
        teams=tuple(f"T{i}" for i in range(teams)),
        agencies=("A0", "A1"),
        headcount=chance.integers(1, 4, teams),
        vehicle=chance.integers(0, vehicles, teams),
        base=chance.integers(-1, places, teams),
        agency=chance.integers(0, 2, teams),
        serves=chance.random((teams, sectors)) < 0.8,
        duty_at=np.concatenate([ints(0), np.cumsum(ints(*(len(rows) for rows in duties)))]),
        duty_from=flat[:, 0],
        duty_until=flat[:, 1],
        duty_post=flat[:, 2],
        posts=tuple(f"post{i}" for i in range(posts)),
        post_place=chance.integers(0, places, posts),
        post_priority=chance.integers(1, 4, posts),
        post_reserve=chance.random(posts) < 0.4,
        post_by_team=chance.random(posts) < 0.5,
        fits=chance.random((posts, teams)) < 0.8,
        least_at=np.concatenate([ints(0), np.cumsum(ints(*steps))]),
        least_from=np.concatenate(least_from),
        least=chance.integers(0, 4, sum(steps)),
    )


def _random_duties(chance: np.random.Generator, posts: int, end: int) -> list[tuple[int, int, int]]:
    """Up to three duties one after the other, some without a gap."""
    rows, at = [], int(chance.integers(0, 3)) * 20 * MINUTE
    for _ in range(int(chance.integers(0, 4))):
        until = min(at + int(chance.integers(1, 9)) * 20 * MINUTE, end)
        if at >= until:
            break
        rows.append((at, until, int(chance.integers(0, posts))))
        at = until + int(chance.integers(0, 2)) * 20 * MINUTE
    return rows


def _random_demand(
    chance: np.random.Generator, teams: int, places: int, types: int, end: int
) -> Demand:
    needs = chance.integers(0 if chance.random() < 0.1 else 1, 4, types)
    total = int(needs.sum())
    return Demand(
        types=tuple(f"type{i}" for i in range(types)),
        priority=chance.integers(1, 4, types),
        target_ms=chance.integers(1, 10, types) * MINUTE,
        need_at=np.concatenate([ints(0), np.cumsum(needs)]),
        able=chance.random((total, teams)) < 0.7,
        teams=chance.integers(1, 3, total),
        mobilise_ms=chance.integers(0, 3, total) * MINUTE,
        scene_ms=chance.integers(1, 30, total) * MINUTE,
        scene_spread=chance.choice([0.0, 0.7, 1.0], total),
        transport_share=chance.choice([0.0, 0.3, 1.0], total),
        clear_ms=chance.integers(0, 6, total) * MINUTE,
        stream_type=np.arange(types),
        stream_place=chance.integers(0, places, types),
        stream_guess=np.zeros(types, dtype=np.bool_),
        curve_at=np.arange(types + 1) * 2,
        curve_ms=np.tile(ints(0, end), types),
        curve=np.column_stack([np.zeros(types), chance.random(types) * 6]).ravel(),
    )


def _random_fallbacks(
    chance: np.random.Generator,
    *,
    teams: int,
    places: int,
    posts: int,
    types: int,
    plans: int,
    end: int,
) -> Fallbacks:
    actions, triggers = chance.integers(0, 3, plans), chance.integers(0, 3, plans)
    total, calls, injects = int(actions.sum()), int(triggers.sum()), int(chance.integers(0, 3))
    never_with = chance.random((plans, plans)) < 0.3
    return Fallbacks(
        plans=tuple(f"plan{i}" for i in range(plans)),
        plan_place=chance.integers(-1, places, plans),
        bound_ms=chance.integers(1, 90, plans) * MINUTE,
        named=chance.random((plans, teams)) < 0.5,
        from_post=chance.random((plans, posts)) < 0.3,
        never_with=(never_with | never_with.T) & ~np.eye(plans, dtype=np.bool_),
        action_at=np.concatenate([ints(0), np.cumsum(actions)]),
        action_number=np.arange(total) + 1,
        action_ms=np.where(
            chance.random(total) < 0.2, NONE, chance.integers(0, 30, total) * MINUTE
        ),
        action_teams=chance.integers(1, 3, total),
        action_able=chance.random((total, teams)) < 0.7,
        trigger_at=np.concatenate([ints(0), np.cumsum(triggers)]),
        trigger_type=chance.integers(0, types, calls),
        trigger_count=chance.integers(1, 4, calls),
        trigger_ms=chance.integers(0, 60, calls) * MINUTE,
        injects=tuple(f"inject{i}" for i in range(injects)),
        inject_ms=chance.integers(0, end // MINUTE, injects) * MINUTE,
        inject_type=np.full(injects, NONE),
        inject_place=np.full(injects, NONE),
        inject_count=np.zeros(injects, dtype=np.int64),
        inject_plan=chance.integers(-1, plans, injects) if plans else np.full(injects, NONE),
    )


def _random_rules(chance: np.random.Generator) -> Rules:
    def some(*choices: int) -> int:
        return int(chance.choice(ints(*choices)))

    return Rules(
        preemption=bool(chance.random() < 0.6),
        keep_cover=bool(chance.random() < 0.6),
        cover_until_priority=some(1, 2, 3),
        agency_borders=bool(chance.random() < 0.5),
        move_up_after_ms=some(NEVER, 0, 5 * MINUTE, 10 * MINUTE),
        recall_ms=some(NEVER, 0, 30 * MINUTE),
        turnout_ms=some(0, MINUTE, 2 * MINUTE),
        decide_ms=some(0, MINUTE, 3 * MINUTE),
        out_of_service_share=0.1,
    )


@st.composite
def lean_days(draw: st.DrawFn, *, minimums: bool) -> tuple[Scenario, Day]:
    """A small scenario that the compiled engine plays in a short way, with a day of it."""
    chance = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    teams, places, types = (draw(st.integers(1, most)) for most in (6, 4, 3))
    scenario = random_scenario(
        number=draw(st.integers(0, 2**32 - 1)),
        teams=teams,
        places=places,
        posts=draw(st.integers(1, 4)),
        types=types,
        plans=0,
        epochs=1,
    )
    travel = chance.integers(0, 6, (1, 2, places, places)) * MINUTE
    travel[:, :, np.arange(places), np.arange(places)] = 0
    covers = minimums and draw(st.booleans())
    demand = _one_team_each(chance, teams, types)
    if covers:
        demand = replace(demand, priority=np.ones(types, dtype=np.int64))
    scenario = replace(
        scenario,
        ground=replace(scenario.ground, travel_ms=travel),
        forces=_always_on_duty(chance, scenario, teams, minimums=minimums),
        demand=demand,
        rules=replace(scenario.rules, preemption=False, keep_cover=covers),
        stress=Stress(),
    )
    day = random_day(
        scenario, number=draw(st.integers(0, 2**32 - 1)), incidents=draw(st.integers(0, 16))
    )
    return scenario, replace(day, absent=np.zeros(teams, dtype=np.bool_))


def _always_on_duty(
    chance: np.random.Generator, scenario: Scenario, teams: int, *, minimums: bool
) -> Forces:
    forces = scenario.forces
    least = forces.least.copy()
    least[0] = 1
    return replace(
        forces,
        duty_at=np.arange(teams + 1),
        duty_from=np.zeros(teams, dtype=np.int64),
        duty_until=np.full(teams, scenario.end_ms),
        duty_post=chance.integers(0, len(forces.posts), teams),
        least=least if minimums else np.zeros_like(least),
    )


def _one_team_each(chance: np.random.Generator, teams: int, types: int) -> Demand:
    demand = _random_demand(chance, teams, 1, types, HOUR)
    return replace(
        demand,
        need_at=np.arange(types + 1),
        able=chance.random((types, teams)) < 0.7,
        teams=np.ones(types, dtype=np.int64),
        mobilise_ms=chance.integers(0, 3, types) * MINUTE,
        scene_ms=chance.integers(1, 30, types) * MINUTE,
        scene_spread=np.ones(types),
        transport_share=np.full(types, 0.3),
        clear_ms=chance.integers(0, 3, types) * MINUTE,
    )
