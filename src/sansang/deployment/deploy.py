"""From a plan to its deployment."""

from collections.abc import Callable, Iterator, Sequence
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np

from sansang.deployment.distances import Distances
from sansang.deployment.duties import strength_of
from sansang.deployment.previous import duties_of, moves_between
from sansang.deployment.problem import Problem, Slots, build_problem
from sansang.deployment.result import (
    Assignment,
    Deployment,
    Level,
    Shortfall,
    Status,
    Unmet,
)
from sansang.event import EventPlan
from sansang.event.reserves import ReservePlace, with_reserves
from sansang.eventfile import plan_sha256
from sansang.roads import RoadNetwork

if TYPE_CHECKING:
    from sansang.deployment.solve import Reached, Solution

WORK_PER_SECOND = (
    0.75  # deterministic seconds for each second of the limit; the reasons take some, too
)


def deploy(  # noqa: PLR0913 - what a search may be told
    plan: EventPlan,
    roads: RoadNetwork | None = None,
    *,
    time_limit_s: float = 60.0,
    work: float | None = None,
    seed: int = 1,
    previous: Deployment | None = None,
    reserves: Sequence[ReservePlace] = (),
    progress: Callable[[tuple[Level, ...]], None] | None = None,
) -> Deployment:
    """Return who stands where and when, and what is not met.

    Teams travel by ``roads`` where the plan's network is given, else by the straight line. With a
    ``previous`` deployment as few teams as possible are moved from it, as long as that
    costs no strength, and the moves are listed. ``reserves`` wait elsewhere than the plan says:
    raises CannotRun where they don't fit it. ``progress`` is called with the levels of the
    first answer, which comes at once, and of each better one. The search ends with its ``work``
    in deterministic seconds of the solver (by default three for every four of ``time_limit_s``),
    so that the answer does not depend on the machine, or with the time limit if that comes first.
    """
    from sansang.deployment.reasons import explain  # the solver loads slowly
    from sansang.deployment.solve import Solution, solve

    begun = perf_counter()
    plan = with_reserves(plan, reserves)
    travel = Distances(plan=plan, roads=roads)
    problem = build_problem(plan, travel)
    solution = Solution(stays=[], levels={})
    if problem is not None:
        solution = solve(
            problem,
            time_limit_s=time_limit_s,
            work=time_limit_s * WORK_PER_SECOND if work is None else work,
            seed=seed,
            before=duties_of(problem, previous) if previous else None,
            progress=(lambda found: progress(_levels(found))) if progress else None,
        )
    assignments = tuple(_assignments(problem, solution)) if problem else ()
    answer = Deployment(
        event=plan.event.id,
        plan_sha256=plan_sha256(plan),
        seed=seed,
        status=_status(all(level.optimal for level in solution.levels.values())),
        reproducible=solution.repeatable,
        travel=travel.by,
        levels=_levels(solution),
        assignments=assignments,
        unmet=tuple(_unmet(problem, solution)) if problem else (),
        moves=moves_between(previous.assignments, assignments) if previous else None,
        reserves=tuple(reserves),
        seconds=0.0,
    )
    explained = explain(plan, answer, travel)
    return explained.model_copy(update={"seconds": round(perf_counter() - begun, 3)})


def _levels(solution: "Solution") -> tuple[Level, ...]:
    return tuple(_level(name, reached) for name, reached in solution.levels.items())


def _level(name: str, reached: "Reached") -> Level:
    return Level(
        name=name,
        objective=reached.objective,
        bound=reached.bound,
        gap=(reached.objective - reached.bound) / max(1, reached.objective),
        status=_status(reached.optimal),
    )


def _status(optimal: bool) -> Status:
    return Status.OPTIMAL if optimal else Status.FEASIBLE


def _assignments(problem: Problem, solution: "Solution") -> Iterator[Assignment]:
    for stay in sorted(solution.stays, key=lambda s: (problem.squads[s.squad].id, s.start)):
        yield Assignment(
            team=problem.squads[stay.squad].id,
            post=problem.stands[stay.post].id,
            start=problem.grid.moment(stay.start),
            end=problem.grid.moment(stay.end),
        )


def _unmet(problem: Problem, solution: "Solution") -> Iterator[Unmet]:
    given = strength_of(problem, solution.stays)
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
