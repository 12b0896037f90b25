"""Times and needs on the day of the sound plan's event."""

from typing import Any

DAY = "2026-12-01"


def clock(hour: int, minute: int = 0, day: str = DAY) -> str:
    """Return a time of the event's day, local."""
    return f"{day}T{hour:02d}:{minute:02d}+07:00"


def span(start: int, end: int) -> dict[str, str]:
    """Return a stretch of the event's day in hours."""
    return {"start": clock(start), "end": clock(end)}


def need(start: int, end: int, minimum: int) -> dict[str, Any]:
    """Return a need on the event's day."""
    return {**span(start, end), "minimum": minimum, "desired": minimum}
