"""The sums of all days as an answer: records of the plan, minutes, intervals."""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial

import numpy as np

from sansang.rehearsal.frame import MINUTE_MS, Group
from sansang.rehearsal.result import (
    Estimate,
    Histogram,
    NotableDay,
    PostShort,
    Queue,
    Response,
    TeamLoad,
)
from sansang.rehearsal.scenario import NEVER, NONE, Ints, Scenario
from sansang.rehearsal.statistics import mean, quantile_by_batches, ratio, share, wilson
from sansang.rehearsal.sums import (
    COME,
    DAY,
    JUDGED,
    LATE,
    LATE_FIRST,
    REACHED,
    RESPONSE_MS,
    UNREACHABLE,
    UNREACHED,
    WITHIN,
    WORST_AT,
    WORST_MS,
    WORST_PLACE,
    WORST_TYPE,
    step_edges_ms,
)
from sansang.rehearsal.totals import Totals

_TO_MINUTES = np.array([1, 1 / MINUTE_MS, 1 / MINUTE_MS**2])
"""Of the products of a number and of milliseconds."""
_BAR_S = 30
_BARS = 120
"""Bars of a histogram: an hour, and one above."""


def responses_of(scenario: Scenario, totals: Totals) -> tuple[Response, ...]:
    """Return how soon somebody was there, for each group that had any incident."""
    groups = enumerate(totals.framed.groups)
    tell = partial(_response, scenario, totals)
    return tuple(tell(at, group) for at, group in groups if totals.fold.groups[at, COME])


def _response(scenario: Scenario, totals: Totals, at: int, group: Group) -> Response:
    sums, moments, days = totals.fold.groups[at], totals.fold.moments[at], totals.days
    minutes = sums[RESPONSE_MS] / MINUTE_MS
    target = NONE if group.type == NONE else int(scenario.demand.target_ms[group.type])
    return Response(
        site=_name(scenario.ground.places, group.place),
        sector=_name(scenario.ground.sectors, group.sector),
        incident_type=_name(scenario.demand.types, group.type),
        priority=None if group.priority == NONE else group.priority,
        hour=None if group.hour == NONE else group.hour,
        target_min=None if target == NONE else target / MINUTE_MS,
        incidents=int(sums[COME]),
        unreached=int(sums[UNREACHED]),
        unreachable=int(sums[UNREACHABLE]),
        mean=ratio(sums[REACHED], minutes, moments[3:] * _TO_MINUTES, days),
        p50=quantile_by_batches(totals.batches[:, at], 0.5),
        p90=quantile_by_batches(totals.batches[:, at], 0.9),
        within=share(sums[JUDGED], sums[WITHIN], moments[:3], days),
    )


def _name(names: tuple[str, ...], number: int) -> str | None:
    return None if number == NONE else names[number]


def histograms_of(scenario: Scenario, totals: Totals) -> tuple[Histogram, ...]:
    """Return the distributions of all incidents, of each type and of each priority."""
    wanted = [
        (at, group)
        for at, group in enumerate(totals.framed.groups)
        if totals.fold.groups[at, COME] and (group.place, group.sector, group.hour) == (NONE,) * 3
    ]
    bar = np.minimum(step_edges_ms()[:-1] // (1000 * _BAR_S), _BARS)
    return tuple(
        Histogram(
            incident_type=_name(scenario.demand.types, group.type),
            priority=None if group.priority == NONE else group.priority,
            step_s=_BAR_S,
            counts=tuple(
                np.bincount(bar, totals.fold.histogram[at, :-1], _BARS + 1).astype(int).tolist()
            ),
            unreached=int(totals.fold.histogram[at, -1]),
        )
        for at, group in wanted
    )


def posts_of(scenario: Scenario, totals: Totals) -> tuple[PostShort, ...]:
    """Return how long each post that is ever manned was short."""
    manned = manned_ms(scenario)
    found = []
    for q in np.flatnonzero(manned):
        total, squares = totals.fold.posts[q]
        per_day = mean(total / MINUTE_MS, squares / MINUTE_MS**2, totals.days)
        found.append(
            PostShort(
                post=scenario.forces.posts[q],
                share=_scaled(per_day, MINUTE_MS / int(manned[q])),
                minutes_per_day=per_day,
            )
        )
    return tuple(found)


def manned_ms(scenario: Scenario) -> Ints:
    """Return (Q) how long each post has a minimum."""
    forces = scenario.forces
    found = np.zeros(len(forces.posts), np.int64)
    for q in range(len(forces.posts)):
        mine = slice(*forces.least_at[q : q + 2])
        spans = np.diff(np.append(forces.least_from[mine], scenario.end_ms))
        found[q] = spans[forces.least[mine] > 0].sum()
    return found


def _scaled(estimate: Estimate, factor: float) -> Estimate:
    return Estimate(
        value=estimate.value * factor, low=estimate.low * factor, high=estimate.high * factor
    )


def teams_of(scenario: Scenario, totals: Totals) -> tuple[TeamLoad, ...]:
    """Return how much of its duty each team was at work."""
    return tuple(_load(scenario, totals, int(t)) for t in np.flatnonzero(totals.fold.teams[:, 1]))


def _load(scenario: Scenario, totals: Totals, t: int) -> TeamLoad:
    busy, duty, *products, overrun, squares = totals.fold.teams[t]
    part = ratio(duty, busy, np.array(products), totals.days)
    assert part
    return TeamLoad(
        team=scenario.forces.teams[t],
        busy=part,
        overrun_min=mean(overrun / MINUTE_MS, squares / MINUTE_MS**2, totals.days),
    )


def queue_of(scenario: Scenario, totals: Totals) -> Queue:
    """Return how long the line was, over time, and how long a request waited in it."""
    waiting, requests, *products = totals.fold.queue
    none = Estimate(value=0, low=0, high=0)
    wait = ratio(requests, waiting / MINUTE_MS, np.array(products) * _TO_MINUTES, totals.days)
    end = scenario.end_ms
    return Queue(
        mean_length=mean(waiting / end, products[2] / end**2, totals.days),
        longest=int(totals.fold.days[2]),
        mean_wait_min=wait or none,
    )


def all_in_target(scenario: Scenario, totals: Totals) -> Estimate | None:
    """Return the share of days on which every incident of priority 1 was reached in time."""
    first = (scenario.demand.priority == 1) & (scenario.demand.target_ms != NONE)
    if not first.any():
        return None
    return wilson(int(totals.fold.days[1]) / totals.days, totals.days)


def notable_of(scenario: Scenario, totals: Totals) -> tuple[NotableDay, ...]:
    """Return the days that are worth reading, the most notable first."""
    rows: Iterable[list[int]] = totals.fold.notable.tolist()
    return tuple(_notable(scenario, row) for row in rows if row[DAY] != NONE)


def _notable(scenario: Scenario, row: list[int]) -> NotableDay:
    return NotableDay(
        number=row[DAY],
        late=row[LATE],
        worst_min=None if row[WORST_MS] == NEVER else row[WORST_MS] / MINUTE_MS,
        incident_type=scenario.demand.types[row[WORST_TYPE]],
        site=scenario.ground.places[row[WORST_PLACE]],
        at=scenario.start + timedelta(minutes=row[WORST_AT] // MINUTE_MS),
        why="priority_1" if row[LATE_FIRST] else "late",
    )
