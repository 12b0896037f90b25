"""The hard cases of a day, each played by both engines."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
from tests.sansang.rehearsal.scenarios import (
    HOUR,
    MINUTE,
    bools,
    day_of,
    ints,
    minutes,
    one_plan,
    small_scenario,
)

from sansang.incident import State
from sansang.rehearsal import engine, plain
from sansang.rehearsal.day import Day, Kind, Played, Why
from sansang.rehearsal.scenario import NEVER, NO_WAY, NONE, Scenario, Stress

FALL, FIRE = 0, 1
GATE, HALL, HOSPITAL = 0, 1, 2


def played(scenario: Scenario, day: Day) -> Played:
    slow, fast = plain.play(scenario, day), engine.play(scenario, day, steps=True)
    assert slow.steps.tolist() == fast.steps.tolist()
    return fast


def reasons(day: Played, kind: Kind, team: int = NONE) -> list[Why]:
    rows = day.steps[day.steps[:, 1] == kind]
    return [Why(int(row[5])) for row in rows if team in (NONE, row[3])]


def closures(*epochs: list[list[int]], at_min: tuple[int, ...]) -> dict[str, np.ndarray]:
    return {
        "epoch_from": ints(0, *(minute * MINUTE for minute in at_min)),
        "travel_ms": np.concatenate([minutes(epoch) for epoch in epochs]),
    }


OPEN_ROADS = [[0, 4, 10], [4, 0, 10], [10, 10, 0]]
GATE_CUT_OFF = [[0, -1, -1], [-1, 0, 10], [-1, 10, 0]]


def test_two_incidents_at_one_moment_are_served_in_their_order():
    scenario = small_scenario()
    day = played(scenario, day_of(scenario, (HOUR, FALL, GATE), (HOUR, FALL, GATE)))
    assert day.first_team.tolist() == [0, 1]
    assert (day.first_ms - HOUR).tolist() == [MINUTE, 5 * MINUTE]


def test_among_teams_that_are_equally_near_the_lower_number_goes():
    scenario = small_scenario(post_place=ints(GATE, GATE))
    day = played(scenario, day_of(scenario, (HOUR, FALL, HALL)))
    assert day.first_team.tolist() == [0]


def test_a_day_without_travel_and_work_takes_no_time():
    scenario = small_scenario(mobilise_ms=ints(0, 0), clear_ms=ints(0, 0))
    day = played(scenario, day_of(scenario, (HOUR, FALL, GATE), (HOUR, FALL, GATE), scene_min=0))
    assert (day.closed_ms == HOUR).all()
    assert day.first_team.tolist() == [0, 0]


def test_with_all_teams_busy_the_more_urgent_is_served_first():
    scenario = small_scenario(able=np.array([[True, False], [True, False]]), preemption=False)
    calls = (HOUR, FALL, GATE), (HOUR + MINUTE, FALL, GATE), (HOUR + 2 * MINUTE, FIRE, GATE)
    day = played(scenario, day_of(scenario, *calls))
    assert day.first_ms[2] < day.first_ms[1]
    assert day.longest_line == 2
    waited = [HOUR + 26 * MINUTE - (HOUR + 2 * MINUTE), HOUR + 52 * MINUTE - (HOUR + MINUTE)]
    assert day.waiting_ms == sum(waited)


def test_a_team_on_its_way_is_called_away_and_another_takes_over_at_once():
    scenario = small_scenario(able=np.array([[True, True], [True, False]]))
    day = played(scenario, day_of(scenario, (HOUR, FALL, GATE), (HOUR, FIRE, GATE)))
    assert reasons(day, Kind.WAITING) == [Why.PREEMPTED]
    assert day.first_team.tolist() == [1, 0]


def test_a_post_keeps_its_minimum_unless_the_incident_is_urgent():
    scenario = small_scenario(least=ints(2, 0))
    day = played(scenario, day_of(scenario, (HOUR, FALL, GATE), (3 * HOUR, FIRE, GATE)))
    assert day.first_team.tolist() == [1, 0]
    assert reasons(day, Kind.ASSIGNED) == [Why.COVER, Why.CLOSEST]
    assert day.short_ms.tolist() == [26 * MINUTE, 0]


def test_a_team_of_another_jurisdiction_is_not_sent_though_nearer():
    scenario = small_scenario(serves=np.array([[False], [True]]))
    day = played(scenario, day_of(scenario, (HOUR, FALL, GATE)))
    assert day.first_team.tolist() == [1]
    assert reasons(day, Kind.ASSIGNED) == [Why.BORDER]


def test_midnight_and_the_change_to_summer_time_do_not_stretch_a_minute():
    """Times are milliseconds that pass; only who prints them asks the clock."""
    paris = ZoneInfo("Europe/Paris")
    night = small_scenario(time_zone="Europe/Paris", start=datetime(2026, 3, 28, 20, tzinfo=paris))
    calls = (4 * HOUR - 1, FALL, GATE), (6 * HOUR, FALL, HALL)
    day, other = (
        played(scenario, day_of(scenario, *calls)) for scenario in (night, small_scenario())
    )
    assert (day.first_ms == other.first_ms).all()


def test_a_closure_that_begins_on_the_way_stretches_what_is_left_of_it():
    slower = [[0, 8, 10], [8, 0, 10], [10, 10, 0]]
    scenario = small_scenario(
        able=np.array([[False, True], [True, True]]),
        **closures(OPEN_ROADS, slower, at_min=(63,)),
    )
    day = played(scenario, day_of(scenario, (HOUR, FALL, GATE)))
    assert day.first_ms[0] == HOUR + (1 + 2 + 4) * MINUTE


def test_a_team_whose_way_is_closed_turns_back_and_is_free_where_it_is():
    scenario = small_scenario(
        able=np.array([[False, True], [True, True]]),
        **closures(OPEN_ROADS, GATE_CUT_OFF, at_min=(62,)),
    )
    day = played(scenario, day_of(scenario, (HOUR, FALL, GATE), (HOUR + 3 * MINUTE, FALL, HALL)))
    assert day.state.tolist() == [State.UNREACHABLE, State.CLOSED]
    assert Why.TURNED_BACK in reasons(day, Kind.WAITING)
    assert day.first_ms.tolist() == [NEVER, HOUR + 4 * MINUTE]


def test_a_place_that_is_cut_off_is_told_of_and_not_waited_for():
    scenario = small_scenario(post_place=ints(HALL, HALL), **closures(GATE_CUT_OFF, at_min=()))
    day = played(scenario, day_of(scenario, (HOUR, FALL, GATE)))
    assert day.state.tolist() == [State.UNREACHABLE]
    assert reasons(day, Kind.UNREACHABLE) == [Why.NO_WAY]
    assert day.first_ms.tolist() == [NEVER]
    assert day.waiting_ms == 0


def two_plans(**changes: np.ndarray) -> Scenario:
    """Two plans at the hall, of which each names T1, called for at 1 h and at 1 h 10."""
    plans = one_plan(
        plans=("CP1", "CP2"),
        plan_place=ints(HALL, HALL),
        bound_ms=ints(HOUR, HOUR),
        named=np.array([[True, False], [True, False]]),
        from_post=np.zeros((2, 2), dtype=np.bool_),
        never_with=np.zeros((2, 2), dtype=np.bool_),
        action_at=ints(0, 1, 2),
        action_number=ints(1, 1),
        action_ms=ints(10 * MINUTE, 10 * MINUTE),
        action_teams=ints(1, 1),
        action_able=np.array([[True, True], [True, True]]),
        trigger_at=ints(0, 0, 0),
        trigger_type=ints(),
        trigger_count=ints(),
        trigger_ms=ints(),
        injects=("one", "two"),
        inject_ms=ints(HOUR, HOUR + 10 * MINUTE),
        inject_type=ints(NONE, NONE),
        inject_place=ints(NONE, NONE),
        inject_count=ints(0, 0),
        inject_plan=ints(0, 1),
    )
    return small_scenario(fallbacks=replace(plans, **changes))


def test_a_reserve_that_is_promised_to_two_plans_is_named():
    scenario = two_plans()
    day = played(scenario, day_of(scenario))
    assert (day.done_ms - day.activated_ms < 10 * MINUTE).tolist() == [True, False]
    assert day.late_activation.tolist() == [1]
    assert day.late_team.tolist() == [0]
    assert day.late_why.tolist() == [Why.OTHER_PLAN]
    assert day.late_held.tolist() == [0]
    assert day.late_by_ms.tolist() == [NEVER]


def test_a_plan_is_refused_while_one_is_active_that_must_not_happen_with_it():
    scenario = two_plans(never_with=np.array([[False, True], [True, False]]))
    day = played(scenario, day_of(scenario))
    assert day.refused.tolist() == [False, True]
    assert day.action_of_at.tolist() == [0, 1, 1]


def test_a_force_at_work_comes_when_it_has_cleared_and_is_told_as_busy():
    scenario = small_scenario(fallbacks=one_plan(), able=np.array([[True, False]] * 2))
    day = played(scenario, day_of(scenario, (HOUR - MINUTE, FALL, GATE), (HOUR, FIRE, HALL)))
    assert day.late_why.tolist() == [Why.BUSY]
    assert day.late_held.tolist() == [FALL]
    assert 0 < day.late_by_ms[0] < HOUR


def test_a_team_at_work_when_its_duty_ends_finishes_and_then_goes_off_duty():
    scenario = small_scenario(duty_until=ints(HOUR + 10 * MINUTE, 10 * HOUR))
    day = played(scenario, day_of(scenario, (HOUR, FALL, GATE)))
    assert day.state.tolist() == [State.CLOSED]
    assert day.busy_ms.tolist() == [10 * MINUTE, 0]
    assert day.overrun_ms.tolist() == [16 * MINUTE, 0]
    assert not (day.steps[:, 1] == Kind.BACK).any()


def test_a_team_without_radio_is_not_sent_until_the_silence_ends():
    scenario = small_scenario(
        stress=Stress(silent_agency=0, silent_ms=30 * MINUTE), able=np.array([[True, False]] * 2)
    )
    day = played(scenario, day_of(scenario, (HOUR, FALL, GATE), silent_from_ms=HOUR - MINUTE))
    assert day.first_ms.tolist() == [HOUR + 30 * MINUTE]


def test_a_force_that_is_off_duty_is_called_in_from_its_base():
    scenario = small_scenario(fallbacks=one_plan(), duty_until=ints(HOUR, 10 * HOUR))
    day = played(scenario, day_of(scenario, (2 * HOUR, FIRE, HALL)))
    assert day.late_why.tolist() == [Why.OFF_DUTY]
    there = day.steps[day.steps[:, 1] == Kind.FORCE_ARRIVED]
    assert there[:, 0].tolist() == []  # bound for an hour, it is called in for as long
    longer = replace(scenario, fallbacks=one_plan(bound_ms=ints(2 * HOUR)))
    day = played(longer, day_of(longer, (2 * HOUR, FIRE, HALL)))
    activated = 2 * HOUR + MINUTE
    assert day.done_ms.tolist() == [activated + (60 + 4) * MINUTE]
    assert day.late_by_ms.tolist() == [54 * MINUTE]


def test_nobody_is_called_in_where_the_plan_calls_nobody_in():
    scenario = small_scenario(
        fallbacks=one_plan(), duty_until=ints(HOUR, 10 * HOUR), recall_ms=NEVER
    )
    day = played(scenario, day_of(scenario, (2 * HOUR, FIRE, HALL)))
    assert reasons(day, Kind.WAITING) == [Why.OFF_DUTY]


def test_a_reserve_moves_up_when_a_post_has_been_short_for_long_enough():
    scenario = small_scenario(
        able=np.array([[True, False]] * 2),
        least=ints(2, 0),
        keep_cover=False,
        post_reserve=bools(False, True),
        move_up_after_ms=10 * MINUTE,
    )
    day = played(scenario, day_of(scenario, (HOUR, FALL, GATE)))
    assert reasons(day, Kind.MOVED_UP) == [Why.SHORT_POST]
    assert day.short_ms.tolist() == [14 * MINUTE, 0]


def test_an_action_whose_limit_lies_after_the_end_is_not_told_as_late():
    scenario = small_scenario(fallbacks=one_plan(), end_ms=2 * HOUR, recall_ms=NEVER)
    call = (2 * HOUR - 5 * MINUTE, FIRE, HALL)
    day = played(scenario, day_of(scenario, call, absent=bools(True, False)))
    assert day.done_ms.tolist() == [NEVER]
    assert day.late_team.tolist() == []


def test_an_incident_that_asks_for_nobody_is_closed_at_once():
    scenario = small_scenario(need_at=ints(0, 0, 2))
    day = played(scenario, day_of(scenario, (HOUR, FALL, GATE)))
    assert day.state.tolist() == [State.CLOSED]
    assert day.first_ms.tolist() == [NEVER]


def test_without_a_way_to_a_hospital_a_team_clears_where_it_is():
    no_hospital = [[0, 4, NO_WAY], [4, 0, NO_WAY], [NO_WAY, NO_WAY, 0]]
    scenario = small_scenario(**closures(no_hospital, at_min=()))
    day = played(scenario, day_of(scenario, (HOUR, FALL, GATE), transported=True))
    assert not (day.steps[:, 1] == Kind.AT_HOSPITAL).any()
    assert (day.steps[:, 1] == Kind.CLEARED).any()
