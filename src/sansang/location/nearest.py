"""p-median and maximal covering by search and branch and bound on what sites save."""

import numpy as np

from sansang.location.attempt import Attempt
from sansang.location.branch import Proof
from sansang.location.models import MaximalCovering, PMedian
from sansang.location.problem import Longs, Problem
from sansang.location.savings import Savings, covering, nearness


def maximal_covering(
    problem: Problem, model: MaximalCovering, attempt: Attempt, seed: int
) -> Longs:
    """Return the sites; the attempt learns how much demand is not covered, as a bound too."""
    covers = (problem.travel <= model.standard).T
    savings = covering(covers, problem.demand)
    return _saving_most(savings, model.facilities, attempt, seed, most=0.0)


def p_median(problem: Problem, model: PMedian, attempt: Attempt, seed: int) -> Longs:
    """Return the sites. Places that no site reaches are left out.

    Where a choice does not reach a place that another does, it counts more than all that can be
    saved elsewhere, so that reaching comes first.
    """
    finite = np.isfinite(problem.travel)
    used = (problem.demand > 0) & finite.any(axis=0)
    travel = np.where(finite, problem.travel, 0.0)[:, used].T
    weighed = travel * problem.demand[used, None]
    most = weighed.max(axis=1, initial=0.0)
    everywhere = finite[:, used].T
    some = ~everywhere.all(axis=1)
    most[some] = unreached(problem)
    weighed = np.where(everywhere, weighed, most[:, None])
    savings = nearness(weighed, most)
    return _saving_most(savings, model.facilities, attempt, seed, most=float(most.sum()))


def unreached(problem: Problem) -> float:
    """Return what a place counts that a choice does not reach: more than all ways together."""
    finite = np.where(np.isfinite(problem.travel), problem.travel, 0.0)
    return float(1 + finite.max(axis=0) @ problem.demand)


def _saving_most(savings: Savings, p: int, attempt: Attempt, seed: int, most: float) -> Longs:
    """Return the sites that save the most; the attempt counts what is not saved of ``most``."""
    if savings.sites == p or not savings.places:
        attempt.value(most - _all(savings))
        attempt.prove()
        return np.arange(p)

    def told(value: float, bound: float) -> None:
        attempt.value(most - value)
        attempt.lower_bound(most - bound)

    proof = Proof(
        savings=savings,
        p=p,
        rng=np.random.default_rng(seed),
        told=told,
        stop=attempt.cancel,
    )
    proof.run()
    return proof.elites.best


def _all(savings: Savings) -> float:
    """Return what all sites save together."""
    places = np.repeat(np.arange(savings.places), np.diff(savings.row))
    best = np.zeros(savings.places)
    np.maximum.at(best, places, savings.worth)
    return float(best.sum())
