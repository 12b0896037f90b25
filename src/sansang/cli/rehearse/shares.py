"""Estimates in plain words: so many of 100, so many minutes, with their intervals."""

from math import ceil, floor

from sansang.rehearsal.result import Estimate
from sansang.report.content.voice import Voice
from sansang.wording import N_

_NONE = "–"


def of_hundred(voice: Voice, share: float) -> str:
    """Return how many of 100, rounded down: 100 is said of nothing less than all.

    Near none and near all a decimal is said, for it makes the difference.
    """
    hundred = 100 * share + 1e-9
    if 1 <= hundred < 99 or hundred <= 1e-6 or share >= 1:
        return voice.number(floor(hundred))
    return voice.number(floor(10 * hundred) / 10, 1)


def share_interval(voice: Voice, share: Estimate) -> str:
    """Return the interval of a share, as of 100, rounded outwards."""
    low, high = floor(100 * max(0, share.low) + 1e-9), ceil(100 * min(1, share.high) - 1e-9)
    return f"{voice.number(low)}–{voice.number(high)}"


def shared(voice: Voice, share: Estimate | None) -> str:
    """Return a share of 100 and its interval, a dash for none."""
    if share is None:
        return _NONE
    return f"{of_hundred(voice, share.value)} ({share_interval(voice, share)})"


def minutes(voice: Voice, estimate: Estimate | None) -> str:
    """Return minutes and their interval, never under zero; a dash where they are not known."""
    if estimate is None:
        return _NONE
    low, high = voice.number(max(0, estimate.low), 1), voice.number(estimate.high, 1)
    return f"{voice.number(estimate.value, 1)} ({low}–{high})"


def signed(voice: Voice, value: float, digits: int = 1) -> str:
    """Return a change with its sign."""
    said = voice.number(abs(value), digits)
    if not float(f"{abs(value):.{digits}f}"):
        return voice.number(0)
    return f"+{said}" if value > 0 else f"−{said}"


def points(voice: Voice, change: Estimate) -> str:
    """Return the change of a share in points of 100, with its interval."""
    low, high = (signed(voice, 100 * end) for end in (change.low, change.high))
    data = {"change": signed(voice, 100 * change.value), "low": low, "high": high}
    return voice.words(N_("{change} ({low} to {high})"), **data)
