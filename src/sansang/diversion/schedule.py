"""When which closures are in force together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from sansang.event.traffic import Closure


@dataclass(frozen=True, kw_only=True)
class Together:
    """A time in which the same closures are in force, at least one."""

    start: datetime
    end: datetime
    closures: tuple[str, ...]


def schedule(closures: Sequence[Closure]) -> list[Together]:
    """Return the times with the same closures in force, one after the other.

    Where a closure ends and begins again at once it simply goes on.
    """
    moments = sorted({moment for c in closures for t in c.times for moment in (t.start, t.end)})
    found: list[Together] = []
    for start, end in pairwise(moments):
        ids = in_force(closures, start, end)
        goes_on = found and found[-1].closures == ids and found[-1].end == start
        begun = found.pop().start if goes_on else start
        if ids:
            found.append(Together(start=begun, end=end, closures=ids))
    return found


def in_force(closures: Iterable[Closure], start: datetime, end: datetime) -> tuple[str, ...]:
    """Return the closures that are in force at some time between two moments."""
    return tuple(
        closure.id
        for closure in closures
        if any(time.start < end and start < time.end for time in closure.times)
    )
