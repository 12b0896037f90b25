"""How many people exits let out, by the tables of the codes. Pure, for any part to use."""

from collections.abc import Iterable
from math import floor

from sansang.egress import Course
from sansang.egress.emptying import GUIDE_PER_M_MIN, OBSERVED_PER_M_MIN
from sansang.event import Exit, Site
from sansang.event.ground import FireClass, Seating

_CLASSES = {
    FireClass.I: "I-II",
    FireClass.II: "I-II",
    FireClass.III: "III-IV",
    FireClass.IV: "III-IV",
    FireClass.V: "V",
}

TO_STAIRS_PER_M = {"I-II": 165, "III-IV": 115, "V": 80}
"""People per metre from a corridor to a stair. QCVN 06:2022/BXD, table G.2.11."""

NO_FIXED_SEATS_PER_M: dict[str, tuple[int | None, ...]] = {
    "I-II": (75, 100, 125),
    "III-IV": (50, 70, None),
    "V": (40, None, None),
}
"""People per metre out of a room without fixed seats, by its volume up to 5, up to 10 and over
10 thousand m³. QCVN 06:2022/BXD, table G.5, "other"."""

LEVEL_PER_M_MIN, STAIRS_PER_M_MIN = (
    GUIDE_PER_M_MIN[course] for course in (Course.LEVEL, Course.STAIRS)
)
CAUTIOUS_PER_M_MIN = OBSERVED_PER_M_MIN

EGRESS_MIN = {1: 10, 2: 8, 3: 8, 4: 6, 5: 6}
"""Minutes to leave by the risk level of the site. Green Guide: 10, 8, 6 at low, medium, high
risk; that 1 is low and 4 high is ours."""

INCH_M = 0.0254
LEVEL_INCH, STAIRS_INCH = 0.2, 0.3
"""Inches of exit per person, level and to stairs. NFPA 101; that of stairs is unverified."""


def volume_column(volume_1000_m3: float | None) -> int:
    """Return the column of table G.5; an unknown volume is taken as small, which is cautious."""
    if volume_1000_m3 is None or volume_1000_m3 <= 5:
        return 0
    return 1 if volume_1000_m3 <= 10 else 2


def people_per_m(site: Site, exit_: Exit) -> int | None:
    """Return how many people a metre of this exit lets out by QCVN 06, None without a row.

    Halls with fixed seats have none: their exits follow the approved design.
    """
    if site.fire_class is None or site.seating == Seating.FIXED:
        return None
    row = _CLASSES[site.fire_class]
    if exit_.to_stairs:
        return TO_STAIRS_PER_M[row]
    return NO_FIXED_SEATS_PER_M[row][volume_column(site.volume_1000_m3)]


def without_largest(capacities: Iterable[int]) -> int:
    """Return what is left of exits when the one that lets out most is lost."""
    return sum(sorted(capacities)[:-1])


def capacities(site: Site) -> list[int] | None:
    """Return how many people each exit lets out by QCVN 06, None where a row is missing."""
    people = []
    for exit_ in site.exits:
        per_m = people_per_m(site, exit_)
        if per_m is None:
            return None
        people.append(floor(round(exit_.width_m * per_m, 6)))
    return people


def green_guide_capacities(site: Site, level_per_m_min: int = LEVEL_PER_M_MIN) -> list[int]:
    """Return how many people leave by each exit in the minutes that the site's risk allows."""
    minutes = EGRESS_MIN[site.risk]
    flow = {True: min(STAIRS_PER_M_MIN, level_per_m_min), False: level_per_m_min}
    return [floor(round(e.width_m * flow[e.to_stairs] * minutes, 6)) for e in site.exits]


def nfpa_exits(people: int) -> int:
    """Return how many exits an assembly needs: NFPA 101 and IBC 1006.2.1."""
    if people > 1000:
        return 4
    if people > 500:
        return 3
    return 2 if people >= 50 else 1


def nfpa_capacity(site: Site) -> int:
    """Return how many people all exits let out by inches of width."""
    inch = {True: STAIRS_INCH, False: LEVEL_INCH}
    return floor(round(sum(e.width_m / INCH_M / inch[e.to_stairs] for e in site.exits), 6))
