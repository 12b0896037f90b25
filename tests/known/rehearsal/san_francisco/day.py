"""The day that is to be foretold as a scenario; of the day itself nothing is known but its date."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime

import numpy as np
from tests.known.rehearsal.san_francisco.calls import ZONE, Incident
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
    travel_ms = np.rint(far * town.s_per_m * 1000).astype(np.int64)
    homes = len(town.places) + np.arange(len(town.units))
    made = system(
        travel_ms=travel_ms, posts=homes, end_ms=DAY_MS, calls=tuple(Call() for _ in types)
    )
    forces = replace(
        made.forces,
        duty_from=np.rint(np.array(town.from_s) * 1000).astype(np.int64),
        duty_until=np.rint(np.array(town.until_s) * 1000).astype(np.int64),
    )
    start = datetime.combine(day, datetime.min.time(), ZONE)
    return replace(made, time_zone=ZONE.key, start=start, forces=forces)


def _with_levels(
    demand: Demand, types: list[Kind], kinds: list[Kind], calls: list[Incident], town: Town
) -> Demand:
    """Make of each type as many as there are levels of the time that is not spent driving."""
    needs, need_at, priority = [], [0], []
    for kind in types:
        own = [one for one, its in zip(calls, kinds, strict=True) if its == kind]
        learnt = [_need(unit_kind, own, town) for unit_kind in kind[1]]
        for level in range(LEVELS):
            needs += [(unit, rest[level], work, spread) for unit, rest, work, spread in learnt]
            need_at.append(len(needs))
            priority.append(1 if kind[0] == "3" else 2)
    able = np.array([[unit == kind for kind in town.kinds] for unit, *_ in needs])
    repeat = np.repeat(np.arange(len(demand.stream_type)), LEVELS)
    level = np.tile(np.arange(LEVELS), len(demand.stream_type))
    width = int(demand.curve_at[1])  # all curves have the hours of the day
    curve = demand.curve.reshape(-1, width)[repeat] / LEVELS
    whole = {
        "teams": np.ones(len(needs), np.int64),
        "mobilise_ms": np.rint([1000 * rest for _, rest, _, _ in needs]).astype(np.int64),
        "scene_ms": np.rint([1000 * work for _, _, work, _ in needs]).astype(np.int64),
        "clear_ms": np.zeros(len(needs), np.int64),
    }
    return replace(
        demand,
        types=tuple(f"{'+'.join(kind[1])}-{kind[0]}-{n}" for kind in types for n in range(LEVELS)),
        priority=np.array(priority, np.int64),
        target_ms=np.full(len(priority), -1, np.int64),
        need_at=np.array(need_at, np.int64),
        able=able,
        scene_spread=np.array([spread for *_, spread in needs]),
        transport_share=np.zeros(len(needs)),
        stream_type=demand.stream_type[repeat] * LEVELS + level,
        stream_place=demand.stream_place[repeat],
        stream_guess=demand.stream_guess[repeat],
        curve_at=width * np.arange(len(repeat) + 1, dtype=np.int64),
        curve_ms=demand.curve_ms.reshape(-1, width)[repeat].ravel(),
        curve=curve.ravel(),
        **whole,
    )


def _need(kind: str, own: list[Incident], town: Town) -> tuple[str, list[float], float, float]:
    """Return a kind of unit, levels of its time that is not driving, and work: mean and spread."""
    homes = dict(zip(town.units, town.homes, strict=True))
    rest, work = [], []
    for one in own:
        for sent in one.sent:
            if sent.kind != kind or sent.there_s is None:
                continue
            if sent.unit in homes:
                far = metres(homes[sent.unit], [(one.lat, one.lon)])[0]
                rest.append(max(0.0, sent.there_s - far * town.s_per_m))
            if sent.free_s is not None and sent.free_s > sent.there_s:
                work.append(sent.free_s - sent.there_s)
    rest, work = np.sort(rest or [180.0]), np.array(work or [900.0])
    levels = [float(np.quantile(rest, (n + 0.5) / LEVELS)) for n in range(LEVELS)]
    return kind, levels, float(work.mean()), float(work.std() / work.mean())
