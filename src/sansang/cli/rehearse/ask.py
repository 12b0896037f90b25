"""What a planner asks of a rehearsal."""

from dataclasses import dataclass
from pathlib import Path

DAYS = 1000
"""Days that are rehearsed where neither days nor precision is asked for."""


@dataclass(frozen=True, kw_only=True)
class Ask:
    """The options of ``sansang rehearse``; of ``days`` and ``precision`` at most one is given."""

    event: Path
    out: Path | None
    days: int | None
    precision: float | None
    seed: int
    compare: Path | None
    stress: str
    scheduler: str | None
    incidents: Path | None
    deployment: Path | None
    parquet: bool
    time_limit_s: float
