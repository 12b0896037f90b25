"""Traffic at equilibrium, judged by a checker that shares no code with the solver."""

from threading import Thread

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import examples
from tests.sansang.assignment.checker import judge
from tests.sansang.assignment.towns import demand, network, town

from sansang.assignment import equilibrium


def assert_right(roads, wanted, answer, gap):
    judged = judge(roads, wanted, answer.flow)
    assert answer.flow.min(initial=0) >= 0
    assert judged.relative_gap <= gap * 1.01 + 1e-13
    assert answer.relative_gap == pytest.approx(judged.relative_gap, abs=1e-12)
    assert judged.imbalance <= 1e-6
    assert answer.objective == pytest.approx(judged.objective, rel=1e-12)
    assert answer.total_cost == pytest.approx(judged.total_cost, rel=1e-12)
    assert told(answer) == pytest.approx(judged.unserved)
    used = answer.flow > 0
    assert answer.cost[used] == pytest.approx(judged.cost[used], rel=1e-12)


def told(answer):
    together = {}
    for one in answer.unserved:
        pair = (one.origin, one.destination)
        together[pair] = together.get(pair, 0) + one.vehicles
    return together


@st.composite
def cases(draw):
    """Towns with parallel links, costs that are constant, zero or steep, and zones."""
    nodes = draw(st.integers(2, 7))
    node = st.integers(0, nodes - 1)
    link = st.tuples(
        node,
        node,
        st.sampled_from([1.0, 10.0, 50.0]),
        st.sampled_from([0.0, 0.0, 1.0, 2.5, 7.0]),
        st.sampled_from([0.0, 0.15, 1.0]),
        st.sampled_from([0.0, 1.0, 1.5, 4.0]),
        st.sampled_from([0.0, 0.0, 1.0]),
    )
    links = draw(st.lists(link, min_size=1, max_size=24))
    trips = draw(st.lists(st.tuples(node, node, st.floats(0, 60)), max_size=12))
    closed = np.array(draw(st.lists(st.booleans(), min_size=len(links), max_size=len(links))))
    zones = draw(st.integers(0, nodes))
    return network(links, nodes, first_thru_node=zones), demand(trips), closed


@examples(150)
@given(cases())
def test_any_town_comes_to_an_equilibrium_before_and_after_a_closure(case):
    roads, wanted, closed = case
    before = equilibrium(roads, wanted, gap=1e-9)
    assert_right(roads, wanted, before, 1e-9)
    shut = roads.close(closed)
    after = equilibrium(shut, wanted, gap=1e-9, warm=before)
    assert not after.flow[closed].any()
    assert_right(shut, wanted, after, 1e-9)
    again = equilibrium(roads, wanted, gap=1e-9, warm=after)
    assert_right(roads, wanted, again, 1e-9)
    assert again.objective == pytest.approx(before.objective, rel=1e-8, abs=1e-9)


@pytest.fixture(scope="module")
def solved():
    roads, wanted = town(5, seed=1)
    return roads, wanted, equilibrium(roads, wanted, gap=1e-10)


def test_the_gap_asked_for_is_reached_and_costs_of_equal_ways_agree(solved):
    roads, wanted, answer = solved
    assert answer.reached
    assert_right(roads, wanted, answer, 1e-10)


@pytest.mark.parametrize("seed", range(100))
def test_after_a_closure_nothing_flows_there_and_who_is_cut_off_is_told(solved, seed):
    roads, wanted, before = solved
    chance = np.random.default_rng(seed)
    closed = chance.random(roads.links) < chance.choice([0.02, 0.1, 0.3, 0.6])
    shut = roads.close(closed)
    warm = equilibrium(shut, wanted, gap=1e-8, warm=before)
    assert not warm.flow[closed].any()
    assert_right(shut, wanted, warm, 1e-8)
    cold = equilibrium(shut, wanted, gap=1e-8)
    assert cold.objective == pytest.approx(warm.objective, rel=1e-7)


