"""The compiled engine against the plain one, and what holds on every day of every scenario."""

from dataclasses import fields, replace

import numpy as np
from hypothesis import given, settings
from tests.sansang.rehearsal.scenarios import (
    HOUR,
    day_of,
    lean_days,
    one_plan,
    played_days,
    small_scenario,
)

from sansang.incident import State
from sansang.rehearsal import engine, plain
from sansang.rehearsal.day import Day, Kind, Played
from sansang.rehearsal.engine.given import given_of
from sansang.rehearsal.engine.kernel import FULL, PLAYED, play_day, workspace_for
from sansang.rehearsal.engine.layout import Room
from sansang.rehearsal.engine.packed import pack
from sansang.rehearsal.engine.ready import CALLS, POSTS, way_through
from sansang.rehearsal.scenario import NEVER, NONE, Scenario


@settings(max_examples=500)
@given(played_days())
def test_both_engines_take_the_same_steps(case: tuple[Scenario, Day]):
    slow, fast = plain.play(*case), engine.play(*case, steps=True)
    assert slow.steps.tolist() == fast.steps.tolist()
    for one in fields(Played):
        mine, its = getattr(slow, one.name), getattr(fast, one.name)
        np.testing.assert_array_equal(mine, its, err_msg=one.name)


@settings(max_examples=200)
@given(lean_days(minimums=False))
def test_the_short_way_gives_the_answers_of_the_long_one(case: tuple[Scenario, Day]):
    assert way_through(case[0]) == CALLS
    _both_ways_agree(case)


@settings(max_examples=400)
@given(lean_days(minimums=True))
def test_so_does_the_short_way_with_minimums_and_reserves(case: tuple[Scenario, Day]):
    assert way_through(case[0]) == POSTS
    _both_ways_agree(case)


def _both_ways_agree(case: tuple[Scenario, Day]) -> None:
    short, long = engine.play(*case), engine.play(*case, steps=True)
    for one in fields(Played):
        if one.name != "steps":
            np.testing.assert_array_equal(getattr(short, one.name), getattr(long, one.name))


@settings(max_examples=40)
@given(played_days())
def test_a_day_is_the_same_whether_its_steps_are_kept_or_not(case: tuple[Scenario, Day]):
    with_steps, without = engine.play(*case, steps=True), engine.play(*case)
    for one in fields(Played):
        if one.name != "steps":
            np.testing.assert_array_equal(getattr(with_steps, one.name), getattr(without, one.name))


@settings(max_examples=40)
@given(played_days())
def test_every_incident_ends_or_is_open_at_the_end(case: tuple[Scenario, Day]):
    played = engine.play(*case)
    assert set(played.state) <= {State.CLOSED, State.UNREACHABLE, State.OPEN}
    closed = played.state == State.CLOSED
    assert (played.closed_ms[closed] < case[0].end_ms).all()
    assert (played.closed_ms[~closed] == NEVER).all()


@settings(max_examples=40)
@given(played_days())
def test_an_incident_passes_its_moments_in_their_order(case: tuple[Scenario, Day]):
    """The plain engine also asserts that each state may follow the one before."""
    played = engine.play(*case)
    assert (played.dispatched_ms >= case[1].at_ms).all()
    assert (played.first_ms >= played.dispatched_ms).all()
    assert (played.complete_ms >= played.first_ms).all()
    asked = np.diff(case[1].request_at) > 0
    assert (played.closed_ms >= played.first_ms)[asked].all()


@settings(max_examples=40)
@given(played_days())
def test_no_team_is_in_two_places(case: tuple[Scenario, Day]):
    """A team that has arrived leaves before it arrives anywhere else."""
    at_scene = set()
    for _, kind, incident, team, _, _ in engine.play(*case, steps=True).steps:
        if kind == Kind.ARRIVED:
            assert team not in at_scene
            at_scene.add(team)
        elif kind == Kind.LEFT_SCENE:
            at_scene.remove(team)
        elif kind in (Kind.ASSIGNED, Kind.MOVED_UP) and incident != NONE:
            assert team not in at_scene


