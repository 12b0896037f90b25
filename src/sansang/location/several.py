"""A good choice where several teams may wait at a site, by exchanges, compiled.

What a place counts depends on how many teams cover it, nearer and farther: tables by number of
teams say how much. Both MEXCLP and the double standard model are of this form.
"""

from typing import NamedTuple

import numpy as np

from sansang.location.compiled import compiled, inner
from sansang.location.patterns import Lists
from sansang.location.problem import Floats, Longs


class Worths(NamedTuple):
    """What a place of ``weight`` (N) counts with k teams near, and with k teams in all.

    ``near_k`` and ``far_k`` (p + 1) rise from 0. ``far_weight`` (N) is the weight of the second.
    """

    near: Lists
    far: Lists
    weight: Floats
    far_weight: Floats
    near_k: Floats
    far_k: Floats


@inner
def _moved(worths: Worths, near: Longs, far: Longs, j: int, by: int) -> float:
    """Put a team to site j (by 1) or take it away (by -1); return what that changes."""
    change = 0.0
    for at in range(worths.near.start[j], worths.near.start[j + 1]):
        i = worths.near.place[at]
        change += worths.weight[i] * (worths.near_k[near[i] + by] - worths.near_k[near[i]])
        near[i] += by
    for at in range(worths.far.start[j], worths.far.start[j + 1]):
        i = worths.far.place[at]
        change += worths.far_weight[i] * (worths.far_k[far[i] + by] - worths.far_k[far[i]])
        far[i] += by
    return change


@inner
def _brings(worths: Worths, near: Longs, far: Longs, j: int) -> float:
    """Return what another team at site j would bring."""
    brings = 0.0
    for at in range(worths.near.start[j], worths.near.start[j + 1]):
        i = worths.near.place[at]
        brings += worths.weight[i] * (worths.near_k[near[i] + 1] - worths.near_k[near[i]])
    for at in range(worths.far.start[j], worths.far.start[j + 1]):
        i = worths.far.place[at]
        brings += worths.far_weight[i] * (worths.far_k[far[i] + 1] - worths.far_k[far[i]])
    return brings


@inner
def _best(worths: Worths, near: Longs, far: Longs, teams: Longs, at_most: int) -> tuple[float, int]:
    best, where = -np.inf, -1
    for j in range(len(teams)):
        if teams[j] < at_most:
            brings = _brings(worths, near, far, j)
            if brings > best:
                best, where = brings, j
    return best, where


@compiled
def placed(worths: Worths, p: int, at_most: int) -> Longs:
    """Return (M) how many of p teams wait at each site: one after the other, then exchanged."""
    sites, places = len(worths.near.start) - 1, len(worths.weight)
    near, far = np.zeros(places, np.int64), np.zeros(places, np.int64)
    teams, value = np.zeros(sites, np.int64), 0.0
    for _ in range(p):
        _, j = _best(worths, near, far, teams, at_most)
        value += _moved(worths, near, far, j, 1)
        teams[j] += 1
    better = True
    while better:
        better = False
        for j in range(sites):
            if teams[j] == 0:
                continue
            lost = -_moved(worths, near, far, j, -1)
            teams[j] -= 1
            brings, other = _best(worths, near, far, teams, at_most)
            if brings <= lost + 1e-9 * (1.0 + value):
                other = j
            else:
                better = True
            value += _moved(worths, near, far, other, 1) - lost
            teams[other] += 1
    return teams
