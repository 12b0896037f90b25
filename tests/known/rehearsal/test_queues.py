"""The rehearsal plays queues for which there is a formula, and agrees with it.

Each run is one long day with calls drawn by seed 1; theory has to lie in the 99 % interval of the
run. A mean service takes a thousand seconds, so that whole milliseconds change nothing.
"""

import numpy as np
import pytest
from scipy.stats import poisson
from tests.known.rehearsal.intervals import holds, interval
from tests.known.rehearsal.queues import (
    cobham,
    cobham_one,
    erlang_b,
    erlang_c,
    least_wait,
    mean_wait,
    most_wait,
    repeated,
)
from tests.known.rehearsal.systems import Call, drawn, system

from sansang.rehearsal.day import Kind
from sansang.rehearsal.engine import play

MEAN, SEED, CALLS = 1_000_000, 1, 200_000
HERE, THERE = 0, 1


def exponential(chance, count):
    return chance.exponential(MEAN, count)


def same(_, count):
    return np.full(count, MEAN)


def lognormal(chance, count, spread=1.4):
    sigma = np.sqrt(np.log(1 + spread**2))
    return MEAN * chance.lognormal(-(sigma**2) / 2, sigma, count)


def uniform(chance, count):
    return chance.uniform(0, 2 * MEAN, count)


def whole(times):
    return np.rint(times).astype(np.int64)


def arrivals(chance, load, count=CALLS):
    return whole(np.cumsum(chance.exponential(MEAN / load, count)))


def one_place(teams, day, **more):
    """Everything happens where the teams stand."""
    return system(
        travel_ms=[[0]],
        posts=[0] * teams,
        end_ms=int(day.at_ms[-1]) + 1_000 * MEAN,
        **more,
    )


def run(teams, load, law=exponential, count=CALLS):
    chance = np.random.default_rng(SEED)
    day = drawn(
        at_ms=arrivals(chance, load, count), scene_ms=whole(law(chance, count)), teams=teams
    )
    return day, play(one_place(teams, day), day)


def waits(day, played):
    return (played.first_ms - day.at_ms) / MEAN


def keeps_the_books(day, played):
    """What teams worked is what calls took, and what requests waited is what they waited."""
    worked = int((played.closed_ms - played.dispatched_ms).sum())
    waited = int((played.dispatched_ms - day.at_ms).sum())
    return int(played.busy_ms.sum()) == worked and played.waiting_ms == waited


def test_the_formulas_give_what_is_printed():
    """Erlang B(3, 1.5) = 0.134328; Erlang C(3, 1.5) = 9/38; M/M/3, λ 0.2, μ 0.1: 4.444."""
    assert erlang_b(3, 1.5) == pytest.approx(0.134328, abs=5e-7)
    assert erlang_c(3, 1.5) == pytest.approx(9 / 38)
    assert mean_wait(3, 0.2, 10) == pytest.approx(4.444, abs=5e-4)


def test_the_formulas_agree_where_they_meet():
    assert cobham(1, [0.2, 0.5], 1) == pytest.approx(cobham_one([0.2, 0.5], [1, 1], [2, 2]))
    assert cobham(3, [1.5], 1) == pytest.approx([mean_wait(3, 1.5, 1)])
    assert least_wait(1, 0.5, 1) == pytest.approx(0.5)  # M/D/1
    assert repeated((1e-4, 0.5), (1, 1)) == pytest.approx((1, 1.5), abs=1e-3)


@pytest.mark.parametrize(("teams", "load"), [(1, 0.7), (3, 2.0), (12, 10.0)])
def test_calls_wait_as_erlang_c_says(teams, load):
    day, played = run(teams, load)
    assert holds(waits(day, played) > 0, erlang_c(teams, load))
    assert holds(waits(day, played), mean_wait(teams, load, 1))
    assert keeps_the_books(day, played)


@pytest.mark.parametrize("law", [exponential, same, lognormal, uniform])
def test_calls_are_lost_as_erlang_b_says_whatever_the_law_of_service(law):
    """M/G/c/c: who finds the ten teams at work is sent one of forty others, and is lost to them."""
    teams, load = 10, 8.0
    day, played = run(teams + 40, load, law)
    assert played.waiting_ms == 0
    assert holds(played.first_team >= teams, erlang_b(teams, load))
    assert keeps_the_books(day, played)


@pytest.mark.parametrize("law", [exponential, lognormal])
def test_nobody_waits_where_there_are_always_teams(law):
    """M/G/∞: the number at work is Poisson with the load as its mean, whatever the law."""
    load, teams = 20.0, 90
    day, played = run(teams, load, law)
    assert played.waiting_ms == 0
    assert played.longest_line == 0
    assert (played.first_ms == day.at_ms).all()
    seen = np.linspace(0, day.at_ms[-1], 2_000)
    begun = np.searchsorted(day.at_ms, seen, side="right")
    ended = np.searchsorted(np.sort(played.closed_ms), seen, side="right")
    at_work = begun - ended
    assert holds(at_work, load)
    assert holds(at_work <= 16, poisson.cdf(16, load))


