"""What the sums say about contingency plans, and which force was missing."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from sansang.rehearsal.day import Why
from sansang.rehearsal.frame import MINUTE_MS
from sansang.rehearsal.result import ActionResult, MissingForce, PlanResult
from sansang.rehearsal.scenario import NEVER, Ints, Scenario
from sansang.rehearsal.statistics import share
from sansang.rehearsal.sums import (
    ACTIVATED,
    DRILLS,
    FAILED,
    FAILED_DAY,
    ON_TIME,
    REFUSED,
    Fold,
)
from sansang.rehearsal.totals import Totals


def plans_of(
    scenario: Scenario, totals: Totals, not_rehearsed: Mapping[str, tuple[int, ...]]
) -> tuple[PlanResult, ...]:
    """Return how each contingency plan did, in drills and when an ordinary day called for it."""
    fold = totals.of_plans
    days = totals.days + int(totals.drills.days[0])
    return tuple(
        _plan(scenario, totals, fold, c, days, not_rehearsed.get(name, ()))
        for c, name in enumerate(scenario.fallbacks.plans)
    )


def _plan(
    scenario: Scenario, totals: Totals, fold: Fold, c: int, days: int, left_out: tuple[int, ...]
) -> PlanResult:
    plans, sums = scenario.fallbacks, fold.plans[c]
    judged = int(sums[ON_TIME] + sums[FAILED])
    first, end = plans.action_at[c : c + 2].tolist()
    return PlanResult(
        contingency_plan=plans.plans[c],
        activated=int(sums[ACTIVATED]),
        drills=int(sums[DRILLS]),
        on_time=int(sums[ON_TIME]),
        failed=int(sums[FAILED]),
        refused=int(sums[REFUSED]),
        share_on_time=share(judged, int(sums[ON_TIME]), fold.plan_moments[c], days),
        actions=tuple(_action(scenario, totals, fold, a) for a in range(first, end)),
        not_rehearsed=left_out,
        failed_day=None if sums[FAILED_DAY] == NEVER else int(sums[FAILED_DAY]),
    )


def _action(scenario: Scenario, totals: Totals, fold: Fold, a: int) -> ActionResult:
    missing = [
        _missing(scenario, fold.missing[at, why], team, why, _held(scenario, fold.held[at], why))
        for at, (action, team) in enumerate(totals.framed.pairs)
        if action == a
        for why in np.flatnonzero(fold.missing[at, :, 0]).tolist()
    ]
    return ActionResult(
        number=int(scenario.fallbacks.action_number[a]),
        due=int(fold.actions[a, 0]),
        on_time=int(fold.actions[a, 1]),
        median_min=_median(fold.action_minutes[a]),
        missing=tuple(sorted(missing, key=lambda one: (-one.times, one.team, one.why))),
    )


def _held(scenario: Scenario, held: Ints, why: int) -> str | None:
    """What held a force most often: a type of incident, or another plan."""
    types, plans = scenario.demand.types, scenario.fallbacks.plans
    mine = {Why.BUSY: held[: len(types)], Why.OTHER_PLAN: held[len(types) :]}.get(Why(why))
    if mine is None or not mine.any():
        return None
    return (types if why == Why.BUSY else plans)[int(np.argmax(mine))]


def _missing(
    scenario: Scenario, sums: Ints, team: int, why: int, held_by: str | None
) -> MissingForce:
    times, came, late_ms = sums.tolist()
    return MissingForce(
        team=scenario.forces.teams[team],
        why=Why(why).name.lower(),
        times=times,
        late_min=late_ms / came / MINUTE_MS if came else None,
        held_by=held_by,
    )


def _median(minutes: np.ndarray[Any, np.dtype[np.int32]]) -> float | None:
    """The middle of the step in which the median lies; None where that is never, or too late."""
    total = int(minutes.sum())
    if total == 0:
        return None
    step = int(np.searchsorted(np.cumsum(minutes), total / 2))
    return step + 0.5 if step < len(minutes) - 2 else None
