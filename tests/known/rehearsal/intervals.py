"""Intervals of long runs: means of batches, which are nearly independent of each other."""

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t

Floats = NDArray[np.float64]
BATCHES, SURE = 40, 0.99


def interval(values: NDArray, together: int = 1) -> tuple[float, float]:
    """Return the 99 % interval of the mean of values in the order of time (n), by batch means.

    Of several intervals that are looked at ``together``, all hold at once in 99 of 100 runs
    (Bonferroni). The first fiftieth is left out: a run begins without any call.
    """
    kept = np.asarray(values, np.float64)[len(values) // 50 :]
    size = len(kept) // BATCHES
    means = kept[: size * BATCHES].reshape(BATCHES, size).mean(axis=1)
    far = t.ppf(1 - (1 - SURE) / (2 * together), BATCHES - 1)
    half = far * means.std(ddof=1) / np.sqrt(BATCHES)
    middle = means.mean()
    return middle - half, middle + half


def holds(values: NDArray, expected: float, together: int = 1) -> bool:
    """Tell whether what theory expects lies in the interval."""
    low, high = interval(values, together)
    return bool(low <= expected <= high)
