"""One contender on one plan in a process of its own: `python -m bench.contender`.

A process has its own peak of memory and its own Java; each has two processors.
"""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from pydantic import BaseModel

from sansang.deployment import Assignment, Deployment, Level, Status, deploy
from sansang.event import EventPlan
from sansang.eventfile import read_plan

PROCESSORS = 2


class Run(BaseModel):
    """What a contender answered, in which time and memory.

    ``first_s`` and ``proven_s`` say when Sansang had its first answer, and when it had proven
    minimum and desired to be best; None where it had not.
    """

    seconds: float
    peak_mib: float = 0.0
    assignments: tuple[Assignment, ...]
    deployment: Deployment | None = None
    first_s: float | None = None
    proven_s: float | None = None


def run(contender: str, plan: Path, time_limit_s: float) -> Run:
    """Return what a contender makes of a plan within a time."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "run.json"
        asked = [contender, str(plan), str(time_limit_s), str(out)]
        command = [sys.executable, "-m", "bench.contender", *asked]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{contender} failed:\n{done.stderr}")
        return Run.model_validate_json(out.read_bytes())


def by_sansang(plan: EventPlan, time_limit_s: float) -> Run:
    begun = perf_counter()
    first: list[float] = []
    proven: list[float] = []

    def progress(levels: tuple[Level, ...]) -> None:
        first.append(perf_counter() - begun)
        if is_proven(levels):
            proven.append(perf_counter() - begun)

    answer = deploy(plan, time_limit_s=time_limit_s, progress=progress)
    progress(answer.levels)
    return Run(
        seconds=perf_counter() - begun,
        assignments=answer.assignments,
        deployment=answer,
        first_s=first[0],
        proven_s=proven[0] if proven else None,
    )


def is_proven(levels: tuple[Level, ...]) -> bool:
    """Tell whether minimum and desired strength are proven to be the best."""
    first_two = [level for level in levels if level.name.startswith(("minimum.", "desired"))]
    return all(level.status == Status.OPTIMAL for level in first_two)


def by_one_shot(plan: EventPlan, time_limit_s: float) -> Run:
    from bench.peers import one_shot

    return _by_peer(one_shot.deploy, plan, time_limit_s)


def by_timefold(plan: EventPlan, time_limit_s: float) -> Run:
    from bench.peers import timefold_peer  # starts Java

    return _by_peer(timefold_peer.deploy, plan, time_limit_s)


def _by_peer(
    peer: Callable[[EventPlan, float], list[Assignment]], plan: EventPlan, time_limit_s: float
) -> Run:
    begun = perf_counter()
    assignments = peer(plan, time_limit_s)
    return Run(seconds=perf_counter() - begun, assignments=tuple(assignments))


CONTENDERS = {"sansang": by_sansang, "one_shot": by_one_shot, "timefold": by_timefold}


def main() -> None:
    contender, plan, time_limit_s, out = sys.argv[1:]
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:PROCESSORS])
    done = CONTENDERS[contender](read_plan(Path(plan)), float(time_limit_s))
    done.peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    Path(out).write_text(done.model_dump_json(), encoding="utf-8")


if __name__ == "__main__":
    main()
