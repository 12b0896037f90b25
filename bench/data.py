"""What others published to measure by: it stays outside the repository."""

import os
from pathlib import Path

NO_DATA = "SANSANG_BENCH_DATA names no folder with {name}, so that is not measured."


def folder(name: str) -> Path | None:
    """Return a folder of the data, None where there is none."""
    path = Path(os.environ.get("SANSANG_BENCH_DATA", "")) / name
    return path if os.environ.get("SANSANG_BENCH_DATA") and path.is_dir() else None
