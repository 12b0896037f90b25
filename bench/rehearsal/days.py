"""Ten thousand days of five hundred calls: how long, in what memory, with how many workers.

Days are drawn, played and summed up, as `sansang rehearse` does, eleven times by each in turn, in a
process of their own (`python -m bench.rehearsal.days DAYS WORKERS…`), once by two threads alone,
so that the peak of memory is theirs, and once by one thread, two threads and two workers of a Dask
cluster on this machine; compiling and starting the cluster are before the time begins.
"""

import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from statistics import median
from time import perf_counter
from typing import Any

from bench.rehearsal.town import SEED, ordinary_days
from bench.rows import Row
from sansang.rehearsal.batch import Prepared, chunks, prepare
from sansang.rehearsal.parallel import Job, Workers, workers_at

TITLE = "10,000 days of 500 calls, drawn, played and summed up"
RUNS, DAYS, CALLS = 11, 10_000, 500
LIMIT_S, LIMIT_MIB, SPEEDUP, APART = 15.0, 1024.0, 1.8, 0.15
WARM = 200
"""Days before the time begins: chunks enough for every worker to have compiled."""


@dataclass(kw_only=True)
class Measured:
    """Seconds of each run, by who played it, and the largest peak of memory."""

    whole_s: list[float] = field(default_factory=list)
    one_s: list[float] = field(default_factory=list)
    two_s: list[float] = field(default_factory=list)
    dask_s: list[float] = field(default_factory=list)
    peak_mib: float = 0.0


def measured(days: int = DAYS) -> tuple[list[Row], dict[str, Any]]:
    """Return the rows of this section and the numbers behind them."""
    alone, beside = _process(days, "2"), _process(days, "1", "2", "dask")
    done = Measured(
        whole_s=alone["2"],
        one_s=beside["1"],
        two_s=beside["2"],
        dask_s=beside["dask"],
        peak_mib=alone["peak_mib"],
    )
    return list(rows(done)), asdict(done)


def rows(done: Measured) -> Iterator[Row]:
    """Yield what it took, and what more workers brought."""
    whole, one, two, dask = map(median, (done.whole_s, done.one_s, done.two_s, done.dask_s))
    faster, slower = _ratio(done.one_s, done.two_s), _ratio(done.dask_s, done.two_s)
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
        result=f"{one:.2f} s → {two:.2f} s",
        goal=f"≥ × {SPEEDUP}: × {faster:.2f}",
        met=faster >= SPEEDUP,
    )
    yield Row(
        what="2 threads → 2 Dask workers here",
        result=f"{two:.2f} s → {dask:.2f} s",
        goal=f"within {APART:.0%}: {slower - 1:+.0%}",
        met=slower <= 1 + APART,
    )


def _ratio(above: list[float], below: list[float]) -> float:
    """Return the middle ratio of runs that followed each other: the machine's speed changes."""
    return median(a / b for a, b in zip(above, below, strict=True))


def _process(days: int, *workers: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.rehearsal.days", str(days), *workers]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def play_days(workers: Workers, prepared: Prepared, days: int) -> int:
    """Play days and return how many were summed up."""
    held = workers.hold(prepared)
    jobs = (Job(held=held, chunk=chunk) for chunk in chunks(SEED, 0, days))
    return sum(1 for _ in workers.run(jobs))


@contextmanager
def _crew(named: str) -> Iterator[Workers]:
    """Start those who play: so many threads, or a cluster on this machine."""
    if named != "dask":
        with workers_at(None, int(named)) as threads:
            yield threads
        return
    from distributed import LocalCluster

    local = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with (
        LocalCluster(**local, host="127.0.0.1") as cluster,
        workers_at(cluster.scheduler_address) as workers,
    ):
        yield workers


def main() -> None:
    """Play days by each of the workers named in turn; print seconds and the peak in MiB."""
    days, names = int(sys.argv[1]), sys.argv[2:]
    prepared, found = prepare(ordinary_days(CALLS)), {name: list[float]() for name in names}
    with ExitStack() as stack:
        crews = {name: stack.enter_context(_crew(name)) for name in names}
        for crew in crews.values():
            play_days(crew, prepared, WARM)
        for _ in range(RUNS):
            for name, crew in crews.items():
                begun = perf_counter()
                play_days(crew, prepared, days)
                found[name].append(perf_counter() - begun)
    peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**found, "peak_mib": peak_mib}))


if __name__ == "__main__":
    main()
