"""What a planner asks of a rehearsal."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Ask:
    """The options of ``sansang rehearse``; either ``days`` or ``precision`` is given."""

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
