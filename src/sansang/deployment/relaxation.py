"""Bounds from the linear relaxation: what no deployment can be better than, worked out at once."""

from math import ceil, gcd

import highspy
import numpy as np

from sansang.deployment.ladder import Bounds, Ladder, Work
from sansang.deployment.levels import Terms
from sansang.deployment.score import Score

NO_LIMIT = 2**62  # what the model says where a row has no limit on one side
COST = 1e-5  # deterministic seconds for each number of the matrix and each level


def relaxed_bounds(ladder: Ladder, reached: Score, work: Work) -> Bounds:
    """Return a bound of each level on the ladder, as far as the time goes.

    A level's bound holds for duties that do no worse in the levels before than is ``reached``.
    The rounding rows of the shortfalls make the relaxation tight.
    """
    highs = _relaxed(ladder)
    columns = np.arange(highs.getNumCol(), dtype=np.int32)
    bounds: Bounds = {}
    for name, terms in ladder.levels.items():
        costs = np.zeros(len(columns))
        for variable, weight in terms:
            costs[variable.index] += weight
        highs.changeColsCost(len(columns), columns, costs)
        highs.setOptionValue("time_limit", highs.getRunTime() + work.seconds_left)
        highs.run()
        work.left -= COST * highs.getNumNz()
        work.look_at_the_clock()
        if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            break
        bounds[name] = _rounded_up(highs.getInfo().objective_function_value, terms)
        used = np.nonzero(costs)[0].astype(np.int32)
        highs.addRow(-highspy.kHighsInf, reached[name], len(used), used, costs[used])
    return bounds


def _rounded_up(value: float, terms: Terms) -> int:
    """The least sum of whole terms that is not under the value, but for a solver's tolerance."""
    step = gcd(*(weight for _, weight in terms))
    return max(0, ceil(value / step - 1e-6)) * step


def _relaxed(ladder: Ladder) -> highspy.Highs:
    proto = ladder.model.cp.proto
    rows: list[tuple[list[int], list[int], int, int]] = []
    for constraint in proto.constraints:
        if constraint.has_linear():
            low, *_, high = constraint.linear.domain
            rows.append((list(constraint.linear.vars), list(constraint.linear.coeffs), low, high))
        else:
            literals = list(constraint.at_most_one.literals)
            rows.append((literals, [1] * len(literals), -NO_LIMIT, 1))
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(proto.variables), len(rows)
    lp.col_cost_ = np.zeros(lp.num_col_)
    domains = [tuple(variable.domain) for variable in proto.variables]
    lp.col_lower_ = np.array([domain[0] for domain in domains], dtype=float)
    lp.col_upper_ = np.array([domain[-1] for domain in domains], dtype=float)
    lp.row_lower_ = np.array([_limit(low) for _, _, low, _ in rows])
    lp.row_upper_ = np.array([_limit(high) for _, _, _, high in rows])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0, *(len(row) for row, *_ in rows)], dtype=np.int32)
    lp.a_matrix_.index_ = np.array([i for row, *_ in rows for i in row], dtype=np.int32)
    lp.a_matrix_.value_ = np.array([c for _, cs, *_ in rows for c in cs], dtype=float)
    highs = highspy.Highs()  # type: ignore[no-untyped-call]
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("solver", "ipm")  # and a crossover: five times sooner than the simplex
    highs.passModel(lp)
    return highs


def _limit(value: int) -> float:
    if abs(value) < NO_LIMIT:
        return float(value)
    return highspy.kHighsInf if value > 0 else -highspy.kHighsInf
