"""Traffic on real roads: closures, hospitals, bus lines, movements, fire engines."""

import pytest
from hypothesis import given
from tests.effort import examples
from tests.sansang.checks.plans import a_plan, but, found_in, sound_plan
from tests.sansang.plans import event_plans
from tests.sansang.roads.networks import Road, at, bridged, grid, made
from tests.sansang.travel.towns import closure, moment, placed, with_roads

from sansang.checks import Finding, message, remedy, run_checks
from sansang.event import EventPlan
from sansang.roads import RoadNetwork
from sansang.wording import LANGUAGES, wording

PLACES = {
    "hall": (120, 3),
    "hotel": (380, 303),
    "hospital": (20, 203),
    "reception": (220, 103),
    "crossing": (390, 103),
    "square": (20, 303),
    "barracks": (210, 203),
}
ROADS = ("traffic.", "fire_roads.", "movements.")


@pytest.fixture(scope="module")
def town() -> RoadNetwork:
    return grid()


def laid(*closures, limit_m: float = 50, **tables) -> EventPlan:
    plan = with_roads(placed(sound_plan(), PLACES), limit_m)
    return a_plan(plan, closures=closures, **tables)


def finds(rule: str, plan: EventPlan, roads: RoadNetwork | None = None) -> list[Finding]:
    """Return what a rule finds, said in both languages without a blank left open."""
    found = [finding for finding in run_checks(plan, roads) if finding.rule == rule]
    for finding in found:
        for language in LANGUAGES:
            for say in (message, remedy):
                words = say(finding, wording(language), plan)
                assert words
                assert "{" not in words
    return found


def said(findings: list[Finding], plan: EventPlan) -> list[str]:
    return [message(finding, wording("en"), plan) for finding in findings]


def line(*metres: tuple[float, float]) -> str:
    points = ", ".join(f"{lon} {lat}" for lat, lon in (at(*point) for point in metres))
    return f"LINESTRING ({points})"


def bus(**more):
    common = {"id": "7", "name": "Bus 7", "geometry": line((0, 100), (400, 100))}
    return {**common, "buses_per_h": 6, "people_per_h": 240, **more}


def around(place: str):
    """Two points on the street before a place, on both sides of it."""
    east, north = PLACES[place]
    row = round(north, -2)
    return (east - 20, row), (east + 20, row)


def test_a_plan_on_open_roads_is_sound(town):
    assert not [f for f in run_checks(laid(), town) if f.rule.startswith(ROADS)]


def test_a_plan_that_draws_closures_without_roads():
    plan = a_plan(sound_plan(), closures=[closure("a", (0, 0), (400, 0))])
    assert finds("traffic.no_roads", plan)
    assert "traffic.no_roads" not in found_in(laid(closure("a", (0, 0), (400, 0))))


def test_a_closure_without_times():
    assert finds("traffic.no_times", laid(closure("a", (0, 0), (400, 0), times=())))


def test_a_place_in_the_sea_is_told_with_its_distance(town):
    plan = placed(laid(), {**PLACES, "hotel": (400, -500)})
    (finding,) = finds("traffic.place_off_the_roads", plan, town)
    assert finding.record.id == "hotel"
    assert finding.data["distance"] == 500
    zone = {"id": "z", "name": "Z", "lat": 20.9, "lon": 105.85, "departures_per_h": 1}
    (finding,) = finds("traffic.place_off_the_roads", laid(traffic_zones=[zone]), town)
    assert (finding.record.table, finding.record.id) == ("traffic_zones", "z")


def test_a_closure_that_follows_no_road(town):
    assert finds("traffic.closure_off_the_roads", laid(closure("a", (0, -500), (9, -500))), town)
    area = {**closure("a", (0, 0), (1, 1)), "geometry": "POLYGON ((7 43, 7.1 43, 7.1 43.1, 7 43))"}
    assert finds("traffic.closure_off_the_roads", laid(area), town)


def test_a_bus_line_that_follows_no_road(town):
    plan = laid(bus_lines=[bus(geometry=line((0, -500), (9, -500)))])
    assert finds("traffic.line_off_the_roads", plan, town)


