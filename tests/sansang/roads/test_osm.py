"""Maps made by hand become the network that one would draw."""

from itertools import pairwise

import numpy as np
import pytest
from tests.sansang.roads.maps import SQUARE, write_map

from sansang.faults import CannotRun
from sansang.roads import VehicleClass, distance_m
from sansang.roads.osm import Skipped, read_osm

STREET = {"highway": "residential"}
ONE_WAY = {**STREET, "oneway": "yes"}


@pytest.fixture
def read(tmp_path):
    def reader(nodes, ways, relations=(), points=None):
        return read_osm(write_map(tmp_path / "map.osm", nodes, ways, relations, points))

    return reader


def pairs(network, links=None):
    """The links as pairs of the map's node numbers."""
    links = range(network.links) if links is None else links
    return {
        (int(network.node_id[network.tail[e]]), int(network.node_id[network.head[e]]))
        for e in links
    }


def test_a_road_is_cut_where_another_meets_it_and_nowhere_else(read):
    nodes = {**SQUARE, 5: (50, 0), 6: (50, -50), 7: (50, -80)}
    ways = {10: ([1, 5, 2, 3], STREET), 11: ([5, 6, 7], {**STREET, "name": "Ngõ 7"})}
    network = read(nodes, ways).network
    assert pairs(network) == {(1, 5), (5, 1), (5, 3), (3, 5), (5, 7), (7, 5)}
    assert sorted(network.node_id) == [1, 3, 5, 7]
    side = [e for e in range(network.links) if network.way_id[e] == 11]
    assert {network.street(e) for e in side} == {"Ngõ 7"}


def test_a_link_has_the_shape_and_length_of_its_piece_from_tail_to_head(read):
    network = read(SQUARE, {10: ([1, 2, 3, 4], STREET)}).network
    assert network.links == 2
    for link in range(2):
        shape = network.shape(link)
        tail, head = network.tail[link], network.head[link]
        assert tuple(shape[0]) == (network.lon[tail], network.lat[tail])
        assert tuple(shape[-1]) == (network.lon[head], network.lat[head])
        ends = pairwise(shape)
        metres = sum(distance_m((a[1], a[0]), (b[1], b[0])) for a, b in ends)
        assert network.length_m[link] == pytest.approx(metres, abs=1e-6)
        assert metres == pytest.approx(300, abs=0.1)
    assert np.array_equal(network.shape(0), network.shape(1)[::-1])
    assert list(network.twin) == [1, 0]


def test_on_a_one_way_ring_cars_go_round_and_walkers_both_ways(read):
    ring = {10: ([1, 2, 3], ONE_WAY), 11: ([3, 4, 1], ONE_WAY)}
    network = read(SQUARE, ring).network
    cars = np.flatnonzero(network.admitted(VehicleClass.CAR))
    assert pairs(network, cars) == {(1, 3), (3, 1)}
    assert network.links == 4
    assert network.admitted(VehicleClass.FOOT).all()


def test_a_road_that_ends_where_it_begins_is_cut_in_its_middle(read):
    ways = {10: ([1, 2, 3, 4, 1], STREET), 11: ([1, 5], STREET)}
    network = read({**SQUARE, 5: (-50, 0)}, ways).network
    assert (network.tail != network.head).all()
    assert len(network.node_id) == 3


def test_a_one_way_dead_end_is_dropped_for_cars_and_stays_for_walkers(read):
    nodes = {**SQUARE, 5: (200, 0)}
    ways = {10: ([1, 2, 3, 4, 1], STREET), 11: ([2, 5], {**ONE_WAY, "highway": "tertiary"})}
    found = read(nodes, ways)
    network, dropped = found.network, found.dropped
    cars = np.flatnonzero(network.admitted(VehicleClass.CAR))
    assert (2, 5) not in pairs(network, cars)
    assert (2, 5) in pairs(network)
    assert (dropped.cars.links, dropped.nodes) == (1, 1)
    assert dropped.cars.length_km == pytest.approx(0.1, abs=1e-3)
    assert set(dropped.by_class) == {"tertiary"}


def test_an_island_without_a_way_to_the_rest_is_dropped_and_told(read):
    nodes = {**SQUARE, 8: (900, 0), 9: (990, 0)}
    ways = {10: ([1, 2], STREET), 11: ([2, 3], STREET), 12: ([8, 9], STREET)}
    found = read(nodes, ways)
    assert sorted(found.network.node_id) == [1, 2, 3]
    assert found.dropped.cars.links == 2
    assert found.dropped.by_class["residential"].length_km == pytest.approx(0.09, abs=1e-3)


def test_what_is_no_road_and_what_admits_nobody_is_counted(read):
    ways = {
        10: ([1, 2], {**STREET, "maxspeed:conditional": "30 @ (22:00-06:00)"}),
        11: ([2, 3], {"highway": "construction"}),
        12: ([3, 4], {"highway": "footway", "access": "no"}),
        13: ([2, 4], {"building": "yes"}),
    }
    found = read(SQUARE, ways)
    assert pairs(found.network) == {(1, 2), (2, 1)}
    assert found.dropped.other_kinds == {"construction": 1}
    assert found.dropped.roads_for_nobody == 1
    assert found.dropped.by_the_hour == 1


