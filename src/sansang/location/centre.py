"""p-centre: the shortest way within which p sites reach all, by bisection over covering.

Minieka, SIAM Review 12 (1970): p sites reach all within r exactly where the most that p sites cover
at r is all of it, and r need only be one of the ways. Places and sites that others make idle are
left out first (Toregas and ReVelle, 1972). Greedy covering lowers the upper end; the Lagrangean
bound of maximal covering raises the lower one; branch and bound decides what lies between.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from sys import maxsize

import numpy as np
from numpy.typing import NDArray

from sansang.location.attempt import Attempt
from sansang.location.branch import Proof
from sansang.location.models import PCentre
from sansang.location.problem import Bools, Floats, Longs, Problem
from sansang.location.savings import covering

ANY = maxsize
"""So many nodes as it takes."""


@dataclass(kw_only=True, eq=False)
class _Search:
    """``travel`` (M, N); ``ways`` are sorted, and the answer is one of them.

    None before ``ways[low]`` is enough. ``ways[high]`` is: by ``best``, or by none yet where
    ``high`` is the number of ways.
    """

    travel: Floats
    p: int
    attempt: Attempt
    ways: Floats
    low: int
    high: int
    best: Longs | None = None

    def reached(self, sites: Longs) -> None:
        """Learn that some sites reach all, and how far they have to go for it."""
        worst = float(self.travel[sites].min(axis=0).max())
        if worst < self.attempt.best:
            self.best = sites
            self.high = int(np.searchsorted(self.ways, worst))
            self.attempt.value(worst)

    def not_within(self, number: int) -> None:
        """Learn that no choice reaches all within a way."""
        self.low = number + 1
        if self.low < len(self.ways):
            self.attempt.lower_bound(float(self.ways[self.low]))


def p_centre(problem: Problem, model: PCentre, attempt: Attempt, seed: int) -> Longs | None:
    """Return sites, at most as many as asked for, None where no choice was found that reaches
    all; places that no site reaches are left out.
    """
    reachable = np.isfinite(problem.travel).any(axis=0)
    travel = problem.travel[:, (problem.demand > 0) & reachable]
    if not travel.shape[1]:
        attempt.value(0.0)
        attempt.prove()
        return np.empty(0, np.int64)
    ways = np.unique(travel[np.isfinite(travel)])
    least = float(travel.min(axis=0).max())
    search = _Search(
        travel=travel,
        p=model.facilities,
        attempt=attempt,
        ways=ways,
        low=int(np.searchsorted(ways, least)),
        high=len(ways),
    )
    attempt.lower_bound(least)
    _bisect(search, _by_greed)
    _bisect(search, partial(_by_branching, seed=seed, nodes=1))
    _bisect(search, partial(_by_branching, seed=seed, nodes=ANY))
    if search.low >= len(ways):
        attempt.impossible = True
    elif search.low == search.high:
        attempt.prove()
    return search.best


def _bisect(search: _Search, decide: Callable[[_Search, int], None]) -> None:
    """Close in from both ends; a way that can't be decided is taken for enough, unproven."""
    low, high = search.low, search.high
    while low < high and not search.attempt.cancel():
        middle = (low + high) // 2
        decide(search, middle)
        undecided = search.low <= middle < search.high
        low = max(search.low, middle + 1 if undecided and decide is _by_greed else low)
        high = min(search.high, middle if undecided and decide is not _by_greed else high)


def _by_greed(search: _Search, number: int) -> None:
    """Try greedy covering."""
    sites = _greedy(search.travel <= search.ways[number], search.p)
    if sites is not None:
        search.reached(sites)


def _by_branching(search: _Search, number: int, *, seed: int, nodes: int) -> None:
    """Decide by so many nodes whether the most that p sites cover is all."""
    within = search.travel <= search.ways[number]
    places, sites = _needed(within)
    if len(sites) <= search.p:
        search.reached(sites)
        return
    wanted = float(len(places))

    def stop() -> bool:
        decided = proof.bound < wanted or proof.elites.value >= wanted
        return decided or proof.nodes >= nodes or search.attempt.cancel()

    proof = Proof(
        savings=covering(within[np.ix_(sites, places)].T, np.ones(len(places))),
        p=search.p,
        rng=np.random.default_rng(seed),
        told=lambda value, bound: None,
        stop=stop,
        wanted=wanted,
    )
    proof.run()
    if proof.elites.value >= wanted:
        search.reached(sites[proof.elites.best])
    elif proof.bound < wanted:
        search.not_within(number)


def _greedy(covers: Bools, p: int) -> Longs | None:
    """Return at most p sites that cover all, each the one that covers most of what is left."""
    left, sites = np.ones(covers.shape[1], np.bool_), []
    for _ in range(p):
        sites.append(int((covers @ left.astype(np.float32)).argmax()))
        left &= ~covers[sites[-1]]
        if not left.any():
            return np.array(sites)
    return None


def _needed(covers: Bools) -> tuple[Longs, Longs]:
    """Return the places and sites (M, N) that matter for covering all.

    A place matters not where another is covered by fewer of the same sites, a site matters not
    where another covers the same places and more.
    """
    sites, places = np.arange(covers.shape[0]), np.arange(covers.shape[1])
    before = (0, 0)
    while before != (len(sites), len(places)):
        before = len(sites), len(places)
        part = covers[np.ix_(sites, places)]
        sites = sites[~_within_another(part)]
        places = places[~_holds_another(covers[np.ix_(sites, places)].T)]
    return places, sites


def _within_another(sets: Bools) -> Bools:
    """Tell which rows are part of another row; of equal ones the first stays."""
    common = _common(sets)
    size = np.diag(common)
    within = common == size[:, None]
    return _any_other(within, size)


def _holds_another(sets: Bools) -> Bools:
    """Tell which rows hold another row; of equal ones the first stays."""
    common = _common(sets)
    size = np.diag(common)
    holds = common == size[None, :]
    return _any_other(holds, -size)


def _common(sets: Bools) -> NDArray[np.float32]:
    """Return how many members each two rows have in common, which single floats hold exactly."""
    members = sets.astype(np.float32)
    common: NDArray[np.float32] = members @ members.T
    return common


def _any_other(beaten: Bools, size: NDArray[np.float32]) -> Bools:
    """Tell which rows are beaten by a row of another size, or by an equal one before them."""
    number = np.arange(len(size))
    equal = size[:, None] == size[None, :]
    counts = ~equal | (number[None, :] < number[:, None])
    any_: Bools = (beaten & counts).any(axis=1)
    return any_
