"""An answer laid out on the grid: who works when and where, what is asked and what is given."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sansang.deployment.distances import Distances
from sansang.deployment.grid import Grid, shift_starts
from sansang.deployment.reasons.hours import Hours, hours_of
from sansang.deployment.result import Assignment, Shortfall
from sansang.event import EventPlan, Post, Team
from sansang.event.duty import StrengthUnit
from sansang.event.fit import misfit

Slots = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, order=True)
class Shift:
    """A time on duty in slots, in ``parts`` equal parts."""

    start: int
    end: int
    parts: int = 1

    @property
    def length(self) -> int:
        """Slots from beginning to end."""
        return self.end - self.start

    def meets(self, start: int, end: int) -> bool:
        """Tell whether some of it lies in a time."""
        return self.start < end and start < self.end

    def part(self, number: int) -> tuple[int, int]:
        """Return the first slot of a part and the first after it."""
        size = self.length // self.parts
        return self.start + number * size, self.start + (number + 1) * size


@dataclass(frozen=True, kw_only=True)
class Spell:
    """A stand at a post without a break, in slots."""

    post: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Duty:
    """One shift that a team works in the answer, and where it stands in it."""

    start: int
    end: int
    spells: tuple[Spell, ...]


@dataclass(kw_only=True)
class Case:
    """A plan and the duties of an answer, as the reasons need them."""

    plan: EventPlan
    grid: Grid
    assignments: tuple[Assignment, ...]
    travel: Distances
    _longest: dict[str, int] = field(default_factory=dict)

    def lag(self, origin: str, destination: str) -> int:
        """Return the slots that are lost between two posts."""
        a, b = self.plan.post(origin).site, self.plan.post(destination).site
        return self.grid.minutes(self.travel.minutes(a, b))

    @cached_property
    def shifts(self) -> dict[str, tuple[Shift, ...]]:
        """Every shift that a resource type may work, in the order of time."""
        every: dict[str, set[Shift]] = {r.id: set() for r in self.plan.resource_types}
        for pattern in self.plan.shift_patterns:
            length = self.grid.hours(pattern.hours)
            for start in shift_starts(pattern, self.grid):
                shift = Shift(start=start, end=start + length, parts=pattern.parts)
                for resource in pattern.resource_types or every:
                    every[resource].add(shift)
        return {resource: tuple(sorted(shifts)) for resource, shifts in every.items()}

    @cached_property
    def duties(self) -> dict[str, tuple[Duty, ...]]:
        """What each team works, in the order of time."""
        spells: dict[str, list[Spell]] = defaultdict(list)
        for a in sorted(self.assignments, key=lambda a: a.start):
            start, end = self.grid.floor(a.start), self.grid.floor(a.end)
            spells[a.team].append(Spell(post=a.post, start=start, end=end))
        return {team: tuple(self._duties(team, mine)) for team, mine in spells.items()}

    def _duties(self, team: str, spells: list[Spell]) -> Iterable[Duty]:
        """A gap that is only the travel between two posts lies within a shift."""
        rest = self.hours[team].rest
        together = [spells[0]]
        for before, after in pairwise(spells):
            gap = after.start - before.end
            if gap > self.lag(before.post, after.post) or 0 < rest <= gap:
                yield _duty(together)
                together = []
            together.append(after)
        yield _duty(together)

    @cached_property
    def hours(self) -> dict[str, Hours]:
        """How much each team may work."""
        return {team.id: hours_of(self.plan, self.grid, team) for team in self.plan.teams}

    def longest_way(self, team: Team) -> int:
        """Return the longest travel between two posts that a team fits, in slots."""
        if team.id not in self._longest:
            sites = (p.site for p in self.plan.posts if p.needs and not misfit(self.plan, team, p))
            self._longest[team.id] = self.grid.minutes(self.travel.longest(sites))
        return self._longest[team.id]

    def available(self, team: Team) -> list[tuple[int, int]]:
        """Return when a team may be called on, in slots."""
        spans = [(self.grid.ceil(a.start), self.grid.floor(a.end)) for a in team.availability]
        return spans or [(0, self.grid.slots)]

    def strength(self, post: Post, team: Team) -> int:
        """Return how much strength a team gives at a post."""
        return 1 if post.unit == StrengthUnit.TEAMS else team.headcount

    @cached_property
    def minimum(self) -> dict[str, Slots]:
        """The minimum strength of each post by slot."""
        return {post.id: self._asked(post, "minimum") for post in self.plan.posts}

    @cached_property
    def desired(self) -> dict[str, Slots]:
        """The desired strength of each post by slot; none for reserves."""
        return {post.id: self._asked(post, "desired") for post in self.plan.posts}

    def _asked(self, post: Post, strength: str) -> Slots:
        asked = np.zeros(self.grid.slots, dtype=np.int64)
        for need in () if post.reserve and strength == "desired" else post.needs:
            span = slice(self.grid.floor(need.start), self.grid.ceil(need.end))
            asked[span] = np.maximum(asked[span], getattr(need, strength))
        return asked

    @cached_property
    def given(self) -> dict[str, Slots]:
        """What stands at each post by slot."""
        given = {p.id: np.zeros(self.grid.slots, dtype=np.int64) for p in self.plan.posts}
        for team, duties in self.duties.items():
            for spell in (s for duty in duties for s in duty.spells):
                strength = self.strength(self.plan.post(spell.post), self.plan.team(team))
                given[spell.post][spell.start : spell.end] += strength
        return given

    def short(self, post: str, kind: Shortfall) -> Slots:
        """Return what is missing at a post by slot, up to a strength."""
        asked = self.minimum[post]
        if kind == Shortfall.DESIRED:
            asked = np.maximum(asked, self.desired[post])
        missing: Slots = np.maximum(0, asked - self.given[post])
        return missing

    @cached_property
    def on_duty(self) -> dict[str, Slots]:
        """How many teams of each task force are on duty, by slot."""
        return self._on_duty(self.plan.teams)

    @cached_property
    def leading(self) -> dict[str, Slots]:
        """How many teams that may lead each task force are on duty, by slot."""
        return self._on_duty(team for team in self.plan.teams if team.may_lead)

    def _on_duty(self, teams: Iterable[Team]) -> dict[str, Slots]:
        counts = {f.id: np.zeros(self.grid.slots, dtype=np.int64) for f in self.plan.task_forces}
        for team in teams:
            if team.task_force:
                for duty in self.duties.get(team.id, ()):
                    counts[team.task_force][duty.start : duty.end] += 1
        return counts


def _duty(spells: list[Spell]) -> Duty:
    return Duty(start=spells[0].start, end=spells[-1].end, spells=tuple(spells))
