"""A new event: a small plan with one example in each table, to be filled and replaced."""

from datetime import datetime, timedelta
from typing import Any

from pydantic import ValidationError

from sansang.event import Event, EventPlan, Paper
from sansang.event.fields import find_zone
from sansang.event.setting import EventKind, PaperLayout
from sansang.eventfile.example_records import example_plan
from sansang.eventfile.example_times import Times
from sansang.eventfile.origin import Origins, StepSpot
from sansang.eventfile.reasons import plan_faults
from sansang.faults import CannotRun, Fault
from sansang.wording import LANGUAGES, wording


def new_plan(
    *,
    event_id: str,
    name: str,
    start: datetime,
    end: datetime,
    time_zone: str,
    language: str = "vi",
) -> EventPlan:
    """Return a plan with one example in each table, its texts in the event's language.

    ``start`` and ``end`` are local times. Readiness is judged five days before. Raises
    CannotRun for a time zone that is not known or another value that no event can have.
    """
    zone = find_zone(time_zone)
    if zone is None:
        raise CannotRun([Fault(code="time_zone", place="time_zone", found=time_zone)])
    if end <= start:
        fault = Fault(
            code="end_before_start",
            place="event",
            field="end",
            found=f"{end:%Y-%m-%dT%H:%M}",
            expected=f"{start:%Y-%m-%dT%H:%M}",
        )
        raise CannotRun([fault])
    times = Times(start.replace(tzinfo=zone), end.replace(tzinfo=zone))
    words = wording(language if language in LANGUAGES else "en")
    try:
        event = _event(times, id=event_id, name=name, time_zone=time_zone, language=language)
        return example_plan(event, times, words)
    except ValidationError as error:
        raise CannotRun(list(plan_faults(error, Origins({(): StepSpot("event")})))) from None


def _event(times: Times, **said: Any) -> Event:
    return Event(
        kind=EventKind.INDOOR_CONGRESS,
        start=times.start,
        end=times.end,
        as_of=times.start - timedelta(days=5),
        attendance=400,
        delegates=350,
        paper=Paper(layout=PaperLayout.VN_ADMINISTRATIVE),
        **said,
    )
