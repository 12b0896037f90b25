"""p-centre: the shortest way within which p sites reach all, by bisection over covering.

Minieka, SIAM Review 12 (1970): p sites reach all within r exactly where the places can be covered
by p sites at r, and r need only be one of the ways. Places and sites that others make idle are
left out first (Toregas and ReVelle, 1972). Greedy covering lowers the upper end, the linear
relaxation raises the lower one; what lies between is decided by HiGHS.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from sansang.location.attempt import Attempt
from sansang.location.mixed_integer import Program, minimised
from sansang.location.models import PCentre
from sansang.location.problem import Bools, Floats, Longs, Problem


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


def p_centre(problem: Problem, model: PCentre, attempt: Attempt) -> Longs | None:
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
    _by_greed(search)
    _by_relaxation(search)
    _by_proof(search)
    if search.low >= len(ways):
        attempt.impossible = True
    elif search.low == search.high:
        attempt.prove()
    return search.best


def _by_greed(search: _Search) -> None:
    """Lower the upper end as far as greedy covering does it with p sites."""
    low = search.low
    while low < search.high and not search.attempt.cancel():
        middle = (low + search.high) // 2
        sites = _greedy(search.travel <= search.ways[middle], search.p)
        if sites is None:
            low = middle + 1
        else:
            search.reached(sites)


def _greedy(covers: Bools, p: int) -> Longs | None:
    """Return at most p sites that cover all, each the one that covers most of what is left."""
    left, sites = np.ones(covers.shape[1], np.bool_), []
    for _ in range(p):
        sites.append(int((covers @ left.astype(np.float32)).argmax()))
        left &= ~covers[sites[-1]]
        if not left.any():
            return np.array(sites)
    return None


def _by_relaxation(search: _Search) -> None:
    """Raise the lower end as far as more than p sites are needed even in fractions."""
    high = search.high
    while search.low < high and not search.attempt.cancel():
        middle = (search.low + high) // 2
        program, _ = _program(search, middle)
        if minimised(program.relaxed(), search.attempt.left_s, search.attempt.cancel).infeasible:
            search.not_within(middle)
        else:
            high = middle


def _by_proof(search: _Search) -> None:
    """Decide what is left by whole covering."""
    while search.low < search.high and not search.attempt.cancel():
        middle = (search.low + search.high) // 2
        program, sites = _program(search, middle)
        found = minimised(program, search.attempt.left_s, search.attempt.cancel)
        if found.infeasible:
            search.not_within(middle)
        elif found.x is not None:
            search.reached(sites[found.x > 0.5])
        else:
            return


def _program(search: _Search, number: int) -> tuple[Program, Longs]:
    """Return the covering of all within a way by at most p sites, and the sites of its columns."""
    places, sites = _needed(search.travel <= search.ways[number])
    covers = (search.travel[np.ix_(sites, places)] <= search.ways[number]).T
    rows = csr_array(np.vstack([covers, np.ones((1, len(sites)))]).astype(np.float64))
    program = Program(
        cost=np.ones(len(sites)),
        rows=rows,
        low=np.append(np.ones(len(places)), 0.0),
        high=np.append(np.full(len(places), np.inf), float(search.p)),
        upper=np.ones(len(sites)),
        whole=np.ones(len(sites), np.bool_),
    )
    return program, sites


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
