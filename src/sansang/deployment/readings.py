"""Reading a team's stands as shifts of the plan's patterns, for the verifier alone.

It shares no code with the model. Times are minutes since the epoch.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from sansang.deployment.result import Assignment
from sansang.event import EventPlan, ShiftPattern, Team

DAY_MIN = 24 * 60


@dataclass(frozen=True, kw_only=True)
class Stand:
    """A team stands at a post from one minute to another."""

    post: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Shift:
    """A shift of a pattern that a team worked, and its stands in it."""

    start: int
    end: int
    parts: int
    stands: tuple[Stand, ...]

    @property
    def edges(self) -> tuple[int, ...]:
        """Where its parts begin and end."""
        part = (self.end - self.start) // self.parts
        return tuple(self.start + part * number for number in range(self.parts + 1))


Reading = tuple[Shift, ...]


def minute(at: datetime) -> int:
    """Return the minutes since the epoch."""
    return int(at.timestamp()) // 60


def stands_by_team(assignments: tuple[Assignment, ...]) -> dict[str, list[Stand]]:
    """Return where each team stands, in the order of time."""
    stands: dict[str, list[Stand]] = defaultdict(list)
    for a in sorted(assignments, key=lambda a: (a.start, a.end)):
        stands[a.team].append(Stand(post=a.post, start=minute(a.start), end=minute(a.end)))
    return stands


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Reads stands as shifts; ``lag`` says how many minutes are lost between two posts."""

    plan: EventPlan
    lag: Callable[[str, str], int]

    def readings(self, team: Team, stands: list[Stand]) -> Iterator[Reading]:
        """Yield every way to read a team's stands; nearly always there is one or none."""
        if not stands:
            yield ()
            return
        begins = datetime.fromtimestamp(stands[0].start * 60, self.plan.zone)
        for pattern in self.plan.shift_patterns:
            allowed = not pattern.resource_types or team.resource_type in pattern.resource_types
            if allowed and _clock_says(begins, pattern.starts_at):
                shift, later = self._cut(pattern, stands)
                if self._is_whole(shift):
                    yield from ((shift, *rest) for rest in self.readings(team, later))

    def _cut(self, pattern: ShiftPattern, stands: list[Stand]) -> tuple[Shift, list[Stand]]:
        """The first shift, and what stands after it: without rest they meet in one stand."""
        start = stands[0].start
        end = start + round(pattern.hours * 60)
        inside = [replace(s, end=min(s.end, end)) for s in stands if s.start < end]
        later = [replace(s, start=max(s.start, end)) for s in stands if s.end > end]
        shift = Shift(start=start, end=end, parts=pattern.parts, stands=tuple(inside))
        return shift, later

    def _is_whole(self, shift: Shift) -> bool:
        """Tell whether a shift is filled to its end, with changes between its parts alone."""
        changes = (
            after.start in shift.edges
            or after.start - self.lag(before.post, after.post) in shift.edges
            for before, after in pairwise(shift.stands)
        )
        ends = all(stand.end in shift.edges for stand in shift.stands)
        return shift.stands[-1].end == shift.end and ends and all(changes)


def _clock_says(at: datetime, wanted: str) -> bool:
    """Tell whether it is that time of day; one that the clock skips comes as much later."""
    hour, minutes = map(int, wanted.split(":"))
    return minute(at.replace(hour=hour, minute=minutes)) == minute(at)


def hours_broken(plan: EventPlan, team: Team, shifts: Reading) -> Iterator[tuple[str, str]]:
    """Yield each rule of rest and hours that shifts break, with how.

    Rest runs from the end of one shift to the start of the next; travel falls within it.
    """
    rules = plan.event.rules
    rest_h = rules.min_rest_h if team.min_rest_h is None else team.min_rest_h
    per_24h = (team.max_hours_per_24h or rules.max_hours_per_24h) * 60
    in_all = (team.max_hours_total or rules.max_hours_total) * 60
    for before, after in pairwise(shifts):
        if after.start - before.end < rest_h * 60:
            yield "rest", f"{after.start - before.end} min"
    for window in sorted({s.start for s in shifts} | {s.end - DAY_MIN for s in shifts}):
        until = window + DAY_MIN
        worked = sum(max(0, min(s.end, until) - max(s.start, window)) for s in shifts)
        if worked > per_24h:
            yield "hours_24h", f"{worked} min"
    if sum(s.end - s.start for s in shifts) > in_all:
        yield "hours_total", f"{sum(s.end - s.start for s in shifts)} min"
