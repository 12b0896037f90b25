"""Ten thousand days of five hundred calls: how long, in what memory, with how many workers.

Days are drawn, played and summed up, as `sansang rehearse` does. Each run is a process of its own
(`python -m bench.rehearsal.days WORKERS DAYS`), so that its peak of memory is its own; compiling
and, with Dask, starting the workers are before the time begins.
"""

import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass, field
from statistics import median
from time import perf_counter
from typing import Any

from bench.rehearsal.town import SEED, ordinary_days
from bench.rows import Row
from sansang.rehearsal.batch import Prepared, chunks, prepare
from sansang.rehearsal.parallel import Job, Workers, workers_at

TITLE = "10,000 days of 500 calls, drawn, played and summed up"
RUNS, DAYS, CALLS = 5, 10_000, 500
LIMIT_S, LIMIT_MIB, SPEEDUP, APART = 15.0, 1024.0, 1.8, 0.15
WARM = 200
"""Days before the time begins: chunks enough for every worker to have compiled."""


@dataclass(kw_only=True)
class Measured:
    """Seconds of each run and the largest peak of memory."""

    whole_s: list[float] = field(default_factory=list)
    one_s: list[float] = field(default_factory=list)
    dask_s: list[float] = field(default_factory=list)
    peak_mib: float = 0.0


def measured(runs: int = RUNS) -> tuple[list[Row], dict[str, Any]]:
    """Return the rows of this section and the numbers behind them."""
    done = Measured()
    for _ in range(runs):
        seconds, peak_mib = _process("2", DAYS)
        done.whole_s.append(seconds)
        done.peak_mib = max(done.peak_mib, peak_mib)
        done.one_s.append(_process("1", DAYS)[0])
        done.dask_s.append(_process("dask", DAYS)[0])
    return list(rows(done)), asdict(done)


def rows(done: Measured) -> Iterator[Row]:
    """Yield what it took, and what more workers brought."""
    whole, one, dask = map(median, (done.whole_s, done.one_s, done.dask_s))
    faster = _ratio(done.one_s, done.whole_s)
    slower = _ratio(done.dask_s, done.whole_s)
    yield Row(
        what="two workers",
        result=f"{whole:.1f} s, {DAYS * CALLS / whole:,.0f} calls/s",
        goal=f"≤ {LIMIT_S:.0f} s",
        met=whole <= LIMIT_S,
    )
    yield Row(
        what="peak memory",
        result=f"{done.peak_mib:,.0f} MiB",
        goal=f"< {LIMIT_MIB:,.0f} MiB",
        met=done.peak_mib < LIMIT_MIB,
    )
    yield Row(
        what="1 → 2 workers",
        result=f"{one:.1f} s → {whole:.1f} s",
        goal=f"≥ × {SPEEDUP}: × {faster:.2f}",
        met=faster >= SPEEDUP,
    )
    yield Row(
        what="2 threads → 2 Dask workers here",
        result=f"{whole:.1f} s → {dask:.1f} s",
        goal=f"within {APART:.0%}: {slower - 1:+.0%}",
        met=slower <= 1 + APART,
    )


def _ratio(above: list[float], below: list[float]) -> float:
    """Return the middle ratio of runs that followed each other: the machine's speed changes."""
    return median(a / b for a, b in zip(above, below, strict=True))


def _process(workers: str, days: int) -> tuple[float, float]:
    command = [sys.executable, "-m", "bench.rehearsal.days", workers, str(days)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, peak_mib = json.loads(done.stdout.splitlines()[-1])
    return float(seconds), float(peak_mib)


def play_days(workers: Workers, prepared: Prepared, days: int) -> int:
    """Play days and return how many were summed up."""
    held = workers.hold(prepared)
    jobs = (Job(held=held, chunk=chunk) for chunk in chunks(SEED, 0, days))
    return sum(1 for _ in workers.run(jobs))


def _cluster(workers: str) -> AbstractContextManager[Any]:
    if workers != "dask":
        return nullcontext()
    from distributed import LocalCluster

    return LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1")


def main() -> None:
    """Play days with 1 or 2 threads, or with Dask; print the seconds and the peak in MiB."""
    named, days = sys.argv[1], int(sys.argv[2])
    prepared = prepare(ordinary_days(CALLS))
    with _cluster(named) as cluster:
        address = cluster.scheduler_address if cluster else None
        with workers_at(address, None if cluster else int(named)) as workers:
            play_days(workers, prepared, WARM)
            begun = perf_counter()
            play_days(workers, prepared, days)
            seconds = perf_counter() - begun
    print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


if __name__ == "__main__":
    main()
