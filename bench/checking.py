"""How long `sansang check` takes as a whole process, from the start of Python to its end."""

import subprocess
import sys
from pathlib import Path
from time import perf_counter

TIMES = 5


def check_seconds(event: Path) -> list[float]:
    """Return the wall time of each of five runs, shortest first."""
    return sorted(_once(event) for _ in range(TIMES))


def _once(event: Path) -> float:
    begun = perf_counter()
    program = Path(sys.executable).with_name("sansang")
    done = subprocess.run([program, "check", event], capture_output=True, text=True, check=False)
    seconds = perf_counter() - begun
    if done.returncode not in (0, 1):  # 1 means that there are errors in the plan, as there are
        raise RuntimeError(done.stderr)
    return seconds
