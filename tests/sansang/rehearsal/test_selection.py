"""The best variant is chosen as often as is stated, by the same days for all."""

import numpy as np
import pytest
from scipy.stats import binom

from sansang.rehearsal.selection import Aim, select

ZONE = 1.0
AIM = Aim(indifference=ZONE, confidence=0.95, days_together=1, first=10, most_days=100_000)


def normals(seed, shared=0.0, spread=2.0):
    """A judge of variants that are their own means: normal days, partly the same for all."""
    streams = {}

    def judge(mean, days):
        if mean not in streams:
            own = np.random.default_rng([seed, 1, hash(mean) % 1000])
            streams[mean] = np.random.default_rng([seed, 0]), own
        weather, own = (stream.normal(size=len(days)) for stream in streams[mean])
        return mean + spread * (shared**0.5 * weather + (1 - shared) ** 0.5 * own)

    return judge


@pytest.mark.parametrize("shared", [0.0, 0.8])
def test_the_best_is_chosen_at_least_as_often_as_is_stated(shared):
    """The least favourable case: four others, each worse by just the zone. So few right choices
    as would come about in one of a thousand tries with the stated 95 % are too few.
    """
    means = [0.0, 0.001, 0.002, 0.003, ZONE + 0.003]
    tries = 200
    right = sum(
        select(means, normals(seed, shared), AIM).chosen.variant == means[-1]
        for seed in range(tries)
    )
    assert right >= binom.ppf(0.001, tries, 0.95)


def test_the_same_days_for_all_spare_days():
    means = [0.0, 0.5, 2.0]
    apart = sum(select(means, normals(seed), AIM).days for seed in range(20))
    together = sum(select(means, normals(seed, 0.9), AIM).days for seed in range(20))
    assert together < apart / 2


def test_ties_end_by_the_indifference_zone():
    chosen = select([0.0, 1e-9, 2e-9], normals(1), AIM)
    assert chosen.confidence == 0.95
    assert len(chosen.still_in) == 1


def test_variants_that_are_the_same_on_every_day_end_at_the_first_look():
    chosen = select(["here", "there"], lambda _, days: np.arange(days.start, days.stop) % 7, AIM)
    assert chosen.chosen.variant == "here"
    assert chosen.days == 2 * AIM.first


def test_one_variant_is_chosen():
    assert select([4.0], normals(1), AIM).chosen.variant == 4.0


def test_what_could_not_be_decided_is_said():
    short = Aim(indifference=1e-6, days_together=1, first=10, most_days=30)
    chosen = select([0.0, 1e-9], normals(1), short)
    assert chosen.confidence is None
    assert chosen.still_in == (0, 1)
    assert chosen.days == 60


def test_every_variant_is_told_with_its_interval_and_what_it_lacks():
    chosen = select([0.0, 3.0], normals(5), AIM)
    worse, best = chosen.judged
    assert best is chosen.chosen
    assert worse.low < worse.mean < worse.high
    assert worse.behind_low < worse.behind < worse.behind_high
    assert worse.behind == pytest.approx(3, abs=3)
    assert best.behind == 0


def test_days_come_in_order_and_once_for_each_variant():
    lived, value = {0.0: [], 1.0: []}, normals(3)

    def judge(variant, days):
        lived[variant] += days
        return value(variant, days)

    select([0.0, 1.0], judge, AIM)
    assert all(days == list(range(len(days))) for days in lived.values())


@pytest.mark.parametrize(
    "fields",
    [
        {"indifference": 0},
        {"indifference": float("nan")},
        {"confidence": 1.0},
        {"first": 1},
        {"days_together": 0},
        {"most_days": 5},
    ],
)
def test_an_aim_that_is_none_is_refused(fields):
    with pytest.raises(ValueError, match=r"expected|fewer"):
        Aim(**{"indifference": 1.0, **fields})


def test_a_judge_that_does_not_answer_is_refused():
    with pytest.raises(ValueError, match="finite"):
        select([1, 2], lambda _, days: np.full(len(days), np.nan), AIM)
    with pytest.raises(ValueError, match="nothing"):
        select([], normals(1), AIM)
