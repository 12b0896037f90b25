"""The nearest of twenty teams in Cimba, where somebody has built a program that plays the case.

Cimba is a library in C; a program that uses it is not ours to hand out. ``SANSANG_CIMBA`` names
one. It is given the path of a file of whole numbers (64 bits, little-endian): teams, places,
calls; the ways (places + teams)², milliseconds, from row to column, the posts behind the places;
then moments, places and works of the calls. It prints the seconds that playing took, what is read
not counted, and the mean response in milliseconds.
"""

import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from bench.rehearsal.town import PLACES, TEAMS, Case

VARIABLE = "SANSANG_CIMBA"
ABSENT = f"absent: {VARIABLE} names no program"


def program() -> Path | None:
    """Return the program, None where there is none."""
    named = Path(os.environ.get(VARIABLE, ""))
    return named if named.is_file() else None


def nearest(case: Case, named: Path) -> tuple[float, float]:
    """Return the seconds that a run took, and the mean response in seconds."""
    day = case.day
    ways = case.scenario.ground.travel_ms[0, 0].ravel()
    numbers = [np.array([TEAMS, PLACES, case.calls]), ways, day.at_ms, day.place, day.scene_ms]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "case.bin"
        np.concatenate(numbers).astype("<i8").tofile(file)
        done = subprocess.run(
            [str(named), str(file)], capture_output=True, text=True, check=True, timeout=600
        )
    seconds, mean_ms = map(float, done.stdout.split()[:2])
    return seconds, mean_ms / 1000
