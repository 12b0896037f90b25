"""The Lagrangean bound of a choice of p sites, compiled.

That each place counts once is relaxed with a price for each. What is left is solved by sight: a
site brings what places would save beyond their price, and the best p sites are chosen. Any
prices of at least 0 give a bound; the subgradient method seeks those that give the least.
Cornuejols, Fisher and Nemhauser, Management Science 23 (1977); Beasley, European Journal of
Operational Research 21 (1985); Galvão and ReVelle, ibid. 88 (1996) for covering; Held, Wolfe and
Crowder, Mathematical Programming 6 (1974) for the step.
"""

from typing import NamedTuple

import numpy as np

from sansang.location.compiled import compiled, inner
from sansang.location.problem import Bools, Floats
from sansang.location.savings import Savings

STEP, SHRINK, LEAST_STEP = 1.0, 0.7, 1e-3
DEFLECTION = 0.3
"""How much of the direction before stays in a step: Camerini, Fratta and Maffioli (1975)."""
PATIENCE = 15
"""Steps without a better bound after which steps shrink."""
FORGETTING = 0.05


class Aim(NamedTuple):
    """``target`` is the value of a choice, which steps aim at. A bound under ``enough`` proves
    all that is asked, and so ends the search, which takes so many ``steps`` at most.
    """

    target: float
    enough: float
    steps: int


class Relaxed(NamedTuple):
    """The best bound found, at which prices (N), and what each site brings at them (M).

    ``last`` is what the least of the chosen sites brings, ``next`` the best of the others.
    ``often`` (M) how often each site was among the best of late.
    """

    bound: float
    price: Floats
    brings: Floats
    last: float
    next: float
    often: Floats


@compiled
def relax(savings: Savings, p: int, price: Floats, aim: Aim) -> Relaxed:
    """Return the least bound of a choice of p sites that steps from some prices find."""
    places, sites = len(savings.row) - 1, len(savings.col) - 1
    price, kept, brings = price.copy(), price.copy(), np.zeros(sites)
    often, direction, chosen = np.zeros(sites), np.zeros(places), np.zeros(sites, np.bool_)
    found = Relaxed(np.inf, kept, brings.copy(), 0.0, 0.0, often)
    step, since = STEP, 0
    for _ in range(aim.steps):
        priced = _bring(savings, price, brings)
        bound, last, next_ = _choose(brings, p, chosen)
        bound += priced
        if bound < found.bound:
            since = since + 1 if found.bound - bound < 1e-6 * abs(bound) else 0
            _put(price, kept)
            found = Relaxed(bound, kept, brings.copy(), last, next_, often)
            if bound < aim.enough:
                break
        else:
            since += 1
        if since >= PATIENCE:
            step, since = step * SHRINK, 0
            _put(kept, price)
            direction.fill(0.0)
            if step < LEAST_STEP:
                break
            continue
        for j in range(sites):
            often[j] += FORGETTING * ((1.0 if chosen[j] else 0.0) - often[j])
        length = _direct(savings, price, chosen, direction)
        if length == 0.0 or bound <= aim.target:
            break
        _move(price, direction, step * (bound - aim.target) / length)
    return found


@inner
def _put(values: Floats, into: Floats) -> None:
    for i in range(len(values)):
        into[i] = values[i]


@inner
def _bring(savings: Savings, price: Floats, brings: Floats) -> float:
    """Add up what each site brings at these prices, and return the sum of the prices."""
    brings.fill(0.0)
    total = 0.0
    for i in range(len(savings.row) - 1):
        total += price[i]
        for at in range(savings.row[i], savings.row[i + 1]):
            if savings.worth[at] <= price[i]:
                break
            brings[savings.site[at]] += savings.worth[at] - price[i]
    return total


@inner
def _choose(brings: Floats, p: int, chosen: Bools) -> tuple[float, float, float]:
    """Mark the p sites that bring the most; return their sum, the last of them and the next."""
    sites = len(brings)
    last = _ranked(brings.copy(), sites - p)
    total, count, next_ = 0.0, 0, -np.inf
    for j in range(sites):
        chosen[j] = brings[j] > last
        count += chosen[j]
    for j in range(sites):
        if brings[j] == last and count < p:
            chosen[j] = True
            count += 1
        if chosen[j]:
            total += brings[j]
        else:
            next_ = max(next_, brings[j])
    return total, last, next_


@inner
def _direct(savings: Savings, price: Floats, chosen: Bools, direction: Floats) -> float:
    """Turn the direction towards the subgradient; return the square of its length."""
    for i in range(len(price)):
        direction[i] = 1.0 + DEFLECTION * direction[i]
    for j in range(len(chosen)):
        if not chosen[j]:
            continue
        for at in range(savings.col[j], savings.col[j + 1]):
            i = savings.place[at]
            if savings.by[at] > price[i]:
                direction[i] -= 1.0
    length = 0.0
    for i in range(len(price)):
        if price[i] <= 0.0 and direction[i] > 0.0:
            direction[i] = 0.0
        length += direction[i] * direction[i]
    return length


@inner
def _move(price: Floats, direction: Floats, step: float) -> None:
    for i in range(len(price)):
        price[i] = max(0.0, price[i] - step * direction[i])


@inner
def _ranked(values: Floats, rank: int) -> float:
    """Return the value that has so many before it in order (Hoare's FIND; it moves values)."""
    low, high = 0, len(values) - 1
    while low < high:
        pivot, i, j = values[(low + high) // 2], low, high
        while i <= j:
            while values[i] < pivot:
                i += 1
            while values[j] > pivot:
                j -= 1
            if i <= j:
                values[i], values[j] = values[j], values[i]
                i += 1
                j -= 1
        if rank <= j:
            high = j
        elif rank >= i:
            low = i
        else:
            break
    return float(values[rank])
