"""What chance needs to know of a scenario, as arrays for the compiled drawing of days."""

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sansang.faults import CannotRun, Fault
from sansang.rehearsal.compiled import own
from sansang.rehearsal.scenario import NONE, Floats, Ints, Scenario

MOST_INCIDENTS = 1 << 19
"""Incidents of one day that can be told apart by the bits that number them, twice over."""


class Chance(NamedTuple):
    """A scenario as far as chance is concerned.

    Of streams (S): ``stream_owner``, ``stream_type``, ``stream_place`` and their curves, already
    with the stress's rate. Of needs (N): ``mu`` and ``sigma`` of the lognormal time at the scene
    (sigma 0: always ``scene_ms``). Of injects that bring incidents: ``inject_number`` in the
    scenario. Of duties: their owner and start; ``out_share`` is how many teams fail to appear.
    ``absent_team`` numbers the teams of the agency of which ``absent_count`` stay away;
    ``absent_owner`` are their owners. ``drill_curve`` counts the milliseconds with a manned post
    up to ``drill_ms``; both are empty without a drill. ``silent_span_ms`` NONE: no silence.
    """

    stream_owner: NDArray[np.uint64]
    stream_type: Ints
    stream_place: Ints
    curve_at: Ints
    curve_ms: Ints
    curve: Floats
    need_at: Ints
    teams: Ints
    mu: Floats
    sigma: Floats
    scene_ms: Ints
    transport_share: Floats
    inject_owner: NDArray[np.uint64]
    inject_number: Ints
    inject_ms: Ints
    inject_type: Ints
    inject_place: Ints
    inject_count: Ints
    duty_at: Ints
    duty_owner: NDArray[np.uint64]
    duty_from: Ints
    out_share: float
    absent_team: Ints
    absent_owner: NDArray[np.uint64]
    absent_count: int
    silent_span_ms: int
    drill_ms: Ints
    drill_curve: Floats


def owner(*names: str) -> int:
    """Return the 64 bits that stand for something of these names, wherever it is listed."""
    return int.from_bytes(blake2b("\n".join(names).encode(), digest_size=8).digest(), "little")


def chance_of(scenario: Scenario) -> Chance:
    """Return what chance needs of a scenario.

    Raises CannotRun where a day has more incidents than can be played.
    """
    demand, forces, plans = scenario.demand, scenario.forces, scenario.fallbacks
    stress = scenario.stress
    number = np.flatnonzero(plans.inject_type != NONE).astype(np.int64)
    sigma = np.sqrt(np.log1p(np.square(demand.scene_spread)))
    absent = np.flatnonzero(forces.agency == stress.absent_agency).astype(np.int64)
    drill_ms, drill_curve = _manned(scenario)
    owners = np.array([owner("team", one) for one in forces.teams], np.uint64)
    chance = Chance(
        stream_owner=_stream_owners(scenario),
        stream_type=demand.stream_type,
        stream_place=demand.stream_place,
        curve_at=demand.curve_at,
        curve_ms=demand.curve_ms,
        curve=demand.curve * stress.rate_factor,
        need_at=demand.need_at,
        teams=demand.teams,
        mu=np.log(np.maximum(demand.scene_ms, 1)) - np.square(sigma) / 2,
        sigma=sigma,
        scene_ms=demand.scene_ms,
        transport_share=demand.transport_share,
        inject_owner=_owners("inject", [(plans.injects[j],) for j in number]),
        inject_number=number,
        inject_ms=plans.inject_ms[number],
        inject_type=plans.inject_type[number],
        inject_place=plans.inject_place[number],
        inject_count=plans.inject_count[number],
        duty_at=forces.duty_at,
        duty_owner=np.repeat(owners, np.diff(forces.duty_at)),
        duty_from=forces.duty_from,
        out_share=float(scenario.rules.out_of_service_share),
        absent_team=absent,
        absent_owner=owners[absent],
        absent_count=int(stress.absent_share * len(absent) + 0.5),
        silent_span_ms=NONE
        if stress.silent_agency == NONE
        else max(1, scenario.end_ms - stress.silent_ms),
        drill_ms=drill_ms,
        drill_curve=drill_curve,
    )
    _check(chance, scenario)
    return own(chance)