def test_a_road_breaks_where_the_file_lacks_a_node(read):
    found = read(SQUARE, {10: ([1, 2, 99, 3, 4], STREET), 11: ([2, 3], STREET)})
    assert found.dropped.points_without_place == 1
    assert pairs(found.network) == {(1, 2), (2, 1), (2, 3), (3, 2), (3, 4), (4, 3)}


def test_a_node_named_twice_in_a_row_counts_once(read):
    network = read(SQUARE, {10: ([1, 1, 2, 2, 2, 3], STREET)}).network
    assert pairs(network) == {(1, 3), (3, 1)}
    assert len(network.shape(0)) == 3


def test_southern_and_western_places_keep_their_sign(tmp_path):
    text = (
        '<osm version="0.6"><node id="1" version="1" lat="-33.9" lon="-70.65"/>'
        '<node id="2" version="1" lat="-0.0000001" lon="0.5"/>'
        '<way id="1" version="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="road"/></way></osm>'
    )
    (tmp_path / "south.osm").write_text(text, encoding="utf-8")
    network = read_osm(tmp_path / "south.osm").network
    assert list(network.lat) == [-33.9, -1e-7]
    assert list(network.lon) == [-70.65, 0.5]


def test_names_come_through_with_their_marks(read):
    name = "Phố Đinh Tiên Hoàng, 50% = «số 1» 🚒"
    network = read(SQUARE, {10: ([1, 2], {**STREET, "name": name})}).network
    assert network.street(0) == name


def test_a_road_without_a_name_is_called_by_its_number(read):
    network = read(SQUARE, {10: ([1, 2], {"highway": "trunk", "ref": "QL.1"})}).network
    assert network.street(0) == "QL.1"


CROSS = {1: (0, 0), 2: (-100, 0), 3: (100, 0), 4: (0, 100), 5: (0, -100)}
ARMS = {12: ([2, 1], STREET), 13: ([1, 3], STREET), 14: ([1, 4], STREET), 15: ([5, 1], STREET)}


def restriction(kind, source=12, target=14, via=("node", 1), **tags):
    members = [("way", source, "from"), (*via, "via"), ("way", target, "to")]
    return members, {"type": "restriction", "restriction": kind, **tags}


def turns(network):
    """Forbidden turns as the three nodes that they lead over."""
    return {
        tuple(int(network.node_id[n]) for n in (network.tail[a], network.head[a], network.head[b]))
        for a, b in network.forbidden_turns
    }


def test_no_left_turn_forbids_that_turn_alone(read):
    found = read(CROSS, ARMS, [restriction("no_left_turn")])
    assert turns(found.network) == {(2, 1, 4)}
    assert found.turns == 1


def test_only_straight_on_forbids_all_others(read):
    found = read(CROSS, ARMS, [restriction("only_straight_on", target=13)])
    assert turns(found.network) == {(2, 1, 4), (2, 1, 5), (2, 1, 2)}


def test_no_u_turn_forbids_the_way_back(read):
    found = read(CROSS, ARMS, [restriction("no_u_turn", target=12)])
    assert turns(found.network) == {(2, 1, 2)}


def test_no_entry_may_name_several_roads(read):
    members = [("way", 12, "from"), ("way", 15, "from"), ("node", 1, "via"), ("way", 14, "to")]
    found = read(CROSS, ARMS, [(members, {"type": "restriction", "restriction": "no_entry"})])
    assert turns(found.network) == {(2, 1, 4), (5, 1, 4)}


def test_an_exception_for_buses_still_binds_cars_and_one_for_cars_does_not(read):
    for_buses = read(CROSS, ARMS, [restriction("no_left_turn", **{"except": "psv;bicycle"})])
    assert turns(for_buses.network) == {(2, 1, 4)}
    for_cars = read(CROSS, ARMS, [restriction("no_left_turn", **{"except": "motorcar"})])
    assert turns(for_cars.network) == set()
    assert for_cars.dropped.turns_skipped == {Skipped.NOT_FOR_CARS: 1}


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (restriction("no_left_turn", via=("way", 13)), Skipped.VIA_ROAD),
        (restriction("", **{"restriction:hgv": "no_left_turn"}), Skipped.NOT_FOR_CARS),
        (
            restriction("", **{"restriction:conditional": "no_left_turn @ (07:00-09:00)"}),
            Skipped.CONDITIONAL,
        ),
        (restriction("no_left_turn", hour_on="07:00", hour_off="09:00"), Skipped.CONDITIONAL),
        (restriction("no_left_turn", source=99), Skipped.OUTSIDE),
        (restriction("no_left_turn", via=("node", 99)), Skipped.OUTSIDE),
        (restriction("turn_gently"), Skipped.UNCLEAR),
        (
            ([("way", 12, "from")], {"type": "restriction", "restriction": "no_exit"}),
            Skipped.UNCLEAR,
        ),
    ],
)
def test_a_restriction_that_is_left_aside_is_told_with_its_reason(read, one, why):
    found = read(CROSS, ARMS, [one])
    assert turns(found.network) == set()
    assert found.dropped.turns_skipped == {why: 1}
    assert found.turns == 0


