"""Shift patterns: whether some shift covers every time of day at which a post is manned."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from sansang.checks.finding import Severity
from sansang.checks.rule import Spot, at, rule
from sansang.checks.sources import RECORDS
from sansang.checks.survey import Survey
from sansang.event import Post, ShiftPattern
from sansang.wording import N_

Times = NDArray[np.bool_]

STEP_MIN = 5
_STEPS = 24 * 60 // STEP_MIN


@rule(
    "shifts.no_patterns",
    Severity.ERROR,
    N_("The plan of “{name}” has posts to man, but no shift patterns."),
    remedy=N_("Enter when shifts begin and how long they last."),
    source=RECORDS,
)
def no_patterns(survey: Survey) -> Iterable[Spot]:
    """A plan with posts to man has shift patterns."""
    if survey.cover.posts and not survey.plan.shift_patterns:
        yield at("event", survey.plan.event, "shift_patterns")


@rule(
    "shifts.hole",
    Severity.ERROR,
    N_("Post “{name}” is manned at {clock}, when no shift pattern of its teams is on duty."),
    remedy=N_("Add a shift pattern that covers the time, or end the need earlier."),
    source=RECORDS,
)
def hole(survey: Survey) -> Iterable[Spot]:
    """Shift patterns cover every time of day at which a post is manned."""
    covered: dict[tuple[str, ...], Times] = {}
    for post in survey.cover.posts if survey.plan.shift_patterns else ():
        kinds = post.resource_types
        if kinds not in covered:
            covered[kinds] = _covered(survey.plan.shift_patterns, kinds)
        if covered[kinds].all():
            continue
        bare = np.flatnonzero(_manned(post, survey.plan.zone) & ~covered[kinds])
        if len(bare):
            hour, minute = divmod(int(bare[0]) * STEP_MIN, 60)
            yield at("posts", post, "needs", clock=f"{hour:02d}:{minute:02d}")


def _covered(patterns: Iterable[ShiftPattern], kinds: tuple[str, ...]) -> Times:
    """The times of day in which a pattern that one of these resource types works is on."""
    times = np.zeros(_STEPS, dtype=np.bool_)
    for pattern in patterns:
        if not kinds or not pattern.resource_types or set(kinds) & set(pattern.resource_types):
            hour, minute = map(int, pattern.starts_at.split(":"))
            start = hour * 60 + minute
            _mark(times, start, start + round(pattern.hours * 60))
    return times


def _manned(post: Post, zone: ZoneInfo) -> Times:
    """The times of day in which a post is manned on some day."""
    times = np.zeros(_STEPS, dtype=np.bool_)
    for need in post.needs:
        if need.minimum:
            start = _minute(need.start.astimezone(zone))
            _mark(times, start, start + (need.end - need.start) // timedelta(minutes=1))
    return times


def _minute(local: datetime) -> int:
    return local.hour * 60 + local.minute


def _mark(times: Times, start: int, end: int) -> None:
    """Mark a stretch in minutes, which may go on past midnight."""
    steps = np.arange(start // STEP_MIN, -(-end // STEP_MIN))
    times[steps[:_STEPS] % _STEPS] = True
