"""Solve the parts one after the other, each level in its order."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter

from ortools.sat.python import cp_model

from sansang.deployment.components import components
from sansang.deployment.levels import Terms, is_shortfall, level_names, objectives
from sansang.deployment.model import DutyModel
from sansang.deployment.problem import Problem

SUBSOLVERS = 8  # a portfolio: two subsolvers leave most parts unproven, eight prove them
Spell = tuple[str, int, int, int]
"""(team, post number, first slot, first slot after)."""


@dataclass(kw_only=True)
class Score:
    """What one level came to, summed over the parts."""

    objective: int = 0
    bound: int = 0

    @property
    def optimal(self) -> bool:
        """Nothing smaller exists."""
        return self.bound == self.objective

    def add(self, objective: int, bound: int) -> None:
        """Add the score of one part; nothing is smaller than its own bound."""
        self.objective += objective
        self.bound += min(bound, objective)


@dataclass(kw_only=True)
class Solution:
    """The spells of all parts and the score of every level."""

    spells: list[Spell] = field(default_factory=list)
    scores: dict[str, Score]

    @property
    def optimal(self) -> bool:
        """Every level is proven."""
        return all(score.optimal for score in self.scores.values())


def solve(
    problem: Problem,
    *,
    time_limit_s: float,
    seed: int,
    progress: Callable[[int, int], None] | None = None,
) -> Solution:
    """Return the best spells found. The time is shared among parts by their size.

    Each level of a part may use an equal share of what the part has left; a level that is
    proven early leaves its time to those after it.
    """
    names = level_names({s.priority for s in problem.stands if not s.reserve})
    solution = Solution(scores={name: Score() for name in names})
    parts = sorted(components(problem), key=lambda part: len(part[0]) * len(part[1]))
    end = perf_counter() + time_limit_s
    work = [len(squads) * len(stands) + 1 for squads, stands in parts]
    for number, (squads, stands) in enumerate(parts):
        share = work[number] / sum(work[number:])
        until = perf_counter() + max(0.0, end - perf_counter()) * share
        _solve_part(problem, (squads, stands), solution, until=until, seed=seed)
        if progress:
            progress(number + 1, len(parts))
    return solution


def _solve_part(
    problem: Problem,
    part: tuple[list[int], list[int]],
    solution: Solution,
    *,
    until: float,
    seed: int,
) -> None:
    model = DutyModel(problem.part(*part))
    terms = objectives(model)
    levels = [name for name in solution.scores if terms.get(name)]
    values = _nobody(model, terms)
    bounds: dict[str, int] = {}
    for number, name in enumerate(levels):
        left = max(0.05, until - perf_counter()) / (len(levels) - number)
        values, bounds[name] = _minimise(model, terms[name], values, limit_s=left, seed=seed)
    values = _tight(model, terms, values)
    for name in levels:
        solution.scores[name].add(_worth(terms[name], values), bounds[name])
    solution.spells += _spells(model, values, part[1])


def _solver(seed: int) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = SUBSOLVERS
    solver.parameters.interleave_search = True
    solver.parameters.random_seed = seed
    solver.parameters.linearization_level = 2
    return solver


def _minimise(
    model: DutyModel, terms: Terms, hint: list[int], *, limit_s: float, seed: int
) -> tuple[list[int], int]:
    """Minimise one level from an answer that is known, then hold what was reached.

    Where time ends before anything is found, the known answer stands and the bound is the
    trivial one, 0.
    """
    objective = _expression(terms)
    model.cp.minimize(objective)
    model.cp.clear_hints()  # type: ignore[no-untyped-call]
    for index, value in enumerate(hint):
        model.cp.add_hint(model.cp.get_int_var_from_proto_index(index), value)
    solver = _solver(seed)
    solver.parameters.max_time_in_seconds = limit_s
    status = solver.solve(model.cp)
    values, bound = hint, 0
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        values = _values(model, solver)
        bound = max(0, round(solver.best_objective_bound))
    elif status != cp_model.UNKNOWN:
        raise RuntimeError(f"the model refuses its own answer: {solver.status_name(status)}")
    model.cp.add(objective <= _worth(terms, values))
    return values, bound


def _tight(model: DutyModel, terms: dict[str, Terms], values: list[int]) -> list[int]:
    """Return the values in which each term is just what the duties make it, no more.

    A level that is held leaves slack in its terms when a later one happens to improve it.
    """
    for variable in model.at.values():
        model.cp.add(variable == values[variable.index])
    model.cp.clear_hints()  # type: ignore[no-untyped-call]
    model.cp.minimize(_expression([term for name in terms for term in terms[name]]))
    solver = _solver(seed=0)
    status = solver.solve(model.cp)
    if status != cp_model.OPTIMAL:
        raise RuntimeError(f"the model refuses its own answer: {solver.status_name(status)}")
    return _values(model, solver)


def _expression(terms: Terms) -> cp_model.LinearExpr:
    return cp_model.LinearExpr.weighted_sum([v for v, _ in terms], [w for _, w in terms])


def _values(model: DutyModel, solver: cp_model.CpSolver) -> list[int]:
    count = len(model.cp.proto.variables)
    return [solver.value(model.cp.get_int_var_from_proto_index(i)) for i in range(count)]


def _worth(terms: Terms, values: list[int]) -> int:
    return sum(values[variable.index] * weight for variable, weight in terms)


def _nobody(model: DutyModel, terms: dict[str, Terms]) -> list[int]:
    """The answer in which nobody is on duty: every shortfall is whole, all else is nought."""
    values = [0] * len(model.cp.proto.variables)
    for name, shortfalls in terms.items():
        for variable, _ in shortfalls if is_shortfall(name) else ():
            values[variable.index] = variable.domain.max()
    return values


def _spells(model: DutyModel, values: list[int], posts: list[int]) -> list[Spell]:
    """The spells of a part, those that meet at one post joined."""
    problem = model.problem
    chosen = sorted(
        (squad, problem.shifts[shift].part(part), post)
        for (squad, shift, part, post), variable in model.at.items()
        if values[variable.index]
    )
    spells: list[tuple[int, int, int, int]] = []
    for squad, (first, end), post in chosen:
        follows = bool(spells) and spells[-1][0] == squad and spells[-1][3] == first
        if follows and spells[-1][1] == post:
            spells[-1] = (squad, post, spells[-1][2], end)
            continue
        start = first + (problem.lag(spells[-1][1], post) if follows else 0)
        if start < end:
            spells.append((squad, post, start, end))
    return [(problem.squads[s].id, posts[p], a, b) for s, p, a, b in spells]
