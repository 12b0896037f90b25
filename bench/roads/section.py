"""The sections of roads in the table of the bench, and what they need."""

import os
from pathlib import Path

from bench.roads import assignment, matrices, reading

NETWORKS = "SANSANG_BENCH_DATA"
NO_NETWORKS = (
    f"{NETWORKS} names no folder with the networks of Transportation Networks for Research, "
    "so assignment is not measured."
)


def has_networks() -> bool:
    """Tell whether there is a folder of networks: their licence keeps them out of ours."""
    folder = os.environ.get(NETWORKS)
    return bool(folder) and Path(folder).is_dir()


MEASURED = (reading, matrices, *((assignment,) if has_networks() else ()))
"""What can be measured here."""
