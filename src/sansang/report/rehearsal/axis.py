"""Axes: round ticks, and where a value lies between them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import floor, log10

from sansang.rehearsal.result import Estimate
from sansang.report.content.texts import Strip, Tick, Tone

_STEPS = (1, 2, 5)


@dataclass(frozen=True, kw_only=True)
class Axis:
    """A stretch of values as a line from 0 to 1; ``step`` lies between its ticks."""

    low: float
    high: float
    step: float

    def at(self, value: float) -> float:
        """Return where a value lies; what is beyond an end lies at it."""
        inside = min(max(value, self.low), self.high)
        return round((inside - self.low) / (self.high - self.low), 4)

    def ticks(self, say: Callable[[float], str]) -> tuple[Tick, ...]:
        """Return the ticks, each with what ``say`` calls it."""
        count = round((self.high - self.low) / self.step)
        values = (self.low + self.step * n for n in range(count + 1))
        return tuple(Tick(at=self.at(value), label=say(round(value, 6))) for value in values)

    def strip(self, estimate: Estimate, mark: float | None, tone: Tone) -> Strip:
        """Return an interval on this axis, held against ``mark``."""
        return Strip(
            low=self.at(estimate.low),
            value=self.at(estimate.value),
            high=self.at(estimate.high),
            mark=None if mark is None else self.at(mark),
            tone=tone,
        )


def axis_over(values: Iterable[float], *, parts: int = 4, least: float = 0.0) -> Axis:
    """Return the shortest axis with round ends that holds the values and is ``least`` long."""
    found = list(values) or [0.0]
    low, high = min(found), max(found)
    step = round_step(max(high - low, least) / parts)
    start = floor(low / step + 1e-9) * step
    end = start
    while end < max(high, start + least) - 1e-9 * step or end == start:
        end += step
    return Axis(low=start, high=end, step=step)


def in_percent(share: Estimate) -> Estimate:
    """Return a share with its interval in percent."""
    return Estimate(value=100 * share.value, low=100 * share.low, high=100 * share.high)


def round_step(length: float) -> float:
    """Return the least of 1, 2 and 5 × 10ⁿ that is not under ``length``."""
    if length <= 0:
        return 1.0
    power = 10.0 ** floor(log10(length))
    return next((m * power for m in _STEPS if m * power >= length - 1e-12), 10 * power)
