"""What an answer comes to, counted again from its duties and the plan, for the verifier alone.

It shares no code with the model. Times are minutes since the epoch.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from math import gcd

from sansang.deployment.readings import Reading, Shift, Stand, minute
from sansang.deployment.result import Assignment, Shortfall, Unmet
from sansang.event import EventPlan, Post

EIGHT_HOURS = 8 * 60
SOFT_LEVELS = ("fairness", "post_changes", "travel")


@dataclass(frozen=True, kw_only=True)
class Slot:
    """What a post asks and is given in the slot that begins at ``at``."""

    post: Post
    at: int
    minimum: int
    desired: int
    given: int

    @property
    def short(self) -> tuple[Shortfall, int] | None:
        """Which strength is not met, and what it asks; the minimum goes before the desired."""
        if self.given < self.minimum:
            kind = Shortfall.RESERVE if self.post.reserve else Shortfall.MINIMUM
            return kind, self.minimum
        if self.given < self.desired and not self.post.reserve:
            return Shortfall.DESIRED, self.desired
        return None


def step_min(plan: EventPlan) -> int:
    """Return the plan's grid, or a finer one where the clock changes by less near the needs."""
    times = [at for post in plan.posts for need in post.needs for at in (need.start, need.end)]
    if not times:
        return plan.event.rules.grid_min
    first, last = (at.astimezone(plan.zone) for at in (min(times), max(times)))
    midnight, days = first.replace(hour=0, minute=0), (last.date() - first.date()).days
    around = (midnight + timedelta(days=n) for n in range(-1, days + 3))
    offsets = [at.utcoffset() or timedelta() for at in around]
    changes = {round((offset - offsets[0]).total_seconds() / 60) for offset in offsets}
    return gcd(plan.event.rules.grid_min, *changes)


def slots(plan: EventPlan, assignments: tuple[Assignment, ...], step: int) -> list[Slot]:
    """Return every slot of every post in which something is asked, in the order of time."""
    headcount = {team.id: team.headcount for team in plan.teams}
    stands: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for a in assignments:
        span = (minute(a.start), minute(a.end), headcount.get(a.team, 0))
        stands[a.post].append(span)
    found = []
    for post in plan.posts:
        for at, (minimum, desired) in sorted(_asked(plan, post, step).items()):
            here = [size for start, end, size in stands[post.id] if start <= at < end]
            given = len(here) if post.unit == "teams" else sum(here)
            found.append(Slot(post=post, at=at, minimum=minimum, desired=desired, given=given))
    return found


def _asked(plan: EventPlan, post: Post, step: int) -> dict[int, tuple[int, int]]:
    """Minimum and desired strength by the minute at which each slot begins.

    A need holds for the whole of every slot that it touches; slots begin at local midnight.
    """
    asked: dict[int, tuple[int, int]] = {}
    for need in post.needs:
        midnight = need.start.astimezone(plan.zone).replace(hour=0, minute=0)
        begun = (minute(need.start) - minute(midnight)) // step * step + minute(midnight)
        for at in range(begun, minute(need.end), step):
            minimum, desired = asked.get(at, (0, 0))
            asked[at] = (max(minimum, need.minimum), max(desired, need.desired))
    return asked


def unmet(plan: EventPlan, counted: list[Slot], step: int) -> Iterator[Unmet]:
    """Yield what is short, over each longest time in which it is short alike."""
    apart = (
        (slot, (slot.post.id, slot.short, slot.given, slot.at - number * step))
        for number, slot in enumerate(counted)
    )
    for (post, short, given, _), run in groupby(apart, key=lambda pair: pair[1]):
        if short is not None:
            times = [slot.at for slot, _ in run]
            yield Unmet(
                post=post,
                start=clock(plan, times[0]),
                end=clock(plan, times[-1] + step),
                kind=short[0],
                required=short[1],
                given=given,
            )


def clock(plan: EventPlan, at: int) -> datetime:
    """Return a minute as a time of the event's zone."""
    return datetime.fromtimestamp(at * 60, plan.zone)


def shortfalls(plan: EventPlan, counted: list[Slot], step: int) -> dict[str, int]:
    """Return what is missing by level, in strength × minutes."""
    missing = {f"minimum.{post.priority}": 0 for post in plan.posts if not post.reserve}
    missing |= {"desired": 0, "reserve": 0}
    for slot in counted:
        level = "reserve" if slot.post.reserve else f"minimum.{slot.post.priority}"
        missing[level] += max(0, slot.minimum - slot.given) * step
        if not slot.post.reserve:
            missing["desired"] += max(0, slot.desired - slot.given) * step
    return missing


def fairness(plan: EventPlan, shifts: Reading, step: int) -> int:
    """Return a team's burden: each eight hours weigh once more than those before.

    So does every night, which weighs as much as eight hours.
    """
    worked = sum(shift.end - shift.start for shift in shifts)
    nights = sum(_is_night(plan, shift, step) for shift in shifts)
    hours = sum(worked - over for over in range(0, worked, EIGHT_HOURS))
    return hours + EIGHT_HOURS * nights * (nights + 1) // 2


def _is_night(plan: EventPlan, shift: Shift, step: int) -> bool:
    """At least half of the shift's slots begin in the night."""
    begin, until = plan.event.rules.night_start, plan.event.rules.night_end
    starts = range(shift.start, shift.end, step)
    clocks = [f"{clock(plan, at):%H:%M}" for at in starts]
    if begin <= until:
        inside = [begin <= c < until for c in clocks]
    else:
        inside = [c >= begin or c < until for c in clocks]
    return sum(inside) * 2 >= len(starts)


def post_changes(stands: list[Stand]) -> int:
    """Return the posts of a team beyond its first."""
    return max(0, len({stand.post for stand in stands}) - 1)


def first_and_last(shift: Shift) -> tuple[str, str | None]:
    """Return where a team begins a shift and ends it; None where it travels all the last part."""
    start, end = shift.edges[-2:]
    last = (s.post for s in shift.stands if s.start < end and start < s.end)
    return shift.stands[0].post, next(last, None)
