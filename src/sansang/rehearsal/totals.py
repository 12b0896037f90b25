"""All that was rehearsed, summed up: days in their order, whoever has played them."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sansang.rehearsal.frame import Framed
from sansang.rehearsal.sums import Fold, add, new_fold

BATCHES = 20
"""Parts of the days for the intervals of quantiles: with 19 degrees of freedom an interval is
7 % wider than with all (Schmeiser, "Batch size effects in the analysis of simulation output",
Operations Research 30 (1982) 556-568)."""


@dataclass
class Totals:
    """The sums of all days, and the histograms of batches of chunks."""

    framed: Framed
    posts: int
    fold: Fold = field(init=False)
    drills: Fold = field(init=False)
    batches: NDArray[np.int32] = field(init=False)
    _chunks: int = 0

    def __post_init__(self) -> None:
        """Begin with no day."""
        self.fold = new_fold(self.framed.frame, self.posts, 0)
        self.drills = new_fold(self.framed.frame, self.posts, 0)
        self.batches = np.zeros((BATCHES, *self.fold.histogram.shape), np.int32)

    @property
    def days(self) -> int:
        """How many ordinary days were rehearsed."""
        return int(self.fold.days[0])

    def add(self, chunk: Fold) -> None:
        """Add a chunk of days to those before it."""
        add(self.fold, chunk)
        self.batches[self._chunks % BATCHES] += chunk.histogram
        self._chunks += 1

    def add_drills(self, chunk: Fold) -> None:
        """Add what drills of a plan say."""
        add(self.drills, chunk)

    @property
    def of_plans(self) -> Fold:
        """Drills and ordinary days together: true only of contingency plans."""
        both = new_fold(self.framed.frame, self.posts, 0)
        add(both, self.fold)
        add(both, self.drills)
        return both