@pytest.mark.parametrize("preemption", [False, True])
def test_the_urgent_wait_as_cobham_says(preemption):
    """Nobody is called away from a scene: where teams are there at once, pre-emption is idle."""
    teams, loads = 3, [0.4, 0.8, 1.2]
    chance = np.random.default_rng(SEED)
    at_ms = arrivals(chance, sum(loads))
    kind = chance.choice(3, CALLS, p=np.array(loads) / sum(loads))
    day = drawn(at_ms=at_ms, scene_ms=whole(exponential(chance, CALLS)), kind=kind, teams=teams)
    calls = tuple(Call(priority=priority) for priority in (1, 2, 3))
    played = play(one_place(teams, day, calls=calls, preemption=preemption), day)
    for number, expected in enumerate(cobham(teams, loads, 1)):
        assert holds(waits(day, played)[kind == number], expected, together=3)
    assert keeps_the_books(day, played)


def test_the_urgent_wait_as_cobham_says_also_with_laws_of_their_own():
    loads, means, spread = [0.3, 0.4], np.array([0.5, 1.0]), 1.2
    chance = np.random.default_rng(SEED)
    at_ms = arrivals(chance, sum(loads))
    kind = chance.choice(2, CALLS, p=np.array(loads) / sum(loads))
    scene_ms = whole(lognormal(chance, CALLS, spread) * means[kind])
    day = drawn(at_ms=at_ms, scene_ms=scene_ms, kind=kind, teams=1)
    played = play(one_place(1, day, calls=(Call(priority=1), Call(priority=2))), day)
    squares = means**2 * (1 + spread**2)
    for number, expected in enumerate(cobham_one(loads, list(means), list(squares))):
        assert holds(waits(day, played)[kind == number], expected, together=2)


def test_who_is_called_away_begins_anew_as_gaver_says():
    """One team. It is called away on its way alone, so that the way is all the less urgent need;
    the more urgent are served where the team stands.
    """
    rates, services = (0.3, 0.25), (1.0, 0.8)
    chance = np.random.default_rng(SEED)
    at_ms = arrivals(chance, sum(rates))
    kind = (chance.random(CALLS) > rates[0] / sum(rates)).astype(np.int64)
    scene_ms = np.where(kind == 0, int(MEAN * services[0]), 0)
    day = drawn(at_ms=at_ms, scene_ms=scene_ms, kind=kind, place=kind, teams=1)
    way_ms = int(MEAN * services[1])
    scenario = system(
        travel_ms=[[0, way_ms], [0, way_ms]],
        posts=[0],
        end_ms=int(at_ms[-1]) + 1_000 * MEAN,
        calls=(Call(priority=1), Call(priority=2)),
        preemption=True,
    )
    played = play(scenario, day)
    done = np.where(kind == 0, played.closed_ms, played.first_ms) - at_ms
    urgent, other = repeated(rates, services)
    assert holds(done[kind == 0] / MEAN, urgent, together=2)
    assert holds(done[kind == 1] / MEAN, other, together=2)


@pytest.mark.parametrize("law", [same, uniform, lognormal])
def test_waiting_with_any_law_of_service_lies_between_its_bounds(law):
    """No formula of two moments can give it: Gupta, V., Harchol-Balter, M., Dai, J. G., & Zwart,
    B. (2010), On the inapproximability of M/G/K, Queueing Systems 64, 5–48.
    """
    teams, load = 3, 2.4
    day, played = run(teams, load, law)
    variance = {same: 0, uniform: 1 / 3, lognormal: 1.4**2}[law]
    low, high = interval(waits(day, played))
    assert high >= least_wait(teams, load, 1)
    assert low <= most_wait(teams, load, 1, variance)
    assert holds(waits(day, played), least_wait(teams, load, 1)) == (law is same)


def test_the_line_is_as_long_as_calls_that_come_times_their_wait():
    """Little, J. D. C. (1961), A proof for the queuing formula L = λW, Operations Research 9.

    The line, as the log of the day has it, by its length at each moment.
    """
    teams, load, count = 3, 2.4, 5_000
    chance = np.random.default_rng(SEED)
    day = drawn(
        at_ms=arrivals(chance, load, count),
        scene_ms=whole(lognormal(chance, count)),
        teams=teams,
    )
    played = play(one_place(teams, day), day, steps=True)
    steps = played.steps
    waiting = set(steps[steps[:, 1] == Kind.WAITING][:, 2].tolist())
    begins = steps[steps[:, 1] == Kind.WAITING][:, 0]
    sent = steps[(steps[:, 1] == Kind.ASSIGNED) & np.isin(steps[:, 2], list(waiting))][:, 0]
    moments = np.concatenate((begins, sent))
    change = np.concatenate((np.ones(len(begins)), -np.ones(len(sent))))
    order = np.lexsort((-change, moments))
    length = np.cumsum(change[order])
    area = (length[:-1] * np.diff(moments[order])).sum()
    assert area == played.waiting_ms > 0
    assert length.max() == played.longest_line
