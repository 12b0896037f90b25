"""From a problem and a model to an answer with its bound."""

from dataclasses import replace

import numpy as np

from sansang.location.attempt import Attempt
from sansang.location.models import (
    DoubleStandard,
    ExpectedCovering,
    MaximalCovering,
    Model,
    PCentre,
    PMedian,
)
from sansang.location.problem import Longs, Problem
from sansang.location.solution import Cancel, Progress, Solution, Status

NAMES: dict[type[Model], str] = {
    PMedian: "pmedian",
    MaximalCovering: "mclp",
    ExpectedCovering: "mexclp",
    DoubleStandard: "dsm",
    PCentre: "pcenter",
}
"""The name of each model on the command line and in a file."""


def solve(
    problem: Problem,
    model: Model,
    *,
    time_limit_s: float = 60.0,
    seed: int = 1,
    progress: Progress = lambda value, bound: None,
    cancel: Cancel = lambda: False,
) -> Solution:
    """Return the best sites that are found within a time, with the bound that is proven by then.

    The same seed gives the same answer where the time suffices for the proof. Raises ValueError
    for more facilities than the sites hold.
    """
    require_room(problem, model)
    covers = isinstance(model, MaximalCovering | ExpectedCovering | DoubleStandard)
    attempt = Attempt(
        time_limit_s=time_limit_s,
        progress=progress,
        cancelled=cancel,
        sign=-1.0 if covers else 1.0,
    )
    sites = _sites(problem, model, attempt, seed)
    return _solution(problem, model, attempt, sites)


def require_room(problem: Problem, model: Model) -> None:
    """Raise ValueError for more facilities than the sites hold."""
    held = len(problem.sites) * most_at_a_site(model)
    if model.facilities > held:
        raise ValueError(f"{model.facilities} facilities, but the sites hold {held}")


def most_at_a_site(model: Model) -> int:
    """Return how many facilities may be at one site."""
    match model:
        case ExpectedCovering():
            return model.at_most or model.facilities
        case DoubleStandard():
            return model.at_most
        case _:
            return 1


def cut_off(problem: Problem, model: Model) -> tuple[int, ...]:
    """Return the places with demand that no site could serve, whatever is chosen."""
    match model:
        case MaximalCovering() | ExpectedCovering():
            within = problem.travel <= model.standard
        case DoubleStandard():
            within = problem.travel <= model.second_standard
        case _:
            within = np.isfinite(problem.travel)
    lost = (problem.demand > 0) & ~within.any(axis=0)
    return tuple(np.flatnonzero(lost).tolist())


def _sites(problem: Problem, model: Model, attempt: Attempt, seed: int) -> Longs | None:
    """Return the site of each facility, sorted."""
    from sansang.location.centre import p_centre
    from sansang.location.double import double_standard
    from sansang.location.expected import expected_covering
    from sansang.location.nearest import maximal_covering, p_median

    match model:
        case PMedian():
            return p_median(problem, model, attempt, seed)
        case MaximalCovering():
            return maximal_covering(problem, model, attempt, seed)
        case ExpectedCovering():
            return np.repeat(
                np.arange(len(problem.sites)), expected_covering(problem, model, attempt)
            )
        case DoubleStandard():
            teams = double_standard(problem, model, attempt)
            return None if teams is None else np.repeat(np.arange(len(problem.sites)), teams)
        case PCentre():
            chosen = p_centre(problem, model, attempt)
            return None if chosen is None else _filled(chosen, len(problem.sites), model.facilities)


def _filled(chosen: Longs, sites: int, facilities: int) -> Longs:
    """Return as many sites as there are facilities: any others where fewer are enough."""
    others = np.setdiff1d(np.arange(sites), chosen)
    return np.sort(np.concatenate([chosen, others[: facilities - len(chosen)]]))


def _solution(problem: Problem, model: Model, attempt: Attempt, sites: Longs | None) -> Solution:
    bound = attempt.sign * attempt.bound if np.isfinite(attempt.bound) else None
    known = sites is not None and np.isfinite(attempt.best)
    solution = Solution(
        model=NAMES[type(model)],
        value=attempt.sign * attempt.best if known else None,
        bound=None if attempt.impossible else bound,
        sites=tuple(sites.tolist()) if sites is not None and known else (),
        seconds=attempt.seconds,
        status=attempt.status,
        cut_off=cut_off(problem, model),
    )
    return _reaching(problem, model, solution)


def _reaching(problem: Problem, model: Model, solution: Solution) -> Solution:
    """Return p-median's answer without a value where it does not reach all."""
    if not isinstance(model, PMedian) or solution.value is None:
        return solution
    from sansang.location.nearest import unreached

    lost = unreached(problem)
    if solution.value < lost:
        return solution
    proven = solution.bound is not None and solution.bound >= lost
    status = Status.INFEASIBLE if proven else Status.UNKNOWN
    bound = None if proven else solution.bound
    return replace(solution, value=None, bound=bound, sites=(), status=status)
