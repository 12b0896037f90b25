"""Cover: the strength that stands at each post, set against its need, exact to the minute."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from sansang.deployment.result import Assignment, Deployment
from sansang.event import EventPlan, Post
from sansang.event.duty import StrengthUnit


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """A time in which need and strength of a post stay the same, in the post's unit."""

    start: datetime
    end: datetime
    minimum: int
    desired: int
    given: int

    @property
    def hours(self) -> float:
        """Length in hours."""
        return (self.end - self.start).total_seconds() / 3600

    @property
    def below_minimum(self) -> int:
        """How much of the minimum is missing."""
        return max(0, self.minimum - self.given)

    @property
    def below_desired(self) -> int:
        """How much of the desired strength is missing."""
        return max(0, self.desired - self.given)


Cover = Mapping[str, tuple[Stretch, ...]]
"""By post, the stretches in which somebody is asked for, in order."""


def cover_of(plan: EventPlan, deployment: Deployment) -> Cover:
    """Return the cover of every post, from the assignments alone."""
    spells: dict[str, list[Assignment]] = defaultdict(list)
    for assignment in deployment.assignments:
        spells[assignment.post].append(assignment)
    return {post.id: tuple(_stretches(plan, post, spells[post.id])) for post in plan.posts}


def _stretches(plan: EventPlan, post: Post, spells: Iterable[Assignment]) -> Iterator[Stretch]:
    spells = tuple(spells)
    edges = {edge for need in post.needs for edge in (need.start, need.end)}
    edges |= {edge for spell in spells for edge in (spell.start, spell.end)}
    for start, end in pairwise(sorted(edges)):
        need = next((n for n in post.needs if n.start <= start < n.end), None)
        if need and need.desired:
            there = [spell for spell in spells if spell.start <= start < spell.end]
            yield Stretch(
                start=start,
                end=end,
                minimum=need.minimum,
                desired=need.desired,
                given=sum(_strength(plan, post, spell.team) for spell in there),
            )


def _strength(plan: EventPlan, post: Post, team: str) -> int:
    return 1 if post.unit == StrengthUnit.TEAMS else plan.team(team).headcount


def below_minimum(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Return the times in which the minimum is missing; those that touch are one, at its worst."""
    times: list[Stretch] = []
    for stretch in (s for s in stretches if s.below_minimum):
        if times and times[-1].end == stretch.start:
            before = times.pop()
            worst = max(before, stretch, key=lambda s: s.below_minimum)
            times.append(replace(worst, start=before.start, end=stretch.end))
        else:
            times.append(stretch)
    return tuple(times)


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Hours of strength asked for and missing at the posts of one priority and one unit.

    ``priority`` is None for the reserve.
    """

    priority: int | None
    unit: StrengthUnit
    minimum_h: float
    minimum_missing_h: float
    desired_h: float
    desired_missing_h: float


def tallies(plan: EventPlan, cover: Cover) -> tuple[Tally, ...]:
    """Return the tallies by priority, people before teams, the reserve last."""
    groups: dict[tuple[int, StrengthUnit], list[Stretch]] = defaultdict(list)
    for post in plan.posts:
        if cover[post.id]:
            groups[99 if post.reserve else post.priority, post.unit].extend(cover[post.id])
    order = sorted(groups, key=lambda key: (key[0], key[1] == StrengthUnit.TEAMS))
    return tuple(_tally(None if p == 99 else p, unit, groups[p, unit]) for p, unit in order)


def _tally(priority: int | None, unit: StrengthUnit, stretches: list[Stretch]) -> Tally:
    return Tally(
        priority=priority,
        unit=unit,
        minimum_h=sum(s.minimum * s.hours for s in stretches),
        minimum_missing_h=sum(s.below_minimum * s.hours for s in stretches),
        desired_h=sum(s.desired * s.hours for s in stretches),
        desired_missing_h=sum(s.below_desired * s.hours for s in stretches),
    )


@dataclass(frozen=True, kw_only=True)
class PostHours:
    """Hours in which posts are to be manned, and those in which at least the minimum stands."""

    asked: float
    met: float


def post_hours(plan: EventPlan, cover: Cover) -> PostHours:
    """Return the hours of all posts but the reserve together, each post counting alike."""
    posts = [post for post in plan.posts if not post.reserve]
    stretches = [s for post in posts for s in cover[post.id] if s.minimum]
    return PostHours(
        asked=sum(s.hours for s in stretches),
        met=sum(s.hours for s in stretches if not s.below_minimum),
    )
