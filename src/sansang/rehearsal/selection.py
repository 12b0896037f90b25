"""The best of several variants by rehearsing them, with a stated confidence of being right.

Kim and Nelson's fully sequential procedure KN (ACM TOMACS 11, 2001, 251–273) with common random
numbers: all variants live the same days, those that are surely worse are dropped, the others live
more days, until one is left. When the best is better than all others by the indifference zone, it
is chosen with at least the stated confidence; differences below the zone are taken as none, so
ties end too.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import sqrt
from typing import Generic, TypeVar

import numpy as np

from sansang.rehearsal.scenario import Floats
from sansang.rehearsal.statistics import t_quantile

Variant = TypeVar("Variant")
Judge = Callable[[Variant, range], Floats]
"""What a variant is worth on each of these days (n), more is better. The same days are the same
for all variants; the days are asked for in their order, each once for each variant."""


@dataclass(frozen=True, kw_only=True)
class Aim:
    """What is asked of a selection.

    ``indifference`` is the smallest difference of the mean day that is worth a decision.
    ``confidence`` is the least probability of choosing the best. ``days_together`` days make one
    observation, so that it is nearly normal whatever a day is like; ``first`` observations come
    before the first comparison. At most ``most_days`` days are spent on a variant.
    """

    indifference: float
    confidence: float = 0.95
    days_together: int = 20
    first: int = 20
    most_days: int = 20_000

    def __post_init__(self) -> None:
        if not (self.indifference > 0 and 0.5 <= self.confidence < 1):
            raise ValueError(f"{self}: a zone over 0 and a confidence of 0.5 to 1 are expected")
        if self.days_together < 1 or self.first < 2:
            raise ValueError(f"{self}: at least 2 observations of at least 1 day are expected")
        if self.most_days < self.first * self.days_together:
            raise ValueError(f"{self}: most_days are fewer than those before the first comparison")


@dataclass(frozen=True, kw_only=True)
class Judged(Generic[Variant]):
    """A variant, its mean day and the 95 % interval of that, how many days it lived, and the mean
    by which it is behind the chosen one on the days that both lived, with its interval.
    """

    variant: Variant
    mean: float
    low: float
    high: float
    days: int
    behind: float
    behind_low: float
    behind_high: float


@dataclass(frozen=True, kw_only=True)
class Selection(Generic[Variant]):
    """The chosen variant, and all of them in the order in which they were given.

    ``confidence`` is the stated probability of a right choice, None where the days were spent
    before one was left: then ``still_in`` are those among which nothing was decided.
    """

    chosen: Judged[Variant]
    judged: tuple[Judged[Variant], ...]
    still_in: tuple[int, ...]
    confidence: float | None
    indifference: float
    days: int


@dataclass
class _Race(Generic[Variant]):
    """Who is still in; the observations of each for as long as it was, and their running means."""

    aim: Aim
    judge: Judge[Variant]
    variants: Sequence[Variant]
    seen: list[Floats] = field(default_factory=list)
    means: list[Floats] = field(default_factory=list)
    still: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.seen = [np.empty(0) for _ in self.variants]
        self.means = list(self.seen)
        self.still = list(range(len(self.variants)))

    @property
    def observed(self) -> int:
        """How many observations those still in have."""
        return len(self.seen[self.still[0]])

    def observe(self, more: int) -> None:
        """Let all that are still in live more days, the same for all."""
        together = self.aim.days_together
        begin = self.observed * together
        days = range(begin, begin + more * together)
        for i in self.still:
            values = np.asarray(self.judge(self.variants[i], days), dtype=np.float64)
            if values.shape != (len(days),) or not np.isfinite(values).all():
                raise ValueError(f"{len(days)} finite values were expected for {self.variants[i]}")
            seen = np.append(self.seen[i], values.reshape(more, together).mean(axis=1))
            self.seen[i], self.means[i] = seen, seen.cumsum() / np.arange(1, len(seen) + 1)


def select(variants: Sequence[Variant], judge: Judge[Variant], aim: Aim) -> Selection[Variant]:
    """Return the best variant by the mean of ``judge``, right with at least ``aim.confidence``.

    Raises ValueError without variants, and where the judge doesn't return a finite value for each
    day.
    """
    if not variants:
        raise ValueError("nothing to choose from")
    race = _Race(aim=aim, judge=judge, variants=variants)
    race.observe(aim.first)
    left = aim.most_days // aim.days_together
    variance = _variances_of_differences(race)
    reach = _reach(len(variants), aim)
    race.still = _survivors(race, aim.first, variance, reach)
    while len(race.still) > 1 and race.observed < left:
        begun = race.observed
        race.observe(min(aim.first, left - begun))
        for count in range(begun + 1, race.observed + 1):
            race.still = _survivors(race, count, variance, reach)
    return _told(race, aim)


def _reach(variants: int, aim: Aim) -> float:
    """h² of KN: 2 η (n₀ − 1), η = ½ [(2α ÷ (k − 1))^(−2 ÷ (n₀ − 1)) − 1] (c = 1)."""
    if variants == 1:
        return 0.0
    wrong, freedom = 1 - aim.confidence, aim.first - 1
    return float(((2 * wrong / (variants - 1)) ** (-2 / freedom) - 1) * freedom)


def _variances_of_differences(race: "_Race[Variant]") -> Floats:
    """S² of the difference of each pair (k, k) over the first observations."""
    first = np.array(race.seen)
    between = first[:, None, :] - first[None, :, :]
    variance: Floats = between.var(axis=2, ddof=1)
    return variance


def _survivors(race: "_Race[Variant]", count: int, variance: Floats, reach: float) -> list[int]:
    """Those that are not surely worse than another after ``count`` observations.

    i is dropped where its mean is below that of another by more than
    W = max(0, δ ÷ 2r · (h² S² ÷ δ² − r)); when W is 0 for all of them, the best mean is left.
    """
    zone, still = race.aim.indifference, np.array(race.still)
    mean = np.array([race.means[i][count - 1] for i in still])
    spread = reach * variance[np.ix_(still, still)] / zone**2
    slack = np.maximum(0.0, zone / (2 * count) * (spread - count))
    best = int(mean.argmax())
    if not slack.any():
        return [int(still[best])]
    loses = (mean[:, None] < mean[None, :] - slack).any(axis=1)
    return [int(i) for i in still[~loses]]


def _told(race: "_Race[Variant]", aim: Aim) -> Selection[Variant]:
    chosen = max(race.still, key=lambda i: float(race.means[i][-1]))
    judged = tuple(_judged(race, i, chosen) for i in range(len(race.variants)))
    return Selection(
        chosen=judged[chosen],
        judged=judged,
        still_in=tuple(race.still),
        confidence=aim.confidence if len(race.still) == 1 else None,
        indifference=aim.indifference,
        days=sum(each.days for each in judged),
    )


def _judged(race: "_Race[Variant]", i: int, chosen: int) -> Judged[Variant]:
    seen = race.seen[i]
    behind = race.seen[chosen][: len(seen)] - seen
    mean, half = _mean_and_half(seen)
    gap, gap_half = _mean_and_half(behind)
    return Judged(
        variant=race.variants[i],
        mean=mean,
        low=mean - half,
        high=mean + half,
        days=len(seen) * race.aim.days_together,
        behind=gap,
        behind_low=gap - gap_half,
        behind_high=gap + gap_half,
    )


def _mean_and_half(values: Floats) -> tuple[float, float]:
    """The mean of observations and the half of its 95 % interval (Student)."""
    half = t_quantile(len(values) - 1) * values.std(ddof=1) / sqrt(len(values))
    return float(values.mean()), float(half)
