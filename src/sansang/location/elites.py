"""The search for a good choice: starts by chance, exchanges, and ways between the best.

GRASP with path relinking: Resende and Werneck, Journal of Heuristics 10 (2004). Starts are drawn
by how often the relaxation chose a site, which is worth more than a greedy start.
"""

from collections.abc import Iterator

import numpy as np

from sansang.location.interchange import descend, walk
from sansang.location.problem import Floats, Longs
from sansang.location.savings import Savings

POOL = 10
"""Choices that are kept as elite."""
BY_CHANCE = 0.02
"""What even a site that the relaxation never chose weighs in the draw of a start."""


class Elites:
    """The best choices of p sites that were found, all different."""

    def __init__(self, savings: Savings, p: int, rng: np.random.Generator) -> None:
        self._savings, self._p, self._rng = savings, p, rng
        self._pool: list[tuple[float, Longs]] = []

    @property
    def value(self) -> float:
        """The value of the best choice, minus infinity before the first."""
        return self._pool[0][0] if self._pool else -np.inf

    @property
    def best(self) -> Longs:
        """The best choice."""
        return self._pool[0][1]

    def try_from(self, opened: Longs) -> None:
        """Improve a choice by exchanges and keep it if it is worth it."""
        self._keep(*descend(self._savings, opened))

    def round(self, often: Floats) -> None:
        """Start anew by chance, improve, and walk between what is found and one of the best."""
        value, opened = descend(self._savings, self._drawn(often))
        if self._pool:
            other = self._pool[self._rng.integers(len(self._pool))]
            better, worse = sorted([(value, opened), other], key=lambda one: -one[0])
            self._keep(*self._between(better[1], worse[1]))
        self._keep(value, opened)

    def relink(self) -> Iterator[None]:
        """Walk between all pairs of the pool, as long as that brings something better."""
        before = -np.inf
        while self.value > before:
            before = self.value
            pool = list(self._pool)
            for number, (_, good) in enumerate(pool):
                for _, other in pool[number + 1 :]:
                    self._keep(*self._between(good, other))
                    yield

    def _between(self, good: Longs, other: Longs) -> tuple[float, Longs]:
        _, found = walk(self._savings, good, other)
        return descend(self._savings, found)

    def _drawn(self, often: Floats) -> Longs:
        """Draw p sites without replacement, by weight (Gumbel's trick)."""
        weight = np.log(often + BY_CHANCE) + self._rng.gumbel(size=len(often))
        drawn = np.argpartition(-weight, self._p - 1)[: self._p]
        return np.sort(drawn).astype(np.int64)

    def _keep(self, value: float, opened: Longs) -> None:
        opened = np.sort(opened)
        if any(np.array_equal(opened, other) for _, other in self._pool):
            return
        self._pool.append((float(value), opened))
        self._pool.sort(key=lambda one: -one[0])
        del self._pool[POOL:]
