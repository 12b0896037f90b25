"""The hydraulic method: how fast a crowd walks and how many pass a metre of exit in a second.

SFPE Handbook of Fire Protection Engineering, 6th ed., ch. 67. Metres, seconds, people.
"""

from enum import StrEnum
from math import isfinite

SLOPE_M2 = 0.266
"""How much of the speed each person per m² takes (eq. 67.3)."""
FREE_PER_M2 = 0.54
"""Below this density nobody is slowed down by others."""
JAM_PER_M2 = 3.76
"""At this density nobody moves; the method says nothing of denser crowds."""
PEAK_PER_M2 = 1 / (2 * SLOPE_M2)
"""The density of the greatest flow, 1.88 people per m²: S·D has its peak there."""
BOUNDARY_M = 0.15
"""What people keep free on each side of a door or stair (table 67.1)."""


class Course(StrEnum):
    """What people walk on."""

    LEVEL = "level"
    """A floor, a door, a gate."""
    STAIRS = "stairs"
    """A stair with risers of 7 and treads of 11 inches (178 and 279 mm)."""


SPEED_CONSTANT_M_PER_S = {Course.LEVEL: 1.40, Course.STAIRS: 1.08}
"""k of the speed (table 67.2)."""
MOST_PER_M_S = {Course.LEVEL: 1.3, Course.STAIRS: 1.01}
"""The most people that a metre of effective width lets pass in a second (table 67.5)."""


class OutOfRange(ValueError):
    """A density of which the method says nothing: negative, no number, or over 3.76 per m²."""


def speed_m_per_s(per_m2: float, course: Course = Course.LEVEL) -> float:
    """Return how fast people walk in a crowd: S = k (1 − 0.266 D), eq. 67.3.

    Below 0.54 per m² they walk as at 0.54. Raises OutOfRange over 3.76 per m².
    """
    if not isfinite(per_m2) or not 0 <= per_m2 <= JAM_PER_M2:
        raise OutOfRange(f"{per_m2} people per m² are outside of 0 to {JAM_PER_M2}")
    slowed = 1 - SLOPE_M2 * max(per_m2, FREE_PER_M2)
    return SPEED_CONSTANT_M_PER_S[course] * max(slowed, 0.0)


def flow_per_m_s(per_m2: float, course: Course = Course.LEVEL) -> float:
    """Return the people who pass a metre of effective width in a second: F = S·D, eq. 67.5."""
    return speed_m_per_s(per_m2, course) * per_m2


def door_flow_per_m_s(per_m2: float, course: Course = Course.LEVEL) -> float:
    """Return the flow through an exit before which a crowd of this density stands.

    Up to the density of the peak those who wait close up before the exit, and it passes the most
    it can. A crowd that stands denser from the start can't: it flows as dense as it is.
    """
    most = MOST_PER_M_S[course]
    return most if per_m2 <= PEAK_PER_M2 else min(most, flow_per_m_s(per_m2))


def effective_width_m(width_m: float, boundary_m: float = BOUNDARY_M) -> float:
    """Return the clear width without the boundary layers of both sides."""
    return max(0.0, width_m - 2 * boundary_m)
