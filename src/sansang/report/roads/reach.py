"""How far the forces get from their bases within some minutes, with and without closures."""

from dataclasses import dataclass
from typing import Any

from sansang.event.organisation import AgencyKind

BANDS_MIN = (2, 4, 6, 8)
"""Minutes of driving for which the reach is drawn."""


@dataclass(frozen=True, kw_only=True)
class Reach:
    """Where the forces of one kind get from their bases within ``minutes``.

    ``closures`` are those in force (none: the ordinary day). ``area`` is a shapely geometry in
    degrees (lon, lat); ``share`` the part of the length of all roads that they reach.
    """

    force: AgencyKind
    minutes: int
    closures: tuple[str, ...]
    bases: tuple[str, ...]
    area: Any
    share: float
