"""How much a team may work: rest between duties, hours in a day and in all."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from sansang.deployment.grid import DAY, Grid
from sansang.deployment.result import Rule
from sansang.event import EventPlan, Team

Times = tuple[tuple[int, int], ...]
"""(first slot, first slot after) of each duty."""


@dataclass(frozen=True, kw_only=True)
class Hours:
    """The limits of one team, in slots. Rest runs from the end of a duty to the next one."""

    rest: int
    per_24h: int
    in_all: int
    day: int

    def broken(self, duties: Iterable[tuple[int, int]]) -> tuple[Rule, int] | None:
        """Return the first limit that duties break, and by how many slots."""
        times = tuple(sorted(duties))
        shortest = min((after[0] - before[1] for before, after in pairwise(times)), default=None)
        if shortest is not None and shortest < self.rest:
            return Rule.REST, self.rest - shortest
        in_a_day, in_all = _most_in_a_day(times, self.day), sum(e - s for s, e in times)
        if in_a_day > self.per_24h:
            return Rule.HOURS_24H, in_a_day - self.per_24h
        if in_all > self.in_all:
            return Rule.HOURS_TOTAL, in_all - self.in_all
        return None


@lru_cache(maxsize=65536)
def _most_in_a_day(times: Times, day: int) -> int:
    """The most slots worked in any 24 hours: such a window begins or ends with a duty."""
    windows = {start for start, _ in times} | {end - day for _, end in times}
    return max(
        (sum(max(0, min(e, w + day) - max(s, w)) for s, e in times) for w in windows), default=0
    )


def hours_of(plan: EventPlan, grid: Grid, team: Team | None = None) -> Hours:
    """Return the limits of a team, or those of the event."""
    rules = plan.event.rules
    rest_h, per_24h, in_all = rules.min_rest_h, rules.max_hours_per_24h, rules.max_hours_total
    if team is not None:
        rest_h = rest_h if team.min_rest_h is None else team.min_rest_h
        per_24h = team.max_hours_per_24h or per_24h
        in_all = team.max_hours_total or in_all
    return Hours(
        rest=grid.hours(rest_h),
        per_24h=int(per_24h * 60) // grid.step_min,
        in_all=int(in_all * 60) // grid.step_min,
        day=grid.minutes(DAY.total_seconds() / 60),
    )
