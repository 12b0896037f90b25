"""The town's traffic: a case worked by hand, what has no way, what was counted."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sansang.diversion.cases import at, closure, plan, site, zone, zone_spots
from tests.sansang.diversion.test_cut_off import ISLAND, NORTH, SOUTH
from tests.sansang.diversion.towns import grid, line, road, town

from sansang.assignment import Demand
from sansang.diversion.capacities import capacities_per_h
from sansang.diversion.counts import corrected
from sansang.diversion.demand import event_pairs, given_pairs, wanted
from sansang.diversion.demand import zone as zone_place
from sansang.diversion.equilibria import solve
from sansang.diversion.event_traffic import busiest, event_streams
from sansang.diversion.ground import Ground
from sansang.diversion.guess import balanced, gravity_pairs
from sansang.diversion.kerbs import kerbs
from sansang.diversion.result_town import Load
from sansang.diversion.riders import CAR
from sansang.diversion.town import Case, Town
from sansang.diversion.town_network import TownNetwork, town_network
from sansang.diversion.verification import verified
from sansang.event import Arrival, Phase, TrafficCount, TrafficDemand, TravelMode
from sansang.event.ground import SiteKind
from sansang.roads import VehicleClass

# Two roads from west to east: 600 and 900 m at 36 km/h, 570 cars an hour each.
FORK = town(
    {"a": (0, 0), "b": (100, 0), "c": (700, 0), "d": (800, 0), "n": (400, 340)},
    [
        road("a", "b", "West", lanes=9),
        road("b", "c", "Short"),
        road("b", "n", "Long", lanes=1),
        road("n", "c", "Long", lanes=1),
        road("c", "d", "East", lanes=9),
    ],
)
ZONES = (zone("west", 0, 0), zone("east", 800, 0))


def _demand(vehicles: float) -> TrafficDemand:
    return TrafficDemand(id="d", origin="west", destination="east", vehicles_per_h=vehicles)


def _town(ground: Ground) -> TownNetwork:
    return town_network(ground, zone_spots(ground))


def _load(ground: Ground, closures: tuple[str, ...], spread: float = 0.0) -> Load:
    network = _town(ground)
    made = wanted(network, given_pairs(ground.plan), event_pairs(ground.plan, ()))
    closed = ground.closed_to(CAR, closures)
    case = Case(id="L1", state="S1", closed=closed, wanted=made)
    return Town(ground.network, network, spread, 1).load(case)


def test_with_the_short_road_closed_all_take_the_long_one() -> None:
    short = closure("short", (110, 0), (690, 0))
    ground = Ground(
        plan(traffic_zones=ZONES, traffic_demands=(_demand(400),), closures=(short,)), FORK
    )
    load = _load(ground, ("short",), spread=0.2)
    capacity = 0.30 * 1900
    legs = [float(np.hypot(300, 340)), float(np.hypot(300, 340))]
    before = 600 / 10 * (1 + 0.15 * (400 / capacity) ** 4)
    after = sum(legs) / 10 * (1 + 0.15 * (400 / capacity) ** 4)
    assert before < sum(legs) / 10  # so that nobody takes the long way before
    assert load.added_vehicle_h.value == pytest.approx(400 * (after - before) / 3600, rel=1e-3)
    assert load.added_vehicle_h.low < load.added_vehicle_h.value < load.added_vehicle_h.high
    flows = dict(zip(load.flows.link, load.flows.flow_after, strict=True))
    assert not any(flows.get(link) for link in ground.closures["short"].links)
    assert max(flows.values()) == pytest.approx(400)


def test_a_link_near_its_capacity_is_called_saturated() -> None:
    ground = Ground(plan(traffic_zones=ZONES, traffic_demands=(_demand(560),)), FORK)
    load = _load(ground, ())
    assert [one.street for one in load.saturated] == ["Short"]
    assert load.saturated[0].before == load.saturated[0].after == pytest.approx(560 / 570, 1e-3)
    assert load.added_vehicle_h.value == 0


GRID = grid(3, 3)
GRID_ZONES = tuple(
    zone(f"z{n}", x * 100 + 50, y * 100, 100, 100)
    for n, (x, y) in enumerate([(0, 0), (1, 2), (0, 2), (1, 1)])
)
PAIRS = tuple(
    TrafficDemand(id=f"{a.id}{b.id}", origin=a.id, destination=b.id, vehicles_per_h=150)
    for a in GRID_ZONES
    for b in GRID_ZONES
    if a is not b
)


@settings(max_examples=25)
@given(st.sets(st.integers(0, GRID.links - 1), max_size=14))
def test_closed_roads_carry_nothing_and_unserved_is_what_reachability_says(
    closed: set[int],
) -> None:
    ground = Ground(plan(traffic_zones=GRID_ZONES, traffic_demands=PAIRS), GRID)
    network = _town(ground)
    made = wanted(network, given_pairs(ground.plan), event_pairs(ground.plan, ()))
    mask = np.zeros(GRID.links, dtype=bool)
    mask[list(closed)] = True
    load = Town(GRID, network, 0.0, 1).load(Case(id="L1", state="S1", closed=mask, wanted=made))
    roads = ground.open_to(CAR, ()).without(mask)
    lost = {
        (a.id, b.id)
        for a in GRID_ZONES
        for b in GRID_ZONES
        if a is not b
        and roads.by_time.way(*(ground.spot(zone_place(z.id), CAR.vehicle) or () for z in (a, b)))
        is None
    }
    assert {(one.origin.id, one.destination.id) for one in load.unserved} == lost
    flow = dict(zip(load.flows.link, load.flows.flow_after, strict=True))
    assert not any(flow.get(one) for one in closed)


@settings(max_examples=25)
@given(st.sets(st.integers(0, GRID.links - 1), max_size=14))
def test_flows_balance_and_nobody_gains_by_another_way(closed: set[int]) -> None:
    ground = Ground(plan(traffic_zones=GRID_ZONES, traffic_demands=PAIRS), GRID)
    network = _town(ground)
    made = wanted(network, given_pairs(ground.plan), event_pairs(ground.plan, ()))
    mask = np.zeros(GRID.links, dtype=bool)
    mask[list(closed)] = True
    closed_network = network.with_closed(mask)
    found = verified(closed_network, made.demand, solve(closed_network, made.demand).flow)
    assert found.relative_gap <= 1e-5
    assert found.imbalance <= 1e-6


def test_demand_of_a_place_without_a_road_stands_aside() -> None:
    zones = (*ZONES, zone("moor", 400, 5000))
    rows = (
        _demand(100),
        TrafficDemand(id="e", origin="west", destination="moor", vehicles_per_h=7),
    )
    ground = Ground(plan(traffic_zones=zones, traffic_demands=rows), FORK)
    load = _load(ground, ())
    assert [(one.destination.id, one.vehicles_per_h, one.always) for one in load.unserved] == [
        ("moor", 7, True)
    ]


def test_an_island_that_is_cut_off_is_unserved_while_others_drive() -> None:
    zones = (zone("bank", 10, 0), zone("quay", 100, 40), zone("isle", 390, 0))
    rows = tuple(
        TrafficDemand(id=f"r{n}", origin=a, destination=b, vehicles_per_h=60)
        for n, (a, b) in enumerate([("bank", "isle"), ("bank", "quay")])
    )
    made = plan(traffic_zones=zones, traffic_demands=rows, closures=(SOUTH, NORTH))
    load = _load(Ground(made, ISLAND), ("south", "north"))
    assert [(one.destination.id, one.always) for one in load.unserved] == [("isle", False)]
    assert load.vehicle_h_after > 0


proportions = st.lists(st.floats(0.01, 1), min_size=9, max_size=9)


@given(proportions, st.lists(st.floats(1, 500), min_size=3, max_size=3))
def test_gravity_keeps_what_zones_send_and_receive(likely: list[float], ends: list[float]) -> None:
    sent, received = np.array(ends), np.array(ends[::-1])
    trips = balanced(np.array(likely).reshape(3, 3), sent, received)
    assert trips.sum(axis=1) == pytest.approx(sent)
    assert trips.sum(axis=0) == pytest.approx(received, rel=1e-6)


def test_gravity_prefers_what_is_near_and_leaves_nobody_at_home() -> None:
    zones = (zone("a", 10, 0, 90, 90), zone("b", 110, 0, 90, 90), zone("c", 700, 40, 90, 90))
    ground = Ground(plan(traffic_zones=zones), FORK)
    pairs = gravity_pairs(ground, _town(ground))
    trips = {
        (a.id, b.id): cars
        for a, b, cars in zip(pairs.origin, pairs.destination, pairs.vehicles, strict=True)
    }
    assert trips["a", "a"] == 0
    assert sum(trips.values()) == pytest.approx(270)


def test_counts_correct_the_demand_of_the_pairs_that_drive_there() -> None:
    count = TrafficCount(
        id="c", name="Count", geometry=line((110, 0), (690, 0)), vehicles_per_h=300
    )
    made = plan(traffic_zones=ZONES, traffic_demands=(_demand(100),), traffic_counts=(count,))
    ground = Ground(made, FORK)
    found = corrected(ground, _town(ground), given_pairs(made))
    assert found.pairs.vehicles[0] == pytest.approx(300, rel=0.02)
    assert found.error is not None
    assert found.error < 0.02


def test_capacities_grow_with_class_and_lanes() -> None:
    wide = town({"a": (0, 0), "b": (9, 0)}, [road("a", "b", lanes=3, road_class=5)])
    assert capacities_per_h(wide).tolist() == [3 * 0.45 * 1900] * 2
    unknown = town({"a": (0, 0), "b": (9, 0)}, [road("a", "b", lanes=0)])
    assert capacities_per_h(unknown).tolist() == [0.30 * 1900] * 2


CAR_MODE = TravelMode(
    id="car", name="Car", vehicle=VehicleClass.CAR, share=50, people_per_vehicle=2
)
WALK = TravelMode(id="walk", name="Walk", vehicle=VehicleClass.FOOT, share=50)


def test_arrivals_come_in_their_time_and_leave_when_the_phase_ends() -> None:
    hall = site(
        "hall", 50, 0, arrivals=(Arrival(start=at(7), end=at(9), people=800, service_min=1),)
    )
    day = Phase(id="day", name="Day", start=at(6), end=at(17))
    streams = event_streams(
        plan(sites=(hall,), phases=(day,), travel_modes=(CAR_MODE, WALK), traffic_zones=ZONES)
    )
    told = [(one.inbound, one.start, one.end, one.cars_per_h) for one in streams]
    assert told == [(True, at(7), at(9), 100.0), (False, at(17), at(18), 200.0)]


def test_a_venue_without_arrivals_fills_before_the_event_by_its_own_modes() -> None:
    bus = TravelMode(
        id="bus",
        name="Bus",
        vehicle=VehicleClass.BUS,
        share=100,
        people_per_vehicle=50,
        site="hall",
    )
    hall = site("hall", 50, 0, SiteKind.VENUE, capacity=1000)
    streams = event_streams(plan(sites=(hall,), travel_modes=(CAR_MODE, bus)))
    assert [(one.start, one.cars_per_h) for one in streams] == [(at(7), 25.0), (at(17), 50.0)]


def test_a_venue_without_arrivals_fills_in_each_phase_of_the_event() -> None:
    days = (
        Phase(id="before", name="Before", start=at(1), end=at(3)),
        Phase(id="morning", name="Morning", start=at(8), end=at(12)),
        Phase(id="evening", name="Evening", start=at(14), end=at(20)),
    )
    hall = site("hall", 50, 0, SiteKind.VENUE, capacity=400)
    streams = event_streams(plan(sites=(hall,), phases=days, travel_modes=(CAR_MODE,)))
    assert [(one.inbound, one.start, one.cars_per_h) for one in streams] == [
        (True, at(8), 50.0),
        (True, at(14), 50.0),
        (False, at(12), 100.0),
        (False, at(20), 100.0),
    ]


def test_those_who_come_to_a_closed_road_get_out_by_the_nearest_that_is_open() -> None:
    hall = site("hall", 200, 3)
    ground = Ground(plan(sites=(hall,), closures=(SOUTH,)), ISLAND)
    (spot,) = kerbs(ground, ["hall"], [("south",)]).values()
    assert {ISLAND.street(door.link) for door in spot} == {"North bridge"}
    (before,) = kerbs(ground, ["hall"], []).values()
    assert {ISLAND.street(door.link) for door in before} == {"South bridge"}


def test_the_busiest_moment_of_a_period_counts() -> None:
    hall = site(
        "hall",
        50,
        0,
        arrivals=(
            Arrival(start=at(7), end=at(9), people=800, service_min=1),
            Arrival(start=at(8), end=at(10), people=80, service_min=1),
        ),
    )
    streams = event_streams(plan(sites=(hall,), travel_modes=(CAR_MODE,)))
    assert sum(one.cars_per_h for one in busiest(streams, at(6), at(12))) == 110
    assert busiest(streams, at(12), at(13)) == ()


def test_event_traffic_comes_from_the_zones_that_send_most() -> None:
    hall = site(
        "hall", 50, 0, arrivals=(Arrival(start=at(7), end=at(8), people=400, service_min=1),)
    )
    zones = (zone("west", 0, 0, out=300), zone("east", 800, 0, out=100))
    made = plan(sites=(hall,), travel_modes=(CAR_MODE,), traffic_zones=zones)
    pairs = event_pairs(made, event_streams(made)[:1])
    assert [(one.id, cars) for one, cars in zip(pairs.origin, pairs.vehicles, strict=True)] == [
        ("west", 75),
        ("east", 25),
    ]


def test_a_trip_within_a_zone_is_no_traffic() -> None:
    ground = Ground(plan(traffic_zones=ZONES), FORK)
    network = _town(ground)
    home = Demand(
        origin=np.zeros(1, np.int32), destination=np.zeros(1, np.int32), vehicles=np.ones(1)
    )
    assert verified(network.network, home, np.zeros(network.network.links)).vehicle_h == 0
