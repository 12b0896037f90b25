"""The double standard model by HiGHS.

Gendreau, Laporte and Semet, Location Science 5 (1997), equations (1) to (8).
"""

import numpy as np
from scipy.sparse import block_array, csr_array, eye_array

from sansang.location.attempt import Attempt
from sansang.location.mixed_integer import Program, minimised
from sansang.location.models import DoubleStandard
from sansang.location.patterns import alike, lists
from sansang.location.problem import Bools, Floats, Longs, Problem
from sansang.location.several import Worths, placed

SLACK = 1e-9
"""By this share of all demand the share within the standard may be missed: rounding."""


def double_standard(problem: Problem, model: DoubleStandard, attempt: Attempt) -> Longs | None:
    """Return (M) how many teams wait at each site, None where no choice was found."""
    used = problem.demand > 0
    both = np.concatenate(
        [problem.travel <= model.standard, problem.travel <= model.second_standard]
    )
    kinds, demand = alike(both.T[used], problem.demand[used])
    sites = len(problem.sites)
    near, far = kinds[:, :sites], kinds[:, sites:]
    attempt.lower_bound(-float(demand.sum()))
    if not far.any(axis=1).all():
        attempt.impossible = True
        return None
    teams = _sought(near, far, demand, model, attempt)
    found = minimised(_program(near, far, demand, model), attempt.left_s, attempt.cancel)
    if found.infeasible:
        attempt.impossible = True
        return None
    attempt.lower_bound(found.bound)
    if found.x is not None:
        better = np.rint(found.x[:sites]).astype(np.int64)
        value = _value(near, far, demand, model, better)
        if value is not None and -value < attempt.best:
            teams = better
            attempt.value(-value)
        if found.proven and np.isfinite(attempt.best):
            attempt.prove()
    return teams


def _value(
    near: Bools, far: Bools, demand: Floats, model: DoubleStandard, teams: Longs
) -> float | None:
    """Return the demand that two teams cover, None where the model's conditions are not met."""
    within, all_ = near @ teams, far @ teams
    asked = (model.alpha - SLACK) * demand.sum()
    if (all_ == 0).any() or demand[within >= 1].sum() < asked:
        return None
    return float(demand[within >= 2].sum())


def _sought(
    near: Bools, far: Bools, demand: Floats, model: DoubleStandard, attempt: Attempt
) -> Longs | None:
    """Return the best choice of three searches, which weigh the first team more and more."""
    best, p = None, model.facilities
    at_most = min(model.at_most, p)
    far_k = np.minimum(np.arange(p + 1.0), 1)
    for first in (0.0, 1.0, float(len(demand))):
        near_k = first * far_k + (np.arange(p + 1) >= 2)
        heavy = np.full(len(demand), (first + 2) * demand.sum())
        teams = placed(Worths(lists(near), lists(far), demand, heavy, near_k, far_k), p, at_most)
        value = _value(near, far, demand, model, teams)
        if value is not None and -value < attempt.best:
            best = teams
            attempt.value(-value)
    return best


def _program(near: Bools, far: Bools, demand: Floats, model: DoubleStandard) -> Program:
    """Teams at each site; for each kind of place whether one, and whether two cover it."""
    places, sites = near.shape
    one = eye_array(places)
    none = csr_array((1, places))
    rows = block_array(
        [
            [csr_array(far.astype(np.float64)), csr_array((places, places)), None],
            [csr_array(near.astype(np.float64)), -one, -one],
            [None, one, -one],
            [csr_array((1, sites)), csr_array(demand[None, :]), none],
            [np.ones((1, sites)), none, none],
        ],
        format="csr",
    )
    asked = (model.alpha - SLACK) * demand.sum()
    free = np.full(2 * places, np.inf)
    variables = np.arange(sites + 2 * places)
    return Program(
        cost=np.concatenate([np.zeros(sites + places), -demand]),
        rows=rows,
        low=np.concatenate([np.ones(places), np.zeros(2 * places), [asked, model.facilities]]),
        high=np.concatenate([np.full(places, np.inf), free, [np.inf, model.facilities]]),
        upper=np.append(
            np.full(sites, float(min(model.at_most, model.facilities))), np.ones(2 * places)
        ),
        whole=(variables < sites) | (variables >= sites + places),
    )
