"""What the models promise: the best choice, a bound that nothing beats, the same answer again."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import examples
from tests.sansang.location.problems import best_of_all, chance_problem, models

from sansang.location import (
    DoubleStandard,
    ExpectedCovering,
    MaximalCovering,
    PCentre,
    PMedian,
    Problem,
    Status,
    solve,
    stacked,
)
from sansang.location.recount import disagreement, recounted


@st.composite
def cases(draw):
    """Problems with whole and with broken numbers, some of whose ways are missing, and a model."""
    sites = draw(st.integers(1, 8))
    problem = chance_problem(
        draw(st.integers(0, 10_000)),
        sites,
        draw(st.integers(1, 9)),
        whole=draw(st.booleans()),
        lost=draw(st.sampled_from([0.0, 0.2, 0.7])),
    )
    near = draw(st.integers(0, 6))
    p = draw(st.integers(1, min(sites, 4)))
    busy = draw(st.sampled_from([0.0, 0.3, 0.6, 0.9]))
    alpha = draw(st.sampled_from([0.0, 0.5, 0.9, 1.0]))
    return problem, draw(st.sampled_from(models(p, near, near + 3, busy, alpha)))


@examples(70)
@given(case=cases(), seed=st.integers(0, 3))
def test_a_small_problem_is_solved_as_by_trying_all_choices(case, seed):
    problem, model = case
    answer = solve(problem, model, seed=seed)
    assert not disagreement(problem, model, answer)
    best = best_of_all(problem, model)
    if best is None:
        assert (answer.status, answer.value, answer.sites) == (Status.INFEASIBLE, None, ())
        return
    assert answer.status is Status.OPTIMAL
    assert answer.value == pytest.approx(best, rel=1e-7, abs=1e-7)
    assert answer.bound == pytest.approx(best, rel=1e-7, abs=1e-7)
    assert answer.gap == pytest.approx(0, abs=1e-7)


@examples(8)
@given(seed=st.integers(0, 10_000), whole=st.booleans(), p=st.integers(2, 9))
def test_a_larger_problem_is_proven_and_no_choice_by_chance_beats_it(seed, whole, p):
    problem = chance_problem(seed, 22, 30, whole=whole)
    rng = np.random.default_rng(seed)
    for model in models(p, 2, 6, 0.4, 0.8):
        answer = solve(problem, model)
        assert not disagreement(problem, model, answer)
        assert answer.status in (Status.OPTIMAL, Status.INFEASIBLE)
        small = isinstance(model, PMedian | PCentre)
        for _ in range(8):
            other = recounted(problem, model, tuple(rng.choice(22, p, replace=False).tolist()))
            if other is not None:
                rounding = 1e-7 * (1 + abs(other))
                assert (
                    answer.bound <= other + rounding
                    if small
                    else (answer.bound >= other - rounding)
                )


@pytest.mark.parametrize("model", models(7, 2, 8, 0.4, 0.5), ids=lambda one: type(one).__name__)
def test_the_bound_holds_when_the_search_is_stopped_at_once(model):
    problem = chance_problem(7, 25, 40, whole=False)
    best = solve(problem, model)
    stopped = solve(problem, model, cancel=lambda: True)
    assert not disagreement(problem, model, stopped)
    assert stopped.status in (Status.FEASIBLE, Status.UNKNOWN, Status.OPTIMAL)
    if stopped.bound is not None:
        small = isinstance(model, PMedian | PCentre)
        apart = best.value - stopped.bound if small else stopped.bound - best.value
        assert apart >= -1e-7 * abs(best.value)


@pytest.fixture
def beside(monkeypatch):
    """Programs are solved by a process of their own, however small they are."""
    monkeypatch.setattr("sansang.location.mixed_integer.SMALL", -1)


def test_a_process_beside_answers_as_the_program_itself_does(beside):
    problem = chance_problem(5, 12, 20)
    for model in models(3, 2, 8, 0.4, 0.5)[2:5:2]:
        assert solve(problem, model).value == pytest.approx(best_of_all(problem, model))


def test_a_process_beside_is_ended_when_the_search_is_stopped(beside):
    problem = chance_problem(7, 60, 90, whole=False)
    asked = []

    def stop():
        asked.append(True)
        return len(asked) > 3

    double = DoubleStandard(facilities=9, standard=1.5, second_standard=8, alpha=0.5)
    answer = solve(problem, double, cancel=stop)
    assert answer.status is Status.FEASIBLE
    assert not disagreement(problem, double, answer)
    assert answer.bound >= answer.value


def test_the_same_seed_gives_the_same_answer():
    problem = chance_problem(3, 50, 70)
    for model in models(6, 2, 8, 0.4, 0.5):
        once, again = solve(problem, model, seed=5), solve(problem, model, seed=5)
        assert (once.sites, once.value, once.bound) == (again.sites, again.value, again.bound)


def test_values_and_bounds_close_in_on_each_other():
    problem = chance_problem(11, 60, 90)
    told = []
    answer = solve(problem, PMedian(facilities=5), progress=lambda *one: told.append(one))
    values = [value for value, _ in told if value is not None]
    bounds = [bound for _, bound in told if bound is not None]
    assert values == sorted(values, reverse=True)
    assert bounds == sorted(bounds)
    assert told[-1] == (answer.value, answer.bound)


def line(*ways, demand):
    """A problem of one line of ways for each site."""
    sites, places = len(ways), len(demand)
    return Problem(
        sites=tuple(f"s{one}" for one in range(sites)),
        places=tuple(f"p{one}" for one in range(places)),
        travel=np.array(ways, float),
        demand=np.array(demand, float),
    )


def test_a_place_that_no_site_reaches_is_named_and_left_out_of_ways():
    problem = line([1, np.inf, 4], [3, np.inf, 2], demand=[2, 5, 1])
    answer = solve(problem, PMedian(facilities=1))
    assert (answer.value, answer.sites, answer.cut_off) == (6, (0,), (1,))
    assert solve(problem, PCentre(facilities=1)).value == 3
    covered = solve(problem, MaximalCovering(facilities=2, standard=1))
    assert (covered.value, covered.cut_off) == (2, (1, 2))


def test_reaching_a_place_comes_before_short_ways():
    problem = line([0, 0, np.inf], [9, 9, 9], demand=[5, 5, 1])
    assert solve(problem, PMedian(facilities=1)).sites == (1,)


def test_what_no_choice_can_do_is_proven_to_be_impossible():
    apart = line([0, np.inf], [np.inf, 0], demand=[1, 1])
    assert solve(apart, PMedian(facilities=1)).status is Status.INFEASIBLE
    assert solve(apart, PCentre(facilities=1)).status is Status.INFEASIBLE
    double = DoubleStandard(facilities=1, standard=1, second_standard=2, alpha=0.5)
    assert solve(apart, double).status is Status.INFEASIBLE


def test_several_teams_wait_at_one_site_where_the_model_lets_them():
    problem = line([0, 9], [9, 0], demand=[9, 1])
    together = ExpectedCovering(facilities=2, standard=1, busy=0.5)
    answer = solve(problem, together)
    assert (answer.sites, answer.value) == ((0, 0), pytest.approx(9 * 0.75))
    apart = ExpectedCovering(facilities=2, standard=1, busy=0.5, at_most=1)
    answer = solve(problem, apart)
    assert (answer.sites, answer.value) == ((0, 1), pytest.approx(5))


def test_times_of_day_share_one_choice_and_their_values_add_up():
    morning, evening = line([0, 4], [4, 0], demand=[3, 1]), line([0, 9], [9, 0], demand=[1, 2])
    both = solve(stacked((morning, evening)), PMedian(facilities=1))
    alone = [recounted(one, PMedian(facilities=1), both.sites) for one in (morning, evening)]
    assert both.value == sum(alone) == min(4 + 18, 12 + 9)


def test_a_problem_without_demand_costs_nothing():
    problem = line([1, 2], [2, 1], demand=[0, 0])
    for model in models(1, 1, 2, 0.5, 0.5):
        answer = solve(problem, model)
        assert (answer.value, answer.status) == (0, Status.OPTIMAL)
        assert not disagreement(problem, model, answer)


def test_more_facilities_than_sites_hold_are_refused():
    problem = line([1, 2], [2, 1], demand=[1, 1])
    with pytest.raises(ValueError, match="3 facilities, but the sites hold 2"):
        solve(problem, PMedian(facilities=3))
    double = DoubleStandard(facilities=5, standard=2, second_standard=2, alpha=1)
    with pytest.raises(ValueError, match="5 facilities, but the sites hold 4"):
        solve(problem, double)


@pytest.mark.parametrize(
    ("travel", "demand"),
    [
        ([[1.0, np.nan]], [1, 1]),
        ([[1.0, -1.0]], [1, 1]),
        ([[1.0, 1.0]], [1, -1]),
        ([[1.0]], [1, 1]),
    ],
)
def test_a_problem_of_bad_numbers_can_not_be_made(travel, demand):
    with pytest.raises(ValueError, match=r"travel|demand"):
        line(*travel, demand=demand)


def test_a_wrong_answer_is_told_by_the_count_of_its_own():
    problem = chance_problem(2, 10, 20)
    model = PMedian(facilities=3)
    right = solve(problem, model)
    from dataclasses import replace

    assert "value is" in disagreement(problem, model, replace(right, value=right.value - 1))
    too_high = replace(right, bound=right.value + 1)
    assert "beaten" in disagreement(problem, model, too_high)
    unproven = replace(right, bound=right.value - 1)
    assert "differ" in disagreement(problem, model, unproven)
    twice = replace(right, sites=(right.sites[0],) * 3)
    assert "asks for" in disagreement(problem, model, twice)
