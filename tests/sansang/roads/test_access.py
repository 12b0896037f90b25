"""Who may drive where follows from the class of the road and its tags, the most special first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sansang.roads import VehicleClass
from sansang.roads.classes import CLASSES, PLACE
from sansang.roads.osm.access import PRECEDENCE, TAG_KEYS, admitted
from sansang.roads.osm.profile import profile
from sansang.roads.vehicles import BIT

V = VehicleClass
ALL = set(VehicleClass)
RESCUE = {V.EMERGENCY, V.FIRE_ENGINE}


def who(highway="residential", **tags) -> set[VehicleClass]:
    """Who may drive along a road as it is drawn."""
    return both(highway, **tags)[0]


def both(highway="residential", **tags) -> tuple[set[VehicleClass], set[VehicleClass]]:
    said = {key.replace("__", ":"): value for key, value in tags.items()}
    forward, backward = admitted(CLASSES[PLACE[highway]], said)
    return tuple({v for v in V if bits & BIT[v]} for bits in (forward, backward))


def test_a_street_admits_all_and_a_motorway_nobody_on_foot():
    assert who() == ALL
    assert who("motorway") == ALL - {V.FOOT}
    assert who("trunk", motorroad="yes") == ALL - {V.FOOT}


def test_a_pedestrian_street_admits_walkers_and_those_who_rescue():
    assert who("pedestrian") == RESCUE | {V.FOOT}
    assert who("footway") == who("steps") == {V.FOOT}


def test_a_busway_admits_buses_and_those_who_rescue():
    assert who("busway") == RESCUE | {V.BUS}


def test_no_access_closes_a_road_for_all():
    assert who(access="no") == set()


def test_a_private_road_admits_those_who_rescue():
    assert who(access="private") == RESCUE


def test_emergency_yes_opens_a_closed_road_and_no_closes_an_open_one():
    assert who(access="no", emergency="yes") == RESCUE
    assert who(emergency="no") == ALL - RESCUE


def test_roads_for_residents_and_customers_admit_them():
    assert who(access="destination") == ALL
    assert who("service", access="customers") == ALL


def test_the_more_special_tag_counts():
    assert who(access="no", motor_vehicle="yes") == ALL - {V.FOOT}
    assert who(vehicle="no", motorcar="yes") == RESCUE | {V.CAR, V.FOOT}
    assert who(motor_vehicle="no", psv="yes") == RESCUE | {V.BUS, V.FOOT}
    assert who(motor_vehicle="no", psv="yes", bus="no") == RESCUE | {V.FOOT}
    assert who(motor_vehicle="no", motorcycle="yes") == RESCUE | {V.MOTORCYCLE, V.FOOT}


def test_goods_vehicles_motorcycles_and_walkers_are_kept_out_alone():
    assert who(hgv="no") == ALL - {V.TRUCK}
    assert who(motorcycle="no") == ALL - {V.MOTORCYCLE}
    assert who(foot="no") == ALL - {V.FOOT}
    assert who(hgv="destination") == ALL


def test_an_alley_that_motorcycles_may_use_admits_them_and_those_who_rescue_only_with_cars():
    assert who("footway", motorcycle="yes") == {V.FOOT, V.MOTORCYCLE}
    assert who("footway", motor_vehicle="yes") == ALL


def test_a_value_that_says_nothing_leaves_it_to_the_next_tag():
    assert who(motorcar="unknown", access="no") == set()


def test_access_may_hold_in_one_direction_alone():
    forward, backward = both(motor_vehicle__backward="no")
    assert forward == ALL
    assert backward == RESCUE | {V.FOOT}


@pytest.mark.parametrize("said", ["yes", "true", "1"])
def test_a_one_way_road_leads_as_it_is_drawn(said):
    assert both(oneway=said) == (ALL, {V.FOOT})


@pytest.mark.parametrize("said", ["-1", "reverse"])
def test_a_one_way_road_may_lead_against_its_drawing(said):
    assert both(oneway=said) == ({V.FOOT}, ALL)


def test_roundabouts_and_motorways_are_one_way_without_saying_so():
    assert both(junction="roundabout") == (ALL, {V.FOOT})
    assert both("motorway") == (ALL - {V.FOOT}, set())
    assert both("motorway", oneway="no") == (ALL - {V.FOOT},) * 2
    assert both("motorway_link") == (ALL - {V.FOOT},) * 2


def test_a_road_whose_direction_changes_with_the_hour_admits_walkers_alone():
    assert both(oneway="reversible") == ({V.FOOT},) * 2


@pytest.mark.parametrize(
    "tags",
    [
        {"oneway__bus": "no"},
        {"oneway__psv": "no"},
        {"busway": "opposite_lane"},
        {"lanes__psv__backward": "1"},
    ],
)
def test_buses_may_go_against_a_one_way_road(tags):
    assert both(oneway="yes", **tags) == (ALL, {V.BUS, V.FOOT})


def test_motorcycles_and_ambulances_may_be_excepted_from_one_way():
    assert both(oneway="yes", oneway__motorcycle="no")[1] == {V.MOTORCYCLE, V.FOOT}
    assert both(oneway="yes", oneway__emergency="no")[1] == RESCUE | {V.FOOT}


def test_what_is_built_or_planned_is_no_road():
    assert profile({"highway": "construction"}) is None
    assert profile({"highway": "unknown"}) is None
    assert profile({}) is None


def test_a_limit_counts_before_the_default_and_each_direction_has_its_own():
    road = CLASSES[PLACE["secondary"]]
    assert profile({"highway": "secondary"}).speed_km_h == (road.speed_km_h,) * 2
    tags = {"highway": "secondary", "maxspeed": "60", "maxspeed:backward": "40"}
    assert profile(tags).speed_km_h == (60, 40)
    assert profile({"highway": "secondary", "source:maxspeed": "VN:rural"}).speed_km_h[0] == 80


def test_those_who_have_something_to_do_there_drive_slowly():
    tags = {"highway": "residential", "maxspeed": "50", "motor_vehicle": "destination"}
    assert profile(tags).speed_km_h == (15, 15)


def test_lanes_are_shared_by_the_directions():
    def lanes(**tags):
        return profile({"highway": "primary", **tags}).lanes

    assert lanes() == (0, 0)
    assert lanes(lanes="4") == (2, 2)
    assert lanes(lanes="1") == (1, 1)
    assert lanes(lanes="3", oneway="yes")[0] == 3
    assert lanes(**{"lanes": "3", "lanes:forward": "2", "lanes:backward": "1"}) == (2, 1)


def test_the_least_of_several_widths_and_heights_counts():
    tags = {"highway": "service", "width": "4", "maxwidth": "2.5", "maxheight": "3.2 m"}
    road = profile({**tags, "maxheight:physical": "3.4"})
    assert (road.width_m, road.height_m) == (2.5, 3.2)
    bare = profile({"highway": "service", "maxheight": "default"})
    assert bare.width_m != bare.width_m
    assert bare.height_m != bare.height_m
    assert profile({"highway": "service", "est_width": "3"}).width_m == 3


@given(
    st.sampled_from([road.name for road in CLASSES[1:]]),
    st.dictionaries(
        st.sampled_from(sorted(TAG_KEYS)),
        st.sampled_from(["yes", "no", "private", "destination", "-1", "psv", "nonsense", ""]),
        max_size=5,
    ),
)
def test_what_admits_nobody_by_its_own_tag_never_does(highway, tags):
    forward, backward = admitted(CLASSES[PLACE[highway]], tags)
    for vehicle, keys in PRECEDENCE.items():
        if tags.get(keys[0]) == "no" and not any(f"{keys[0]}:" in key for key in tags):
            assert not (forward | backward) & BIT[vehicle]
