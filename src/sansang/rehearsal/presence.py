"""How many people are at a site when, from what the plan says of its places and times.

A window is a time with people in it; who is there in two windows is counted in each, as published
rates count attendances.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sansang.event import EventPlan, Site
from sansang.event.ground import SiteKind
from sansang.event.manned import manned_time
from sansang.event.public import SizeBand

_DAY = timedelta(days=1)
_AT_MOST = {
    SizeBand.UP_TO_50: 50,
    SizeBand.UP_TO_200: 200,
    SizeBand.UP_TO_1000: 1_000,
    SizeBand.OVER_1000: 2_000,
}
"""A gathering counts as large as its band allows; the open one as twice its beginning."""


@dataclass(frozen=True, kw_only=True)
class Window:
    """So many people are at a site from ``start`` to ``end``."""

    start: datetime
    end: datetime
    people: int


def presence_of(plan: EventPlan) -> dict[str, tuple[Window, ...]]:
    """Return the windows of every site at which the plan expects people.

    In this order: people who arrive to be served, in their times; a gathering, in its times;
    what the zones expect, or else the capacity, in the daily hours of the event, in a hotel
    outside of them. Where no site says anything, the attendance is at the venues.
    """
    found = {site.id: tuple(_at(plan, site)) for site in plan.sites}
    told = {site: windows for site, windows in found.items() if windows}
    return told or _attendance(plan)


def daily_hours(plan: EventPlan) -> tuple[tuple[datetime, datetime], ...]:
    """Return from when until when the event is on each day: it is taken to begin every day at the
    time of day of its start and to end at that of its end.
    """
    start, end = (at.astimezone(plan.zone) for at in (plan.event.start, plan.event.end))
    if end - start <= _DAY:
        return ((start.astimezone(UTC), end.astimezone(UTC)),)
    overnight = end.time() <= start.time()
    days = (end.date() - start.date()).days + (0 if overnight else 1)
    found = []
    for day in (start.date() + number * _DAY for number in range(days)):
        opens = datetime.combine(day, start.time(), plan.zone)
        closes = datetime.combine(day + _DAY if overnight else day, end.time(), plan.zone)
        found.append((opens.astimezone(UTC), closes.astimezone(UTC)))
    return tuple(found)


def _at(plan: EventPlan, site: Site) -> Iterator[Window]:
    if site.arrivals:
        yield from (Window(start=a.start, end=a.end, people=a.people) for a in site.arrivals)
        return
    people = sum(zone.expected_people for zone in site.zones) or site.capacity or 0
    gatherings = [g for g in plan.gatherings if g.site == site.id]
    if gatherings:
        for one in gatherings:
            yield Window(start=one.start, end=one.end, people=people or _AT_MOST[one.size])
    elif people:
        hours = _nights(plan) if site.kind is SiteKind.HOTEL else daily_hours(plan)
        yield from (Window(start=start, end=end, people=people) for start, end in hours)


def _nights(plan: EventPlan) -> Iterator[tuple[datetime, datetime]]:
    """The manned time without the daily hours."""
    span = manned_time(plan)
    if span is None:
        return
    since = span[0]
    for opens, closes in daily_hours(plan):
        if since < opens:
            yield since, opens
        since = max(since, closes)
    if since < span[1]:
        yield since, span[1]


def _attendance(plan: EventPlan) -> dict[str, tuple[Window, ...]]:
    venues = [site for site in plan.sites if site.kind is SiteKind.VENUE] or list(plan.sites[:1])
    if not (venues and plan.event.attendance):
        return {}
    share = plan.event.attendance // len(venues)
    rest = plan.event.attendance - share * (len(venues) - 1)
    hours = daily_hours(plan)
    return {
        site.id: tuple(
            Window(start=start, end=end, people=rest if number == 0 else share)
            for start, end in hours
        )
        for number, site in enumerate(venues)
    }
