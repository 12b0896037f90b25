"""The Lagrangean bound of MEXCLP, and how many teams may wait at each site at the most, compiled.

That a place counts as many teams as cover it is relaxed with a price for each kind of place. What
is left is solved by sight: a place takes teams as long as another is worth its price, and the teams
go where prices add up to the most. The direction of a step is mostly the one before: the volume
algorithm of Barahona and Anbil, Mathematical Programming 87 (2000), without its primal side.
"""

from typing import NamedTuple

import numpy as np

from sansang.location.compiled import compiled, inner
from sansang.location.patterns import Lists
from sansang.location.problem import Floats, Longs

NEW_SHARE = 0.1
"""Of the direction of a step this share is new."""
STEP, SHRINK, LEAST_STEP, PATIENCE = 0.3, 0.8, 1e-4, 30
STEPS = 1500


class Priced(NamedTuple):
    """The best bound found, at which prices (K), and what a team at each site brings (M)."""

    bound: float
    price: Floats
    brings: Floats


@compiled
def bounded(
    covers: Lists, demand: Floats, steps: Floats, most: Longs, price: Floats, target: float
) -> Priced:
    """Return the least bound found from some prices.

    ``steps`` (p) is what a k-th team adds to the share of a place, falling; ``most`` (M) how many
    may wait at each site.
    """
    sites, kinds = len(most), len(demand)
    price, kept, brings = price.copy(), price.copy(), np.zeros(sites)
    direction, teams = np.zeros(kinds), np.zeros(kinds)
    found = Priced(np.inf, kept, brings)
    step, since = STEP, 0
    for _ in range(STEPS):
        bound = _place_teams(covers, price, most, len(steps), brings, teams)
        bound += _take_teams(demand, steps, price, teams)
        since = since + 1 if bound > found.bound * (1.0 - 1e-6) else 0
        if bound < found.bound:
            for i in range(kinds):
                kept[i] = price[i]
            found = Priced(bound, kept, brings.copy())
        if since >= PATIENCE:
            step, since = step * SHRINK, 0
            for i in range(kinds):
                price[i], direction[i] = kept[i], 0.0
            if step < LEAST_STEP:
                break
            continue
        length = _turn(teams, price, direction)
        if length == 0.0 or bound <= target:
            break
        for i in range(kinds):
            price[i] = max(0.0, price[i] - step * (bound - target) / length * direction[i])
    return found


@inner
def _turn(teams: Floats, price: Floats, direction: Floats) -> float:
    """Turn the direction towards the subgradient; return the square of its length."""
    length = 0.0
    for i in range(len(price)):
        direction[i] = NEW_SHARE * teams[i] + (1.0 - NEW_SHARE) * direction[i]
        if price[i] <= 0.0 and direction[i] > 0.0:
            direction[i] = 0.0
        length += direction[i] * direction[i]
    return length


@inner
def _place_teams(
    covers: Lists, price: Floats, most: Longs, p: int, brings: Floats, teams: Floats
) -> float:
    """Put p teams where prices add up to the most; count how many each kind of place gets."""
    free = most.copy()
    teams.fill(0.0)
    for j in range(len(most)):
        brings[j] = 0.0
        for at in range(covers.start[j], covers.start[j + 1]):
            brings[j] += price[covers.place[at]]
    total, left = 0.0, p
    while left > 0:
        best = -1
        for j in range(len(most)):
            if free[j] > 0 and (best < 0 or brings[j] > brings[best]):
                best = j
        count = min(left, free[best])
        for at in range(covers.start[best], covers.start[best + 1]):
            teams[covers.place[at]] += count
        total += count * brings[best]
        left -= count
        free[best] = 0
    return total


@inner
def _take_teams(demand: Floats, steps: Floats, price: Floats, teams: Floats) -> float:
    """Let each kind of place take the teams that are worth their price; take them from those
    that it gets.
    """
    total = 0.0
    for i in range(len(demand)):
        for k in range(len(steps)):
            gains = demand[i] * steps[k] - price[i]
            if gains <= 0.0:
                break
            total += gains
            teams[i] -= 1.0
    return total


def narrowed_most(priced: Priced, most: Longs, p: int, value: float, slack: float) -> Longs:
    """Return how many teams a choice that is better than a value can have at each site.

    At the prices of the bound, n teams at a site instead of the n last that are placed cost n
    times the difference of what they bring, at least; a bound under the value rules them out.
    """
    order = np.argsort(-priced.brings, kind="stable")
    before = np.cumsum(most[order])
    last = priced.brings[order[int(np.searchsorted(before, p))]]
    short = last - priced.brings
    room = priced.bound - value + slack
    with np.errstate(divide="ignore"):
        fit = np.where(short > 0, np.floor(room / short), np.inf)
    return np.minimum(most, np.maximum(fit, 0)).astype(np.int64)
