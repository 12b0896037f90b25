"""The p-median files of the OR-Library: how long until the optimum, and until it is proven.

Each file is solved by five seeds. The peer is HiGHS through SciPy on the classic model (ReVelle
and Swain), on the one file of 300 nodes that it gets through at all, once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from bench.location.data import medians
from bench.rows import Row
from sansang.location import PMedian, Problem, solve

TITLE = "p-median files of the OR-Library"
RUNS, LIMIT_S, FOUND_S, PROVEN_S, GAP = 5, 60.0, 10.0, 60.0, 1e-3
PEER_FILE, PEER_LIMIT_S = "pmed11", 60.0


@dataclass(kw_only=True)
class File:
    """Of each run the seconds until the last better choice and until the end, and the gap."""

    published: int
    values: list[float] = field(default_factory=list)
    found_s: list[float] = field(default_factory=list)
    proven_s: list[float] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)

    @property
    def optimal(self) -> bool:
        return all(value == self.published for value in self.values)


@dataclass(kw_only=True)
class Measured:
    files: dict[str, File] = field(default_factory=dict)
    peer_s: float | None = None
    peer_value: float | None = None


def measured(path: Path, runs: int = RUNS) -> tuple[list[Row], dict[str, object]]:
    """Return the rows of this section and the numbers behind them."""
    done = Measured()
    files = medians(path)
    solve(files[0][1], PMedian(facilities=files[0][2]))  # compiled before it is measured
    for name, problem, facilities, published in files:
        file = done.files[name] = File(published=published)
        for seed in range(runs):
            _run(file, problem, facilities, seed)
        if name == PEER_FILE:
            done.peer_s, done.peer_value = peer(problem, facilities)
    numbers = {name: vars(file) for name, file in done.files.items()}
    return list(rows(done)), numbers | {"peer_s": done.peer_s, "peer_value": done.peer_value}


def _run(file: File, problem: Problem, facilities: int, seed: int) -> None:
    begun = perf_counter()
    better: list[tuple[float, float]] = []

    def told(value: float | None, _: float | None) -> None:
        if value is not None and (not better or value < better[-1][0]):
            better.append((value, perf_counter() - begun))

    answer = solve(
        problem, PMedian(facilities=facilities), time_limit_s=LIMIT_S, seed=seed, progress=told
    )
    assert answer.value is not None
    assert answer.gap is not None
    file.values.append(answer.value)
    file.found_s.append(better[-1][1])
    file.proven_s.append(perf_counter() - begun)
    file.gaps.append(answer.gap)


def peer(problem: Problem, facilities: int) -> tuple[float, float | None]:
    """Return the seconds and the value of HiGHS on the classic model within a time."""
    sites, places = problem.travel.shape
    cost = np.concatenate([np.zeros(sites), (problem.travel * problem.demand).ravel()])
    site, place = (one.ravel() for one in np.indices((sites, places)))
    pair = sites + site * places + place
    number = np.arange(sites * places)
    served = coo_array((np.ones(len(pair)), (place, pair)), shape=(places, len(cost)))
    open_ = coo_array(
        (
            np.concatenate([np.ones(len(pair)), -np.ones(len(pair))]),
            (np.concatenate([number, number]), np.concatenate([pair, site])),
        ),
        shape=(len(pair), len(cost)),
    )
    count = coo_array(
        (np.ones(sites), (np.zeros(sites, int), np.arange(sites))), shape=(1, len(cost))
    )
    begun = perf_counter()
    answer = milp(
        cost,
        constraints=[
            LinearConstraint(served.tocsr(), 1, 1),
            LinearConstraint(open_.tocsr(), -np.inf, 0),
            LinearConstraint(count.tocsr(), facilities, facilities),
        ],
        bounds=Bounds(0, 1),
        integrality=(np.arange(len(cost)) < sites).astype(int),
        options={"time_limit": PEER_LIMIT_S},
    )
    return perf_counter() - begun, answer.fun


def rows(done: Measured) -> Iterator[Row]:
    """Yield how many files are solved, and the slowest of them."""
    files = done.files
    optimal = sum(file.optimal for file in files.values())
    slow, found = max(((n, median(f.found_s)) for n, f in files.items()), key=lambda one: one[1])
    yield Row(
        what=f"published optimum reached, {len(files[slow].values)} seeds",
        result=f"{optimal} of {len(files)} files, slowest {slow}: {found:.2f} s",
        goal=f"all within {FOUND_S:.0f} s each",
        met=optimal == len(files) and found <= FOUND_S,
    )
    slow, proven = max(((n, median(f.proven_s)) for n, f in files.items()), key=lambda o: o[1])
    gap = max(max(file.gaps) for file in files.values())
    yield Row(
        what="proven",
        result=f"largest gap {gap:.3%}, slowest {slow}: {proven:.2f} s",
        goal=f"gap ≤ {GAP:.1%} within {PROVEN_S:.0f} s",
        met=gap <= GAP and proven <= PROVEN_S,
    )
    if done.peer_s is not None:
        ours = median(files[PEER_FILE].proven_s)
        answer = "no answer" if done.peer_value is None else f"{done.peer_value:,.0f}"
        yield Row(
            what=f"{PEER_FILE} by HiGHS, classic model",
            result=f"{done.peer_s:.1f} s, {answer}",
            goal=f"× {done.peer_s / ours:.0f}",
        )
