"""Bounds from the linear relaxation: what no deployment can be better than, without a search."""

from datetime import timedelta
from math import ceil, gcd, inf

from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt

from sansang.deployment.ladder import Bounds, Ladder, Work
from sansang.deployment.levels import Terms
from sansang.deployment.score import Score

NO_LIMIT = 2**62  # what the model says where a row has no limit on one side
COST = 1e-5  # deterministic seconds for each number of the matrix and each level


def relaxed_bounds(ladder: Ladder, reached: Score, work: Work) -> Bounds:
    """Return a bound of each level on the ladder, as far as the time goes.

    A level's bound holds for duties that do no worse in the levels before than is ``reached``.
    The rounding rows of the shortfalls make the relaxation tight. HiGHS solves it by its
    interior point method, here several times sooner than by the simplex method.
    """
    proto = _relaxed(ladder)
    model = mathopt.Model.from_model_proto(proto)
    bounds: Bounds = {}
    for name, terms in ladder.levels.items():
        if work.cut or work.halt.asked:
            break
        objective = mathopt.fast_sum(w * model.get_variable(v.index) for v, w in terms)
        model.minimize(objective)
        work.left -= COST * len(proto.linear_constraint_matrix.coefficients)
        result = mathopt.solve(
            model,
            mathopt.SolverType.HIGHS,
            params=mathopt.SolveParameters(
                lp_algorithm=mathopt.LPAlgorithm.BARRIER,
                time_limit=timedelta(seconds=work.seconds_left),
            ),
        )
        work.look_at_the_clock()
        if result.termination.reason != mathopt.TerminationReason.OPTIMAL:
            break
        bounds[name] = _rounded_up(result.termination.objective_bounds.dual_bound, terms)
        model.add_linear_constraint(objective <= reached[name])
    return bounds


def _rounded_up(value: float, terms: Terms) -> int:
    """The least sum of whole terms that is not under the value, but for a solver's tolerance."""
    step = gcd(*(weight for _, weight in terms))
    steps = value / step
    return max(0, ceil(steps - 1e-6 * max(1.0, steps))) * step


def _relaxed(ladder: Ladder) -> model_pb2.ModelProto:
    """The model of the ladder without its objectives, and with fractions allowed."""
    whole, relaxed = ladder.model.cp.proto, model_pb2.ModelProto()
    for number, variable in enumerate(whole.variables):
        low, *_, high = variable.domain
        relaxed.variables.ids.append(number)
        relaxed.variables.lower_bounds.append(low)
        relaxed.variables.upper_bounds.append(high)
        relaxed.variables.integers.append(False)
    matrix = relaxed.linear_constraint_matrix
    for number, constraint in enumerate(whole.constraints):
        if constraint.has_linear():
            low, *_, high = constraint.linear.domain
            row = dict(zip(constraint.linear.vars, constraint.linear.coeffs, strict=True))
        else:
            low, high, row = 0, 1, dict.fromkeys(constraint.at_most_one.literals, 1)
        relaxed.linear_constraints.ids.append(number)
        relaxed.linear_constraints.lower_bounds.append(low if low > -NO_LIMIT else -inf)
        relaxed.linear_constraints.upper_bounds.append(high if high < NO_LIMIT else inf)
        for column in sorted(row):
            matrix.row_ids.append(number)
            matrix.column_ids.append(column)
            matrix.coefficients.append(row[column])
    return relaxed
