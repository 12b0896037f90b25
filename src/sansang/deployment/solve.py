"""Solve the parts one after the other, each level in its order."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter

from ortools.sat.python import cp_model

from sansang.deployment.components import components
from sansang.deployment.levels import level_names, objectives
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
    optimal: bool = True


@dataclass(kw_only=True)
class Solution:
    """The spells of all parts and the score of every level."""

    spells: list[Spell] = field(default_factory=list)
    scores: dict[str, Score]
    timed_out: bool = False


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
    values: list[int] = []
    for number, name in enumerate(levels):
        left = max(0.05, until - perf_counter()) / (len(levels) - number)
        values, score = _minimise(model, terms[name], values, limit_s=left, seed=seed)
        total = solution.scores[name]
        total.objective += score.objective
        total.bound += score.bound
        total.optimal &= score.optimal
        solution.timed_out |= not score.optimal
    solution.spells += _spells(model, values, part[1])


def _minimise(
    model: DutyModel,
    terms: list[tuple[cp_model.IntVar, int]],
    hint: list[int],
    *,
    limit_s: float,
    seed: int,
) -> tuple[list[int], Score]:
    """Minimise one level, then hold it. Nobody on duty is always an answer, so one exists."""
    objective = cp_model.LinearExpr.weighted_sum([v for v, _ in terms], [w for _, w in terms])
    model.cp.minimize(objective)
    model.cp.clear_hints()  # type: ignore[no-untyped-call]
    count = len(model.cp.proto.variables)
    for index, value in enumerate(hint):
        model.cp.add_hint(model.cp.get_int_var_from_proto_index(index), value)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = SUBSOLVERS
    solver.parameters.interleave_search = True
    solver.parameters.random_seed = seed
    solver.parameters.linearization_level = 2
    solver.parameters.max_time_in_seconds = limit_s
    status = solver.solve(model.cp)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        values = [solver.value(model.cp.get_int_var_from_proto_index(i)) for i in range(count)]
    else:
        values = hint or _nobody(model, count)
    reached = sum(values[v.index] * w for v, w in terms)
    bound = max(0, min(reached, round(solver.best_objective_bound)))
    model.cp.add(objective <= reached)
    optimal = status == cp_model.OPTIMAL or bound == reached
    return values, Score(objective=reached, bound=bound, optimal=optimal)


def _nobody(model: DutyModel, count: int) -> list[int]:
    """The answer in which nobody is on duty: every shortfall is whole."""
    values = [0] * count
    for index in range(count):
        domain = model.cp.proto.variables[index].domain
        if domain[-1] > 1:
            values[index] = domain[-1]
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
