"""Teams that are near to some and far from others: Larson's hypercube, and the rehearsal in it."""

import numpy as np
import pytest
from tests.known.rehearsal.hypercube import approximate, correction, solve
from tests.known.rehearsal.intervals import holds
from tests.known.rehearsal.queues import erlang_c
from tests.known.rehearsal.systems import drawn, system

from sansang.rehearsal.engine import play

MEAN, SEED, CALLS = 1_000_000, 1, 100_000
RATES = np.array([0.50, 0.25, 0.35, 0.40])
ORDERS = np.array([[0, 1, 2], [0, 2, 1], [1, 0, 2], [2, 0, 1]])


def test_the_case_of_three_servers_is_that_of_the_book():
    """Larson & Odoni (1981), Urban Operations Research, § 5.4: λ 1.5, μ 1, a line without end."""
    answer = solve(RATES, ORDERS)
    assert answer.all_busy == pytest.approx(erlang_c(3, 1.5), abs=1e-12)
    assert answer.all_busy == pytest.approx(0.23684, abs=5e-5)
    assert answer.workloads == pytest.approx([0.55736, 0.47337, 0.46926], abs=5e-5)
    assert answer.across(ORDERS) == pytest.approx(0.43529, abs=5e-5)
    assert answer.served[0, 1] == pytest.approx(0.087, abs=5e-4)


def test_the_approximation_of_the_book_is_near():
    """Larson & Odoni (1981), § 5.5: Q(3, ½, 1), Q(3, ½, 2) and workloads within 2 % of exact."""
    assert correction(3, 0.5, 1) == pytest.approx(0.73684, abs=5e-6)
    assert correction(3, 0.5, 2) == pytest.approx(0.63158, abs=5e-6)
    near = approximate(RATES, ORDERS)
    assert near == pytest.approx([0.5627, 0.4716, 0.4657], abs=2e-4)
    assert near == pytest.approx(solve(RATES, ORDERS).workloads, rel=0.02)


def town(servers):
    """Twice as many atoms as servers, drawn by chance, three fifths of the servers' time."""
    chance = np.random.default_rng(SEED)
    rates = chance.uniform(0.2, 1, 2 * servers)
    orders = np.array([chance.permutation(servers) for _ in rates])
    return rates / rates.sum() * 0.6 * servers, orders


@pytest.mark.parametrize("servers", range(2, 13))
def test_the_exact_answer_is_one(servers):
    rates, orders = town(servers)
    answer = solve(rates, orders)
    assert answer.all_busy == pytest.approx(erlang_c(servers, 0.6 * servers), abs=1e-12)
    assert answer.workloads.sum() == pytest.approx(0.6 * servers, abs=1e-10)
    assert answer.served.sum(axis=0) == pytest.approx(rates / rates.sum(), abs=1e-12)
    assert answer.served.sum(axis=1) * rates.sum() == pytest.approx(answer.workloads, abs=1e-9)


def played_in(rates, orders):
    """Play the town: the way from a post takes as many milliseconds as its rank, back none."""
    atoms, servers = orders.shape
    travel_ms = np.zeros((atoms + servers, atoms + servers), np.int64)
    travel_ms[atoms + orders, np.arange(atoms)[:, None]] = np.arange(1, servers + 1)
    chance = np.random.default_rng(SEED)
    at_ms = np.rint(np.cumsum(chance.exponential(MEAN / rates.sum(), CALLS))).astype(np.int64)
    day = drawn(
        at_ms=at_ms,
        scene_ms=np.rint(chance.exponential(MEAN, CALLS)).astype(np.int64),
        place=chance.choice(atoms, CALLS, p=rates / rates.sum()),
        teams=servers,
    )
    scenario = system(
        travel_ms=travel_ms, posts=atoms + np.arange(servers), end_ms=int(at_ms[-1]) + 1_000 * MEAN
    )
    return day, play(scenario, day)


def agrees(rates, orders):
    """Tell whether waiting, workloads and calls across areas hold at once, at 99 %."""
    expected = solve(rates, orders)
    day, played = played_in(rates, orders)
    servers, total = orders.shape[1], rates.sum()
    together = 2 * servers + 2
    went = played.first_team[:, None] == np.arange(servers)
    hours = day.scene_ms[:, None] / MEAN * went * total
    first = orders[day.place, 0]
    return (
        holds(played.dispatched_ms > day.at_ms, expected.all_busy, together)
        and holds(played.first_team != first, expected.across(orders), together)
        and all(
            holds(went[:, team], expected.served[team].sum(), together)
            and holds(hours[:, team], expected.workloads[team], together)
            for team in range(servers)
        )
    )


@pytest.mark.parametrize("servers", range(2, 13))
def test_the_rehearsal_works_teams_as_the_hypercube_says(servers):
    assert agrees(*town(servers))


def test_the_rehearsal_plays_the_case_of_the_book():
    assert agrees(RATES, ORDERS)
