"""What the models promise: the best choice, a bound that nothing beats, the same answer again."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sansang.location import (
    DoubleStandard,
    ExpectedCovering,
    MaximalCovering,
    Model,
    PCentre,
    PMedian,
    Problem,
    Solution,
    Status,
    solve,
    stacked,
)
from sansang.location.recount import disagreement
from tests.sansang.location.problems import best_of_all, chance_problem, models

KINDS = range(len(models(1, 1, 1, 0.5, 0.5)))


@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from(KINDS),
    seed=st.integers(0, 10_000),
    sites=st.integers(1, 8),
    places=st.integers(1, 9),
    p=st.integers(1, 4),
    near=st.integers(0, 6),
    busy=st.sampled_from([0.0, 0.3, 0.6, 0.9]),
    alpha=st.sampled_from([0.0, 0.5, 0.9, 1.0]),
    whole=st.booleans(),
    lost=st.sampled_from([0.0, 0.2, 0.7]),
)
def test_small_problems_are_solved_as_by_trying_all_choices(  # noqa: PLR0913
    kind: int,
    seed: int,
    sites: int,
    places: int,
    p: int,
    near: int,
    busy: float,
    alpha: float,
    whole: bool,  # noqa: FBT001
    lost: float,
) -> None:
    problem = chance_problem(seed, sites, places, whole=whole, lost=lost)
    model = models(min(p, sites), near, near + 3, busy, alpha)[kind]
    answer = solve(problem, model, seed=seed)
    assert disagreement(problem, model, answer) == ""
    best = best_of_all(problem, model)
    if best is None:
        assert answer.status is Status.INFEASIBLE
        assert answer.value is None
    else:
        assert answer.status is Status.OPTIMAL
        assert answer.value == pytest.approx(best, rel=1e-7, abs=1e-7)
        assert answer.bound == pytest.approx(best, rel=1e-7, abs=1e-7)
        assert answer.gap == pytest.approx(0, abs=1e-7)
