"""Strength asked for against people available, over time, as numbers.

Everything here is *necessary* and not sufficient: where it falls short no deployment can meet
the minimums; where it does not, the deployment still has rest, travel and shifts to keep.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sansang.checks.records import Records, grouped
from sansang.event import Post, Team
from sansang.event.duty import StrengthUnit
from sansang.event.fit import misfit

Numbers = NDArray[np.float64]
DAY = timedelta(hours=24)


@dataclass(frozen=True, kw_only=True)
class Shortage:
    """More is needed than can be given: when it is worst, or in the stretch from ``start``."""

    start: datetime
    needed: float
    given: float


class Cover:
    """The people that posts need at their minimum and that teams can give, by stretch of time.

    Within a stretch neither changes; a new one begins when a need or an availability begins or
    ends, and every 24 hours from the midnight before the first need.
    """

    def __init__(self, records: Records) -> None:
        self.records = records
        self.plan = records.plan

    @cached_property
    def posts(self) -> list[Post]:
        """The posts that need somebody."""
        return [p for p in self.plan.posts if any(need.minimum for need in p.needs)]

    @cached_property
    def instants(self) -> list[datetime]:
        """When stretches begin, and the end of the last."""
        bounds = {at for p in self.posts for n in p.needs for at in (n.start, n.end)}
        if not bounds:
            return []
        first, last = min(bounds), max(bounds)
        free = {at for t in self.plan.teams for a in t.availability for at in (a.start, a.end)}
        bounds |= {at for at in free if first < at < last}
        return sorted(bounds | set(self._days(first, last)))

    def _days(self, first: datetime, last: datetime) -> Iterator[datetime]:
        day = first.astimezone(self.plan.zone).replace(hour=0, minute=0).astimezone(first.tzinfo)
        while day < last:
            yield day
            day += DAY

    @cached_property
    def _number(self) -> dict[datetime, int]:
        return {at: number for number, at in enumerate(self.instants)}

    @cached_property
    def hours(self) -> Numbers:
        """The length of every stretch in hours."""
        seconds = np.array([at.timestamp() for at in self.instants])
        return np.diff(seconds) / 3600

    @cached_property
    def _strength(self) -> dict[str, Numbers]:
        """By post the minimum in its own unit."""
        strength = {}
        for post in self.posts:
            row = np.zeros(len(self.hours))
            for need in post.needs:
                row[self._number[need.start] : self._number[need.end]] = need.minimum
            strength[post.id] = row
        return strength

    @cached_property
    def _free(self) -> dict[str, Numbers]:
        """By team 1 where it is available, else 0."""
        whole = np.ones(len(self.hours))
        return {t.id: self._free_row(t) if t.availability else whole for t in self.plan.teams}

    def _free_row(self, team: Team) -> Numbers:
        row = np.zeros(len(self.hours))
        for span in team.availability:
            start, end = np.searchsorted(self._seconds, [_s(span.start), _s(span.end)])
            row[start:end] = 1
        return row

    @cached_property
    def _seconds(self) -> Numbers:
        return np.array([_s(at) for at in self.instants])

    @cached_property
    def _by_type(self) -> dict[str, list[Team]]:
        return grouped(self.plan.teams, "resource_type")

    def teams_of(self, types: Iterable[str]) -> Iterator[Team]:
        """Yield the teams of some resource types, of all where none is named."""
        for kind in types or self._by_type:
            yield from self._by_type.get(kind, ())

    def fitting(self, post: Post) -> list[Team]:
        """Return the teams that fit a post: type, skills, agency, jurisdiction."""
        key = (
            post.resource_types,
            post.skills,
            post.agencies,
            self.records.sites[post.site].sector,
        )
        if key not in self._fitting:
            self._fitting[key] = list(self._without(post, {None}))
        return self._fitting[key]

    @cached_property
    def _fitting(self) -> dict[tuple[object, ...], list[Team]]:
        return {}

    def suitable(self, post: Post) -> Iterator[Team]:
        """Yield the teams that fit a post but for their jurisdiction."""
        return self._without(post, {None, "jurisdiction"})

    def _without(self, post: Post, allowed: set[str | None]) -> Iterator[Team]:
        """Yield the teams whose misfit, if any, is one of these."""
        for team in self.teams_of(post.resource_types):
            if misfit(self.plan, team, post) in allowed:
                yield team

    def at_post(self, post: Post) -> Shortage | None:
        """Return when a post alone asks most above all that could be sent to it."""
        by_team = post.unit == StrengthUnit.TEAMS
        given = self._sum(self.fitting(post), lambda team: 1 if by_team else team.headcount)
        return self._worst(self._strength[post.id], given)

    def together(self, posts: Iterable[Post], teams: Iterable[Team]) -> Shortage | None:
        """Return when some posts together ask most above all people of some teams."""
        return self._worst(self.people(posts), self._sum(teams, lambda team: team.headcount))

    def people(self, posts: Iterable[Post]) -> Numbers:
        """Return the people whom some posts need, by stretch."""
        needed = np.zeros(len(self.hours))
        for post in posts:
            needed += self._strength[post.id] * self.records.people_per_strength(post)
        return needed

    def by_day(self, posts: Iterable[Post], teams: Iterable[Team]) -> Shortage | None:
        """Return the 24 hours in which some posts need most above the hours people may work."""
        needed = self._per_day(self.people(posts) * self.hours)
        given = np.zeros(len(needed))
        for team in teams:
            limit = team.max_hours_per_24h or self.plan.event.rules.max_hours_per_24h
            free = self._per_day(self._free[team.id] * self.hours)
            given += np.minimum(free, limit) * team.headcount
        return self._worst(needed, given, self._first_stretch)

    def in_all(self, posts: Iterable[Post], teams: Iterable[Team]) -> Shortage | None:
        """Return whether some posts need more hours than people may work in the whole event."""
        needed = float((self.people(posts) * self.hours).sum())
        given = 0.0
        for team in teams:
            limit = team.max_hours_total or self.plan.event.rules.max_hours_total
            given += min(float(self._free[team.id] @ self.hours), limit) * team.headcount
        return self._worst(np.array([needed]), np.array([given]))

    def _per_day(self, hours: Numbers) -> Numbers:
        return np.asarray(np.bincount(self._day_of_stretch, weights=hours), dtype=np.float64)

    @cached_property
    def _day_of_stretch(self) -> NDArray[np.int64]:
        seconds = self._seconds[:-1] - self._seconds[0]
        return np.asarray(seconds // DAY.total_seconds(), dtype=np.int64)

    @cached_property
    def _first_stretch(self) -> list[int]:
        return [int(i) for i in np.unique(self._day_of_stretch, return_index=True)[1]]

    def _sum(self, teams: Iterable[Team], gives: Callable[[Team], int]) -> Numbers:
        total = np.zeros(len(self.hours))
        always = 0
        for team in teams:
            if team.availability:
                total += self._free[team.id] * gives(team)
            else:
                always += gives(team)
        return total + always

    def _worst(
        self, needed: Numbers, given: Numbers, stretches: list[int] | None = None
    ) -> Shortage | None:
        if not len(needed):
            return None
        worst = int(np.argmax(needed - given))
        if needed[worst] - given[worst] < 1e-6:
            return None
        return Shortage(
            start=self.instants[stretches[worst] if stretches else worst],
            needed=float(needed[worst]),
            given=float(given[worst]),
        )


def _s(at: datetime) -> float:
    return at.timestamp()
