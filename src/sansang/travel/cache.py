"""The road network of a plan, made from its map once and kept on this machine."""

import os
from pathlib import Path

from sansang.event import EventPlan
from sansang.eventfile import roads_file
from sansang.roads import RoadNetwork

CACHE = "SANSANG_CACHE"
"""The environment variable that names another folder for what may be made again."""


def cache_folder() -> Path:
    """Return where networks are kept: by the XDG Base Directory Specification, 0.8."""
    named = os.environ.get(CACHE)
    if named:
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME", "")
    # The specification has a path that is not absolute ignored.
    return (Path(base) if Path(base).is_absolute() else Path.home() / ".cache") / "sansang"


def roads_of(event: Path, plan: EventPlan) -> RoadNetwork | None:
    """Return the road network that a plan names, None where it names none.

    ``event`` is the folder, workbook or plan.json that the plan was read from. Raises CannotRun
    where the map is not there or can't be read.
    """
    file = roads_file(event, plan)
    if file is None:
        return None
    from sansang.roads.store import open_network  # libraries that load slowly

    return open_network(file, cache_folder() / "roads")
