"""Moments of the plan as whole milliseconds from the begin of what is rehearsed."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sansang.event import EventPlan
from sansang.event.manned import manned_time
from sansang.faults import CannotRun, Fault

MINUTE_MS = 60_000


@dataclass(frozen=True, kw_only=True)
class Clock:
    """The rehearsed time: from the first need of a post to the end of the last."""

    start: datetime
    end: datetime

    @property
    def end_ms(self) -> int:
        """How long it lasts."""
        return self.ms(self.end)

    def ms(self, moment: datetime) -> int:
        """Return a moment in milliseconds from the start; before it they are negative."""
        return round((moment - self.start) / timedelta(milliseconds=1))

    def within(self, start: datetime, end: datetime) -> tuple[int, int]:
        """Return the part of a time that is rehearsed; if none is, it ends at its start."""
        begin = min(max(self.ms(start), 0), self.end_ms)
        return begin, min(max(self.ms(end), begin), self.end_ms)


def clock_of(plan: EventPlan) -> Clock:
    """Return the time that is rehearsed. Raises CannotRun where no post has a need."""
    span = manned_time(plan)
    if span is None:
        raise CannotRun([Fault(code="nothing_to_rehearse", place=plan.event.id)])
    # In UTC, so that a difference is a time that passes, whatever the clock on the wall does.
    start, end = (moment.astimezone(UTC) for moment in span)
    return Clock(start=start, end=end)
