"""Maximum expected covering: MEXCLP with places that are covered alike put together.

Daskin, Transportation Science 17 (1983): place i with k teams within the standard counts
demand · (1 - q^k), the sum over k of (1 - q) · q^(k - 1) of being covered by a k-th team.
"""

import numpy as np
from scipy.sparse import block_array, csr_array, eye_array, kron

from sansang.location.attempt import Attempt
from sansang.location.mixed_integer import Program, minimised
from sansang.location.models import ExpectedCovering
from sansang.location.patterns import alike, lists
from sansang.location.problem import Bools, Floats, Longs, Problem
from sansang.location.several import Worths, placed


def expected_covering(problem: Problem, model: ExpectedCovering, attempt: Attempt) -> Longs:
    """Return (M) how many teams wait at each site; the attempt learns values and bounds."""
    covers = (problem.travel <= model.standard).T
    used = covers.any(axis=1) & (problem.demand > 0)
    kinds, demand = alike(covers[used], problem.demand[used])
    p = model.facilities
    at_most = min(model.at_most or p, p)
    shares = 1.0 - np.power(model.busy, np.arange(p + 1.0))
    near = lists(kinds)
    nobody = lists(np.zeros_like(kinds))
    worths = Worths(near, nobody, demand, np.zeros_like(demand), shares, np.zeros(p + 1))
    attempt.lower_bound(-float(demand.sum() * shares[-1]))
    teams = placed(worths, p, at_most)
    attempt.value(-_value(kinds, demand, shares, teams))
    program = _program(kinds, demand, np.diff(shares), p, at_most)
    attempt.lower_bound(minimised(program.relaxed(), attempt.left_s, attempt.cancel).bound)
    if attempt.over:
        return teams
    found = minimised(program, attempt.left_s, attempt.cancel)
    attempt.lower_bound(found.bound)
    if found.x is not None:
        better = np.rint(found.x[: len(teams)]).astype(np.int64)
        if _value(kinds, demand, shares, better) > _value(kinds, demand, shares, teams):
            teams = better
            attempt.value(-_value(kinds, demand, shares, teams))
    if found.proven:
        attempt.prove()
    return teams


def _value(kinds: Bools, demand: Floats, shares: Floats, teams: Longs) -> float:
    return float(demand @ shares[kinds @ teams])


def _program(kinds: Bools, demand: Floats, steps: Floats, p: int, at_most: int) -> Program:
    """Teams at each site, then for each kind of place whether a k-th team covers it."""
    places, sites = kinds.shape
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
        upper=np.append(np.full(sites, float(at_most)), np.ones(places * p)),
        whole=np.arange(sites + places * p) < sites,
    )
