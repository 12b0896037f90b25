"""Teams that travel by road: the deployment says so, keeps to it, and is verified by SciPy."""

import pytest
from tests.sansang.checks.plans import a_plan, sound_plan
from tests.sansang.roads.networks import Road, grid, made
from tests.sansang.travel.towns import closure, placed, with_roads

from sansang.deployment import deploy, verify
from sansang.deployment.distances import Distances
from sansang.deployment.ways import Ways
from sansang.travel import By

PLACES = {
    "hall": (120, 3),
    "hotel": (380, 303),
    "hospital": (20, 203),
    "reception": (220, 103),
    "crossing": (390, 103),
    "square": (10, 303),
    "barracks": (210, 203),
}
SLOW = Road(start=0, end=1, length_m=20_000, kind="track")
"""The only way between two places: 20 km at 15 km/h, 80 minutes."""


@pytest.fixture(scope="module")
def town():
    return grid()


def laid(*closures):
    return a_plan(with_roads(placed(sound_plan(), PLACES)), closures=closures)


def test_without_roads_at_hand_it_says_straight_line(town):
    assert deploy(laid(), time_limit_s=3).travel is By.STRAIGHT_LINE
    assert deploy(sound_plan(), town, time_limit_s=3).travel is By.STRAIGHT_LINE


def test_a_deployment_by_road_says_so_and_holds(town):
    plan = laid(closure("street", (100, 0), (300, 0)))
    answer = deploy(plan, town, time_limit_s=5)
    assert answer.travel is By.ROADS
    assert verify(plan, answer, town) == ()


def test_one_by_road_cannot_be_verified_without_the_roads(town):
    plan = laid()
    answer = deploy(plan, town, time_limit_s=3)
    assert [violation.rule for violation in verify(plan, answer)] == ["roads"]


def test_one_by_the_straight_line_is_verified_by_it(town):
    plan = laid()
    assert verify(plan, deploy(plan, time_limit_s=3), town) == ()


def test_travel_by_road_is_reckoned_apart_and_comes_to_the_same(town):
    plan = laid(
        closure("street", (100, 0), (300, 0)),
        closure("square", (0, 300), (400, 300), times=[("10:00", "14:00")]),
        closure("open", (0, 100), (400, 100), exempt=["duty"]),
    )
    mine, theirs = Distances(plan=plan, roads=town), Ways(plan, town)
    for a in PLACES:
        for b in PLACES:
            assert mine.minutes(a, b) == theirs.minutes(a, b)
    assert mine.minutes(None, "hall") == theirs.minutes(None, "hall") == 0


def slow_plan(*closures):
    places = {"hall": (10, 3), "hotel": (990, 3)}
    return a_plan(with_roads(placed(sound_plan(), places)), closures=closures)


def test_a_long_way_by_road_counts_though_the_places_are_near():
    road = made({0: (0, 0), 1: (1000, 0)}, [SLOW])
    plan = slow_plan()
    by_road = Distances(plan=plan, roads=road).minutes("hall", "hotel")
    assert by_road == Ways(plan, road).minutes("hall", "hotel") == 79
    assert Distances(plan=plan).minutes("hall", "hotel") == 3


def test_a_team_whose_way_is_closed_walks_the_straight_line():
    road = made({0: (0, 0), 1: (1000, 0)}, [Road(start=0, end=1)])
    shut = slow_plan(closure("road", (0, 0), (1000, 0)))
    straight = Distances(plan=shut).minutes("hall", "hotel")
    assert Distances(plan=shut, roads=road).minutes("hall", "hotel") == straight
    assert Ways(shut, road).minutes("hall", "hotel") == straight
