"""How long a site of a plan takes to empty: people by flow and effective width, and the walk.

The plan knows its zones and exits, not who goes to which exit: all exits are shared by all, which
is the best case, and nobody hesitates. So a time here is the least that has to be reckoned with.
"""

from enum import StrEnum
from math import sqrt

from sansang.egress.hydraulic import (
    JAM_PER_M2,
    Course,
    door_flow_per_m_s,
    effective_width_m,
    speed_m_per_s,
)
from sansang.egress.people import people_in, zones_behind_exits
from sansang.event import Exit, Site, Zone
from sansang.event.fields import Record
from sansang.event.ground import Seating

GUIDE_PER_M_MIN = {Course.LEVEL: 82, Course.STAIRS: 66}
"""The most people per metre and minute by the Green Guide, as published by Buckinghamshire
Council."""
OBSERVED_PER_M_MIN = 60
"""Observed flow out of stadiums stayed below this (researcher.life)."""


class Outcome(StrEnum):
    """What the method says of a site."""

    EMPTIES = "empties"
    """There is a time."""
    DID_NOT_EMPTY = "did_not_empty"
    """Nobody moves, or no exit lets anybody pass: no time, however long one waits."""
    TOO_DENSE = "too_dense"
    """A zone is denser than 3.76 people per m², of which the method says nothing."""
    APPROVED_DESIGN = "approved_design"
    """Rows of fixed seats have no figure: the time is that of the approved design."""
    UNKNOWN = "unknown"
    """The floor of a zone is not known, so neither are density and walk."""


class Emptying(Record):
    """How long a site takes to empty, with the exit ``lost`` (None: all are open).

    ``minutes`` only where the outcome is EMPTIES. ``exits_min`` is what the exits alone take,
    without any walk: nobody is quicker, whatever the seats; None where nobody gets out.
    ``guide_min`` and ``observed_min`` are what the exits alone take at the highest flow of the
    Green Guide and at the 60 people per metre and minute of clear width seen in practice.
    ``zone`` is the one because of which there is no time.
    """

    people: int
    lost: str | None = None
    outcome: Outcome
    minutes: float | None = None
    exits_min: float | None = None
    guide_min: float | None = None
    observed_min: float | None = None
    zone: str | None = None

    @property
    def least_min(self) -> float | None:
        """What has to be reckoned with at least: the whole time, or that of the exits alone."""
        return self.minutes if self.minutes is not None else self.exits_min


class SiteEmptying(Record):
    """How long a site takes to empty with all exits, and with the worst one lost.

    ``exit_lost`` is None where there is one exit or none.
    """

    site: str
    all_exits: Emptying
    exit_lost: Emptying | None = None


def site_emptying(site: Site) -> SiteEmptying | None:
    """Return both times of a site, None where the plan names no exits or nobody is there."""
    if not site.exits or not people_in(site):
        return None
    return SiteEmptying(site=site.id, all_exits=emptying(site), exit_lost=worst_loss(site))


def worst_loss(site: Site) -> Emptying | None:
    """Return the emptying with that exit lost without which it takes longest; None with one."""
    if len(site.exits) < 2:
        return None
    return max((emptying(site, lost=exit_.id) for exit_ in site.exits), key=_slowness)


def _slowness(answer: Emptying) -> float:
    return float("inf") if answer.exits_min is None else answer.exits_min


def emptying(site: Site, *, lost: str | None = None) -> Emptying:
    """Return how long a site takes to empty.

    Time = people ÷ (flow × effective width) + the farthest walk ÷ speed (SFPE Handbook, ch. 67).
    The walk is the diagonal of a square as large as the zone: no one walks farther in a compact
    room whose exits are anywhere in its walls.
    """
    exits = [exit_ for exit_ in site.exits if exit_.id != lost]
    people = people_in(site)
    crowds = _crowds(site)
    outcome, zone = _outcome(site, crowds, exits)
    passable = outcome not in (Outcome.DID_NOT_EMPTY, Outcome.TOO_DENSE)
    exits_s = _exits_s(people, crowds, exits) if passable else None
    walk_s = max((_walk_s(crowd) for crowd in crowds), default=0.0) if passable else 0.0
    whole_s = exits_s + walk_s if exits_s is not None and outcome == Outcome.EMPTIES else None
    return Emptying(
        people=people,
        lost=lost,
        outcome=outcome,
        minutes=_minutes(whole_s),
        exits_min=_minutes(exits_s),
        guide_min=_clear_width_min(people, exits, GUIDE_PER_M_MIN) if passable else None,
        observed_min=_clear_width_min(people, exits, _OBSERVED) if passable else None,
        zone=zone.id if zone else None,
    )


def _crowds(site: Site) -> list[Zone]:
    return [zone for zone in zones_behind_exits(site) if zone.expected_people]


def _outcome(site: Site, crowds: list[Zone], exits: list[Exit]) -> tuple[Outcome, Zone | None]:
    """The gravest that holds, and the zone because of which it does."""
    for zone in crowds:
        if _density(zone) > JAM_PER_M2:
            return Outcome.TOO_DENSE, zone
    for zone in crowds:
        if _walk_s(zone) == float("inf"):
            return Outcome.DID_NOT_EMPTY, zone
    if not any(effective_width_m(exit_.width_m) for exit_ in exits):
        return Outcome.DID_NOT_EMPTY, None
    seats = next((zone for zone in crowds if zone.seating == Seating.FIXED), None)
    if seats or site.seating == Seating.FIXED:
        return Outcome.APPROVED_DESIGN, seats
    unmeasured = next((zone for zone in crowds if zone.area_m2 is None), None)
    if unmeasured or not crowds:
        return Outcome.UNKNOWN, unmeasured
    return Outcome.EMPTIES, None


def _density(zone: Zone) -> float:
    """People per m²; 0 where the floor is not known."""
    return zone.expected_people / zone.area_m2 if zone.area_m2 else 0.0


def _exits_s(people: int, crowds: list[Zone], exits: list[Exit]) -> float:
    """What the exits alone take: each zone's people at the flow of their density."""
    if not crowds:
        return people / _flow_per_s(exits, 0.0)
    return sum(z.expected_people / _flow_per_s(exits, _density(z)) for z in crowds)


def _flow_per_s(exits: list[Exit], per_m2: float) -> float:
    return sum(
        door_flow_per_m_s(per_m2, _course(exit_)) * effective_width_m(exit_.width_m)
        for exit_ in exits
    )


def _course(exit_: Exit) -> Course:
    return Course.STAIRS if exit_.to_stairs else Course.LEVEL


def _walk_s(zone: Zone) -> float:
    """The diagonal of a square as large as the zone, walked in its crowd."""
    speed = speed_m_per_s(_density(zone))
    return sqrt(2 * (zone.area_m2 or 0.0)) / speed if speed else float("inf")


_OBSERVED = dict.fromkeys(Course, OBSERVED_PER_M_MIN)


def _clear_width_min(people: int, exits: list[Exit], per_m_min: dict[Course, int]) -> float:
    return round(people / sum(per_m_min[_course(e)] * e.width_m for e in exits), 4)


def _minutes(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds / 60, 4)