def test_a_closure_on_a_bus_line(town):
    shut = closure("a", (100, 100), (300, 100))
    aside = closure("b", (0, 200), (400, 200))
    plan = laid(shut, aside, bus_lines=[bus()])
    (finding,) = finds("traffic.bus_line_cut", plan, town)
    assert finding.data["closures"] == ["Closure a"]
    assert not finds("traffic.bus_line_cut", laid(aside, bus_lines=[bus()]), town)


def test_a_closure_that_cuts_a_hospital_off_says_who_loses_what(town):
    street = around("hospital")
    plan = laid(closure("queue", *street))
    told = said(finds("traffic.hospital_cut_off", plan, town), plan)
    assert len(told) == 2
    assert "out of reach for ambulances, cut off by: Closure queue" in told[0]
    assert "out of reach for private cars" in told[1]
    assert "It is lost to Nơi hall in English, Nơi hotel in English" in told[0]
    open_to_rescue = laid(closure("queue", *street, exempt=["emergency"]))
    (cars,) = finds("traffic.hospital_cut_off", open_to_rescue, town)
    assert cars.data["who"] == "private cars"


def test_a_place_from_which_no_ambulance_gets_to_a_hospital(town):
    plan = laid(closure("show", *around("hotel")))
    (finding,) = finds("traffic.no_hospital", plan, town)
    assert (finding.record.id, finding.data["closures"]) == ("hotel", ["Closure show"])
    assert not finds("traffic.no_hospital", laid(closure("queue", *around("hospital"))), town)


def test_shares_of_travel_modes_that_do_not_come_to_100():
    def plan(*shares, site=None):
        modes = (
            {"id": f"m{n}", "name": f"M{n}", "vehicle": "car", "share": share, "site": site}
            for n, share in enumerate(shares)
        )
        return laid(travel_modes=tuple(modes))

    assert not finds("traffic.shares", plan(60, 40))
    assert not finds("traffic.shares", plan(33.3, 33.3, 33.3))
    (finding,) = finds("traffic.shares", plan(60, 35, site="hall"))
    assert (finding.data["total"], finding.data["where"]) == (95, "Nơi hall")


def test_a_zone_from_and_to_which_nobody_drives():
    lat, lon = at(0, 0)
    zone = {"id": "z", "name": "Z", "lat": lat, "lon": lon}
    assert finds("traffic.zone_without_traffic", laid(traffic_zones=[zone]))
    demand = {"id": "d", "origin": "z", "destination": "z", "vehicles_per_h": 1}
    asked = laid(traffic_zones=[zone], traffic_demands=[demand])
    assert not finds("traffic.zone_without_traffic", asked)


# movements: the convoy of the sound plan has 30 minutes from the hotel to the hall, from 07:00


def convoy(minutes: int, *closures) -> EventPlan:
    route = (
        {"site": "hotel", "at": moment("08:30")},
        {"site": "hall", "at": moment(f"08:{30 + minutes}")},
    )
    return but("movements", "convoy", laid(*closures), route=route)


def test_a_movement_that_is_too_fast_by_road():
    slow = made({0: (380, 303), 1: (120, 3)}, [Road(start=0, end=1, length_m=9000, kind="service")])
    near = placed(laid(), {"hall": PLACES["hall"], "hotel": PLACES["hotel"]})
    plan = but("movements", "convoy", near, route=convoy(10).movements[0].model_dump()["route"])
    (finding,) = finds("movements.too_fast_by_road", plan, slow)
    assert finding.data["needed"] >= 35
    assert not finds("movements.too_fast", plan, slow)
    assert not finds("movements.too_fast_by_road", plan)


def test_a_movement_whose_way_is_closed(town):
    shut = closure("show", *around("hotel"))
    other = closure("far", (0, 0), (30, 0))
    plan = convoy(20, shut, other)
    (finding,) = finds("movements.cut_off", plan, town)
    assert finding.data["closures"] == ["Closure show"]
    let = closure("show", *around("hotel"), exempt=["delegates"])
    assert not finds("movements.cut_off", convoy(20, let), town)
    later = closure("show", *around("hotel"), times=[("12:00", "13:00")])
    assert not finds("movements.cut_off", convoy(20, later), town)


