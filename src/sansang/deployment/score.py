"""What duties are worth at every level, added up from the duties themselves."""

from collections import defaultdict
from collections.abc import Collection, Iterable

import numpy as np

from sansang.deployment.duties import Duty, by_squad, strength
from sansang.deployment.levels import EASE, NIGHT_HOURS, shortfall_levels
from sansang.deployment.problem import Problem, Squad

Score = dict[str, int]
"""What duties are worth at each level, in the order of the levels; less is better."""


def score(problem: Problem, duties: Collection[Duty], before: Collection[Duty] | None) -> Score:
    """Return what duties are worth at every level."""
    return shortfalls(problem, duties) | ease(problem, duties, before)


def shortfalls(problem: Problem, duties: Iterable[Duty]) -> Score:
    """Return the missing strength of each level, in strength × minutes."""
    given = strength(problem, duties)
    score = dict.fromkeys(shortfall_levels(problem.priorities), 0)
    for post, stand in enumerate(problem.stands):
        level = "reserve" if stand.reserve else f"minimum.{stand.priority}"
        score[level] += int(np.maximum(stand.minimum - given[post], 0).sum())
        if not stand.reserve:
            score["desired"] += int(np.maximum(stand.desired - given[post], 0).sum())
    return {level: slots * problem.grid.step_min for level, slots in score.items()}


def ease(
    problem: Problem, duties: Collection[Duty], before: Collection[Duty] | None = None
) -> Score:
    """Return moved teams (where there is a ``before``), fairness, post changes and travel."""
    score = {"moves": _moved(duties, before)} if before is not None else {}
    score |= dict.fromkeys(EASE, 0)
    for number, mine in by_squad(duties).items():
        squad = problem.squads[number]
        score["fairness"] += _burden(problem, squad, mine)
        score["post_changes"] += len({post for duty in mine for post in duty.posts}) - 1
        score["travel"] += sum(
            problem.way(squad, duty.posts[0]) + problem.way(squad, duty.posts[-1]) for duty in mine
        )
    return score


def _burden(problem: Problem, squad: Squad, duties: list[Duty]) -> int:
    """The first eight hours count once, the next eight twice; so do nights of eight hours."""
    eight = problem.grid.hours(8)
    shifts = [problem.shifts[duty.shift] for duty in duties]
    worked = sum(shift.length for shift in shifts)
    nights = sum(shift.night for shift in shifts)
    hours = sum(worked - over for over in range(0, worked, eight)) * problem.grid.step_min
    return hours + NIGHT_HOURS * 60 * nights * (nights + 1) // 2


def _moved(duties: Iterable[Duty], before: Iterable[Duty]) -> int:
    now, then = defaultdict(set), defaultdict(set)
    for duty in duties:
        now[duty.squad].add(duty)
    for duty in before:
        then[duty.squad].add(duty)
    return sum(now[squad] != then[squad] for squad in now.keys() | then.keys())
