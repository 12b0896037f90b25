"""The days and hours of the event's clock, also where the clock is changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sansang.event import EventPlan

HOUR = timedelta(hours=1)
_UTC = ZoneInfo("UTC")


@dataclass(frozen=True, kw_only=True)
class Day:
    """A day of the event's clock, from midnight to midnight: 24 hours, seldom 23 or 25."""

    start: datetime
    end: datetime

    @property
    def hours(self) -> tuple[tuple[datetime, datetime], ...]:
        """Its hours."""
        count = round((self.end - self.start) / HOUR)
        return tuple((self.start + n * HOUR, self.start + (n + 1) * HOUR) for n in range(count))


def days_between(start: datetime, end: datetime, zone: ZoneInfo) -> tuple[Day, ...]:
    """Return the days that a stretch of time touches. Instants are in UTC."""
    first = start.astimezone(zone).date()
    last = (end - timedelta(minutes=1)).astimezone(zone).date()
    return tuple(_days(first, max(first, last), zone))


def _days(first: date, last: date, zone: ZoneInfo) -> Iterator[Day]:
    while first <= last:
        following = first + timedelta(days=1)
        yield Day(start=_midnight(first, zone), end=_midnight(following, zone))
        first = following


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone).astimezone(_UTC)


def is_night(plan: EventPlan, at: datetime) -> bool:
    """Tell whether an instant lies in the night of the plan's hours rules."""
    rules = plan.event.rules
    clock = f"{at.astimezone(plan.zone):%H:%M}"
    if rules.night_start <= rules.night_end:
        return rules.night_start <= clock < rules.night_end
    return clock >= rules.night_start or clock < rules.night_end
