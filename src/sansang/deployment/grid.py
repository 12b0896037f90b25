"""The time grid: slots of equal length from the midnight before the first need."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import gcd
from zoneinfo import ZoneInfo

from sansang.event import EventPlan, ShiftPattern

DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Grid:
    """``slots`` slots of ``step_min`` minutes, the first one beginning at ``origin``."""

    origin: datetime
    step_min: int
    slots: int
    zone: ZoneInfo

    def floor(self, at: datetime) -> int:
        """Return the slot in which an instant lies (may be outside the grid)."""
        return int((at - self.origin).total_seconds() // 60) // self.step_min

    def ceil(self, at: datetime) -> int:
        """Return the first slot that begins at an instant or later."""
        return -(-int((at - self.origin).total_seconds() // 60) // self.step_min)

    def moment(self, slot: int) -> datetime:
        """Return when a slot begins, with the offset that holds then in the event's zone."""
        instant = self.origin + timedelta(minutes=slot * self.step_min)
        return instant.astimezone(self.zone)

    def hours(self, hours: float) -> int:
        """Return how many slots a time in hours needs, rounded up."""
        return -(-round(hours * 60) // self.step_min)

    def minutes(self, minutes: float) -> int:
        """Return how many slots a time in minutes needs, rounded up."""
        return -(-round(minutes) // self.step_min)


def grid_of(plan: EventPlan) -> Grid | None:
    """Return the grid over all needs of the plan, or None where no post has any.

    It begins the day before the first need, since a shift may begin then, and its step is
    finer than the plan's where the clock changes by less within it.
    """
    needs = [need for post in plan.posts for need in post.needs]
    if not needs:
        return None
    zone = plan.zone
    first = min(need.start for need in needs).astimezone(zone)
    last = max(need.end for need in needs).astimezone(zone)
    origin = _midnight(first.date() - DAY, zone)
    end = _midnight(last.date() + 2 * DAY, zone)
    days = ((origin + n * DAY).date() for n in range((end.date() - origin.date()).days + 1))
    changes = {_offset_min(_midnight(day, zone)) - _offset_min(origin) for day in days}
    step = gcd(plan.event.rules.grid_min, *changes)
    elapsed = round(end.timestamp() - origin.timestamp()) // 60
    return Grid(origin=_utc(origin), step_min=step, slots=elapsed // step, zone=zone)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone)


def _offset_min(at: datetime) -> int:
    return round((at.utcoffset() or timedelta()).total_seconds() / 60)


def _utc(at: datetime) -> datetime:
    return at.astimezone(ZoneInfo("UTC"))


def shift_starts(pattern: ShiftPattern, grid: Grid) -> Iterator[int]:
    """Yield the slots in which a shift of this pattern may begin, one a day."""
    hour, minute = map(int, pattern.starts_at.split(":"))
    day = grid.origin.astimezone(grid.zone).date()
    length = grid.hours(pattern.hours)
    while True:
        start = datetime(day.year, day.month, day.day, hour, minute, tzinfo=grid.zone)
        slot = grid.floor(_utc(start))
        if slot + length > grid.slots:
            return
        if slot >= 0:
            yield slot
        day += DAY
