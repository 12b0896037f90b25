"""Published equilibria, and those that can be worked out by hand."""

import numpy as np
import pytest
from bench.data import folder
from tests.sansang.assignment.checker import judge
from tests.sansang.assignment.towns import demand, network

from sansang.assignment import equilibrium
from sansang.assignment.from_tntp import demand_of, network_of
from sansang.roads.tntp import read_tntp_network, read_tntp_trips

DATA = folder("tntp")
needs_data = pytest.mark.skipif(
    not DATA, reason="SANSANG_BENCH_DATA names no folder with the TNTP networks"
)


def test_a_new_road_makes_everyone_slower():
    """Braess, D. (1968), Über ein Paradoxon aus der Verkehrsplanung, Unternehmensforschung 12.

    Six vehicles: 83 for each without the road in the middle, 92 with it.
    """
    steep, flat = (1, 1e-9, 1e10, 1, 0), (1, 50, 1 / 50, 1, 0)
    links = [(0, 1, *steep), (0, 2, *flat), (1, 3, *flat), (2, 3, *steep)]
    middle = (1, 2, 1, 10, 0.1, 1, 0)
    six = demand([(0, 3, 6)])
    before = equilibrium(network(links, 4), six, gap=1e-12)
    assert before.flow == pytest.approx([3, 3, 3, 3])
    assert before.total_cost / 6 == pytest.approx(83)
    after = equilibrium(network([*links, middle], 4), six, gap=1e-12)
    assert after.flow == pytest.approx([4, 2, 2, 4, 2])
    assert after.total_cost / 6 == pytest.approx(92)
    assert after.objective == pytest.approx(386)


def test_two_roads_share_the_traffic_until_both_take_as_long():
    """Sheffi, Y. (1985), Urban Transportation Networks, figure 3.1: t1 = 2 + x1, t2 = 1 + 2 x2.

    Five vehicles: x1 = 3, x2 = 2, and 5 for each.
    """
    roads = network([(0, 1, 1, 2, 0.5, 1, 0), (0, 1, 1, 1, 2, 1, 0)], 2)
    answer = equilibrium(roads, demand([(0, 1, 5)]), gap=1e-12)
    assert answer.flow == pytest.approx([3, 2])
    assert answer.cost == pytest.approx([5, 5])
    assert answer.objective == pytest.approx(2 * 3 + 3 * 3 / 2 + 2 + 2 * 2)


PUBLISHED = {
    "SiouxFalls/SiouxFalls": (4231335.28711, 0.0, 0.0),
    "Anaheim/Anaheim": (1286032.17110, 0.0, 0.0),
    "Chicago-Sketch/ChicagoSketch": (17313018.73875, 0.02, 0.04),
}


def tntp(name):
    _, toll, length = PUBLISHED[name]
    read = read_tntp_network(DATA / f"{name}_net.tntp")
    trips = read_tntp_trips(DATA / f"{name}_trips.tntp", zones=read.zones)
    return network_of(read, toll_weight=toll, length_weight=length), demand_of(trips)


@needs_data
@pytest.mark.parametrize("name", PUBLISHED)
def test_the_published_objective_is_reached(name):
    """Transportation Networks for Research: the objective of the best-known flows."""
    roads, wanted = tntp(name)
    answer = equilibrium(roads, wanted, gap=1e-10)
    judged = judge(roads, wanted, answer.flow)
    assert answer.objective == pytest.approx(PUBLISHED[name][0], rel=1e-9)
    assert judged.objective == pytest.approx(PUBLISHED[name][0], rel=1e-9)
    assert judged.relative_gap <= 1.01e-10
    assert judged.imbalance <= 1e-6
    assert judged.unserved == {}


@needs_data
def test_closures_in_a_published_network_are_kept_and_who_is_cut_off_is_told():
    roads, wanted = tntp("Anaheim/Anaheim")
    before = equilibrium(roads, wanted, gap=1e-6)
    for seed in range(10):
        closed = np.random.default_rng(seed).random(roads.links) < 0.05
        after = equilibrium(roads.close(closed), wanted, gap=1e-6, warm=before)
        judged = judge(roads.close(closed), wanted, after.flow)
        assert not after.flow[closed].any()
        assert judged.relative_gap <= 1.01e-6
        assert judged.imbalance <= 1e-6
        told = {(one.origin, one.destination): one.vehicles for one in after.unserved}
        assert told == pytest.approx(judged.unserved)
