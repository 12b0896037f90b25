"""Covering: MEXCLP for the ambulances of Utrecht against CBC, MCLP on PCB3038 against HiGHS.

Both contenders get the same covering table in memory, in turn. The peers' models are the plain
ones: Daskin's with PuLP as in ELASPY (Nanne A. Dieleman, elaspy/mexclp/MEXCLP.py), Church and
ReVelle's with SciPy.

Beside the coverage that MEXCLP expects stands that of a simulation: calls by demand at chance
moments, so many that a vehicle is busy 0.6 of the time; the nearest free vehicle goes, and a call
that finds none waits. Covered is a call for which a vehicle within the standard is free.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from heapq import heappop, heappush
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, eye_array, hstack, vstack

from bench.location.data import pcb3038, utrecht
from bench.rows import Row
from sansang.location import ExpectedCovering, MaximalCovering, Model, Problem, Solution, solve

UTRECHT = "MEXCLP for Utrecht: 21 bases, 231 postcodes, 12 min, busy 0.6"
PCB = "MCLP on PCB3038: 3,038 sites and places, p 15, S 400"
RUNS = 5
BUSY, STANDARD_MIN = 0.6, 12.0
PUBLISHED = {19: 0.846507, 20: 0.856949}
UTRECHT_S, PCB_S = 1.0, 15.0
FACILITIES, STANDARD, OPTIMUM = 15, 400.0, 115_535
CALLS = 200_000


@dataclass(kw_only=True)
class Measured:
    """Seconds of each run, the answer, and the peer's value."""

    ours_s: list[float] = field(default_factory=list)
    peer_s: list[float] = field(default_factory=list)
    value: float = 0.0
    gap: float = 1.0
    peer_value: float = 0.0


def _answer(done: Measured, problem: Problem, model: Model, seed: int) -> Solution:
    begun = perf_counter()
    answer = solve(problem, model, seed=seed)
    done.ours_s.append(perf_counter() - begun)
    assert answer.value is not None
    assert answer.gap is not None
    done.value, done.gap = answer.value, answer.gap
    return answer


# Utrecht


def measured_utrecht(path: Path, runs: int = RUNS) -> tuple[list[Row], dict[str, Any]]:
    """Return the rows of this section and the numbers behind them."""
    problem, numbers = utrecht(path), {}
    found: list[Row] = []
    for vehicles, published in PUBLISHED.items():
        done = Measured()
        model = ExpectedCovering(facilities=vehicles, standard=STANDARD_MIN, busy=BUSY)
        solve(problem, model)  # compiled before it is measured
        for seed in range(runs):
            answer = _answer(done, problem, model, seed)
            begun = perf_counter()
            done.peer_value = cbc(problem, model)
            done.peer_s.append(perf_counter() - begun)
        simulated = simulate(problem, model, answer.sites)
        found += _utrecht_rows(done, vehicles, published, simulated)
        numbers[str(vehicles)] = asdict(done) | {"simulated": simulated}
    return found, numbers


def _utrecht_rows(
    done: Measured, vehicles: int, published: float, simulated: float
) -> Iterator[Row]:
    ours, peer = median(done.ours_s), median(done.peer_s)
    reached = abs(done.value - published) < 1e-6 and done.gap == 0
    yield Row(
        what=f"{vehicles} vehicles, reached and proven",
        result=f"{done.value:.6f} in {ours:.3f} s; simulated {simulated:.3f}",
        goal=f"{published:.6f} within {UTRECHT_S:.0f} s",
        met=reached and ours <= UTRECHT_S,
    )
    yield Row(
        what=f"{vehicles} vehicles, CBC (PuLP)",
        result=f"{done.peer_value:.6f} in {peer:.2f} s",
        goal=f"× {peer / ours:.0f}",
    )