RING = {10: ([1, 2, 3, 4, 1], STREET)}


def test_at_a_bollard_motorcycles_and_walkers_go_through_and_cars_turn_round(read):
    network = read(SQUARE, RING, points={2: {"barrier": "bollard"}}).network
    through = [e for e in range(network.links) if network.length_m[e] == 0]
    assert pairs(network, through) == {(2, 2)}
    assert len(through) == 2
    for link in through:
        assert network.tail[link] != network.head[link]
        assert len(network.shape(link)) == 2
        admitted = {v for v in VehicleClass if network.admitted(v)[link]}
        assert admitted == {VehicleClass.MOTORCYCLE, VehicleClass.FOOT}
    whole = network.length_m[network.admitted(VehicleClass.CAR)].sum()
    assert whole == pytest.approx(800, abs=0.5)


def test_a_locked_gate_keeps_out_what_is_behind_it_and_lets_those_who_rescue_through(read):
    nodes = {**SQUARE, 5: (200, 0), 6: (300, 0)}
    ways = {**RING, 11: ([2, 5, 6], {**STREET, "name": "Yard"})}
    found = read(nodes, ways, points={5: {"barrier": "gate", "access": "private"}})
    network = found.network
    yard = np.array([network.street(e) == "Yard" for e in range(network.links)])
    behind = yard & (network.node_id[network.head] == 6)
    assert not network.admitted(VehicleClass.CAR)[behind].any()
    assert network.admitted(VehicleClass.FIRE_ENGINE)[behind].all()
    assert found.dropped.cars.links == 2
    assert found.barriers == 1


def test_a_barrier_that_lets_all_pass_does_not_cut_the_road(read):
    for said in ({"barrier": "gate"}, {"barrier": "bollard", "access": "yes"}):
        found = read(SQUARE, {10: ([1, 2, 3], STREET)}, points={2: said})
        assert pairs(found.network) == {(1, 3), (3, 1)}
        assert found.barriers == 0


def test_a_bar_over_the_road_is_as_high_as_it_says(read):
    bar = {"barrier": "height_restrictor", "maxheight": "2.3"}
    network = read(SQUARE, {10: ([1, 2, 3], STREET)}, points={2: bar}).network
    low = network.height_m == 2.3
    assert low.sum() == 2
    assert (network.length_m[low] == 0).all()
    assert np.isnan(network.height_m[~low]).all()


def test_barriers_where_roads_meet_part_them_from_each_other(read):
    ways = {**ARMS}
    network = read(CROSS, ways, points={1: {"barrier": "block"}}).network
    cars = np.flatnonzero(network.admitted(VehicleClass.CAR))
    assert len(cars) == 2  # one arm: from none can a car get to another
    walkers = np.flatnonzero(network.admitted(VehicleClass.FOOT))
    assert len(walkers) == 8 + 6


def refusal(path):
    with pytest.raises(CannotRun) as refused:
        read_osm(path)
    (fault,) = refused.value.faults
    assert fault.place == str(path)
    return fault.code


def test_a_missing_file_a_folder_and_another_kind_of_file_are_refused(tmp_path):
    assert refusal(tmp_path / "none.osm.pbf") == "no_map"
    assert refusal(tmp_path) == "not_a_file"
    (tmp_path / "map.txt").write_text("roads")
    assert refusal(tmp_path / "map.txt") == "kind_of_map"
    (tmp_path / "empty.osm.pbf").touch()
    assert refusal(tmp_path / "empty.osm.pbf") == "empty_file"


def test_a_map_without_roads_is_refused(tmp_path):
    assert refusal(write_map(tmp_path / "sea.osm", SQUARE, {})) == "no_roads"
    ways = {1: ([1, 2, 3], {"highway": "construction"})}
    assert refusal(write_map(tmp_path / "built.osm", SQUARE, ways)) == "no_roads"
    ways = {1: ([98, 99], STREET)}
    assert refusal(write_map(tmp_path / "far.osm", SQUARE, ways)) == "no_roads"
    ways = {1: ([1, 2], {"highway": "motorway"})}  # one way into nowhere
    assert refusal(write_map(tmp_path / "one-way.osm", SQUARE, ways)) == "no_roads"


def test_roads_of_one_node_or_none_are_passed_over(read, tmp_path):
    empty = {10: ([], STREET), 11: ([3], STREET)}
    assert pairs(read(SQUARE, {**empty, 12: ([1, 2], STREET)}).network) == {(1, 2), (2, 1)}
    assert refusal(write_map(tmp_path / "empty.osm", SQUARE, empty)) == "no_roads"
    assert refusal(write_map(tmp_path / "none.osm", SQUARE, {10: ([], STREET)})) == "no_roads"
