"""Bounds from the linear relaxation: what no deployment can be better than, without a search."""

from dataclasses import dataclass
from datetime import timedelta
from math import ceil, gcd, inf

from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt

from sansang.deployment.ladder import Ladder, Work
from sansang.deployment.score import Score

NO_LIMIT = 2**62  # what the model says where a row has no limit on one side
COST = 1e-5  # deterministic seconds for each number of the matrix and each level


@dataclass(frozen=True, kw_only=True)
class Floor:
    """What a level comes to at least, by what is reached in the levels before it.

    ``prices`` says by how much at most it falls for each unit that a level before may be worse
    (they are the dual values of the rows that hold those levels, by weak duality).
    """

    value: float
    step: int
    prices: dict[str, float]

    def at(self, reached: Score) -> int:
        """Return the least sum of whole terms that is not under it, but for a tolerance."""
        value = self.value - sum(price * reached[name] for name, price in self.prices.items())
        tolerance = 1e-6 * max(1.0, self.value / self.step)
        return max(0, ceil(value / self.step - tolerance)) * self.step


def relaxed_floors(ladder: Ladder, reached: Score, work: Work) -> dict[str, Floor]:
    """Return the floor of each level on the ladder, as far as the time goes.

    It is highest for duties that do no worse in the levels before than is ``reached``. The
    rounding rows of the shortfalls make the relaxation tight. HiGHS solves it by its interior
    point method, here several times sooner than by the simplex method.
    """
    proto = _relaxed(ladder)
    model = mathopt.Model.from_model_proto(proto)
    floors: dict[str, Floor] = {}
    held: dict[str, mathopt.LinearConstraint] = {}
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
        prices = {before: max(0.0, -result.dual_values(row)) for before, row in held.items()}
        value = result.termination.objective_bounds.dual_bound
        value += sum(price * reached[before] for before, price in prices.items())
        step = gcd(*(weight for _, weight in terms))
        floors[name] = Floor(value=value, step=step, prices=prices)
        held[name] = model.add_linear_constraint(objective <= reached[name])
    return floors


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
