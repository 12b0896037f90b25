"""Intervals over days, which are independent replications of one another.

There is no warm-up to throw away: an event begins empty and ends, so that what is wanted is the
mean over whole days (a terminating simulation), not a steady state. Each day is one observation.
A. M. Law, "Simulation Modeling and Analysis", 5th ed., section 9.4.1.
"""

from functools import cache
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from sansang.rehearsal.result import Estimate
from sansang.rehearsal.scenario import Floats, Ints
from sansang.rehearsal.sums import step_edges_ms

CONFIDENCE = 0.95
_ROUNDING = 1e-12
"""Share of the terms of a sum below which it is nothing but rounding."""


@cache
def t_quantile(degrees: int) -> float:
    """Return the two-sided quantile of Student's t for the confidence of all intervals."""
    from scipy.special import stdtrit

    return float(stdtrit(degrees, (1 + CONFIDENCE) / 2))


def mean(total: float, squares: float, days: int) -> Estimate:
    """Return the mean over days with its t interval, of the sum and the sum of squares.

    Of one day there is no interval: it is the value itself and infinity around it is not told.
    """
    value = total / days
    if days < 2:
        return Estimate(value=value, low=value, high=value)
    variance = max(0.0, squares / days - value * value) / (days - 1)
    return around(value, sqrt(variance) * t_quantile(days - 1))


def ratio(below: float, above: float, products: Floats, days: int) -> Estimate | None:
    """Return the ratio of two sums over days, Σa ÷ Σb, with its interval by the delta method.

    ``products`` are Σb², Σab, Σa² by day. The variance is that of the mean of a − r·b divided by
    the mean of b (Law, section 9.4.1 and 4.5; W. G. Cochran, "Sampling Techniques", 3rd ed.,
    section 6.3). None where nothing was counted.
    """
    if below <= 0:
        return None
    value = above / below
    return around(value, _ratio_error(value, below, products, days) * t_quantile(max(days - 1, 1)))


def _ratio_error(value: float, below: float, products: Floats, days: int) -> float:
    """Return the standard error of a ratio: by days, as those of one day are not independent."""
    if days < 2:
        return 0.0
    left = products[2] - 2 * value * products[1] + value * value * products[0]
    return sqrt(max(0.0, float(left)) * days / (days - 1)) / below


def share(below: float, above: float, products: Floats, days: int) -> Estimate | None:
    """Return a ratio that is a share of cases, ``above`` of ``below``, with its interval.

    E. B. Wilson's interval ("Probable inference", JASA 22 (1927) 209-212) for as many independent
    cases as carry the same information, so that a share of 0 or 1 has an interval too (E. L. Korn,
    B. I. Graubard, "Confidence intervals for proportions with small expected number of positive
    counts estimated from survey data", Survey Methodology 24 (1998) 193-201).
    """
    if below <= 0:
        return None
    value = above / below
    error = _ratio_error(value, below, products, days)
    cases = below if error == 0 else min(below, value * (1 - value) / error**2)
    if error == 0:  # all alike: at least the days on which there were any are independent
        cases = min(below, days)
    return wilson(value, max(cases, 1.0))


def wilson(value: float, cases: float) -> Estimate:
    """Return Wilson's interval of a share among independent cases."""
    z2 = t_quantile(1_000_000_000) ** 2
    centre = (value + z2 / (2 * cases)) / (1 + z2 / cases)
    half = sqrt(z2 * (value * (1 - value) / cases + z2 / (4 * cases * cases))) / (1 + z2 / cases)
    low, high = max(0.0, centre - half), min(1.0, centre + half)
    return Estimate(value=value, low=min(low, value), high=max(high, value))


def quantile(counts: Ints, p: float) -> float | None:
    """Return in minutes the response below which a share ``p`` of a histogram lies.

    None where that is among those which were never reached, or above the last step.
    """
    total = int(counts.sum())
    edges = step_edges_ms()
    if total == 0:
        return None
    wanted = p * total
    before = np.cumsum(counts)
    step = int(np.searchsorted(before, wanted, side="left"))
    if step >= len(counts) - 2:
        return None
    inside = (wanted - (before[step] - counts[step])) / counts[step]
    ms = edges[step] + inside * (edges[step + 1] - edges[step])
    return float(ms) / 60_000


def quantile_by_batches(batches: NDArray[np.integer], p: float) -> Estimate | None:
    """Return a quantile of all days in minutes, with the t interval of those of batches of days.

    ``batches`` (B, steps) are histograms of B parts of the days, all but alike in size. The value
    is that of all days together: batches alone would be biased (sectioning: S. Asmussen, P. W.
    Glynn, "Stochastic Simulation", section III.5). None where it is not known, or in a batch.
    """
    whole = batches.sum(axis=0)
    value = quantile(whole, p)
    if value is None:
        return None
    filled = [one for one in batches if one.sum() > 0]
    parts = [quantile(one, p) for one in filled]
    if len(parts) < 2:
        return Estimate(value=value, low=value, high=value)
    if any(part is None for part in parts):
        return None
    off = np.array(parts, np.float64) - value
    error = sqrt(float(off @ off) / (len(parts) * (len(parts) - 1)))
    half = error * t_quantile(len(parts) - 1)
    return Estimate(value=value, low=max(0.0, value - half), high=value + half)


def ratio_difference(sums: Floats, products: Floats, days: int) -> Estimate | None:
    """Return the ratio of another plan minus this one's on the same days, with its interval.

    ``sums`` (4) are those over days of b and a of this plan, then of the other, and ``products``
    (4, 4) those of each two of them. The interval is paired: by the delta method on the difference
    of both ratios, day by day, so that what both had in common on a day is taken out.
    """
    if sums[0] <= 0 or sums[2] <= 0:
        return None
    one, other = sums[1] / sums[0], sums[3] / sums[2]
    # By day: (a' − r'·b') ÷ mean b' − (a − r·b) ÷ mean b
    weights = np.array([one / sums[0], -1 / sums[0], -other / sums[2], 1 / sums[2]])
    error = 0.0
    if days > 1:
        squares = float(weights @ products @ weights)
        # Where both did the same, what is left is rounding.
        rounding = _ROUNDING * float(np.abs(weights) @ np.abs(products) @ np.abs(weights))
        error = sqrt(squares * days / (days - 1)) if squares > rounding else 0.0
    return around(float(other - one), error * t_quantile(max(days - 1, 1)))


def around(value: float, half: float) -> Estimate:
    """Return an interval that lies evenly around a value."""
    return Estimate(value=value, low=value - half, high=value + half)
