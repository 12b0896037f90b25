"""Where reserves might wait, as the location models see it."""

from dataclasses import replace

import numpy as np
import pytest
from tests.sansang.rehearsal.scenarios import HOUR, MINUTE, bools, ints, minutes, small_scenario

from sansang.rehearsal.placements import (
    AS_PLANNED,
    candidates,
    expected_by_epoch,
    moved,
    reserves_of,
)
from sansang.rehearsal.scenario import NO_WAY, NONE


def a_town(**changes):
    """Four places in a row, 6 minutes apart; a reserve waits at the first (gate), and everything
    happens at the last (far). Targets leave 7 and 4 minutes for the way.
    """
    row = [[abs(a - b) * 6 for b in range(4)] for a in range(4)]
    fields = {
        "places": ("gate", "middle", "near", "far"),
        "sector": ints(0, 0, 0, 0),
        "travel_ms": minutes(row),
        "by_road": bools(True, True, True, True),
        "hospitals": ints(),
        "post_reserve": bools(True, False),
        "stream_type": ints(0),
        "stream_place": ints(3),
        "stream_guess": bools(False),
        "curve_at": ints(0, 2),
        "curve_ms": ints(0, 10 * HOUR),
        "curve": np.array([0.0, 20.0]),
    }
    return small_scenario(**(fields | changes))


def by_model(scenario):
    found = candidates(scenario, reserves_of(scenario))
    return {model: one.places for one in found for model in one.models}


def test_the_plans_own_places_are_tried_first():
    scenario = a_town()
    assert candidates(scenario, reserves_of(scenario))[0].models[0] == AS_PLANNED
    assert by_model(scenario)[AS_PLANNED] == (0,)


def test_models_send_a_reserve_to_where_it_happens():
    said = by_model(a_town())
    assert said["pmedian"] == (3,)
    assert said["mclp"][0] in (2, 3)
    assert said["pcenter"] == (3,)


def test_places_that_several_models_want_are_tried_once():
    scenario = a_town()
    places = [one.places for one in candidates(scenario, reserves_of(scenario))]
    assert len(places) == len(set(places))


def test_a_reserve_does_not_leave_the_ground_that_it_serves():
    scenario = a_town(
        sectors=("north", "south"),
        sector=ints(0, 0, 0, 1),
        serves=np.array([[True, False], [True, True]]),
    )
    assert all(places[0] != 3 for places in by_model(scenario).values())


def test_a_reserve_that_can_do_nothing_of_what_happens_stays():
    scenario = a_town(able=bools(False, True, False, True).reshape(2, 2))
    assert set(by_model(scenario).values()) == {(0,)}


def test_a_place_without_a_way_is_no_place_to_wait():
    cut_off = [
        [0, 6, NO_WAY, 18],
        [6, 0, NO_WAY, 12],
        [NO_WAY] * 2 + [0, NO_WAY],
        [18, 12, NO_WAY, 0],
    ]
    assert all(p != (2,) for p in by_model(a_town(travel_ms=minutes(cut_off))).values())


def test_only_reserve_posts_with_somebody_on_duty_are_placed():
    scenario = a_town(duty_post=ints(1, 1))
    assert not len(reserves_of(scenario).posts)


def test_moving_a_reserve_moves_nothing_else():
    scenario = a_town()
    other = moved(scenario, reserves_of(scenario), (3,))
    assert other.forces.post_place.tolist() == [3, scenario.forces.post_place[1]]
    assert replace(other, forces=scenario.forces) is not other
    assert scenario.forces.post_place[0] == 0


def test_what_is_expected_is_told_by_time_of_day_with_what_is_put_in():
    scenario = a_town(
        epoch_from=ints(0, 4 * HOUR),
        travel_ms=np.repeat(a_town().ground.travel_ms, 2, axis=0),
        injects=("power",),
        inject_ms=ints(5 * HOUR),
        inject_type=ints(1),
        inject_place=ints(2),
        inject_count=ints(3),
        inject_plan=ints(NONE),
    )
    expected = expected_by_epoch(scenario)
    assert expected[:, 0, 3] == pytest.approx([8, 12])
    assert expected[:, 1, 2].tolist() == [0, 3]


def test_what_others_cover_weighs_less():
    """The other team stands at far itself: half as much happens at gate, where nobody is."""
    scenario = a_town(
        post_place=ints(1, 3),
        stream_type=ints(0, 0),
        stream_place=ints(0, 3),
        stream_guess=bools(False, False),
        curve_at=ints(0, 2, 4),
        curve_ms=ints(0, 10 * HOUR, 0, 10 * HOUR),
        curve=np.array([0.0, 10.0, 0.0, 20.0]),
        target_ms=ints(3 * MINUTE, 3 * MINUTE),
    )
    assert by_model(scenario)["mclp"] == (0,)
