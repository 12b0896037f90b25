"""Two plans or deployments on the same days: what differs, with a paired interval.

Chance is common to both (`sansang.rehearsal.draw`), so that a difference is that of the plans and
not of the days: the interval of the difference is far narrower than that of two samples of days.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from sansang.rehearsal.frame import MINUTE_MS
from sansang.rehearsal.result import Difference, Estimate
from sansang.rehearsal.scenario import NONE, Floats, Ints, Scenario
from sansang.rehearsal.statistics import ratio_difference

_JUDGED, _WITHIN, _REACHED, _RESPONSE_MS = range(4)


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A ratio of two columns of the daily sums; ``below`` NONE: by day. Divided by ``unit``."""

    name: str
    about: str | None
    below: int
    above: tuple[int, ...]
    unit: float = 1


def measures_of(scenario: Scenario) -> Iterator[Measure]:
    """Yield what the daily sums of a scenario (`Fold.daily`) say."""
    types = (None, *scenario.demand.types)
    for y, name in enumerate(types):
        at = 4 * y
        yield Measure(name="within", about=name, below=at + _JUDGED, above=(at + _WITHIN,))
        yield Measure(
            name="mean_min",
            about=name,
            below=at + _REACHED,
            above=(at + _RESPONSE_MS,),
            unit=MINUTE_MS,
        )
    posts = range(4 * len(types), 4 * len(types) + len(scenario.forces.posts))
    yield Measure(name="short_min", about=None, below=NONE, above=tuple(posts), unit=MINUTE_MS)
    for at, name in zip(posts, scenario.forces.posts, strict=True):
        yield Measure(name="short_min", about=name, below=NONE, above=(at,), unit=MINUTE_MS)


def drill_measures_of(scenario: Scenario) -> Iterator[Measure]:
    """Yield what the daily sums of drills say of each contingency plan."""
    plans = scenario.fallbacks.plans
    first = 4 * (1 + len(scenario.demand.types)) + len(scenario.forces.posts)
    for c, name in enumerate(plans):
        at = first + 2 * c
        yield Measure(name="plan_on_time", about=name, below=at, above=(at + 1,))


@dataclass
class Paired:
    """What two variants did on the same days: sums of their columns and of the products of each
    two of them, day by day; measures are matched by name and id.
    """

    pairs: list[tuple[Measure, Measure]]
    days: int = 0
    sums: Floats = field(init=False)
    products: Floats = field(init=False)

    def __post_init__(self) -> None:
        """Begin with no day."""
        self.sums = np.zeros((len(self.pairs), 4))
        self.products = np.zeros((len(self.pairs), 4, 4))

    def add(self, one: Ints, other: Ints) -> None:
        """Add the daily sums (days, columns) of both variants on the same days."""
        for at, pair in enumerate(self.pairs):
            rows = np.array(
                [row for m, d in zip(pair, (one, other), strict=True) for row in _rows(m, d)]
            )
            self.sums[at] += rows.sum(axis=1)
            self.products[at] += rows @ rows.T
        self.days += len(one)

    def differences(self) -> tuple[Difference, ...]:
        """Return what differs; measures of which there was nothing in one of both are left out."""
        found = (self._difference(at) for at in range(len(self.pairs)))
        return tuple(one for one in found if one)

    def _difference(self, at: int) -> Difference | None:
        change = ratio_difference(self.sums[at], self.products[at], self.days)
        if change is None:
            return None
        measure = self.pairs[at][0]
        return Difference(
            measure=measure.name,
            about=measure.about,
            before=float(self.sums[at, 1] / self.sums[at, 0]),
            after=float(self.sums[at, 3] / self.sums[at, 2]),
            difference=change,
        )

    def estimate(self, name: str) -> Estimate | None:
        """Return the difference of a measure of all incidents."""
        return next(
            (
                one.difference
                for one in self.differences()
                if (one.measure, one.about) == (name, None)
            ),
            None,
        )


def pair(one: Iterator[Measure], other: Iterator[Measure]) -> Paired:
    """Return two variants with no day yet; what only one of them has can't be compared."""
    theirs = {(measure.name, measure.about): measure for measure in other}
    mine = ((measure, theirs.get((measure.name, measure.about))) for measure in one)
    return Paired([(measure, match) for measure, match in mine if match])


def _rows(measure: Measure, daily: Ints) -> tuple[Floats, Floats]:
    above = daily[:, list(measure.above)].sum(axis=1) / measure.unit
    if measure.below == NONE:
        return np.ones(len(daily)), above
    return daily[:, measure.below].astype(np.float64), above
