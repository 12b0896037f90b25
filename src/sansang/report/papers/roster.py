"""Who stands where and when, asked from the side of a team or of a post."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from sansang.deployment.result import Assignment, Deployment
from sansang.event import EventPlan, TaskForce, Team

Spell = tuple[Assignment, ...]
"""Duties of a team with no rest between them."""


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """A time in which the same teams are there."""

    start: datetime
    end: datetime
    teams: tuple[str, ...]


class Roster:
    """The assignments of a deployment, by team and by post, each in the order of time."""

    def __init__(self, plan: EventPlan, deployment: Deployment) -> None:
        self.plan = plan
        self._by_team: dict[str, list[Assignment]] = defaultdict(list)
        self._by_post: dict[str, list[Assignment]] = defaultdict(list)
        for duty in joined(deployment.assignments):
            self._by_team[duty.team].append(duty)
            self._by_post[duty.post].append(duty)

    def of_team(self, team: str) -> tuple[Assignment, ...]:
        """Return the duties of a team."""
        return tuple(self._by_team.get(team, ()))

    def at_post(self, post: str) -> tuple[Assignment, ...]:
        """Return the duties at a post."""
        return tuple(self._by_post.get(post, ()))

    def beside(self, duty: Assignment) -> tuple[str, ...]:
        """Return the other teams that are at the post for some of this duty."""
        return self._others(duty, lambda d: d.start < duty.end and duty.start < d.end)

    def before(self, duty: Assignment) -> tuple[str, ...]:
        """Return the teams that this one relieves."""
        return self._others(duty, lambda d: d.end == duty.start)

    def after(self, duty: Assignment) -> tuple[str, ...]:
        """Return the teams that relieve this one."""
        return self._others(duty, lambda d: d.start == duty.end)

    def _others(self, duty: Assignment, wanted: Callable[[Assignment], bool]) -> tuple[str, ...]:
        found = (d.team for d in self.at_post(duty.post) if d.team != duty.team and wanted(d))
        return tuple(dict.fromkeys(found))

    def spells(self, team: Team) -> tuple[Spell, ...]:
        """Return a team's duties, cut where there is at least the rest that it is due."""
        rest = timedelta(hours=self.rest_h(team))
        spells: list[list[Assignment]] = []
        for duty in self.of_team(team.id):
            gap = duty.start - spells[-1][-1].end if spells else None
            if gap is None or (gap and gap >= rest):
                spells.append([])
            spells[-1].append(duty)
        return tuple(tuple(spell) for spell in spells)

    def rest_h(self, team: Team) -> float:
        """Return the hours of rest that a team is due between spells."""
        rules = self.plan.event.rules
        return rules.min_rest_h if team.min_rest_h is None else team.min_rest_h

    def shortest_rest_h(self, team: Team) -> float | None:
        """Return the hours of the shortest rest of a team, None where it has one spell or none."""
        spells = self.spells(team)
        gaps = (b[0].start - a[-1].end for a, b in pairwise(spells))
        return min((hours(gap) for gap in gaps), default=None)

    def strength(self, post: str) -> tuple[Stretch, ...]:
        """Return a post's teams over time."""
        return stretches(self.at_post(post))

    def leads(self, force: TaskForce) -> tuple[Stretch, ...]:
        """Return which teams that may lead a task force are on duty, over time.

        They come in the order of the plan: the first leads, the others follow it in that order.
        """
        may = [t.id for t in self.plan.teams if t.task_force == force.id and t.may_lead]
        found = stretches(duty for team in may for duty in self.of_team(team))
        return tuple(replace(s, teams=tuple(sorted(s.teams, key=may.index))) for s in found)


def joined(assignments: Iterable[Assignment]) -> list[Assignment]:
    """Return the assignments in order, those that follow on at the same post made one."""
    result: list[Assignment] = []
    for duty in sorted(assignments, key=lambda a: (a.team, a.start, a.post)):
        last = result[-1] if result else None
        if last and (last.team, last.post, last.end) == (duty.team, duty.post, duty.start):
            result[-1] = last.model_copy(update={"end": duty.end})
        else:
            result.append(duty)
    return sorted(result, key=lambda a: (a.start, a.end, a.team))


def stretches(duties: Iterable[Assignment]) -> tuple[Stretch, ...]:
    """Return who is there over time, cut wherever that changes; nobody is no stretch."""
    known = tuple(duties)
    edges = sorted({d.start for d in known} | {d.end for d in known})
    result: list[Stretch] = []
    for start, end in pairwise(edges):
        teams = tuple(sorted({d.team for d in known if d.start < end and start < d.end}))
        if result and (result[-1].end, result[-1].teams) == (start, teams):
            result[-1] = Stretch(start=result[-1].start, end=end, teams=teams)
        elif teams:
            result.append(Stretch(start=start, end=end, teams=teams))
    return tuple(result)


def hours(time: timedelta) -> float:
    """Return a length of time in hours."""
    return time / timedelta(hours=1)
