"""Travel times: two engines and a third method of the test's own give the same milliseconds."""

from dataclasses import dataclass, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sansang.roads.small_roads import BOTH, ONE_WAY, by_links, point, roads, slowly

from sansang.roads import cch
from sansang.roads.network import Bools, RoadNetwork
from sansang.roads.snap import Snapped
from sansang.roads.travel import TravelTimes, Way
from sansang.roads.vehicles import BIT, VehicleClass


@dataclass(frozen=True, kw_only=True)
class Case:
    network: RoadNetwork
    closed: Bools
    points: list[Snapped]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Few nodes, so that loops, parallel links, dead ends and parts without a way come often."""
    nodes = st.integers(0, draw(st.integers(0, 7)))
    metres = st.sampled_from([0.0, 0.01, 0.03, 1.0, 7.77, 100.0])
    piece = st.tuples(nodes, nodes, metres, st.booleans())
    pieces = draw(st.lists(piece, min_size=1, max_size=14))
    links = [
        ends
        for start, end, _, one_way in pieces
        for ends in ((start, end), (end, start))[: 1 if one_way else 2]
    ]
    follow = [
        (a, b) for a in range(len(links)) for b in range(len(links)) if links[a][1] == links[b][0]
    ]
    some = st.lists(st.sampled_from(follow), max_size=8, unique=True) if follow else st.just([])
    network = roads(pieces, draw(some))
    closed = np.array(draw(st.lists(st.booleans(), min_size=len(links), max_size=len(links))))
    fraction = st.sampled_from([0.0, 0.25, 0.5, 1.0]) | st.floats(0, 1)
    one = st.builds(point, st.integers(0, len(links) - 1), fraction)
    points = draw(st.lists(one, min_size=1, max_size=5))
    return Case(network=network, closed=closed & draw(st.booleans()), points=points)


@settings(max_examples=80, deadline=None)
@given(cases())
def test_both_engines_and_a_graph_of_turns_agree_to_the_millisecond(case: Case) -> None:
    quick, plain = both(case.network)
    for closed in (case.closed, ~case.closed, np.zeros_like(case.closed)):
        quick.close(closed)
        plain.close(closed)
        found = quick.matrix(case.points, case.points)
        assert (found == plain.matrix(case.points, case.points)).all()
        between = by_links(quick)
        expected = [[slowly(quick, a, b, between) for b in case.points] for a in case.points]
        assert found.tolist() == expected


@settings(max_examples=60, deadline=None)
@given(cases())
def test_a_way_is_open_allowed_and_as_quick_as_the_matrix_says(case: Case) -> None:
    for times in both(case.network):
        times.close(case.closed)
        found = times.matrix(case.points[:2], case.points)
        for i, a in enumerate(case.points[:2]):
            for j, b in enumerate(case.points):
                way = times.path(a, b)
                assert (way.ms if way else -1) == found[i, j]
                if way:
                    assert_drivable(times, way, a, b)


def assert_drivable(times: TravelTimes, way: Way, a: Snapped, b: Snapped) -> None:
    network = times.network
    banned = {tuple(pair) for pair in network.forbidden_turns.tolist()}
    assert times.open[list(way.links)].all()
    assert way.links[0] in (a.link, network.twin[a.link])
    assert way.links[-1] in (b.link, network.twin[b.link])
    for before, after in zip(way.links, way.links[1:], strict=False):
        assert network.head[before] == network.tail[after]
        assert (before, after) not in banned
    inner = zip(way.links[1:-1], way.link_ms[1:-1], strict=True)
    assert all(times.link_ms[link] == ms for link, ms in inner)


@settings(max_examples=50, deadline=None)
@given(cases())
def test_between_nodes_both_engines_and_a_graph_of_turns_agree(case: Case) -> None:
    quick, plain = both(case.network)
    nodes = np.arange(case.network.nodes)
    quick.close(case.closed)
    plain.close(case.closed)
    found = quick.between_nodes(nodes, nodes)
    assert (found == plain.between_nodes(nodes, nodes)).all()
    between = by_links(quick)
    for a in nodes.tolist():
        for b in nodes.tolist():
            assert found[a, b] == node_to_node(quick, a, b, between)


def node_to_node(times: TravelTimes, a: int, b: int, between: np.ndarray) -> int:
    network = times.network
    first = np.flatnonzero((network.tail == a) & times.open)
    last = np.flatnonzero((network.head == b) & times.open)
    ways = times.link_ms[first, None] + between[np.ix_(first, last)]
    best = 0 if a == b else ways.min(initial=np.inf)
    return -1 if np.isinf(best) else int(best)


def both(network: RoadNetwork) -> tuple[TravelTimes, TravelTimes]:
    return TravelTimes(network), TravelTimes(network, hierarchy=False)


LINE = roads([(0, 1, 100, BOTH), (1, 2, 200, BOTH)])
"""Three nodes in a row: 10 s from 0 to 1 and 20 s from 1 to 2, in both directions."""


def triangle(metres: float) -> RoadNetwork:
    """From 0 to 1 by one link, or round by 2 by two."""
    return roads([(0, 1, metres, ONE_WAY), (0, 2, metres, ONE_WAY), (2, 1, metres, ONE_WAY)])


def test_links_count_in_part_and_points_are_left_in_both_directions() -> None:
    times = TravelTimes(LINE)
    middle, beyond = point(0, 0.5), point(2, 0.25)
    assert times.matrix([middle], [beyond]).tolist() == [[5_000 + 5_000]]
    assert times.matrix([beyond], [middle]).tolist() == [[5_000 + 5_000]]
    assert times.matrix([point(0, 0.2)], [point(1, 0.1)]).tolist() == [[7_000]]


def test_on_a_one_way_road_a_point_behind_needs_the_way_round() -> None:
    ring = roads([(0, 1, 100, ONE_WAY), (1, 2, 100, ONE_WAY), (2, 0, 100, ONE_WAY)])
    times = TravelTimes(ring)
    ahead, behind = point(0, 0.75), point(0, 0.25)
    assert times.matrix([behind], [ahead]).tolist() == [[5_000]]
    assert times.matrix([ahead], [behind]).tolist() == [[2_500 + 20_000 + 2_500]]
    assert times.path(ahead, behind) == Way(links=(0, 1, 2, 0), link_ms=(2500, 10000, 10000, 2500))


def test_a_point_on_a_closed_road_is_not_reached() -> None:
    times = TravelTimes(LINE)
    times.close(np.array([False, False, True, True]))
    assert times.matrix([point(0, 0.5)], [point(2, 0.5), point(1, 0.5)]).tolist() == [[-1, 0]]
    assert times.path(point(0, 0.5), point(2, 0.5)) is None


def test_what_is_closed_opens_again() -> None:
    times, ends = TravelTimes(LINE), ([point(0, 0)], [point(2, 1)])
    before = times.matrix(*ends)
    times.close(np.ones(4, dtype=bool))
    assert times.matrix(*ends).tolist() == [[-1]]
    times.close(np.zeros(4, dtype=bool))
    assert (times.matrix(*ends) == before).all()


def test_two_vehicles_on_one_network_do_not_share_their_closures() -> None:
    one, other = TravelTimes(LINE), TravelTimes(LINE, VehicleClass.EMERGENCY)
    one.close(np.ones(4, dtype=bool))
    assert other.matrix([point(0, 0)], [point(2, 1)]).tolist() == [[30_000]]


def test_a_forbidden_turn_does_not_bind_people_on_foot() -> None:
    network = roads([(0, 1, 100, ONE_WAY), (1, 2, 100, ONE_WAY)], forbidden=[(0, 1)])
    ends = [point(0, 0)], [point(1, 1)]
    assert TravelTimes(network).matrix(*ends).tolist() == [[-1]]
    assert TravelTimes(network, VehicleClass.FOOT).matrix(*ends).tolist() == [[150_000]]


def test_with_priority_an_ambulance_is_quicker_and_uses_the_bus_lane() -> None:
    admits = np.array([BIT[VehicleClass.BUS], 2**16 - 1, 2**16 - 1], dtype=np.uint16)
    network = replace(triangle(120), admits=admits)
    matrix = {}
    for vehicle in (VehicleClass.EMERGENCY, VehicleClass.CAR):
        for priority in (False, True):
            times = TravelTimes(network, vehicle, priority_driving=priority)
            matrix[vehicle, priority] = int(times.between_nodes(np.array([0]), np.array([1]))[0, 0])
    assert matrix == {
        (VehicleClass.EMERGENCY, False): 24_000,
        (VehicleClass.EMERGENCY, True): 10_000,
        (VehicleClass.CAR, False): 24_000,
        (VehicleClass.CAR, True): 24_000,
    }


@pytest.mark.parametrize("limit", [{"width_m": 2.4}, {"height_m": 3.2}])
def test_a_fire_engine_goes_round_where_it_is_too_wide_or_too_high(limit: dict) -> None:
    sizes = {name: np.array([value, np.nan, np.nan]) for name, value in limit.items()}
    network = replace(triangle(90), **sizes)
    ends = np.array([0]), np.array([1])
    assert TravelTimes(network, VehicleClass.EMERGENCY).between_nodes(*ends).tolist() == [[9_000]]
    engine = TravelTimes(network, VehicleClass.FIRE_ENGINE)
    assert engine.between_nodes(*ends).tolist() == [[20_000]]


def test_traffic_slows_each_link_by_its_factor_but_not_people_on_foot() -> None:
    factor = np.array([0.5, 0.5, 1.0, 1.0])
    ends = np.array([0]), np.array([2])
    assert TravelTimes(LINE, speed_factor=factor).between_nodes(*ends).tolist() == [[40_000]]
    slow = TravelTimes(LINE, VehicleClass.FOOT, speed_factor=factor)
    assert slow.between_nodes(*ends).tolist() == [[225_000]]


@pytest.mark.parametrize("factor", [0.0, -1.0, float("nan"), float("inf")])
def test_a_speed_factor_is_above_zero(factor: float) -> None:
    with pytest.raises(ValueError, match="above zero"):
        TravelTimes(LINE, speed_factor=factor)


def test_a_way_of_more_than_24_days_is_none_for_either_engine() -> None:
    network = roads([(n, n + 1, 10_000_000, ONE_WAY) for n in range(3)])
    nodes = np.arange(4)
    for times in both(network):
        assert times.between_nodes(nodes[:1], nodes).tolist() == [
            [0, 1_000_000_000, 2_000_000_000, -1]
        ]


def test_a_network_without_a_map_is_as_exact() -> None:
    links = [
        (a, b, 1 + (7 * a + b) % 5, a < b) for a in range(9) for b in range(9) if (a + 2 * b) % 4
    ]
    made = roads(links)
    nowhere = np.full(made.nodes, np.nan)
    network = replace(made, lat=nowhere, lon=nowhere)
    nodes = np.arange(9)
    quick, plain = both(network)
    assert (quick.between_nodes(nodes, nodes) == plain.between_nodes(nodes, nodes)).all()


def test_without_its_library_dijkstra_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyroutingkit", None)
    assert not cch.available()
    assert TravelTimes(LINE).matrix([point(0, 0)], [point(2, 1)]).tolist() == [[30_000]]


def test_the_time_until_a_link_begins_is_told_for_all_links() -> None:
    times = TravelTimes(LINE)
    times.close(np.array([False, False, False, True]))
    assert times.to_links([point(0, 0.5)]).tolist() == [[5_000, 5_000, 5_000, -1]]
