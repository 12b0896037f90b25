"""Sites, movements, crowding and the way in for fire engines."""

import pytest
from tests.sansang.checks.plans import but, but_event, clock, finds, found_in, says, sound_plan


def hall(base=None, **fields):
    return but("sites", "hall", base, **fields)


def zone(people, area=600, **fields):
    one = {"id": "main", "name": "Hội trường", "expected_people": people, "area_m2": area}
    return {"zones": [{**one, **fields}]}


def access(**fields):
    return hall(access={**sound_plan().site("hall").access.model_dump(), **fields})


def test_the_position_of_a_site_is_known():
    finds("sites.no_position", hall(position=None))
    unknown = {"lat": 0, "lon": 0, "confidence": "N"}
    finds("sites.no_position", but("sites", "hotel", position=unknown))


def test_a_risky_site_is_measured():
    rough = {"lat": 21.85, "lon": 106.76, "confidence": "C"}
    finds("sites.rough_position", hall(position=rough), but("sites", "hotel", position=rough))


def test_the_venue_has_exits_and_a_capacity():
    finds("sites.venue_without_exits", hall(exits=()))
    finds("sites.venue_without_capacity", hall(capacity=None))


@pytest.mark.parametrize(
    ("rule", "field", "empty"),
    [
        ("movements.no_escort", "escort", None),
        ("movements.no_alternate_route", "alternate_route", ""),
        ("movements.no_contingency_plan", "contingency_plan", None),
        ("movements.no_route", "route", ()),
    ],
)
def test_a_movement_is_complete(rule, field, empty):
    finds(rule, but("movements", "convoy", **{field: empty}))


def to_the_crossing(minutes):
    """21.85 to 21.97 north: 13.3 km, 18.7 km by the factor 1.4, 32 min at 35 km/h."""
    route = [{"site": "hall", "at": clock(7)}, {"site": "crossing", "at": clock(7, minutes)}]
    return but("movements", "convoy", route=route)


def test_a_movement_has_the_time_that_its_route_takes():
    finding = finds("movements.too_fast", to_the_crossing(30), to_the_crossing(33))
    assert finding.data["needed"] == 32


def test_a_movement_is_not_judged_by_positions_that_nobody_knows():
    unknown = but("sites", "crossing", to_the_crossing(1), position=None)
    assert "movements.too_fast" not in found_in(unknown)


def test_a_rough_position_is_given_the_benefit_of_its_radius():
    vague = {"lat": 21.97, "lon": 106.76, "confidence": "B", "radius_m": 13_300}
    assert "movements.too_fast" not in found_in(
        but("sites", "crossing", to_the_crossing(1), position=vague)
    )


def test_nobody_is_so_crowded_that_nobody_moves():
    finds("crowding.standstill", hall(**zone(376, 100), capacity=376), hall(**zone(375, 100)))


def test_a_zone_has_half_a_square_metre_for_each():
    finds("crowding.dense", hall(**zone(201, 100)), hall(**zone(200, 100)))


def test_a_standstill_is_said_once():
    assert "crowding.dense" not in found_in(hall(**zone(400, 100)))


def test_a_hall_without_design_figure_takes_one_for_each_square_metre():
    plan = hall(**zone(400, 399), capacity=None)
    finds("crowding.over_floor_area", plan, hall(**zone(400, 399)))


def test_a_zone_outdoors_is_not_judged_as_a_hall():
    outdoors = hall(**zone(400, 399, outdoors=True), capacity=None)
    finds("crowding.over_floor_area", hall(**zone(400, 399), capacity=None), outdoors)


def test_american_halls_have_5_or_7_square_feet_for_each():
    small = but_event(hall(**zone(400, 186)), jurisdiction="US")
    finds("crowding.over_nfpa_floor_area", but("sites", "hall", small, **zone(400, 185)), small)
    large = but("sites", "hall", small, **zone(1500, 976))
    finding = finds(
        "crowding.over_nfpa_floor_area", but("sites", "hall", large, **zone(1501, 976)), large
    )
    assert finding.data["needed"] == pytest.approx(976.1)


def test_no_more_come_than_a_site_is_approved_for():
    finds("crowding.over_capacity", hall(capacity=399), hall(capacity=400))


def test_the_area_of_a_zone_is_known():
    finds("crowding.area_unknown", hall(**zone(10, None)), hall(**zone(0, None)))


def test_american_assemblies_have_a_crowd_manager_for_250():
    enough = but_event(hall(**zone(2500, 2500), capacity=None), jurisdiction="US")
    one_more = but("sites", "hall", enough, **zone(2501, 2500))
    finding = finds("crowding.too_few_crowd_managers", one_more, enough)
    assert (finding.data["managers"], finding.data["needed"]) == (10, 11)


def test_the_way_in_for_fire_engines_is_known():
    finds("fire_access.unknown", hall(access=None))


def test_the_road_for_fire_engines_is_wide_enough():
    plan = access(road_width_m=3.4)
    finding = finds("fire_access.narrow_road", plan, access(road_width_m=3.5))
    assert "rộng 3,4 m; tối thiểu 3,5 m" in says(finding, plan, "vi")


def test_the_road_for_fire_engines_is_high_enough():
    finds("fire_access.low_clearance", access(clear_height_m=4.4), access(clear_height_m=4.5))


def test_every_point_is_within_reach():
    finds("fire_access.out_of_reach", access(farthest_point_m=61), access(farthest_point_m=60))


def test_the_reach_is_that_of_low_buildings():
    far = access(farthest_point_m=61)
    finds("fire_access.out_of_reach", far, hall(far, height_m=15.5))


def test_a_long_dead_end_has_a_turning_place():
    long = access(dead_end_m=47)
    finds("fire_access.no_turning_place", long, access(dead_end_m=46))
    finds("fire_access.no_turning_place", long, access(dead_end_m=47, turning_place=True))


def test_fire_engines_fit_under_what_hangs_there():
    plan = but("teams", "fire_rescue-1", vehicle="ladder", vehicle_height_m=4.6)
    assert finds("fire_access.engine_does_not_fit", plan).data["teams"] == ["Đội fire_rescue 1"]


def test_fire_engines_of_other_sectors_are_not_sent():
    elsewhere = but("teams", "fire_rescue-1", vehicle_height_m=4.6, sectors=("gate",))
    here = but("teams", "fire_rescue-1", elsewhere, sectors=("town",))
    finds("fire_access.engine_does_not_fit", here, elsewhere)
