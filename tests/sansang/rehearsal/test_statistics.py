"""Intervals cover the truth as often as they say."""

import numpy as np
import pytest
from scipy.stats import binom, lognorm, t

from sansang.rehearsal.precision import Precision
from sansang.rehearsal.scenario import NEVER
from sansang.rehearsal.statistics import (
    mean,
    quantile,
    quantile_by_batches,
    ratio,
    ratio_difference,
    share,
    t_quantile,
    wilson,
)
from sansang.rehearsal.sums import STEPS, response_step, step_edges_ms

RUNS = 2_000


def _covers(hits: int, runs: int = RUNS, wanted: float = 0.95) -> bool:
    """The observed coverage lies in the 99.9 % binomial interval of what is stated."""
    low, high = binom.ppf([0.0005, 0.9995], runs, wanted)
    return bool(low <= hits <= high)


def _days(rng: np.random.Generator, days: int) -> tuple[np.ndarray, np.ndarray]:
    """Incidents by day, and of them those in time: bad days are bad for all their incidents."""
    incidents = rng.poisson(20, days)
    good = rng.beta(16, 4, days)
    return incidents, rng.binomial(incidents, good)


def _products(b: np.ndarray, a: np.ndarray) -> np.ndarray:
    return np.array([b @ b, a @ b, a @ a], float)


def test_the_quantile_of_student_is_that_of_scipy():
    assert t_quantile(9) == pytest.approx(t.ppf(0.975, 9))


def test_the_interval_of_a_mean_covers_it():
    rng = np.random.default_rng(1)
    hits = 0
    for _ in range(RUNS):
        days = rng.gamma(2, 3, 400)
        found = mean(days.sum(), days @ days, len(days))
        hits += found.low <= 6 <= found.high
    assert _covers(hits)


def test_the_interval_of_a_ratio_covers_it_though_incidents_of_a_day_hang_together():
    rng = np.random.default_rng(2)
    hits = 0
    for _ in range(RUNS):
        b, a = _days(rng, 400)
        found = ratio(b.sum(), a.sum(), _products(b, a), 400)
        hits += found.low <= 0.8 <= found.high
    assert _covers(hits)


def test_the_interval_of_a_share_covers_it_though_incidents_of_a_day_hang_together():
    rng = np.random.default_rng(3)
    hits = 0
    for _ in range(RUNS):
        b, a = _days(rng, 400)
        found = share(b.sum(), a.sum(), _products(b, a), 400)
        hits += found.low <= 0.8 <= found.high
    assert _covers(hits)


def test_an_interval_that_took_incidents_for_independent_would_cover_too_seldom():
    rng = np.random.default_rng(3)
    hits = 0
    for _ in range(RUNS):
        b, a = _days(rng, 400)
        found = wilson(a.sum() / b.sum(), b.sum())
        hits += found.low <= 0.8 <= found.high
    assert not _covers(hits)


def test_a_share_of_all_has_an_interval_too():
    b = np.full(30, 2.0)
    found = share(60, 60, _products(b, b), 30)
    assert found.value == found.high == 1
    assert found.low == pytest.approx(30 / (30 + 1.959964**2))  # Wilson, 30 of 30 days


def test_the_interval_of_a_quantile_covers_it():
    rng = np.random.default_rng(4)
    law = lognorm(0.6, scale=6)
    truth = law.ppf(0.9)
    edges = step_edges_ms()
    hits = 0
    for _ in range(600):
        ms = law.rvs((20, 200), random_state=rng) * 60_000
        batches = np.array([np.histogram(one, np.append(edges[:-1], 1e12))[0] for one in ms])
        found = quantile_by_batches(np.column_stack([batches, np.zeros(20, int)]), 0.9)
        hits += found.low <= truth <= found.high
    assert _covers(hits, 600)


def test_the_interval_of_a_difference_covers_it_and_is_narrower_on_the_same_days():
    rng = np.random.default_rng(5)
    hits = 0
    for _ in range(RUNS):
        b, a = _days(rng, 400)
        mended = a + rng.binomial(b - a, 0.25)  # the truth: 0.8 + 0.2 / 4
        rows = np.array([b, a, b, mended], float)
        found = ratio_difference(rows.sum(axis=1), rows @ rows.T, 400)
        hits += found.low <= 0.05 <= found.high
    assert _covers(hits)
    apart = sum((one.high - one.low) ** 2 for one in _both(b, a, mended)) ** 0.5
    assert found.high - found.low < apart / 2


def _both(b, a, mended):
    return (ratio(b.sum(), one.sum(), _products(b, one), len(b)) for one in (a, mended))


def test_nothing_counted_is_no_share():
    assert share(0, 0, np.zeros(3), 10) is None
    assert ratio(0, 0, np.zeros(3), 10) is None
    assert ratio_difference(np.zeros(4), np.zeros((4, 4)), 10) is None


def test_a_quantile_among_those_never_reached_is_not_told():
    counts = np.zeros(STEPS, np.int64)
    counts[[0, -1]] = 8, 2
    assert quantile(counts, 0.5) == pytest.approx(5 / 8 * 5 / 60)
    assert quantile(counts, 0.9) is None


def test_each_response_lies_in_its_step():
    edges = step_edges_ms()
    assert (np.diff(edges) > 0).all()
    for step in range(STEPS - 1):
        assert response_step(edges[step]) == step
        assert response_step(edges[step + 1] - 1) == step
    assert response_step(NEVER) == STEPS - 1


def test_stopping_when_the_interval_is_narrow_keeps_its_coverage():
    """Looking again and again costs some coverage, for which there are a least number of days and
    a term that vanishes; what is left lies above 93 % (99.9 % interval of 1,000 runs)."""
    rng = np.random.default_rng(6)
    found = [_stopped(rng, Precision(half_width=0.01)) for _ in range(1_000)]
    hits = sum(one.low <= 0.8 <= one.high for one in found)
    assert hits >= binom.ppf(0.0005, 1_000, 0.93)


def _stopped(rng, precision):
    incidents, good = np.zeros(0, int), np.zeros(0, int)
    for days in precision.looks():
        more = _days(rng, days - len(incidents))
        incidents, good = (np.append(*pair) for pair in zip((incidents, good), more, strict=True))
        found = share(incidents.sum(), good.sum(), _products(incidents, good), days)
        if precision.reached(found, days):
            assert (found.high - found.low) / 2 <= 0.01
            return found
    raise AssertionError


def test_whoever_wants_no_width_is_refused():
    with pytest.raises(Exception, match="rehearsal_precision"):
        Precision(half_width=0)


def test_looks_end_at_the_most_days():
    looks = Precision(half_width=0.01, most_days=1_000).looks()
    assert looks == [200, 300, 450, 675, 1_000]
