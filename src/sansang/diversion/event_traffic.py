"""Traffic of the event itself: who comes to its sites and leaves them, when, in what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sansang.diversion.capacities import CARS
from sansang.event import EventPlan, Site
from sansang.event.ground import SiteKind

FILLS = timedelta(hours=2)
"""How long a venue takes to fill that names no arrivals."""
AWAY = timedelta(hours=1)
"""Those who came leave in this time, from the end of the phase in which they came last."""


@dataclass(frozen=True, kw_only=True)
class Stream:
    """Cars (or what takes as much room) in an hour to a site, or from it, in a time."""

    site: str
    inbound: bool
    start: datetime
    end: datetime
    cars_per_h: float


def event_streams(plan: EventPlan) -> tuple[Stream, ...]:
    """Return the traffic to and from the sites, by their arrivals or capacity and the modes.

    A mode that names a site counts there in place of those that name none; without modes, and
    for people on foot, there is none. Those who came leave within an hour from the end of the
    phase (none: the event) in which the last of them arrive, at most as many as the site holds.
    """
    return tuple(stream for site in plan.sites for stream in _streams(plan, site))


def _streams(plan: EventPlan, site: Site) -> Iterator[Stream]:
    cars = _cars_per_person(plan, site)
    if site.position is None or not cars:
        return
    came = [(one.start, one.end, one.people) for one in site.arrivals]
    if not came and site.kind is SiteKind.VENUE and site.capacity:
        came = [(start, end, site.capacity) for start, end in _fillings(plan)]
    leaving: dict[datetime, int] = {}
    for start, end, people in came:
        yield _stream(site, start, end, cars * people, inbound=True)
        away = _phase_end(plan, end)
        leaving[away] = leaving.get(away, 0) + people
    for away, people in leaving.items():
        gone = min(people, site.capacity or people)
        yield _stream(site, away, away + AWAY, cars * gone, inbound=False)


def _fillings(plan: EventPlan) -> Iterator[tuple[datetime, datetime]]:
    """When venues fill: once in each phase that the event reaches into."""
    event = plan.event
    phases = [phase for phase in plan.phases if phase.start < event.end and event.start < phase.end]
    for phase in phases:
        start = max(phase.start, event.start - FILLS)
        yield start, min(start + FILLS, phase.end)
    if not phases:
        yield event.start - FILLS, event.start


def _stream(site: Site, start: datetime, end: datetime, cars: float, *, inbound: bool) -> Stream:
    hours = (end - start).total_seconds() / 3600
    return Stream(site=site.id, inbound=inbound, start=start, end=end, cars_per_h=cars / hours)


def _phase_end(plan: EventPlan, at: datetime) -> datetime:
    return next((p.end for p in plan.phases if p.start < at <= p.end), max(at, plan.event.end))


def _cars_per_person(plan: EventPlan, site: Site) -> float:
    own = [mode for mode in plan.travel_modes if mode.site == site.id]
    modes = own or [mode for mode in plan.travel_modes if mode.site is None]
    return sum(m.share / 100 / m.people_per_vehicle * CARS[m.vehicle] for m in modes)


def busiest(streams: Sequence[Stream], start: datetime, end: datetime) -> tuple[Stream, ...]:
    """Return the streams at the moment between two when they are most cars together."""
    moments = [start, *(one.start for one in streams if start < one.start < end)]
    at_once = [tuple(one for one in streams if one.start <= at < one.end) for at in moments]
    return max(at_once, key=lambda some: sum(one.cars_per_h for one in some))
