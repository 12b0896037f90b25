"""A plan in minutes since the midnight a day before its first need.

Every time of the plan lies on its grid, and its clock does not change.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import NamedTuple

from sansang.deployment.result import Assignment
from sansang.event import EventPlan, Post, Team
from sansang.roads import StraightLine

DAY = 24 * 60


class Duty(NamedTuple):
    """A shift on a certain day, in parts of equal length."""

    start: int
    end: int
    parts: int

    def part(self, number: int) -> tuple[int, int]:
        length = (self.end - self.start) // self.parts
        return self.start + number * length, self.start + (number + 1) * length

    def within(self, start: int, end: int) -> int:
        return max(0, min(self.end, end) - max(self.start, start))


class Ask(NamedTuple):
    """What a post asks for in one step of the grid."""

    post: str
    at: int
    minimum: int
    desired: int


class Stand(NamedTuple):
    """A stay at a post."""

    post: str
    start: int
    end: int


@dataclass(frozen=True)
class Hours:
    """The least rest between two duties, and the most that a team works, in minutes."""

    rest: int
    per_24h: int
    in_all: int

    def exclude(self, one: Duty, other: Duty) -> bool:
        """Tell whether a team that works one duty has no time or no rest for the other."""
        return one.start < other.end + self.rest and other.start < one.end + self.rest


class Case:
    """Who can stand where and when, and how much is asked there."""

    def __init__(self, plan: EventPlan) -> None:
        self.plan = plan
        self.step = plan.event.rules.grid_min
        needs = [need for post in plan.posts for need in post.needs]
        first, last = min(n.start for n in needs), max(n.end for n in needs)
        self.origin = _midnight(first.astimezone(plan.zone)) - timedelta(days=1)
        end = _midnight(last.astimezone(plan.zone)) + timedelta(days=2)
        self.days = (end - self.origin).days

    def minute(self, at: datetime) -> int:
        return round((at - self.origin).total_seconds() / 60)

    @cached_property
    def asks(self) -> dict[tuple[str, int], Ask]:
        """What is asked, by post and minute; a need holds for every step that it touches."""
        asks: dict[tuple[str, int], Ask] = {}
        for post in self.plan.posts:
            for need in post.needs:
                begin = self.minute(need.start) // self.step * self.step
                for at in range(begin, self.minute(need.end), self.step):
                    old = asks.get((post.id, at), Ask(post.id, at, 0, 0))
                    most = max(need.minimum, old.minimum), max(need.desired, old.desired)
                    asks[post.id, at] = Ask(post.id, at, *most)
        return asks

    def duties(self, team: Team) -> list[Duty]:
        """Return the duties of a team that lie within its availability."""
        free = [(self.minute(a.start), self.minute(a.end)) for a in team.availability]
        return [
            duty
            for duty in sorted(set(self._pattern_duties(team)))
            if not free or any(a <= duty.start and duty.end <= b for a, b in free)
        ]

    def _pattern_duties(self, team: Team) -> Iterator[Duty]:
        for pattern in self.plan.shift_patterns:
            if not pattern.resource_types or team.resource_type in pattern.resource_types:
                hour, minute = map(int, pattern.starts_at.split(":"))
                for day in range(self.days):
                    start = day * DAY + hour * 60 + minute
                    end = start + round(pattern.hours * 60)
                    if end <= self.days * DAY:
                        yield Duty(start, end, pattern.parts)

    def posts(self, team: Team, duty: Duty) -> list[Post]:
        """Return the posts that a team fits and that ask for somebody during a duty."""
        times = range(duty.start, duty.end, self.step)
        return [
            post
            for post in self.plan.posts
            if any((post.id, at) in self.asks and self.asks[post.id, at].desired for at in times)
            and self._fits(team, post)
        ]

    def _fits(self, team: Team, post: Post) -> bool:
        sectors = team.sectors or self.plan.agency(team.agency).sectors
        sector = self.plan.site(post.site).sector
        return (
            (not post.resource_types or team.resource_type in post.resource_types)
            and set(post.skills) <= set(team.skills)
            and (not post.agencies or team.agency in post.agencies)
            and (not sectors or sector is None or sector in sectors)
        )

    def hours(self, team: Team) -> Hours:
        rules = self.plan.event.rules
        rest_h = rules.min_rest_h if team.min_rest_h is None else team.min_rest_h
        return Hours(
            rest=round(rest_h * 60),
            per_24h=round((team.max_hours_per_24h or rules.max_hours_per_24h) * 60),
            in_all=round((team.max_hours_total or rules.max_hours_total) * 60),
        )

    def lost(self, origin: str, destination: str) -> int:
        """Return the minutes lost between two posts, in whole steps."""
        rules = self.plan.event.rules
        line = StraightLine(speed_km_per_h=rules.speed_km_per_h, detour_factor=rules.detour_factor)
        sites = [self.plan.site(self.plan.post(post).site) for post in (origin, destination)]
        if sites[0] is sites[1]:
            return 0
        places = [(s.position.lat, s.position.lon) if s.position else None for s in sites]
        return -(-line.minutes(*places) // self.step) * self.step

    def given(self, team: Team, post: str) -> int:
        """Return the strength that a team gives at a post."""
        return 1 if self.plan.post(post).unit == "teams" else team.headcount

    @cached_property
    def levels(self) -> list[str]:
        """The levels of what is missing, in their order."""
        priorities = sorted({post.priority for post in self.plan.posts if not post.reserve})
        return [*(f"minimum.{priority}" for priority in priorities), "desired", "reserve"]

    def wanted(self, ask: Ask) -> dict[str, int]:
        """Return the strength that counts at each level."""
        post = self.plan.post(ask.post)
        if post.reserve:
            return {"reserve": ask.minimum}
        return {f"minimum.{post.priority}": ask.minimum, "desired": ask.desired}

    def stands(self, duty: Duty, posts: Sequence[str]) -> Iterator[Stand]:
        """Yield where a team stands in a duty with these posts in its parts."""
        start, here = duty.start, posts[0]
        for number, post in enumerate(posts):
            if post != here:
                begin = duty.part(number)[0]
                yield Stand(here, start, begin)
                start, here = begin + self.lost(here, post), post
        yield Stand(here, start, duty.end)

    def assignments(self, team: Team, duty: Duty, posts: Sequence[str]) -> Iterator[Assignment]:
        """Yield the same as the answer tells it."""
        for post, *times in self.stands(duty, posts):
            start, end = (self.origin + timedelta(minutes=at) for at in times)
            yield Assignment(team=team.id, post=post, start=start, end=end)


def _midnight(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0, microsecond=0)
