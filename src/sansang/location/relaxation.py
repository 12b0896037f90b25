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
from sansang.location.savings import Rows

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
def relax(rows: Rows, sites: int, p: int, price: Floats, aim: Aim) -> Relaxed:
    """Return the least bound of a choice of p sites that steps from some prices find."""
    places = len(rows.row) - 1
    price, kept, brings = price.copy(), price.copy(), np.zeros(sites)
    often, direction, chosen = np.zeros(sites), np.zeros(places), np.zeros(sites, np.bool_)
    found = Relaxed(np.inf, kept, brings.copy(), 0.0, 0.0, often)
    step, since = STEP, 0
    for _ in range(aim.steps):
        priced = _bring(rows, price, brings)
        bound, last, next_ = _choose(brings, p, chosen)
        bound += priced
        if bound < found.bound:
            since = since + 1 if found.bound - bound < 1e-6 * abs(bound) else 0
            kept[:] = price
            found = Relaxed(bound, kept, brings.copy(), last, next_, often)
            if bound < aim.enough:
                break
        else:
            since += 1
        if since >= PATIENCE:
            step, since = step * SHRINK, 0
            price[:] = kept
            direction[:] = 0.0
            if step < LEAST_STEP:
                break
            continue
        for j in range(sites):
            often[j] += FORGETTING * ((1.0 if chosen[j] else 0.0) - often[j])
        length = _direct(rows, price, chosen, direction)
        if length == 0.0 or bound <= aim.target:
            break
        _move(price, direction, step * (bound - aim.target) / length)
    return found


@inner
def _bring(rows: Rows, price: Floats, brings: Floats) -> float:
    """Add up what each site brings at these prices, and return the sum of the prices."""
    brings[:] = 0.0
    total = 0.0
    for i in range(len(rows.row) - 1):
        total += price[i]
        for at in range(rows.row[i], rows.row[i + 1]):
            if rows.worth[at] <= price[i]:
                break
            brings[rows.site[at]] += rows.worth[at] - price[i]
    return total


@inner
def _choose(brings: Floats, p: int, chosen: Bools) -> tuple[float, float, float]:
    """Mark the p sites that bring the most; return their sum, the last of them and the next."""
    sites = len(brings)
    last = np.partition(brings, sites - p)[sites - p]
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
def _direct(rows: Rows, price: Floats, chosen: Bools, direction: Floats) -> float:
    """Turn the direction towards the subgradient; return the square of its length."""
    length = 0.0
    for i in range(len(rows.row) - 1):
        slope = 1.0
        for at in range(rows.row[i], rows.row[i + 1]):
            if rows.worth[at] <= price[i]:
                break
            slope -= 1.0 if chosen[rows.site[at]] else 0.0
        way = slope + DEFLECTION * direction[i]
        if price[i] <= 0.0 and way > 0.0:
            way = 0.0
        direction[i] = way
        length += way * way
    return length


@inner
def _move(price: Floats, direction: Floats, step: float) -> None:
    for i in range(len(price)):
        price[i] = max(0.0, price[i] - step * direction[i])
