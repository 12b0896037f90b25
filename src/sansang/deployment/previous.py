"""The duties of a deployment before, as far as the plan of today still has them."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from sansang.deployment.duties import Duty, stays
from sansang.deployment.problem import Problem, Slots
from sansang.deployment.result import Assignment, Deployment, Move

NOBODY = -1


def duties_of(problem: Problem, deployment: Deployment) -> list[Duty]:
    """Return the duties that give the assignments of a deployment, where they still can be."""
    return [
        duty
        for number, posts in _posts_by_slot(problem, deployment).items()
        for duty in _decoded(problem, number, posts)
    ]


def _posts_by_slot(problem: Problem, deployment: Deployment) -> dict[int, Slots]:
    """Where each squad stood, by slot."""
    squad_of = {squad.id: number for number, squad in enumerate(problem.squads)}
    post_of = {stand.id: number for number, stand in enumerate(problem.stands)}
    where: dict[int, Slots] = defaultdict(
        lambda: np.full(problem.grid.slots, NOBODY, dtype=np.int64)
    )
    for assignment in deployment.assignments:
        if assignment.team in squad_of and assignment.post in post_of:
            start = max(0, problem.grid.floor(assignment.start))
            end = max(0, problem.grid.ceil(assignment.end))
            where[squad_of[assignment.team]][start:end] = post_of[assignment.post]
    return where


def _decoded(problem: Problem, number: int, where: Slots) -> Iterator[Duty]:
    """Yield the shifts that tell just what is there, each slot in one of them."""
    free = where != NOBODY
    for shift in problem.squads[number].shifts:
        times = problem.shifts[shift]
        ends = (times.part(part)[1] for part in range(times.parts))
        posts = tuple(int(where[end - 1]) for end in ends)
        if NOBODY in posts or not free[times.start]:
            continue
        told = np.full(times.length, NOBODY, dtype=np.int64)
        duty = Duty(number, shift, posts)
        for _, post, start, end in stays(problem, duty):
            told[start - times.start : end - times.start] = post
        span = slice(times.start, times.end)
        if (told == where[span]).all() and free[span][told != NOBODY].all():
            free[span] = False
            yield duty


def moves_between(
    before: tuple[Assignment, ...], after: tuple[Assignment, ...]
) -> tuple[Move, ...]:
    """Return what changes, by team."""
    changes: dict[str, tuple[list[Assignment], list[Assignment]]] = defaultdict(lambda: ([], []))
    for place, these, others in ((0, before, set(after)), (1, after, set(before))):
        for assignment in these:
            if assignment not in others:
                changes[assignment.team][place].append(assignment)
    return tuple(
        Move(team=team, removed=tuple(removed), added=tuple(added))
        for team, (removed, added) in sorted(changes.items())
    )
