"""The nearest of twenty teams in Cimba, if it is installed, in a process of its own: its compiler
and other compiled code do not bear each other.
"""

import json
import subprocess
import sys
from importlib.util import find_spec

ABSENT = "absent: pip install cimba"


def installed() -> bool:
    """Tell whether Cimba is installed."""
    return find_spec("cimba") is not None


def nearest(calls: int) -> tuple[float, float]:
    """Return the seconds that playing so many calls took, and their mean response in seconds."""
    command = [sys.executable, "-m", "bench.rehearsal.cimba_town", str(calls)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, mean_s = json.loads(done.stdout.splitlines()[-1])
    return float(seconds), float(mean_s)
