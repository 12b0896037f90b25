"""The building of a site as far as its plan tells: zones, and exits that all of them share."""

from math import inf, sqrt

from sansang.egress.hydraulic import MOST_PER_M_S, Course
from sansang.egress.network import Building, Passage, Space
from sansang.egress.people import zones_behind_exits
from sansang.event import Exit, Site, Zone

BEFORE_EXITS = "before-exits"
"""The space in which those of all zones meet, without floor or walk of its own."""
_WIDE_M, _OPEN_PER_M_S = 1e6, 1e6
"""An opening that holds nobody up."""


def building_of(site: Site, *, lost: str | None = None) -> Building:
    """Return the spaces and passages of a site, with one exit ``lost``.

    The farthest walk is the diagonal of a square as large as the zone, as in
    `sansang.egress.emptying`. Raises ValueError where the floor of a zone with people is not known.
    """
    crowds = [zone for zone in zones_behind_exits(site) if zone.expected_people]
    meeting = Space(id=BEFORE_EXITS, area_m2=inf)
    exits = (_exit(exit_) for exit_ in site.exits if exit_.id != lost)
    return Building(
        spaces=(*(_space(zone) for zone in crowds), meeting),
        passages=(*(_opening(zone) for zone in crowds), *exits),
    )


def _space(zone: Zone) -> Space:
    if zone.area_m2 is None:
        raise ValueError(f"the floor of zone {zone.id} is not known")
    return Space(id=zone.id, area_m2=zone.area_m2, people=zone.expected_people)


def _opening(zone: Zone) -> Passage:
    return Passage(
        id=f"out of {zone.id}",
        source=zone.id,
        target=BEFORE_EXITS,
        width_m=_WIDE_M,
        walk_m=sqrt(2 * (zone.area_m2 or 0.0)),
        most_per_m_s=_OPEN_PER_M_S,
    )


def _exit(exit_: Exit) -> Passage:
    course = Course.STAIRS if exit_.to_stairs else Course.LEVEL
    return Passage(
        id=exit_.id,
        source=BEFORE_EXITS,
        width_m=exit_.width_m,
        most_per_m_s=MOST_PER_M_S[course],
    )
