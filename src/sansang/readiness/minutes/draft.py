"""Pasted minutes become proposed directives, by rules alone."""

from datetime import date
from zoneinfo import ZoneInfo

from sansang.event import EventPlan
from sansang.readiness.minutes.records import Minutes

LIMIT = 1_000_000
"""How many characters of a text are read."""


def draft_directives(
    text: str, *, plan: EventPlan | None, held_on: date, zone: ZoneInfo
) -> Minutes:
    """Return what the minutes order: proposals, and apart from them what is not handled here."""
    return Minutes(proposals=(), not_handled=(), read=min(len(text), LIMIT))