def cbc(problem: Problem, model: ExpectedCovering) -> float:
    """Return the value of Daskin's model by CBC."""
    import pulp

    sites, places, p = range(len(problem.sites)), range(len(problem.places)), model.facilities
    covers = problem.travel <= model.standard
    asked = pulp.LpProblem("mexclp", pulp.LpMaximize)
    x = [pulp.LpVariable(f"x_{j}", 0, p, pulp.LpInteger) for j in sites]
    y = [[pulp.LpVariable(f"y_{i}_{k}", cat="Binary") for k in range(p)] for i in places]
    asked += pulp.lpSum(
        float(problem.demand[i]) * (1 - model.busy) * model.busy**k * y[i][k]
        for i in places
        for k in range(p)
    )
    for i in places:
        asked += pulp.lpSum(x[j] for j in sites if covers[j, i]) >= pulp.lpSum(y[i])
    asked += pulp.lpSum(x) <= p
    asked.solve(pulp.PULP_CBC_CMD(msg=False))
    return float(pulp.value(asked.objective))


def simulate(problem: Problem, model: ExpectedCovering, sites: tuple[int, ...]) -> float:
    """Return the share of calls for which a vehicle within the standard is free."""
    rng = np.random.default_rng(12)
    vehicles = problem.travel[list(sites)]
    place = rng.choice(len(problem.places), CALLS, p=problem.demand / problem.demand.sum())
    every = 1 / (model.busy * len(sites))  # mean time between calls, in mean times at work
    at, work = np.cumsum(rng.exponential(every, CALLS)), rng.exponential(1.0, CALLS)
    nearest = np.argsort(vehicles, axis=0)
    covers = (vehicles <= model.standard).T
    free = np.ones(len(sites), np.bool_)
    busy: list[tuple[float, int]] = []
    covered, waiting = 0, 0.0
    for call, moment in enumerate(at):
        while busy and busy[0][0] <= max(moment, waiting):
            free[heappop(busy)[1]] = True
        start = max(moment, waiting)
        covered += bool((covers[place[call]] & free).any()) and start == moment
        if not free.any():
            start, one = heappop(busy)
            waiting = start
        else:
            order = nearest[:, place[call]]
            one = int(order[free[order].argmax()])
        free[one] = False
        heappush(busy, (start + work[call], one))
    return covered / CALLS


# PCB3038


def measured_pcb(path: Path, runs: int = RUNS) -> tuple[list[Row], dict[str, Any]]:
    """Return the rows of this section and the numbers behind them."""
    problem, done = pcb3038(path), Measured()
    model = MaximalCovering(facilities=FACILITIES, standard=STANDARD)
    solve(problem, model)  # compiled before it is measured
    for seed in range(runs):
        _answer(done, problem, model, seed)
        begun = perf_counter()
        done.peer_value = highs(problem, model)
        done.peer_s.append(perf_counter() - begun)
    return list(_pcb_rows(done)), asdict(done)


def _pcb_rows(done: Measured) -> Iterator[Row]:
    ours, peer = median(done.ours_s), median(done.peer_s)
    yield Row(
        what="reached and proven",
        result=f"{done.value:,.0f} in {ours:.2f} s (at worst {max(done.ours_s):.2f} s)",
        goal=f"{OPTIMUM:,} within {PCB_S:.0f} s",
        met=done.value == OPTIMUM and done.gap == 0 and ours <= PCB_S,
    )
    yield Row(
        what="HiGHS (SciPy)",
        result=f"{done.peer_value:,.0f} in {peer:.1f} s",
        goal=f"× {peer / ours:.1f}",
    )


def highs(problem: Problem, model: MaximalCovering) -> float:
    """Return the value of Church and ReVelle's model by HiGHS."""
    covers = csr_array((problem.travel <= model.standard).T.astype(np.float64))
    places, sites = covers.shape
    one = csr_array(np.ones((1, sites)))
    rows = vstack([hstack([covers, -eye_array(places)]), hstack([one, csr_array((1, places))])])
    answer = milp(
        np.concatenate([np.zeros(sites), -problem.demand]),
        constraints=LinearConstraint(
            rows.tocsr(),
            np.append(np.zeros(places), model.facilities),
            np.append(np.full(places, np.inf), model.facilities),
        ),
        bounds=Bounds(0, 1),
        integrality=(np.arange(sites + places) < sites).astype(int),
        options={"mip_rel_gap": 0.0},
    )
    return float(-answer.fun)