def expected(chance: Chance) -> float:
    """Return how many incidents a day brings on average."""
    ends = chance.curve[chance.curve_at[1:] - 1]
    return float(ends.sum()) + int(chance.inject_count.sum())


def _check(chance: Chance, scenario: Scenario) -> None:
    if expected(chance) > MOST_INCIDENTS:
        raise CannotRun(
            [
                Fault(
                    code="rehearsal_too_many_incidents",
                    place=scenario.event,
                    found=f"{expected(chance):.0f}",
                    expected=str(MOST_INCIDENTS),
                )
            ]
        )


def _stream_owners(scenario: Scenario) -> NDArray[np.uint64]:
    demand, places = scenario.demand, scenario.ground.places
    pairs = zip(demand.stream_type, demand.stream_place, strict=True)
    return _owners("stream", [(demand.types[y], places[p]) for y, p in pairs])


def _owners(kind: str, names: Iterable[Sequence[str]]) -> NDArray[np.uint64]:
    """Return an owner for each; those of the same names are told apart by their order."""
    seen: Counter[tuple[str, ...]] = Counter()
    made = []
    for one in map(tuple, names):
        made.append(owner(kind, *one, str(seen[one])))
        seen[one] += 1
    return np.array(made, np.uint64)


def _manned(scenario: Scenario) -> tuple[Ints, Floats]:
    """Return moments and how many milliseconds with a manned post there were until each.

    Posts at the sites of the plans that are drilled count. A drill comes in that time, early
    enough for the longest limit of its actions; where nothing is manned so early, over the
    whole time.
    """
    if not scenario.stress.drills:
        return np.empty(0, np.int64), np.empty(0, np.float64)
    latest = max(1, scenario.end_ms - _longest_limit(scenario))
    moments = np.unique(np.clip(np.append(scenario.forces.least_from, [0, latest]), 0, latest))
    spans = np.diff(moments) * _is_manned(scenario, moments[:-1])
    if not spans.any():
        spans = np.diff(moments)
    return moments, np.concatenate([[0], np.cumsum(spans)]).astype(np.float64)


def _longest_limit(scenario: Scenario) -> int:
    plans = scenario.fallbacks
    limits = [
        int(limit)
        for one in scenario.stress.drills
        for limit in plans.action_ms[plans.action_at[one] : plans.action_at[one + 1]]
        if limit != NONE
    ]
    return max(limits, default=0)


def _posts_of_drills(scenario: Scenario) -> NDArray[np.bool_]:
    """The posts at the sites of the plans that are drilled, all where none is ever manned: a plan
    for a hall is not tried when the hall is closed.
    """
    forces, drills = scenario.forces, list(scenario.stress.drills)
    there = np.isin(forces.post_place, scenario.fallbacks.plan_place[drills])
    most = np.array(
        [
            forces.least[a:b].max(initial=0)
            for a, b in zip(forces.least_at[:-1], forces.least_at[1:], strict=True)
        ]
    )
    return there if (there & (most > 0)).any() else np.ones(len(there), np.bool_)


def _is_manned(scenario: Scenario, moments: Ints) -> NDArray[np.bool_]:
    forces = scenario.forces
    manned = np.zeros(len(moments), np.bool_)
    for post in np.flatnonzero(_posts_of_drills(scenario)):
        a, b = forces.least_at[post : post + 2]
        change = np.searchsorted(forces.least_from[a:b], moments, side="right") - 1
        least = np.append(forces.least[a:b], 0)  # before the first change: the 0 at the end
        manned |= least[change] > 0
    return manned
