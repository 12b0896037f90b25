"""The day that is to be foretold as a scenario; of the day itself nothing is known but its date."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime

import numpy as np
from tests.known.rehearsal.san_francisco.calls import ZONE, Incident, Sent
from tests.known.rehearsal.san_francisco.town import Town, metres
from tests.known.rehearsal.systems import Call, system

from sansang.rehearsal.history import with_past
from sansang.rehearsal.past import Past
from sansang.rehearsal.scenario import Demand, Scenario

DAY_MS = 86_400_000
COMMON = 8
"""So often a kind of response is seen before it is one of its own."""
LEVELS = 5
"""Equally likely levels of the time that is not spent driving."""


def scenario_for(day: date, calls: list[Incident], town: Town) -> Scenario:
    """A day of 24 hours with the units of the town and the calls of the days before."""
    kinds = [_response(one) for one in calls]
    common = {kind for kind, times in Counter(kinds).items() if times >= COMMON}
    kinds = [kind if kind in common else _plain(kind) for kind in kinds]
    types = sorted(set(kinds))
    number = {kind: n for n, kind in enumerate(types)}
    past = Past(
        at=tuple(one.at for one in calls),
        type=np.array([number[kind] for kind in kinds], np.int64),
        place=np.array([town.place_of(one) for one in calls], np.int64),
        mobilise_s=np.full(len(calls), np.nan),
        scene_s=np.full(len(calls), np.nan),
    )
    base = with_past(past, _empty(day, types, town))
    demand = _with_levels(base.demand, types, kinds, calls, town)
    return replace(base, demand=demand)


Kind = tuple[str, tuple[str, ...]]


def _response(one: Incident) -> Kind:
    """The priority of a call and the kinds of units that came, each as often as it did."""
    came = tuple(sorted(sent.kind for sent in one.sent if sent.there_s is not None))
    return one.priority, came or (one.sent[0].kind,)


def _plain(kind: Kind) -> Kind:
    """A rare response as a usual one: one unit of each of its two first kinds."""
    return kind[0], tuple(sorted(set(kind[1]))[:1])


def _empty(day: date, types: list[Kind], town: Town) -> Scenario:
    points = [*town.places, *town.homes]
    far = np.array([metres(point, points) for point in points])
    vehicles = sorted(town.s_per_m)
    travel_ms = [np.rint(far * town.s_per_m[kind] * 1000).astype(np.int64) for kind in vehicles]
    for ways in travel_ms:  # back at once, since times are learnt from ways from home
        ways[: len(town.places), len(town.places) :] = 0
    homes = len(town.places) + np.arange(len(town.units))
    made = system(
        travel_ms=travel_ms[0], posts=homes, end_ms=DAY_MS, calls=tuple(Call() for _ in types)
    )
    forces = replace(
        made.forces,
        vehicle=np.array([vehicles.index(kind) for kind in town.kinds], np.int64),
        duty_from=np.rint(np.array(town.from_s) * 1000).astype(np.int64),
        duty_until=np.rint(np.array(town.until_s) * 1000).astype(np.int64),
    )
    start = datetime.combine(day, datetime.min.time(), ZONE)
    ground = replace(made.ground, travel_ms=np.array(travel_ms)[None])
    return replace(made, time_zone=ZONE.key, start=start, forces=forces, ground=ground)


def _with_levels(
    demand: Demand, types: list[Kind], kinds: list[Kind], calls: list[Incident], town: Town
) -> Demand:
    """Make of each type as many as there are levels of the time that is not spent driving."""
    needs: list[Need] = []
    need_at, priority = [0], []
    for kind in types:
        own = [one for one, its in zip(calls, kinds, strict=True) if its == kind]
        for level in _levels(own, town):
            needs += [_need(unit_kind, level, own, town) for unit_kind in kind[1]]
            need_at.append(len(needs))
            priority.append(1 if kind[0] == "3" else 2)
    able = np.array([[need.unit == kind for kind in town.kinds] for need in needs])
    repeat = np.repeat(np.arange(len(demand.stream_type)), LEVELS)
    level = np.tile(np.arange(LEVELS), len(demand.stream_type))
    width = int(demand.curve_at[1])  # all curves have the hours of the day
    curve = demand.curve.reshape(-1, width)[repeat] / LEVELS
    return replace(
        demand,
        types=tuple(f"{'+'.join(kind[1])}-{kind[0]}-{n}" for kind in types for n in range(LEVELS)),
        priority=np.array(priority, np.int64),
        target_ms=np.full(len(priority), -1, np.int64),
        need_at=np.array(need_at, np.int64),
        able=able,
        teams=np.ones(len(needs), np.int64),
        mobilise_ms=np.rint([1000 * need.rest_s for need in needs]).astype(np.int64),
        scene_ms=np.rint([1000 * need.work_s for need in needs]).astype(np.int64),
        clear_ms=np.zeros(len(needs), np.int64),
        scene_spread=np.array([need.spread for need in needs]),
        transport_share=np.zeros(len(needs)),
        stream_type=demand.stream_type[repeat] * LEVELS + level,
        stream_place=demand.stream_place[repeat],
        stream_guess=demand.stream_guess[repeat],
        curve_at=width * np.arange(len(repeat) + 1, dtype=np.int64),
        curve_ms=demand.curve_ms.reshape(-1, width)[repeat].ravel(),
        curve=curve.ravel(),
    )


@dataclass(frozen=True, kw_only=True)
class Need:
    """A kind of unit, the time that is not the way from its nearest home, and work there."""

    unit: str
    rest_s: float
    work_s: float
    spread: float


def _levels(own: list[Incident], town: Town) -> list[list[Incident]]:
    """Cut the calls of a type into groups by how long the first unit took beside its way."""

    def rest(one: Incident) -> float:
        came = [sent for sent in one.sent if sent.there_s is not None]
        return _rest_s(min(came, key=lambda sent: sent.there_s), one, town)

    ordered = sorted((one for one in own if one.first_s is not None), key=rest)
    groups = np.array_split(np.arange(len(ordered)), LEVELS)
    return [[ordered[at] for at in group] or ordered or own for group in groups]


def _rest_s(sent: Sent, one: Incident, town: Town) -> float:
    return sent.there_s - town.way_s(sent.kind, (one.lat, one.lon))


def _need(unit: str, level: list[Incident], own: list[Incident], town: Town) -> Need:
    rest = [
        _rest_s(sent, one, town)
        for one in level
        for sent in one.sent
        if sent.kind == unit and sent.there_s is not None
    ]
    work = [
        sent.free_s - sent.there_s
        for one in own
        for sent in one.sent
        if sent.kind == unit and sent.there_s is not None and (sent.free_s or 0) > sent.there_s
    ]
    work = np.array(work or [900.0])
    return Need(
        unit=unit,
        rest_s=max(0.0, float(np.median(rest or [180.0]))),
        work_s=float(work.mean()),
        spread=float(work.std() / work.mean()),
    )
