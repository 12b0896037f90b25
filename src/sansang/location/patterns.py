"""Places that are covered alike, put together; who covers whom as sparse lists."""

from typing import NamedTuple

import numpy as np

from sansang.location.problem import Bools, Floats, Ints, Longs


def alike(covers: Bools, demand: Floats) -> tuple[Bools, Floats]:
    """Return the kinds (K, M) of places by what covers them (N, M), and the demand of each."""
    bits = np.ascontiguousarray(np.packbits(covers, axis=1))
    names = bits.view(f"V{bits.shape[1]}").ravel()
    _, first, kind = np.unique(names, return_index=True, return_inverse=True)
    together = np.zeros(len(first))
    np.add.at(together, kind.ravel(), demand)
    return covers[first], together


class Lists(NamedTuple):
    """The places that each site covers: ``place`` from ``start[j]`` to ``start[j + 1]``."""

    start: Longs
    place: Ints


def lists(covers: Bools) -> Lists:
    """Return the places of each site from (N, M) who is covered by whom."""
    site, place = np.nonzero(covers.T)
    start = np.searchsorted(site, np.arange(covers.shape[1] + 1)).astype(np.int64)
    return Lists(start, place.astype(np.int32))
