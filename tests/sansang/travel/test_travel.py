"""How long it takes between places of a plan, by road or straight, and which it was."""

from datetime import datetime
from math import ceil

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import examples
from tests.sansang.checks.plans import a_plan, sound_plan
from tests.sansang.roads.networks import grid
from tests.sansang.travel.towns import closure, moment, placed, with_roads

from sansang.roads import VehicleClass, distance_m
from sansang.travel import (
    CAR,
    DELEGATES,
    DUTY,
    ENGINE,
    RESCUE,
    By,
    Driver,
    Travel,
    in_force,
    together,
)

WEST, EAST = (20, 3), (380, 3)
"""Beside the southern street of the grid, 360 m apart."""
AT_NINE = datetime.fromisoformat(moment("09:00"))
AT_THREE = datetime.fromisoformat(moment("15:00"))


@pytest.fixture(scope="module")
def town():
    return grid()


def laid(*closures, **places):
    plan = with_roads(placed(sound_plan(), places or {"hall": WEST, "hotel": EAST}))
    return a_plan(plan, closures=closures)


def test_a_journey_between_two_sites_on_the_roads_is_by_road(town):
    journey = Travel(laid(), town).journey("hall", "hotel")
    assert journey.by is By.ROADS
    assert journey.minutes == ceil(360 / (30 / 3.6) / 60) == 1
    assert journey.off_road_m == pytest.approx(6, abs=0.1)


def test_without_a_network_it_is_the_straight_line():
    plan = laid()
    journey = Travel(plan).journey("hall", "hotel")
    a, b = ((p.lat, p.lon) for p in (plan.site("hall").position, plan.site("hotel").position))
    assert journey.by is By.STRAIGHT_LINE
    assert journey.minutes == ceil(distance_m(a, b) * 1.4 / (35_000 / 60))
    assert journey.off_road_m == 0


def test_a_network_that_the_plan_does_not_name_is_not_taken(town):
    plan = placed(sound_plan(), {"hall": WEST, "hotel": EAST})
    assert Travel(plan, town).journey("hall", "hotel").by is By.STRAIGHT_LINE


def test_a_site_far_from_the_roads_is_reached_by_the_straight_line(town):
    travel = Travel(laid(hall=WEST, hotel=(400, -51)), town)
    assert travel.journey("hall", "hotel").by is By.STRAIGHT_LINE
    assert travel.off_road_m(*travel.points["hotel"]) == pytest.approx(51, abs=0.5)


def test_of_a_site_without_a_position_nothing_is_known(town):
    assert Travel(laid(), town).journey("hall", "hospital") is None


def test_a_closure_in_force_makes_the_way_longer_or_leaves_none(town):
    plan = laid(closure("street", (100, 0), (300, 0)))
    travel = Travel(plan, town)
    ms = [travel.reach_ms(CAR, closed)[1].max() for closed in ((), ("street",))]
    assert ms[1] > ms[0]
    # both ends of the street closed: nobody comes to a place on a closed road
    ends = laid(closure("all", (0, 0), (400, 0)))
    assert Travel(ends, town).journey("hall", "hotel", CAR, AT_NINE).minutes is None
    assert Travel(ends, town).journey("hall", "hotel", CAR, AT_THREE).minutes == 1


@pytest.mark.parametrize(
    ("exempt", "passes"),
    [
        ((), set()),
        (("delegates",), {"delegates"}),
        (("emergency", "duty"), {"rescue", "engine", "duty"}),
        (("residents",), set()),
    ],
)
def test_a_closure_lets_those_through_that_it_exempts(town, exempt, passes):
    travel = Travel(laid(closure("all", (0, 0), (400, 0), exempt=exempt)), town)
    drivers = {"car": CAR, "delegates": DELEGATES, "duty": DUTY, "rescue": RESCUE, "engine": ENGINE}
    found = {
        name
        for name, driver in drivers.items()
        if travel.journey("hall", "hotel", driver, AT_NINE).minutes is not None
    }
    assert found == passes


def test_who_walks_is_not_stopped(town):
    walker = Driver(vehicle=VehicleClass.FOOT)
    travel = Travel(laid(closure("all", (0, 0), (400, 0))), town)
    assert travel.journey("hall", "hotel", walker, AT_NINE).minutes == 5  # 360 m at 4.8 km/h


def test_closures_are_in_force_from_their_start_until_their_end():
    plan = laid(
        closure("a", (0, 0), (9, 0)), closure("b", (0, 0), (9, 0), times=[("10:00", "14:00")])
    )
    told = {
        clock: in_force(plan.closures, datetime.fromisoformat(moment(clock)))
        for clock in ("07:59", "08:00", "10:00", "12:00", "14:00")
    }
    assert told == {"07:59": (), "08:00": ("a",), "10:00": ("a", "b"), "12:00": ("b",), "14:00": ()}
    assert [one.closures for one in together(plan.closures)] == [("a",), ("a", "b"), ("b",)]


streets = st.integers(0, 3).map(lambda row: ((0, row * 100), (400, row * 100)))
avenues = st.integers(0, 4).map(lambda column: ((column * 100, 0), (column * 100, 300)))
spots = st.tuples(st.integers(0, 400), st.integers(0, 300))


@examples(25)
@given(st.lists(streets | avenues, max_size=3), st.lists(spots, min_size=2, max_size=5))
def test_the_hierarchy_and_dijkstra_say_the_same(lines, points):
    ids = [site.id for site in sound_plan().sites][: len(points)]
    plan = laid(
        *(closure(f"c{i}", *line) for i, line in enumerate(lines)),
        **dict(zip(ids, points, strict=True)),
    )
    closed = [one.id for one in plan.closures]
    network = grid()
    quick, exact = (Travel(plan, network, hierarchy=which) for which in (True, False))
    for driver in (CAR, RESCUE):
        np.testing.assert_array_equal(
            quick.reach_ms(driver, closed)[1], exact.reach_ms(driver, closed)[1]
        )
