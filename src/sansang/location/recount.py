"""An answer counted again from the matrix, the demand and its sites, by plain Python.

This shares no code with the solvers: a mistake there does not repeat itself here.
"""

from collections import Counter

from sansang.location.models import (
    DoubleStandard,
    ExpectedCovering,
    MaximalCovering,
    Model,
    PCentre,
    PMedian,
)
from sansang.location.problem import Problem
from sansang.location.solution import Solution, Status

ROUNDING = 1e-7
"""By this share of a value two ways of adding up may differ."""


def recounted(problem: Problem, model: Model, sites: tuple[int, ...]) -> float | None:
    """Return the value of sites, None where they do not do what the model asks for.

    p-median and p-centre leave out places that no site of the problem reaches.
    """
    times = Counter(sites)
    most = {ExpectedCovering: len(sites), DoubleStandard: 0}.get(type(model), 1)
    if isinstance(model, ExpectedCovering | DoubleStandard) and model.at_most is not None:
        most = model.at_most
    if len(sites) != model.facilities or max(times.values()) > most:
        return None
    ways = [
        (float(asked), [float(problem.travel[site, place]) for site in sites], place)
        for place, asked in enumerate(problem.demand)
        if asked > 0
    ]
    if isinstance(model, PMedian | PCentre):
        reachable = [one for one in ways if min(problem.travel[:, one[2]]) < float("inf")]
        return _nearest(model, [(asked, min(way)) for asked, way, _ in reachable])
    return _covered(model, [(asked, way) for asked, way, _ in ways])


def _nearest(model: PMedian | PCentre, ways: list[tuple[float, float]]) -> float | None:
    if any(way == float("inf") for _, way in ways):
        return None
    if isinstance(model, PMedian):
        return sum(asked * way for asked, way in ways)
    return max((way for _, way in ways), default=0.0)


def _covered(
    model: MaximalCovering | ExpectedCovering | DoubleStandard,
    ways: list[tuple[float, list[float]]],
) -> float | None:
    within = [(asked, sum(one <= model.standard for one in way)) for asked, way in ways]
    match model:
        case MaximalCovering():
            return sum(asked for asked, teams in within if teams)
        case ExpectedCovering():
            return sum(asked * (1 - model.busy**teams) for asked, teams in within)
        case DoubleStandard():
            return _double(model, ways)


def _double(model: DoubleStandard, ways: list[tuple[float, list[float]]]) -> float | None:
    within = [(asked, sum(one <= model.standard for one in way)) for asked, way in ways]
    once = sum(asked for asked, teams in within if teams >= 1)
    asked_for = model.alpha * sum(asked for asked, _ in ways)
    all_reached = all(min(way) <= model.second_standard for _, way in ways)
    if not all_reached or once < asked_for - ROUNDING * (1 + asked_for):
        return None
    return sum(asked for asked, teams in within if teams >= 2)


def disagreement(problem: Problem, model: Model, solution: Solution) -> str:
    """Return in a few words what is wrong with an answer, nothing where it is as it says."""
    if solution.value is None:
        return "sites without a value" if solution.sites else ""
    value = recounted(problem, model, solution.sites)
    if value is None:
        return "the sites do not do what the model asks for"
    if abs(value - solution.value) > ROUNDING * (1 + abs(value)):
        return f"the value is {value}, not {solution.value}"
    return "" if solution.bound is None else _beaten(model, solution, value, solution.bound)


def _beaten(model: Model, solution: Solution, value: float, bound: float) -> str:
    rounding = ROUNDING * (1 + abs(value))
    small = isinstance(model, PMedian | PCentre)
    if (bound - value if small else value - bound) > rounding:
        return f"the bound {bound} is beaten by the value {value}"
    if solution.status is Status.OPTIMAL and abs(bound - value) > rounding:
        return "called optimal, but value and bound differ"
    return ""
