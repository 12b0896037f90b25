"""Problems by chance, and the best of all choices by trying each."""

from itertools import combinations, combinations_with_replacement

import numpy as np

from sansang.location import (
    DoubleStandard,
    ExpectedCovering,
    MaximalCovering,
    Model,
    PCentre,
    PMedian,
    Problem,
)
from sansang.location.recount import recounted

LARGE = (MaximalCovering, ExpectedCovering, DoubleStandard)


def chance_problem(
    seed: int, sites: int, places: int, *, whole: bool = True, lost: float = 0.0
) -> Problem:
    """Return a problem on a square of 10 by 10; a share of the ways is missing."""
    rng = np.random.default_rng(seed)
    here, there = rng.uniform(0, 10, (sites, 2)), rng.uniform(0, 10, (places, 2))
    travel = np.hypot(*(here[:, None] - there[None, :]).T).T
    demand = rng.integers(0, 10, places).astype(float)
    if whole:
        travel = np.ceil(travel)
    else:
        demand *= rng.uniform(0.1, 1, places)
    travel[rng.random((sites, places)) < lost] = np.inf
    return Problem(
        sites=tuple(f"s{j}" for j in range(sites)),
        places=tuple(f"p{i}" for i in range(places)),
        travel=travel,
        demand=demand,
    )


def best_of_all(problem: Problem, model: Model) -> float | None:
    """Return the best value of all choices, None where none does what the model asks for."""
    several = isinstance(model, ExpectedCovering | DoubleStandard)
    choices = combinations_with_replacement if several else combinations
    values = (
        recounted(problem, model, choice)
        for choice in choices(range(len(problem.sites)), model.facilities)
    )
    found = [value for value in values if value is not None]
    if not found:
        return None
    return max(found) if isinstance(model, LARGE) else min(found)


def models(p: int, near: float, far: float, busy: float, alpha: float) -> tuple[Model, ...]:
    """Return one of each model."""
    return (
        PMedian(facilities=p),
        MaximalCovering(facilities=p, standard=near),
        ExpectedCovering(facilities=p, standard=near, busy=busy),
        ExpectedCovering(facilities=p, standard=near, busy=busy, at_most=1),
        DoubleStandard(facilities=p, standard=near, second_standard=far, alpha=alpha),
        PCentre(facilities=p),
    )
