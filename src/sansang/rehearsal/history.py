"""Streams of incidents as they were in the past, in place of those that the plan expects."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from sansang.event import EventPlan
from sansang.rehearsal.past import Past, read_past
from sansang.rehearsal.scenario import Demand, Floats, Ints, Scenario

HOURS = 24
OWN_WORTH = 10
"""The plan's own figure for a time at work counts as much as so many incidents."""
_HOUR_MS = 3_600_000


def streams_from(file: Path, scenario: Scenario, plan: EventPlan) -> Scenario:
    """Return the scenario with the streams and times of real incidents (`read_past`).

    Every stream of a type that occurs in the file is replaced; of other types the file says
    nothing, and theirs stay. Raises CannotRun with each line that can't be used.
    """
    positions = {
        site.id: (site.position.lat, site.position.lon) for site in plan.sites if site.position
    }
    return with_past(read_past(file, scenario, positions), scenario)


def with_past(past: Past, scenario: Scenario) -> Scenario:
    """Return the scenario with the streams of past incidents, and their times at work."""
    day = per_hour(past, len(scenario.demand.types), len(scenario.ground.places))
    demand = _with_streams(scenario.demand, _streams(day, scenario))
    return replace(scenario, demand=_with_times(demand, past))


def per_hour(past: Past, types: int, places: int) -> Floats:
    """Return (types, places, 24) how many incidents an hour of the day brings on average.

    Few incidents fall into one place and one hour, so that each cell is drawn towards what its
    type, place and hour let expect (`shrunk`): first the places of a type towards the share that
    each place has of all incidents, then its hours, then their cells. What a type brings in all
    stays what it was. Days are those from the first to the last incident.
    """
    counts = np.zeros((types, places, HOURS))
    hour = np.array([at.hour for at in past.at], np.int64)
    np.add.at(counts, (past.type, past.place, hour), 1)
    for kind in range(types):
        counts[kind] = _smoothed(counts[kind], counts)
    rates: Floats = counts / _days(past.at)
    return rates


def _smoothed(own: Floats, counts: Floats) -> Floats:
    """Return (places, 24) expected counts of a type of which ``own`` were seen."""
    total = own.sum()
    if total == 0:
        return own
    of_place = _kept(own.sum(axis=1), counts.sum(axis=(0, 2)) * total / counts.sum())
    of_hour = _kept(own.sum(axis=0), counts.sum(axis=(0, 1)) * total / counts.sum())
    cells = _kept(own.ravel(), np.outer(of_place, of_hour).ravel() / total)
    return cells.reshape(own.shape)


def _kept(counts: Floats, expected: Floats) -> Floats:
    """Shrink, and keep the sum."""
    found = shrunk(counts, expected)
    kept: Floats = found * float(counts.sum() / found.sum())
    return kept


def shrunk(counts: Floats, expected: Floats) -> Floats:
    """Return counts (n) drawn towards what is expected, the more so the less they differ from it
    beyond chance.

    Empirical Bayes with gamma-distributed true rates, by moments: Clayton, D., & Kaldor, J.
    (1987), Empirical Bayes estimates of age-standardized relative risks for use in disease
    mapping, Biometrics 43, 671–681.
    """
    beyond = float(((counts - expected) ** 2 - expected).sum())
    if beyond <= 0:
        return expected
    alike = float((expected**2).sum()) / beyond
    return expected * (counts + alike) / (expected + alike)


def _days(at: tuple[datetime, ...]) -> int:
    dates = [moment.date() for moment in at]
    return (max(dates) - min(dates)).days + 1


def _with_times(demand: Demand, past: Past) -> Demand:
    """Take from the past what it says of each type's response: mobilising (the middle) and work.

    The mean and the mean square of work are those of the file and, with the weight of
    ``OWN_WORTH`` incidents, of the plan.
    """
    mobilise, scene = demand.mobilise_ms.copy(), demand.scene_ms.copy()
    spread = demand.scene_spread.copy()
    for kind in range(len(demand.types)):
        need = demand.need_at[kind]
        if need == demand.need_at[kind + 1]:
            continue
        own = past.type == kind
        left = past.mobilise_s[own & ~np.isnan(past.mobilise_s)]
        worked = past.scene_s[own & (past.scene_s > 0)] * 1000
        if left.size:
            mobilise[need] = round(float(np.median(left)) * 1000)
        if worked.size:
            scene[need], spread[need] = _law(worked, float(scene[need]), float(spread[need]))
    return replace(demand, mobilise_ms=mobilise, scene_ms=scene, scene_spread=spread)


def _law(worked: Floats, mean: float, spread: float) -> tuple[int, float]:
    seen = worked.size + OWN_WORTH
    first = (worked.sum() + OWN_WORTH * mean) / seen
    second = ((worked**2).sum() + OWN_WORTH * mean**2 * (1 + spread**2)) / seen
    return round(first), float(np.sqrt(max(0.0, second / first**2 - 1)))


@dataclass(frozen=True, kw_only=True)
class _Stream:
    type: int
    place: int
    guess: bool
    ms: Ints
    curve: Floats


def _streams(day: Floats, scenario: Scenario) -> Iterator[_Stream]:
    """Yield the streams of the past, then those of types that it does not know."""
    ends, hours = _hours(scenario)
    lengths = np.diff(ends) / _HOUR_MS
    for kind, place in np.argwhere(day.sum(axis=2) > 0):
        curve = np.concatenate(([0.0], np.cumsum(day[kind, place, hours] * lengths)))
        yield _Stream(type=int(kind), place=int(place), guess=False, ms=ends, curve=curve)
    seen, demand = day.sum(axis=(1, 2)) > 0, scenario.demand
    for number, kind in enumerate(demand.stream_type):
        if not seen[kind]:
            own = slice(demand.curve_at[number], demand.curve_at[number + 1])
            yield _Stream(
                type=int(kind),
                place=int(demand.stream_place[number]),
                guess=bool(demand.stream_guess[number]),
                ms=demand.curve_ms[own],
                curve=demand.curve[own],
            )


def _hours(scenario: Scenario) -> tuple[Ints, Ints]:
    """Return where the hours of the clock end within the scenario, from 0, and which they are."""
    zone, start = ZoneInfo(scenario.time_zone), scenario.start.astimezone(UTC)
    moment = start
    ends, hours = [0], []
    while ends[-1] < scenario.end_ms:
        local = moment.astimezone(zone)
        past_hour = timedelta(
            minutes=local.minute, seconds=local.second, microseconds=local.microsecond
        )
        moment += timedelta(hours=1) - past_hour
        passed = round((moment - start) / timedelta(milliseconds=1))
        ends.append(min(passed, scenario.end_ms))
        hours.append(local.hour)
    return np.array(ends, np.int64), np.array(hours, np.int64)


def _with_streams(demand: Demand, streams: Iterator[_Stream]) -> Demand:
    found = list(streams)
    sizes = [len(stream.ms) for stream in found]
    no = np.empty(0)
    return replace(
        demand,
        stream_type=np.array([stream.type for stream in found], np.int64),
        stream_place=np.array([stream.place for stream in found], np.int64),
        stream_guess=np.array([stream.guess for stream in found], np.bool_),
        curve_at=np.cumsum([0, *sizes]).astype(np.int64),
        curve_ms=np.concatenate([no, *(stream.ms for stream in found)]).astype(np.int64),
        curve=np.concatenate([no, *(stream.curve for stream in found)]),
    )
