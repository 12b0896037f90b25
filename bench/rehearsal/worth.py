"""How much narrower the interval of a difference is when both variants meet the same days."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from scipy.stats import t

from bench.rehearsal.town import SEED, ordinary_days
from bench.rows import Row
from sansang.rehearsal.draw import draw_day
from sansang.rehearsal.engine import play
from sansang.rehearsal.scenario import NEVER, Floats, Scenario

TITLE = "what one more team is worth"
DAYS, CALLS, PART = 400, 450, 0.25


@dataclass(kw_only=True)
class Measured:
    """Means in minutes, and half widths of the 95 % interval of their difference."""

    before_min: float
    after_min: float
    paired_min: float
    independent_min: float


def measured(days: int = DAYS) -> tuple[list[Row], dict[str, Any]]:
    """Return the rows of this section and the numbers behind them."""
    done = measure(days)
    part = done.paired_min / done.independent_min
    gain = done.before_min - done.after_min
    row = Row(
        what=f"mean response, {days} days with {CALLS} calls",
        result=f"{gain:.2f} ± {done.paired_min:.2f} min sooner,"
        f" ± {done.independent_min:.2f} with independent days",
        goal=f"≤ ¼ of the width: {part:.2f}",
        met=part <= PART,
    )
    return [row], asdict(done)


def measure(days: int) -> Measured:
    """Play days of a town with twenty teams, and with one more on the same and on other days."""
    before, more = ordinary_days(CALLS), ordinary_days(CALLS, more_teams=1)
    numbers = range(days)
    own, same = _means(before, numbers), _means(more, numbers)
    other = _means(more, range(days, 2 * days))
    far = float(t.ppf(0.975, days - 1)) / np.sqrt(days)
    return Measured(
        before_min=own.mean(),
        after_min=same.mean(),
        paired_min=far * (own - same).std(ddof=1),
        independent_min=far * float(np.hypot(own.std(ddof=1), other.std(ddof=1))),
    )


def _means(scenario: Scenario, numbers: range) -> Floats:
    return np.array([_mean_min(scenario, number) for number in numbers])


def _mean_min(scenario: Scenario, number: int) -> float:
    day = draw_day(scenario, SEED, number)
    first_ms = play(scenario, day).first_ms
    came = first_ms != NEVER
    return float((first_ms - day.at_ms)[came].mean() / 60_000)
