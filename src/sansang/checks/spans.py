"""Stretches of time: what they cover together, and where a gap is."""

from collections.abc import Iterable
from datetime import datetime

Span = tuple[datetime, datetime]


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans of time as the fewest that cover the same."""
    whole: list[Span] = []
    for start, end in sorted(spans):
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return whole


def overlap(ones: Iterable[Span], others: Iterable[Span]) -> bool:
    """Tell whether two sets of spans have a time in common."""
    return any(a < d and c < b for a, b in ones for c, d in others)


def first_gap(wanted: Span, covered: Iterable[Span]) -> datetime | None:
    """Return the first instant of a span that merged, ordered spans leave uncovered."""
    start, end = wanted
    for a, b in covered:
        if a <= start < b:
            start = b
    return start if start < end else None
