"""What an attempt at a problem knows so far: the best value, the bound, and how long is left.

Inside, everything is made small: what is to be large has its sign changed.
"""

from dataclasses import dataclass, field
from time import perf_counter

import numpy as np

from sansang.location.solution import Cancel, Progress, Status


@dataclass(kw_only=True)
class Attempt:
    """``sign`` is -1 where the value is to be large."""

    time_limit_s: float
    progress: Progress
    cancelled: Cancel
    sign: float = 1.0
    best: float = np.inf
    bound: float = -np.inf
    impossible: bool = False
    _begun: float = field(default_factory=perf_counter)

    @property
    def seconds(self) -> float:
        """How long it took so far."""
        return perf_counter() - self._begun

    @property
    def left_s(self) -> float:
        """How long it may still take."""
        return self.time_limit_s - self.seconds

    @property
    def over(self) -> bool:
        """Whether time is over, or it was stopped, or all is proven."""
        return self.bound >= self.best or self.left_s <= 0 or self.cancelled()

    def cancel(self) -> bool:
        """Tell whether it was stopped or time is over."""
        return self.left_s <= 0 or self.cancelled()

    def value(self, value: float) -> None:
        """Learn the value of a choice."""
        if value < self.best:
            self.best = value
            self._tell()

    def lower_bound(self, bound: float) -> None:
        """Learn a proven bound."""
        if bound > self.bound:
            self.bound = min(bound, self.best)
            self._tell()

    def prove(self) -> None:
        """Learn that no choice is better than the best."""
        self.bound = self.best
        self._tell()

    def _tell(self) -> None:
        known = self.best if np.isfinite(self.best) else None
        bound = self.bound if np.isfinite(self.bound) else None
        self.progress(*(None if one is None else self.sign * one for one in (known, bound)))

    @property
    def status(self) -> Status:
        """What is known."""
        if self.impossible:
            return Status.INFEASIBLE
        if not np.isfinite(self.best):
            return Status.UNKNOWN
        return Status.OPTIMAL if self.bound >= self.best else Status.FEASIBLE
