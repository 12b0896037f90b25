"""Better choices by exchanging one site for another, compiled.

Fast interchange: what opening a site gains, what closing one loses, and what both do together
are kept for all pairs and changed only for the places that an exchange touches. Whitaker, INFOR
21 (1983); Resende and Werneck, European Journal of Operational Research 174 (2006).
"""

from typing import NamedTuple

import numpy as np

from sansang.location.compiled import compiled, inner
from sansang.location.problem import Bools, Floats, Longs
from sansang.location.savings import Savings

SLACK = 1e-9
"""An exchange has to gain this share of the value: less may be rounding."""


class Choice(NamedTuple):
    """p sites that are open, and what any exchange would bring.

    ``opened`` (p); ``slot`` (M) the number of a site in it, -1 while it is closed. Of each place
    the two best open sites and their worth. ``gain`` (M) of opening, ``loss`` (p) of closing,
    ``both`` (p, M) how much less is lost when one is closed and the other opened.
    """

    opened: Longs
    slot: Longs
    first: Longs
    second: Longs
    most: Floats
    next: Floats
    gain: Floats
    loss: Floats
    both: Floats


@inner
def begin(savings: Savings, opened: Longs) -> Choice:
    """Return the choice of some sites, all different."""
    places, sites, p = len(savings.row) - 1, len(savings.col) - 1, len(opened)
    slot = np.full(sites, -1, np.int64)
    for k in range(p):
        slot[opened[k]] = k
    first, second = np.full(places, -1, np.int64), np.full(places, -1, np.int64)
    most, next_ = np.zeros(places), np.zeros(places)
    gain, loss, both = np.zeros(sites), np.zeros(p), np.zeros((p, sites))
    choice = Choice(opened.copy(), slot, first, second, most, next_, gain, loss, both)
    for i in range(places):
        find(savings, choice, i)
        tally(savings, choice, i, 1.0)
    return choice


@inner
def find(savings: Savings, choice: Choice, i: int) -> None:
    """Find the two best open sites of a place."""
    choice.first[i], choice.second[i] = -1, -1
    choice.most[i], choice.next[i] = 0.0, 0.0
    for at in range(savings.row[i], savings.row[i + 1]):
        if choice.slot[savings.site[at]] < 0:
            continue
        if choice.first[i] >= 0:
            choice.second[i], choice.next[i] = savings.site[at], savings.worth[at]
            return
        choice.first[i], choice.most[i] = savings.site[at], savings.worth[at]


@inner
def tally(savings: Savings, choice: Choice, i: int, sign: float) -> None:
    """Add what a place has to say of all exchanges, or take it away (sign -1)."""
    most, next_, first = choice.most[i], choice.next[i], choice.first[i]
    k = choice.slot[first] if first >= 0 else -1
    if k >= 0:
        choice.loss[k] += sign * (most - next_)
    for at in range(savings.row[i], savings.row[i + 1]):
        worth, j = savings.worth[at], savings.site[at]
        if worth <= next_:
            return
        if worth > most:
            choice.gain[j] += sign * (worth - most)
        if k >= 0:
            choice.both[k, j] += sign * (min(worth, most) - next_)


@inner
def exchange(savings: Savings, choice: Choice, k: int, j: int) -> None:
    """Close the k-th open site and open site j instead."""
    left = choice.opened[k]
    for site in (left, j):
        for at in range(savings.col[site], savings.col[site + 1]):
            i = savings.place[at]
            if choice.most[i] >= 0.0 and _touched(choice, i, left, site, savings.by[at]):
                tally(savings, choice, i, -1.0)
                choice.most[i] = -1.0  # to be found anew
    choice.slot[left], choice.slot[j], choice.opened[k] = -1, k, j
    for site in (left, j):
        for at in range(savings.col[site], savings.col[site + 1]):
            i = savings.place[at]
            if choice.most[i] < 0.0:
                find(savings, choice, i)
                tally(savings, choice, i, 1.0)


@inner
def _touched(choice: Choice, i: int, left: int, site: int, worth: float) -> bool:
    if site == left:
        return bool(choice.first[i] == left or choice.second[i] == left)
    return bool(worth > choice.next[i])


@inner
def best_exchange(choice: Choice, may_close: Bools, may_open: Bools) -> tuple[float, int, int]:
    """Return the profit of the best exchange, which open site it closes and which it opens."""
    best, close, open_ = -np.inf, -1, -1
    for k in range(len(choice.opened)):
        if not may_close[k]:
            continue
        for j in range(len(choice.slot)):
            if choice.slot[j] < 0 and may_open[j]:
                profit = choice.gain[j] - choice.loss[k] + choice.both[k, j]
                if profit > best:
                    best, close, open_ = profit, k, j
    return best, close, open_


@compiled
def descend(savings: Savings, opened: Longs) -> tuple[float, Longs]:
    """Return the value and the sites when no exchange brings more."""
    choice = begin(savings, opened)
    value = choice.most.sum()
    every_k = np.ones(len(opened), np.bool_)
    every_j = np.ones(len(choice.slot), np.bool_)
    while True:
        profit, k, j = best_exchange(choice, every_k, every_j)
        if k < 0 or profit <= SLACK * (1.0 + value):
            return value, choice.opened
        exchange(savings, choice, k, j)
        value = choice.most.sum()


@compiled
def walk(savings: Savings, opened: Longs, towards: Longs) -> tuple[float, Longs]:
    """Return the best choice strictly between two, each step the best exchange towards one.

    Path relinking: Resende and Werneck, Journal of Heuristics 10 (2004). Where the two differ by
    one site only, the second is the answer.
    """
    choice = begin(savings, opened)
    may_open = np.zeros(len(choice.slot), np.bool_)
    may_close = np.ones(len(opened), np.bool_)
    steps = 0
    for j in towards:
        if choice.slot[j] < 0:
            may_open[j] = True
            steps += 1
        else:
            may_close[choice.slot[j]] = False
    best, found = -np.inf, towards.copy()
    for _ in range(steps - 1):
        _, k, j = best_exchange(choice, may_close, may_open)
        exchange(savings, choice, k, j)
        may_close[k] = False
        value = choice.most.sum()
        if value > best:
            best, found = value, choice.opened.copy()
    return best, found
