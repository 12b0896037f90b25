"""The closures of a plan over time: when the set that is in force changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from sansang.event.traffic import Closure

_AROUND = timedelta(hours=1)
_GRIDS_MIN = (15, 30, 60, 120, 240, 720, 1440)
_MOST_STEPS = 500


@dataclass(frozen=True, kw_only=True)
class InForce:
    """A stretch of time in which the same closures (their ids) are in force; maybe none."""

    start: datetime
    end: datetime
    closures: tuple[str, ...]


def stretches(closures: Sequence[Closure]) -> tuple[InForce, ...]:
    """Return the stretches from an hour before the first closure to an hour after the last.

    Neighbours with the same closures are one stretch; a plan without times has none.
    """
    times = [time for closure in closures for time in closure.times]
    if not times:
        return ()
    first, last = min(t.start for t in times) - _AROUND, max(t.end for t in times) + _AROUND
    moments = sorted({first, last, *(t.start for t in times), *(t.end for t in times)})
    found: list[InForce] = []
    for start, end in pairwise(moments):
        ids = tuple(_in_force(closures, start))
        if found and found[-1].closures == ids:
            found[-1] = InForce(start=found[-1].start, end=end, closures=ids)
        else:
            found.append(InForce(start=start, end=end, closures=ids))
    return tuple(found)


def _in_force(closures: Sequence[Closure], at: datetime) -> Iterator[str]:
    for closure in closures:
        if any(time.start <= at < time.end for time in closure.times):
            yield closure.id


def steps(found: Sequence[InForce]) -> tuple[datetime, ...]:
    """Return the steps of a slider: every change, and between them the clock's round times."""
    if not found:
        return ()
    first, last = found[0].start, found[-1].end
    whole = (last - first) / timedelta(minutes=1)
    grid = next((g for g in _GRIDS_MIN if whole / g <= _MOST_STEPS), _GRIDS_MIN[-1])
    start = first.replace(minute=0, second=0, microsecond=0)
    count = int((last - start) / timedelta(minutes=grid)) + 1
    regular = (start + timedelta(minutes=grid * n) for n in range(count))
    changes = {first, *(one.start for one in found)}
    return tuple(sorted(changes | {at for at in regular if first <= at < last}))
