"""p-median and maximal covering as one question: which p sites save the most together.

Each place counts by the best of the chosen sites: by how much less its way weighs than the way
from the farthest site (p-median), or by its demand if a chosen site covers it (covering). Only
what saves something is kept, so that covering stays small.
"""

from typing import NamedTuple

import numpy as np

from sansang.location.compiled import compiled
from sansang.location.patterns import alike
from sansang.location.problem import Bools, Floats, Ints, Longs

LARGEST = 1e12
"""What is added up times how often: its rounding stays under 10^-3 (n · total · 2^-53)."""


class Savings(NamedTuple):
    """What sites save: by place, the most first, and the same by site.

    Place i: ``site`` and ``worth`` from ``row[i]`` to ``row[i + 1]``. Site j: ``place`` and
    ``by`` from ``col[j]`` to ``col[j + 1]``.
    """

    row: Longs
    site: Ints
    worth: Floats
    col: Longs
    place: Ints
    by: Floats

    @property
    def places(self) -> int:
        """How many places there are."""
        return len(self.row) - 1

    @property
    def sites(self) -> int:
        """How many sites there are."""
        return len(self.col) - 1


def covering(covers: Bools, demand: Floats) -> Savings:
    """Return what is saved where sites cover (N, M) places; those covered alike are one place."""
    used = covers.any(axis=1) & (demand > 0)
    kinds, together = alike(covers[used], demand[used])
    place, site = np.nonzero(kinds)
    row = np.searchsorted(place, np.arange(len(kinds) + 1)).astype(np.int64)
    return _both_ways(row, site.astype(np.int32), together[place], covers.shape[1])


def nearness(weighed: Floats, most: Floats) -> Savings:
    """Return what is saved where serving places from sites weighs (N, M), at the most (N)."""
    sites = np.argsort(weighed, axis=1, kind="stable").astype(np.int32)
    worth = most[:, None] - np.take_along_axis(weighed, sites, axis=1)
    saves = worth > 0
    row = np.concatenate([[0], np.cumsum(saves.sum(axis=1))]).astype(np.int64)
    return _both_ways(row, sites[saves], worth[saves], weighed.shape[1])


def _both_ways(row: Longs, site: Ints, worth: Floats, sites: int) -> Savings:
    place = np.repeat(np.arange(len(row) - 1, dtype=np.int32), np.diff(row))
    order = np.argsort(site, kind="stable")
    col = np.searchsorted(site[order], np.arange(sites + 1)).astype(np.int64)
    return Savings(row, site, worth, col, place[order], worth[order])


def whole_step(savings: Savings) -> float:
    """Return the number of which every value is a multiple, 0 where there is none to rely on:
    where numbers are broken, or so large that adding them up may be off by a thousandth.
    """
    worth = savings.worth
    if not len(worth) or (worth != np.rint(worth)).any():
        return 0.0
    most = worth[savings.row[:-1][np.diff(savings.row) > 0]].sum()
    if most * savings.places > LARGEST:
        return 0.0
    return float(np.gcd.reduce(worth.astype(np.int64)))


@compiled
def saved_by(savings: Savings, opened: Longs) -> Floats:
    """Return (N) what each place saves by the best of some sites."""
    best = np.zeros(len(savings.row) - 1)
    for site in opened:
        for at in range(savings.col[site], savings.col[site + 1]):
            best[savings.place[at]] = max(best[savings.place[at]], savings.by[at])
    return best


@compiled
def narrowed(savings: Savings, number: Longs, base: Floats, sites: int) -> Savings:
    """Return what is saved by the sites that have a ``number`` (M; -1: none) beyond a base (N)."""
    row, site, worth = savings.row, savings.site, savings.worth
    start, first = np.zeros(len(row), np.int64), np.zeros(sites + 1, np.int64)
    kept_site, kept_worth = np.empty(len(site), np.int32), np.empty(len(site))
    kept = 0
    for i in range(len(row) - 1):
        for at in range(row[i], row[i + 1]):
            if worth[at] <= base[i]:
                break
            j = number[site[at]]
            if j >= 0:
                kept_site[kept], kept_worth[kept] = j, worth[at] - base[i]
                first[j + 1] += 1
                kept += 1
        start[i + 1] = kept
    place, by = np.empty(kept, np.int32), np.empty(kept)
    for j in range(sites):
        first[j + 1] += first[j]
    filled = first.copy()
    for i in range(len(row) - 1):
        for at in range(start[i], start[i + 1]):
            j = kept_site[at]
            place[filled[j]], by[filled[j]] = i, kept_worth[at]
            filled[j] += 1
    return Savings(start, kept_site[:kept].copy(), kept_worth[:kept].copy(), first, place, by)
