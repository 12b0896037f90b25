"""Duties: which squad works which shift, and at which post it spends each part of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from sansang.deployment.problem import Mask, Problem, Slots


class Duty(NamedTuple):
    """A squad works a shift; ``posts`` has the post of each part."""

    squad: int
    shift: int
    posts: tuple[int, ...]


class Stay(NamedTuple):
    """A squad stands at a post from slot ``start`` to slot ``end``."""

    squad: int
    post: int
    start: int
    end: int


def stays(problem: Problem, duty: Duty) -> Iterator[Stay]:
    """Yield where the squad stands during a duty; between two posts it travels."""
    shift = problem.shifts[duty.shift]
    before = None
    for post, parts in groupby(enumerate(duty.posts), key=itemgetter(1)):
        numbers = [number for number, _ in parts]
        start, end = shift.part(numbers[0])[0], shift.part(numbers[-1])[1]
        if before is not None:
            start += min(problem.lag(before, post), shift.part_length)
        if start < end:
            yield Stay(duty.squad, post, start, end)
        before = post


def all_stays(problem: Problem, duties: Iterable[Duty]) -> list[Stay]:
    """Return the stays of all duties by squad and time, those that meet at one post joined."""
    joined: list[Stay] = []
    for stay in sorted(
        (stay for duty in duties for stay in stays(problem, duty)), key=itemgetter(0, 2)
    ):
        last = joined[-1] if joined else None
        if last and (last.squad, last.post, last.end) == (stay.squad, stay.post, stay.start):
            joined[-1] = last._replace(end=stay.end)
        else:
            joined.append(stay)
    return joined


def strength(problem: Problem, duties: Iterable[Duty]) -> dict[int, Slots]:
    """Return the strength that duties give, by post and slot."""
    return strength_of(problem, (stay for duty in duties for stay in stays(problem, duty)))


def strength_of(problem: Problem, stays: Iterable[Stay]) -> dict[int, Slots]:
    """Return the strength that stays give, by post and slot."""
    given: dict[int, Slots] = defaultdict(lambda: np.zeros(problem.grid.slots, dtype=np.int64))
    for squad, post, start, end in stays:
        given[post][start:end] += problem.stands[post].given_by(problem.squads[squad])
    return given


def inside(duties: Iterable[Duty], squads: list[int], stands: list[int]) -> list[Duty]:
    """Return the duties that lie in a part of these squads and posts, by the part's numbers."""
    squad_of = {old: new for new, old in enumerate(squads)}
    post_of = {old: new for new, old in enumerate(stands)}
    return [
        Duty(squad_of[squad], shift, tuple(post_of[post] for post in posts))
        for squad, shift, posts in duties
        if squad in squad_of and post_of.keys() >= set(posts)
    ]


def outside(duties: Iterable[Duty], squads: list[int], stands: list[int]) -> list[Duty]:
    """Return the duties of a part by the numbers of the whole."""
    return [
        Duty(squads[squad], shift, tuple(stands[post] for post in posts))
        for squad, shift, posts in duties
    ]


def by_squad(duties: Iterable[Duty]) -> dict[int, list[Duty]]:
    """Return the duties of each squad that has any, in the order of the squads."""
    mine: dict[int, list[Duty]] = defaultdict(list)
    for duty in sorted(duties):
        mine[duty.squad].append(duty)
    return mine


def by_lead(problem: Problem, duties: Iterable[Duty]) -> tuple[list[Duty], list[Duty]]:
    """Return the duties of squads that may lead their task force, and those of the others."""
    leads: list[Duty] = []
    followers: list[Duty] = []
    for duty in duties:
        (leads if problem.squads[duty.squad].may_lead else followers).append(duty)
    return leads, followers


def slots_worked(problem: Problem, duties: Iterable[Duty]) -> dict[str, Mask]:
    """Return in which slots squads of each task force are on duty."""
    worked: dict[str, Mask] = {}
    for duty in duties:
        force, shift = problem.squads[duty.squad].task_force, problem.shifts[duty.shift]
        if force:
            mask = worked.setdefault(force, np.zeros(problem.grid.slots, dtype=np.bool_))
            mask[shift.start : shift.end] = True
    return worked


def others_are_led(problem: Problem, duties: Iterable[Duty]) -> bool:
    """Tell whether everybody beside the part who must be led is."""
    leads = slots_worked(problem, by_lead(problem, duties)[0])
    nobody = np.zeros(problem.grid.slots, dtype=np.bool_)
    return not any(
        (follow & ~problem.led.get(force, nobody) & ~leads.get(force, nobody)).any()
        for force, follow in problem.follow.items()
    )
