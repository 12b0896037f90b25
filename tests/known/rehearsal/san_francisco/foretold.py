"""How well a day is foretold: by rehearsing it, and by the mean of the days before."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import numpy as np
from tests.known.rehearsal.san_francisco.calls import Incident, before, on
from tests.known.rehearsal.san_francisco.day import scenario_for
from tests.known.rehearsal.san_francisco.town import Town, learn_town

from sansang.rehearsal.chance import chance_of
from sansang.rehearsal.draw import FULL, _day, draw, workspace
from sansang.rehearsal.engine.packed import pack
from sansang.rehearsal.engine.play import play_packed
from sansang.rehearsal.scenario import NEVER

SEED, DAYS = 1, 30
FEWEST = 8
"""Calls of an area on the day itself: percentiles of fewer say little."""

Percentiles = dict[str, tuple[float, float]]
"""By area: the response in seconds that half, and nine of ten, stay under."""


@dataclass(frozen=True, kw_only=True)
class Errors:
    """Mean absolute errors: of p50 and p90 over areas, in seconds, of work over units, in hours;
    and of p50 and p90 of the whole town.
    """

    p50_s: float
    p90_s: float
    work_h: float
    town_p50_s: float
    town_p90_s: float


@dataclass(frozen=True, kw_only=True)
class Compared:
    """Areas and units that were compared, and the errors of both."""

    areas: int
    units: int
    rehearsed: Errors
    naive: Errors


def compare(calls: list[Incident], day: date, days: int = DAYS) -> Compared:
    """Learn from the days before, foretell a day both ways, and look how it was."""
    known, came = before(calls, day), on(calls, day)
    town = learn_town(known)
    actual, work = _percentiles(came), _work([came])
    areas = [area for area, own in _by_area(came).items() if len(own) >= FEWEST]
    rehearsed, rehearsed_work = _rehearsed(known, town, day, days)
    each_day = [list(own) for _, own in groupby(known, key=lambda one: one.at.date())]
    naive, naive_work = _mean([_percentiles(own) for own in each_day]), _work(each_day)
    units = sorted({*work, *rehearsed_work, *naive_work})

    def errors(said: Percentiles, said_work: dict[str, float]) -> Errors:
        far = np.abs([np.subtract(said[area], actual[area]) for area in areas]).mean(axis=0)
        town_far = np.abs(np.subtract(said[""], actual[""]))
        work_far = [abs(said_work.get(u, 0.0) - work.get(u, 0.0)) for u in units]
        return Errors(
            p50_s=float(far[0]),
            p90_s=float(far[1]),
            work_h=float(np.mean(work_far)),
            town_p50_s=float(town_far[0]),
            town_p90_s=float(town_far[1]),
        )

    return Compared(
        areas=len(areas),
        units=len(units),
        rehearsed=errors(rehearsed, rehearsed_work),
        naive=errors(naive, naive_work),
    )


def _by_area(calls: Iterable[Incident]) -> dict[str, list[float]]:
    found = defaultdict(list)
    for one in calls:
        if one.first_s is not None:
            found[one.area].append(one.first_s)
    return found


def _percentiles(calls: Iterable[Incident]) -> Percentiles:
    """Return those of each area; of the whole town under the empty name."""
    return _of(_by_area(calls))


def _of(by_area: dict[str, list[float]]) -> Percentiles:
    whole = {"": [second for own in by_area.values() for second in own], **by_area}
    return {area: tuple(np.quantile(own, (0.5, 0.9))) for area, own in whole.items()}


def _mean(days: list[Percentiles]) -> Percentiles:
    areas = {area for day in days for area in day}
    return {
        area: tuple(np.mean([day[area] for day in days if area in day], axis=0)) for area in areas
    }


def _work(days: list[list[Incident]]) -> dict[str, float]:
    """Return the hours of a day that each unit was at work, sent back on the way included."""
    hours = defaultdict(float)
    for calls in days:
        for one in calls:
            for sent in one.sent:
                hours[sent.unit] += max(0.0, (sent.free_s or 0.0) - sent.dispatched_s) / 3600
    return {unit: total / len(days) for unit, total in hours.items()}


def _rehearsed(
    known: list[Incident], town: Town, day: date, days: int
) -> tuple[Percentiles, dict[str, float]]:
    scenario, by_area = scenario_for(day, known, town), defaultdict(list)
    busy_ms, chance, packed = np.zeros(len(town.units)), chance_of(scenario), pack(scenario)
    room = workspace(chance)
    for number in range(days):
        assert draw(chance, SEED, number, room) != FULL
        drawn = _day(room, number)
        played = play_packed(packed, drawn)
        busy_ms += played.busy_ms
        for place, at, first in zip(drawn.place, drawn.at_ms, played.first_ms, strict=True):
            if first != NEVER:
                by_area[town.place_area[place]].append((first - at) / 1000)
    share = _at_work(known)
    hours = busy_ms / days / 3_600_000
    work = {
        unit: float(own * share[kind])
        for unit, kind, own in zip(town.units, town.kinds, hours, strict=True)
    }
    return _of(by_area), work


def _at_work(known: list[Incident]) -> dict[str, float]:
    """Return by kind of unit what work from being sent is of work from the report: the rehearsal
    counts the second, and only of units that arrive.
    """
    real, counted = defaultdict(float), defaultdict(float)
    for one in known:
        for sent in one.sent:
            free_s = sent.free_s or 0.0
            real[sent.kind] += max(0.0, free_s - sent.dispatched_s)
            counted[sent.kind] += free_s if sent.there_s is not None else 0.0
    return {kind: real[kind] / counted[kind] for kind in real}