# fire engines


def test_a_site_that_no_fire_engine_reaches():
    apart = made(
        {0: (0, 0), 1: (400, 0), 2: (0, 300), 3: (400, 300)},
        [Road(start=0, end=1), Road(start=2, end=3)],
    )
    plan = placed(laid(), {"hall": (120, 3), "barracks": (210, 297)})
    (finding,) = finds("fire_roads.no_way", plan, apart)
    assert finding.record.id == "hall"


def test_a_closure_that_cuts_a_site_off_from_fire_engines(town):
    shut = closure("show", *around("hotel"))
    (finding,) = finds("fire_roads.cut_off", laid(shut), town)
    assert (finding.record.id, finding.data["closures"]) == ("hotel", ["Closure show"])
    exempt = closure("show", *around("hotel"), exempt=["emergency"])
    assert not finds("fire_roads.cut_off", laid(exempt), town)


def two_ways() -> RoadNetwork:
    """A place between two ends of a road that leads round by the base."""
    nodes = {0: (0, 0), 1: (200, 0), 2: (200, 300), 3: (0, 300), 4: (100, 0)}
    pairs = ((0, 4), (4, 1), (1, 2), (2, 3), (3, 0))
    return made(nodes, [Road(start=a, end=b) for a, b in pairs])


def test_two_closures_that_cut_together_what_each_leaves_open():
    west, east = ((0, 100), (0, 200)), ((200, 100), (200, 200))
    places = {"hall": (90, 3), "barracks": (100, 297)}

    def plan(*closures):
        return placed(laid(*closures), places)

    both = plan(closure("west", *west), closure("east", *east))
    (finding,) = finds("fire_roads.cut_together", both, two_ways())
    assert finding.data["closures"] == ["Closure west", "Closure east"]
    assert not finds("fire_roads.cut_off", both, two_ways())
    for one in (west, east):
        assert not finds("fire_roads.cut_together", plan(closure("a", *one)), two_ways())
    apart = closure("east", *east, times=[("13:00", "14:00")])
    assert not finds("fire_roads.cut_together", plan(closure("west", *west), apart), two_ways())


def test_a_site_to_which_every_way_is_too_narrow_or_too_low():
    plan = placed(laid(), {"hall": (350, 3), "barracks": (50, 3)})
    for sizes in ({"width_m": 3.0, "height_m": 5.0}, {"width_m": 4.0, "height_m": 4.2}):
        (finding,) = finds("fire_roads.narrow_ways", plan, bridged(**sizes))
        assert (finding.record.id, finding.data["streets"]) == ("hall", ["Bridge"])
    wide = bridged(width_m=3.5, height_m=4.5)
    assert not finds("fire_roads.narrow_ways", plan, wide)
    unknown = bridged(width_m=float("nan"), height_m=float("nan"))
    assert not finds("fire_roads.narrow_ways", plan, unknown)


@pytest.mark.parametrize(
    ("length_m", "access", "found"),
    [
        (47, None, True),
        (46, None, False),
        (47, {"turning_place": True}, False),
        (47, {"dead_end_m": 20}, False),
        (47, {"road_width_m": 5}, True),
    ],
)
def test_a_site_in_a_long_dead_end(length_m, access, found):
    nodes = {0: (0, 0), 1: (200, 0), 2: (100, 200), 3: (0, -length_m)}
    ring = [Road(start=a, end=b) for a, b in ((0, 1), (1, 2), (2, 0))]
    town = made(nodes, [*ring, Road(start=0, end=3)])
    plan = placed(laid(), {"hall": (3, -40), "barracks": (150, 3)})
    plan = but("sites", "hall", plan, access=access)
    assert bool(finds("fire_roads.long_dead_end", plan, town)) is found


@examples(4)
@given(event_plans())
def test_no_plan_is_too_odd_for_the_rules_of_the_roads(plan):
    for finding in run_checks(with_roads(plan), grid()):
        assert message(finding, wording("en"), plan)
