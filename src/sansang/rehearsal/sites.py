"""Where reserves of a plan may wait, as problems of location by time of day.

The ways are those of a rehearsal with the closures in force (`ground`), the demand is how many
incidents a place expects in the time (`demand`). `sansang.location` chooses among the sites.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

import numpy as np

from sansang.event import EventPlan
from sansang.faults import CannotRun, Fault
from sansang.location import Problem, stacked
from sansang.rehearsal.clock import MINUTE_MS, Clock, clock_of
from sansang.rehearsal.demand import Stream, streams_of
from sansang.rehearsal.ground import drivers_of, ground_of
from sansang.rehearsal.scenario import NO_WAY, Ints
from sansang.rehearsal.standard import types_of
from sansang.travel import Driver, Travel


@dataclass(frozen=True, kw_only=True)
class TimeOfDay:
    """A time in which the same closures are in force, and where to wait in it."""

    start: datetime
    end: datetime
    problem: Problem


def site_problem(
    plan: EventPlan,
    travel: Travel,
    driver: Driver,
    *,
    hours: float = 1.0,
    sites: Iterable[str] | None = None,
    until_priority: int | None = None,
) -> Problem:
    """Return one problem of all times of day, for reserves that stay where they are."""
    times = site_problems(
        plan, travel, driver, hours=hours, sites=sites, until_priority=until_priority
    )
    return stacked(tuple(time.problem for time in times))


def site_problems(
    plan: EventPlan,
    travel: Travel,
    driver: Driver,
    *,
    hours: float = 1.0,
    sites: Iterable[str] | None = None,
    until_priority: int | None = None,
) -> tuple[TimeOfDay, ...]:
    """Return where to wait in each stretch of so many hours, cut where closures change.

    Ways are minutes of a driver, demand is expected incidents: of all types, or those of
    ``until_priority`` and more urgent ones. Places are where such incidents can happen, sites
    are those named, else every site of known position. Raises CannotRun for a plan in which
    nothing is expected, for one that nobody drives so, and for a site that is not in it.
    """
    clock = clock_of(plan)
    streams = [one for one in streams_of(plan, clock) if _urgent(plan, one, until_priority)]
    if not streams:
        raise CannotRun([Fault(code="no_demand", place=plan.event.id)])
    ground = ground_of(plan, travel, clock)
    drivers = drivers_of(plan)
    if driver not in drivers:
        raise ValueError(f"nobody in the plan drives as {driver}")
    number = {place: at for at, place in enumerate(ground.places)}
    places = tuple(dict.fromkeys(one.site for one in streams))
    chosen = _sites(plan, sites)
    found = []
    for start, end in _stretches(ground.epoch_from, clock, round(hours * 60 * MINUTE_MS)):
        epoch = int(np.searchsorted(ground.epoch_from, start, side="right")) - 1
        table = ground.travel_ms[epoch, drivers.index(driver)]
        ms = table[np.ix_([number[one] for one in chosen], [number[one] for one in places])]
        problem = Problem(
            sites=chosen,
            places=places,
            travel=np.where(ms == NO_WAY, np.inf, ms / MINUTE_MS),
            demand=np.array([_expected(streams, one, start, end) for one in places]),
        )
        found.append(TimeOfDay(start=_at(clock, start), end=_at(clock, end), problem=problem))
    return tuple(found)


def _urgent(plan: EventPlan, stream: Stream, until: int | None) -> bool:
    kinds = {kind.id: kind.priority for kind in types_of(plan)}
    return until is None or kinds[stream.incident_type] <= until


def _sites(plan: EventPlan, named: Iterable[str] | None) -> tuple[str, ...]:
    known = {site.id for site in plan.sites}
    if named is None:
        return tuple(site.id for site in plan.sites if site.position)
    chosen = tuple(named)
    faults = [
        Fault(code="unknown_id", place=plan.event.id, found=one, expected="sites")
        for one in chosen
        if one not in known
    ]
    if faults:
        raise CannotRun(faults)
    return chosen


def _stretches(epochs: Ints, clock: Clock, length_ms: int) -> list[tuple[int, int]]:
    """Return from when until when, each at most so long and within one set of closures."""
    cuts = {*range(0, clock.end_ms, length_ms), *epochs.tolist(), clock.end_ms}
    moments = sorted(cut for cut in cuts if 0 <= cut <= clock.end_ms)
    return list(pairwise(moments))


def _expected(streams: Iterable[Stream], place: str, start: int, end: int) -> float:
    """Return how many incidents come to a place in a time, on average."""
    return float(
        sum(
            np.interp(end, one.ms, one.brought) - np.interp(start, one.ms, one.brought)
            for one in streams
            if one.site == place
        )
    )


def _at(clock: Clock, ms: int) -> datetime:
    return clock.start + timedelta(milliseconds=ms)