def test_a_warm_start_takes_other_demand_from_other_origins(solved):
    roads, wanted, before = solved
    fewer = wanted.scaled((wanted.origin > 1) * 1.1)
    after = equilibrium(roads, fewer, gap=1e-9, warm=before)
    assert_right(roads, fewer, after, 1e-9)
    back = equilibrium(roads, wanted, gap=1e-9, warm=after)
    assert back.objective == pytest.approx(before.objective, rel=1e-8)


def test_a_warm_start_leaves_what_it_began_with_as_it_was(solved):
    roads, wanted, before = solved
    flow = before.flow.copy()
    links = before.state.bushes.flow.copy()
    equilibrium(roads, wanted.scaled(1.5), gap=1e-9, warm=before)
    assert (before.flow == flow).all()
    assert (before.state.bushes.flow == links).all()


def test_the_number_of_threads_changes_no_digit(solved):
    roads, wanted, answer = solved
    alone = equilibrium(roads, wanted, gap=1e-10, threads=1)
    assert (alone.flow == answer.flow).all()


def test_several_may_be_sought_at_once(solved):
    roads, wanted, answer = solved
    found = []
    seekers = [
        Thread(target=lambda: found.append(equilibrium(roads, wanted, gap=1e-10))) for _ in range(4)
    ]
    for one in seekers:
        one.start()
    for one in seekers:
        one.join()
    assert all((one.flow == answer.flow).all() for one in found)
    assert len(found) == 4


def test_progress_is_told_and_a_search_can_be_stopped_with_what_it_has():
    roads, wanted = town(4, seed=2)
    gaps = []
    answer = equilibrium(
        roads,
        wanted,
        gap=1e-12,
        progress=lambda _, gap: gaps.append(gap),
        cancel=lambda: len(gaps) >= 2,
    )
    assert len(gaps) == 2
    assert not answer.reached
    assert_right(roads, wanted, answer, answer.relative_gap)


def test_zones_are_no_way_for_others():
    links = [(0, 1, 1, 1, 0, 0, 0), (1, 2, 1, 1, 0, 0, 0), (0, 3, 1, 5, 0, 0, 0)]
    links += [(3, 2, 1, 5, 0, 0, 0)]
    roads = network(links, 4, first_thru_node=3)
    answer = equilibrium(roads, demand([(0, 2, 10), (0, 1, 1)]))
    assert answer.flow.tolist() == [1, 0, 10, 10]


def test_trips_inside_a_zone_stay_off_the_roads():
    roads = network([(0, 1, 1, 1, 0, 0, 0)], 2)
    answer = equilibrium(roads, demand([(0, 0, 7), (0, 1, 2)]))
    assert answer.flow.tolist() == [2]
    assert answer.intrazonal == 7
    assert answer.unserved == ()


def test_no_demand_is_an_equilibrium():
    roads, wanted = town(3, seed=3)
    answer = equilibrium(roads, wanted.scaled(0))
    assert answer.reached
    assert not answer.flow.any()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ((0, 5, 1, 1, 0, 0, 0), "head names a node"),
        ((0, 1, -1, 1, 0, 0, 0), "capacity_per_h holds"),
        ((0, 1, 0, 1, 0.15, 4, 0), "capacity_per_h is 0"),
        ((0, 1, 1, np.nan, 0, 0, 0), "free_time holds"),
    ],
)
def test_a_network_that_means_nothing_is_refused(wrong, said):
    with pytest.raises(ValueError, match=said):
        network([wrong], 2)


def test_demand_of_no_node_and_a_warm_start_of_another_network_are_refused(solved):
    roads, _, before = solved
    with pytest.raises(ValueError, match="destination"):
        equilibrium(roads, demand([(0, roads.nodes, 1)]))
    other, wanted = town(4, seed=1)
    with pytest.raises(ValueError, match="same links"):
        equilibrium(other, wanted, warm=before)
