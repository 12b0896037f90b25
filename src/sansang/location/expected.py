"""Maximum expected covering: MEXCLP with places that are covered alike put together.

Daskin, Transportation Science 17 (1983): place i with k teams within the standard counts
demand · (1 - q^k), the sum over k of (1 - q) · q^(k - 1) of being covered by a k-th team.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import block_array, csr_array, eye_array, kron

from sansang.location.attempt import Attempt
from sansang.location.mixed_integer import Program, minimised
from sansang.location.models import ExpectedCovering
from sansang.location.patterns import Lists, alike, lists
from sansang.location.pricing import bounded, narrowed_most
from sansang.location.problem import Bools, Floats, Longs, Problem
from sansang.location.several import Worths, placed

SLACK = 1e-9
"""By this share of a value a bound may be off: rounding."""
ROUNDS = 6
"""So often what may wait where is narrowed and bounded again."""


@dataclass(frozen=True, kw_only=True, eq=False)
class _Question:
    """Kinds (K) of places by the sites (M) that cover them, and their demand; ``shares`` (p + 1)
    of it count with k teams.
    """

    kinds: Bools
    demand: Floats
    shares: Floats

    def value(self, teams: Longs) -> float:
        return float(self.demand @ self.shares[self.kinds @ teams])

    @property
    def steps(self) -> Floats:
        """What a k-th team adds (p)."""
        return np.diff(self.shares)


def expected_covering(problem: Problem, model: ExpectedCovering, attempt: Attempt) -> Longs:
    """Return (M) how many teams wait at each site; the attempt learns values and bounds."""
    covers = (problem.travel <= model.standard).T
    used = covers.any(axis=1) & (problem.demand > 0)
    kinds, demand = alike(covers[used], problem.demand[used])
    p = model.facilities
    at_most = min(model.at_most or p, p)
    question = _Question(
        kinds=kinds, demand=demand, shares=1.0 - np.power(model.busy, np.arange(p + 1.0))
    )
    near, nowhere = lists(kinds), lists(np.zeros_like(kinds))
    zero = np.zeros(p + 1)
    teams = placed(Worths(near, nowhere, demand, demand, question.shares, zero), p, at_most)
    attempt.value(-question.value(teams))
    attempt.lower_bound(-float(demand.sum() * question.shares[-1]))
    most = _narrowed(question, near, teams, np.full(len(teams), at_most), attempt)
    return teams if attempt.over else _proven(question, teams, most, attempt)


def _narrowed(
    question: _Question, near: Lists, teams: Longs, most: Longs, attempt: Attempt
) -> Longs:
    """Return how many teams can wait at each site in a better choice; the attempt learns bounds."""
    value = -attempt.best
    slack = SLACK * max(1.0, abs(value))
    last = len(question.steps) - 1
    price = question.demand * question.steps[np.minimum(question.kinds @ teams, last)]
    for _ in range(ROUNDS):
        priced = bounded(near, question.demand, question.steps, most, price, value)
        attempt.lower_bound(-priced.bound)
        before = most
        most = np.maximum(narrowed_most(priced, most, last + 1, value, slack), teams)
        if attempt.over or np.array_equal(most, before):
            break
    return most


def _proven(question: _Question, teams: Longs, most: Longs, attempt: Attempt) -> Longs:
    """Return what HiGHS finds with at most so many at each site, or the teams that are known."""
    open_ = np.flatnonzero(most)
    program = _program(question.kinds[:, open_], question.demand, question.steps, most[open_])
    found = minimised(program, attempt.left_s, attempt.cancel)
    attempt.lower_bound(found.bound)
    if found.x is not None:
        better = np.zeros_like(teams)
        better[open_] = np.rint(found.x[: len(open_)])
        if question.value(better) > question.value(teams):
            teams = better
            attempt.value(-question.value(teams))
    if found.proven:
        attempt.prove()
    return teams


def _program(kinds: Bools, demand: Floats, steps: Floats, most: Longs) -> Program:
    """Teams at each site, then for each kind of place whether a k-th team covers it."""
    places, sites = kinds.shape
    p = len(steps)
    counted = kron(eye_array(places), np.ones((1, p)))
    rows = block_array(
        [
            [csr_array(-kinds.astype(np.float64)), counted],
            [np.ones((1, sites)), csr_array((1, places * p))],
        ],
        format="csr",
    )
    return Program(
        cost=np.concatenate([np.zeros(sites), -np.outer(demand, steps).ravel()]),
        rows=rows,
        low=np.append(np.full(places, -np.inf), p),
        high=np.append(np.zeros(places), p),
        upper=np.append(most.astype(np.float64), np.ones(places * p)),
        whole=np.arange(sites + places * p) < sites,
    )