@settings(max_examples=40)
@given(played_days())
def test_no_force_is_ordered_by_two_plans_at_once(case: tuple[Scenario, Day]):
    bound: dict[int, int] = {}
    for _, kind, incident, team, what, _ in engine.play(*case, steps=True).steps:
        if kind == Kind.FORCE_ARRIVED or (kind == Kind.ASSIGNED and incident == NONE):
            assert bound.setdefault(team, what) == what
        elif kind == Kind.RELEASED:
            bound = {one: plan for one, plan in bound.items() if plan != what}
        elif kind == Kind.CLEARED:
            bound.pop(team, None)  # it found no way, or it may still be ordered by the same plan


@settings(max_examples=40)
@given(played_days())
def test_a_team_that_can_do_nothing_changes_nothing(case: tuple[Scenario, Day]):
    scenario, day = case
    scenario = _without_duties_of_the_last(scenario)
    played, fewer = engine.play(scenario, day), engine.play(*_without_the_last(scenario, day))
    np.testing.assert_array_equal(played.first_ms, fewer.first_ms)
    np.testing.assert_array_equal(played.short_ms, fewer.short_ms)
    assert played.waiting_ms == fewer.waiting_ms


def _without_duties_of_the_last(scenario: Scenario) -> Scenario:
    """The last team is able to do nothing, fits no post and is no force."""
    forces, demand, plans = scenario.forces, scenario.demand, scenario.fallbacks
    able, fits = demand.able.copy(), forces.fits.copy()
    named, share = plans.named.copy(), forces.headcount.copy()
    able[:, -1:], fits[:, -1:], named[:, -1:] = False, False, False
    share[-1:] = 0
    return replace(
        scenario,
        demand=replace(demand, able=able),
        forces=replace(
            forces, fits=fits, headcount=share, post_by_team=np.zeros_like(forces.post_by_team)
        ),
        fallbacks=replace(plans, named=named, from_post=np.zeros_like(plans.from_post)),
    )


def _without_the_last(scenario: Scenario, day: Day) -> tuple[Scenario, Day]:
    forces, demand, plans = scenario.forces, scenario.demand, scenario.fallbacks
    if not forces.teams:
        return scenario, day
    duties = forces.duty_at[-2]
    fewer = replace(
        forces,
        teams=forces.teams[:-1],
        headcount=forces.headcount[:-1],
        vehicle=forces.vehicle[:-1],
        base=forces.base[:-1],
        agency=forces.agency[:-1],
        serves=forces.serves[:-1],
        duty_at=forces.duty_at[:-1],
        duty_from=forces.duty_from[:duties],
        duty_until=forces.duty_until[:duties],
        duty_post=forces.duty_post[:duties],
        fits=forces.fits[:, :-1],
    )
    return replace(
        scenario,
        forces=fewer,
        demand=replace(demand, able=demand.able[:, :-1]),
        fallbacks=replace(plans, named=plans.named[:, :-1], action_able=plans.action_able[:, :-1]),
    ), replace(day, absent=day.absent[:duties])


def test_a_workspace_that_is_too_small_says_so_and_a_larger_one_plays_the_day():
    scenario = small_scenario(fallbacks=one_plan())
    day = day_of(scenario, (HOUR, 1, 1))
    packed, drawn = pack(scenario), given_of(day)
    small = workspace_for(packed, Room(incidents=1, requests=1, activations=0))
    enough = workspace_for(packed, Room(incidents=1, requests=1))
    assert play_day(drawn, small, False) == FULL
    assert play_day(drawn, enough, False) == PLAYED


def test_a_workspace_serves_for_one_day_after_the_other():
    scenario = small_scenario(fallbacks=one_plan())
    work = workspace_for(pack(scenario), Room(incidents=2, requests=2))
    busy = given_of(day_of(scenario, (HOUR, 1, 1), (HOUR, 0, 0)))
    quiet = given_of(day_of(scenario, (2 * HOUR, 0, 0)))
    play_day(quiet, work, False)
    first = work.out.first_ms[0]
    play_day(busy, work, False)
    play_day(quiet, work, False)
    assert work.out.first_ms[0] == first
    assert work.out.counts.tolist() == [0, 0, 0, 0]
