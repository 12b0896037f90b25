"""Stress packs: what goes wrong on top on every rehearsed day, so that a plan shows its limits.

A pack is found in the plan itself; nobody has to describe it. Factors are assumptions of the
pack, not measurements.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

import numpy as np

from sansang.event import EventPlan
from sansang.faults import CannotRun, Fault
from sansang.rehearsal.lost_road import main_road_lost
from sansang.rehearsal.scenario import Scenario, Stress
from sansang.travel import Travel
from sansang.wording import N_

_HOUR_MS = 3_600_000


@dataclass(frozen=True, kw_only=True)
class Pack:
    """A stress pack and what it does, as a message."""

    name: str
    what: str


_PACKS: Final = {
    "two-majors": N_(
        "the contingency plans of the two gravest hazards that may happen together are needed at"
        " one moment"
    ),
    "main-road-lost": N_(
        "the road on which most teams come to incidents is closed to everybody, all the time"
    ),
    "radio-lost": N_("the agency with most teams that can be sent is without radio for an hour"),
    "agency-short": N_("a fifth of the teams of that agency do not appear"),
    "rain": N_("every way takes a quarter longer, and a fifth more happens"),
    "surge": N_("three times as much happens"),
}


def packs(plan: EventPlan) -> tuple[Pack, ...]:
    """Return the stress packs that a plan can be put under: all but `two-majors` where it has no
    two contingency plans that may happen together.
    """
    known = _PACKS if _majors(plan) else {n: w for n, w in _PACKS.items() if n != "two-majors"}
    return tuple(Pack(name=name, what=what) for name, what in known.items())


def apply(scenario: Scenario, plan: EventPlan, travel: Travel, name: str) -> Scenario:
    """Return the scenario under a stress pack.

    Raises CannotRun where the pack is not known, or there is nothing in the plan that it strikes.
    """
    if name not in _PACKS:
        known = ", ".join(_PACKS)
        raise CannotRun([Fault(code="unknown_pack", place="--stress", found=name, expected=known)])
    return _APPLIED[name](scenario, plan, travel)


def _two_majors(scenario: Scenario, plan: EventPlan, _: Travel) -> Scenario:
    pair = _majors(plan)
    if pair is None:
        raise CannotRun([Fault(code="pack_two_plans", place="--stress", found="two-majors")])
    return replace(scenario, stress=Stress(pack="two-majors", drills=pair))


def _majors(plan: EventPlan) -> tuple[int, int] | None:
    """The two contingency plans whose hazards have the gravest impact and, among those, are the
    likeliest; of pairs that are alike the one with most forces in common, then the first.
    """
    graveness = {
        fallback: (hazard.impact, hazard.likelihood)
        for hazard in sorted(plan.hazards, key=lambda h: (h.impact, h.likelihood))
        for fallback in hazard.contingency_plans
    }
    plans = plan.contingency_plans
    pairs = [
        (a, b)
        for a, b in combinations(range(len(plans)), 2)
        if plans[a].id not in plans[b].never_with and plans[b].id not in plans[a].never_with
    ]

    def weight(pair: tuple[int, int]) -> tuple[list[tuple[int, int]], int]:
        one, other = (plans[at] for at in pair)
        common = len({*one.teams, *one.posts} & {*other.teams, *other.posts})
        return sorted((graveness.get(f.id, (0, 0)) for f in (one, other)), reverse=True), common

    # max() keeps the first of equals.
    return max(pairs, key=weight, default=None)


def _main_road_lost(scenario: Scenario, plan: EventPlan, travel: Travel) -> Scenario:
    ground = main_road_lost(scenario, plan, travel)
    if ground is None:
        raise CannotRun([Fault(code="pack_main_road", place="--stress", found="main-road-lost")])
    return replace(scenario, ground=ground, stress=Stress(pack="main-road-lost"))


def _radio_lost(scenario: Scenario, _: EventPlan, __: Travel) -> Scenario:
    agency = _busiest_agency(scenario, "radio-lost")
    stress = Stress(pack="radio-lost", silent_agency=agency, silent_ms=_HOUR_MS)
    return replace(scenario, stress=stress)


def _agency_short(scenario: Scenario, _: EventPlan, __: Travel) -> Scenario:
    agency = _busiest_agency(scenario, "agency-short")
    stress = Stress(pack="agency-short", absent_agency=agency, absent_share=0.2)
    return replace(scenario, stress=stress)


def _busiest_agency(scenario: Scenario, pack: str) -> int:
    """The agency with most teams on duty that some type of incident needs."""
    forces = scenario.forces
    sent = scenario.demand.able.any(axis=0) & (np.diff(forces.duty_at) > 0)
    if not sent.any():
        raise CannotRun([Fault(code="pack_agency", place="--stress", found=pack)])
    return int(np.bincount(forces.agency[sent]).argmax())


def _rain(scenario: Scenario, _: EventPlan, __: Travel) -> Scenario:
    stress = Stress(pack="rain", travel_factor=1.25, rate_factor=1.2)
    return replace(scenario, stress=stress)


def _surge(scenario: Scenario, _: EventPlan, __: Travel) -> Scenario:
    return replace(scenario, stress=Stress(pack="surge", rate_factor=3.0))


_APPLIED: Final[dict[str, Callable[[Scenario, EventPlan, Travel], Scenario]]] = {
    "two-majors": _two_majors,
    "main-road-lost": _main_road_lost,
    "radio-lost": _radio_lost,
    "agency-short": _agency_short,
    "rain": _rain,
    "surge": _surge,
}
