"""Larson's hypercube, solved exactly: the oracle of teams with different preferences.

Larson, R. C. (1974), A hypercube queuing model for facility location and redistricting in urban
emergency services, Computers & Operations Research 1, 67–95; Larson, R. C., & Odoni, A. R.
(1981), Urban Operations Research, chapter 5. Servers alike with exponential service; calls of
an atom take the first free server in the atom's order; where none is free they wait, first come
first served. Time in mean services: the service rate is 1.
"""

from dataclasses import dataclass
from math import comb, factorial

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array

Floats = NDArray[np.float64]
Orders = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class Hypercube:
    """The answer: ``all_busy``, the share of time a server is busy (N), and which share of all
    calls server n serves in atom j (N, J), those that waited included.
    """

    all_busy: float
    workloads: Floats
    served: Floats

    def across(self, orders: Orders) -> float:
        """Share of calls that another server than the first of their atom serves."""
        own = self.served[orders[:, 0], np.arange(len(orders))].sum()
        return float(1 - own)


def solve(rates: Floats, orders: Orders) -> Hypercube:
    """Solve the stationary equations over the 2^N states of busy servers.

    ``rates`` (J) are those of atoms, ``orders`` (J, N) their servers, the first first. States with
    a line are as one with "all busy", which they outweigh 1 : 1 − ρ (a geometric tail).
    """
    servers, total = orders.shape[1], float(rates.sum())
    chosen = _chosen(orders)
    share = _stationary(rates, chosen, servers)
    busy = total / servers
    share[-1] /= 1 - busy
    share /= share.sum()
    served = np.zeros((servers, len(rates)))
    for atom, rate in enumerate(rates):
        np.add.at(served[:, atom], chosen[atom, :-1], share[:-1] * rate / total)
    served += share[-1] * (rates / total) / servers  # who waited is served by who is free first
    states = np.arange(len(share))
    workloads = np.array([share[states >> n & 1 == 1].sum() for n in range(servers)])
    return Hypercube(all_busy=float(share[-1]), workloads=workloads, served=served)


def _chosen(orders: Orders) -> Orders:
    """Return which server a call of atom j takes in each state (the last state: of no meaning)."""
    states = np.arange(1 << orders.shape[1])
    free = ~(states[None, :, None] >> orders[:, None, :]) & 1  # (J, states, N)
    return np.take_along_axis(orders, free.argmax(axis=2), axis=1)


def _stationary(rates: Floats, chosen: Orders, servers: int) -> Floats:
    states = np.arange(1 << servers)
    to, of, value = [], [], []
    for atom, rate in enumerate(rates):
        to.append(states[:-1] | 1 << chosen[atom, :-1])
        of.append(states[:-1])
        value.append(np.full(len(states) - 1, rate))
    for server in range(servers):
        busy = states[states >> server & 1 == 1]
        to.append(busy ^ 1 << server)
        of.append(busy)
        value.append(np.ones(len(busy)))
    return _balanced(np.concatenate(to), np.concatenate(of), np.concatenate(value), servers)


def _balanced(to: Orders, of: Orders, value: Floats, servers: int) -> Floats:
    """Solve flow in = flow out to the last bits.

    Every call and every end changes how many servers are busy by one, so that even and odd
    numbers take turns; how likely each number is, is known beforehand (M/M/N/N), which makes the
    turns few (Larson 1974).
    """
    states = 1 << servers
    flow = coo_array((value, (to, of)), shape=(states, states)).tocsr()
    out = np.bincount(of, weights=value, minlength=states)
    busy = np.bitwise_count(np.arange(states)).astype(np.int64)
    load = float(out[0])
    level = np.array([load**k / factorial(k) for k in range(servers + 1)])
    level /= level.sum()
    share = level[busy] / np.bincount(busy)[busy]
    for _ in range(1_000):
        before = share.copy()
        for parity in (0, 1):
            turn = busy % 2 == parity
            share[turn] = (flow @ share)[turn] / out[turn]
            share *= level[busy] / np.bincount(busy, weights=share)[busy]
        if np.abs(share - before).max() < 1e-15:
            break
    return share


def correction(servers: int, busy: float, before: int) -> float:
    """Larson's Q: how much likelier than independence says the first ``before`` of servers that
    are taken at random are busy and the next is free.

    Larson, R. C. (1975), Approximating the performance of urban emergency service systems,
    Operations Research 23, 845–868, equation 8.
    """
    load = servers * busy
    weights = [load**k / factorial(k) for k in range(servers)]
    weights.append(load**servers / factorial(servers) / (1 - busy))
    met = sum(
        weight * comb(k, before) / comb(servers, before) * (servers - k) / (servers - before)
        for k, weight in enumerate(weights[:-1])
        if k >= before
    )
    return met / sum(weights) / (busy**before * (1 - busy))


def approximate(rates: Floats, orders: Orders) -> Floats:
    """Workloads (N) by Larson's (1975) approximation: servers as if independent, corrected."""
    servers, total = orders.shape[1], float(rates.sum())
    busy, loads = total / servers, np.full(orders.shape[1], total / orders.shape[1])
    corrections = [correction(servers, busy, before) for before in range(servers)]
    waited = total * _erlang_c(servers, total) / servers
    for _ in range(200):
        taken = np.zeros(servers)
        for rate, order in zip(rates, orders, strict=True):
            ahead = np.concatenate(([1.0], np.cumprod(loads[order[:-1]])))
            taken[order] += rate * np.array(corrections) * ahead
        loads = (taken + waited) / (1 + taken)
        loads *= total / loads.sum()
    return loads


def _erlang_c(servers: int, load: float) -> float:
    full = load**servers / factorial(servers) / (1 - load / servers)
    return full / (sum(load**k / factorial(k) for k in range(servers)) + full)
