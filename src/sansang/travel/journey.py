"""What is told of a journey."""

from dataclasses import dataclass
from enum import StrEnum


class By(StrEnum):
    """Where a travel time comes from."""

    ROADS = "roads"
    STRAIGHT_LINE = "straight_line"


@dataclass(frozen=True, kw_only=True)
class Journey:
    """How long it takes from one place to another, and how that is known.

    ``minutes`` are whole, rounded up; None where there is no way by the roads. ``off_road_m`` is
    how far the places are from their roads, both together; 0 for the straight line.
    """

    minutes: int | None
    by: By
    off_road_m: float = 0.0
