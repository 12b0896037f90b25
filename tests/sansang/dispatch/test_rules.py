"""The rules of dispatch, each by itself, as anybody who sends teams may call them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sansang.dispatch.borders import may_serve
from sansang.dispatch.closest import goes_before, there_at
from sansang.dispatch.cover import must_stay
from sansang.dispatch.forces import Order, order_for_absent, order_for_busy, order_for_free
from sansang.dispatch.free import is_free
from sansang.dispatch.hospitals import nearest_hospital
from sansang.dispatch.line import is_looked_at, stands_before
from sansang.dispatch.preemption import may_be_called_away
from sansang.dispatch.triggers import is_reached
from sansang.dispatch.ways import past_half, there_by_new_way
from sansang.incident import Phase, State, standing
from sansang.incident.numbers import NO_WAY, NONE

candidate = st.tuples(st.integers(0, 3), st.booleans(), st.integers(0, 3))
place_in_line = st.tuples(st.integers(1, 3), st.integers(0, 3))


@given(candidate, candidate)
def test_of_two_candidates_exactly_one_goes_before_the_other(one, other):
    if one != other:
        assert goes_before(*one, *other) != goes_before(*other, *one)


@given(candidate, candidate, candidate)
def test_who_goes_before_whom_is_an_order(a, b, c):
    if goes_before(*a, *b) and goes_before(*b, *c):
        assert goes_before(*a, *c)


@given(place_in_line, place_in_line)
def test_of_two_requests_exactly_one_stands_before_the_other(one, other):
    if one != other:
        assert stands_before(*one, *other) != stands_before(*other, *one)


def test_who_waits_is_looked_at_for_a_team_that_can_and_may_come():
    assert is_looked_at(able=True, serves=True)
    assert not is_looked_at(able=False, serves=True)
    assert not is_looked_at(able=True, serves=False)


def test_a_team_on_the_road_need_not_make_ready():
    assert there_at(1000, 60, 300, rolling=False) == 1360
    assert there_at(1000, 60, 300, rolling=True) == 1300


def test_bound_and_silent_teams_are_not_free():
    assert is_free(Phase.RETURNING, bound=False, silent=False)
    assert not is_free(Phase.READY, bound=True, silent=False)
    assert not is_free(Phase.READY, bound=False, silent=True)
    assert not is_free(Phase.CLEARING, bound=False, silent=False)


def test_the_most_urgent_incidents_take_a_team_from_a_post_at_its_minimum():
    assert must_stay(True, 2, 1, strength=4, share=2, least=3)
    assert not must_stay(True, 1, 1, strength=4, share=2, least=3)
    assert not must_stay(True, 2, 1, strength=4, share=2, least=2)


def test_only_a_more_urgent_incident_calls_a_team_away_that_is_not_yet_there():
    assert may_be_called_away(True, Phase.UNDER_WAY, False, False, 2, 1)
    assert not may_be_called_away(True, Phase.UNDER_WAY, False, False, 2, 2)
    assert not may_be_called_away(True, Phase.AT_SCENE, False, False, 2, 1)
    assert not may_be_called_away(True, Phase.UNDER_WAY, True, False, 2, 1)
    assert not may_be_called_away(False, Phase.UNDER_WAY, False, False, 2, 1)


def test_a_place_in_no_sector_is_served_by_all():
    assert may_serve(True, has_sector=False, serves_sector=False)
    assert not may_serve(True, has_sector=True, serves_sector=False)
    assert may_serve(False, has_sector=True, serves_sector=False)


def test_a_trigger_counts_its_type_at_its_place_within_its_time():
    at_ms, types, places = np.array([0, 5, 9, 10]), np.array([1, 1, 0, 1]), np.array([2, 3, 2, 2])
    assert is_reached(at_ms, types, places, 3, NONE, 3, 10)
    assert not is_reached(at_ms, types, places, 3, NONE, 3, 9)
    assert is_reached(at_ms, types, places, 3, 2, 2, 10)
    assert not is_reached(at_ms, types, places, 3, 3, 1, 10)


def test_the_first_of_equally_near_hospitals_is_taken_and_none_without_a_way():
    ways = np.array([[0, 7, 7], [7, 0, 3], [7, NO_WAY, 0]])
    assert nearest_hospital(ways, 0, np.array([2, 1])) == 2
    assert nearest_hospital(ways, 1, np.array([2])) == NONE


@given(st.integers(0, 10**9), st.integers(0, 10**7), st.integers(0, 10**7), st.integers(0, 10**7))
def test_a_new_way_takes_its_share_of_what_is_left(now, left, longer, new):
    old = left + longer
    there = there_by_new_way(now, now + left, old, new)
    assert now <= there <= now + max(new, left)
    assert there_by_new_way(now, now + left, old, old) == now + left
    assert past_half(now, now + left, old) == (left <= longer)


def test_a_force_follows_the_first_reason_that_holds():
    assert order_for_absent(bound=True, off_duty=True, silent=True, recalls=True) == Order.HELD
    assert order_for_absent(False, True, True, True) == Order.RECALLED
    assert order_for_absent(False, True, False, False) == Order.AT_REST
    assert order_for_absent(False, False, True, True) == Order.UNHEARD


def test_a_free_force_turns_out_from_its_post_and_turns_round_on_the_road():
    assert order_for_free(Phase.READY, True, at_site=True, has_way=True) == Order.THERE
    assert order_for_free(Phase.READY, True, at_site=False, has_way=True) == Order.TURNS_OUT
    assert order_for_free(Phase.RETURNING, True, at_site=True, has_way=True) == Order.TURNS_ROUND
    assert order_for_free(Phase.READY, True, at_site=False, has_way=False) == Order.CUT_OFF
    assert order_for_free(Phase.MOVING_UP, False, at_site=False, has_way=False) == Order.THERE


def test_a_force_leaves_only_what_is_less_urgent_and_not_yet_reached():
    def order(phase: Phase, priority: int, *, at_site: bool = False) -> int:
        return order_for_busy(phase, at_site, True, True, priority, True)

    assert order(Phase.UNDER_WAY, 2) == Order.CALLED_AWAY
    assert order(Phase.UNDER_WAY, 1) == Order.AFTERWARDS
    assert order(Phase.AT_SCENE, 2) == Order.AFTERWARDS
    assert order(Phase.AT_SCENE, 1, at_site=True) == Order.THERE
    assert order(Phase.MOBILISING, 1, at_site=True) == Order.ARRIVES


def test_an_incident_stands_where_its_requests_stand():
    assert standing(2, waiting=2, sent=0, arrived=0, at_scene=0) == State.WAITING
    assert standing(2, waiting=1, sent=1, arrived=0, at_scene=0) == State.DISPATCHED
    assert standing(2, waiting=1, sent=0, arrived=1, at_scene=1) == State.ON_SCENE
    assert standing(2, waiting=0, sent=0, arrived=2, at_scene=1) == State.COMPLETE
    assert standing(2, waiting=0, sent=0, arrived=1, at_scene=0) == State.CLOSED
    assert standing(2, waiting=0, sent=0, arrived=0, at_scene=0) == State.UNREACHABLE
    assert standing(0, waiting=0, sent=0, arrived=0, at_scene=0) == State.CLOSED
