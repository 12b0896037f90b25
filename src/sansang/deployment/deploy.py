"""From a plan to its deployment."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from time import perf_counter

import numpy as np

from sansang.deployment.problem import Problem, Slots, build_problem
from sansang.deployment.result import (
    Assignment,
    Deployment,
    Level,
    Shortfall,
    Status,
    Unmet,
)
from sansang.deployment.solve import Score, Solution, solve
from sansang.event import EventPlan
from sansang.eventfile import plan_sha256


def deploy(
    plan: EventPlan,
    *,
    time_limit_s: float = 60.0,
    seed: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Deployment:
    """Return who stands where and when, and what is not met.

    ``progress`` is called with the parts that are done and all parts.
    """
    begun = perf_counter()
    problem = build_problem(plan)
    solution = Solution(scores={})
    if problem is not None:
        solution = solve(problem, time_limit_s=time_limit_s, seed=seed, progress=progress)
    return Deployment(
        event=plan.event.id,
        plan_sha256=plan_sha256(plan),
        seed=seed,
        status=Status.OPTIMAL if solution.optimal else Status.FEASIBLE,
        reproducible=solution.optimal,
        levels=tuple(_level(name, score) for name, score in solution.scores.items()),
        assignments=tuple(_assignments(problem, solution)) if problem else (),
        unmet=tuple(_unmet(problem, solution)) if problem else (),
        seconds=round(perf_counter() - begun, 3),
    )


def _level(name: str, score: Score) -> Level:
    return Level(
        name=name,
        objective=score.objective,
        bound=score.bound,
        gap=(score.objective - score.bound) / max(1, score.objective),
        status=Status.OPTIMAL if score.optimal else Status.FEASIBLE,
    )


def _assignments(problem: Problem, solution: Solution) -> Iterator[Assignment]:
    for team, post, start, end in sorted(solution.spells, key=lambda s: (s[0], s[2])):
        yield Assignment(
            team=team,
            post=problem.stands[post].id,
            start=problem.grid.moment(start),
            end=problem.grid.moment(end),
        )


def _unmet(problem: Problem, solution: Solution) -> Iterator[Unmet]:
    squads = {squad.id: squad for squad in problem.squads}
    given: dict[int, Slots] = defaultdict(lambda: np.zeros(problem.grid.slots, dtype=np.int64))
    for team, post, start, end in solution.spells:
        given[post][start:end] += problem.stands[post].given_by(squads[team])
    for post, stand in enumerate(problem.stands):
        kind = Shortfall.RESERVE if stand.reserve else Shortfall.MINIMUM
        yield from _runs(problem, stand.id, kind, stand.minimum, given[post])
        if not stand.reserve:
            enough = np.where(given[post] >= stand.minimum, stand.desired, 0)
            yield from _runs(problem, stand.id, Shortfall.DESIRED, enough, given[post])


def _runs(
    problem: Problem, post: str, kind: Shortfall, asked: Slots, given: Slots
) -> Iterator[Unmet]:
    """Yield the stretches in which a post is equally short."""
    start = 0
    for slot in range(1, problem.grid.slots + 1):
        last = slot == problem.grid.slots
        if not last and asked[slot] == asked[start] and given[slot] == given[start]:
            continue
        if given[start] < asked[start]:
            yield Unmet(
                post=post,
                start=problem.grid.moment(start),
                end=problem.grid.moment(slot),
                kind=kind,
                required=int(asked[start]),
                given=int(given[start]),
            )
        start = slot
