"""Where the reserves of an event should wait: places by models, chosen by rehearsing them."""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from sansang.deployment import Deployment, ReservePlace
from sansang.event import EventPlan
from sansang.eventfile import plan_sha256
from sansang.faults import CannotRun, Fault
from sansang.rehearsal.batch import chunks, prepare
from sansang.rehearsal.build import scenario_of
from sansang.rehearsal.history import streams_from
from sansang.rehearsal.parallel import Job, Workers
from sansang.rehearsal.placements import (
    AS_PLANNED,
    Candidate,
    Places,
    Reserves,
    candidates,
    expected_by_epoch,
    moved,
    reserves_of,
)
from sansang.rehearsal.reserve_answer import PlaceTried, ReserveAnswer
from sansang.rehearsal.result import Estimate
from sansang.rehearsal.scenario import NONE, Floats, Scenario
from sansang.rehearsal.selection import Aim, Judge, Judged, Selection, select
from sansang.travel import Travel

JUDGED, WITHIN = 0, 1
"""Columns of the daily sums: incidents with a target, and those reached within it."""
WORTH = 0.002
"""The share of all incidents that a place must get in time to be worth a decision: 2 of 1,000."""
Tell = Callable[[str], None]


def place_reserves(  # noqa: PLR0913 - what may be asked of a rehearsal
    plan: EventPlan,
    deployment: Deployment,
    travel: Travel,
    workers: Workers,
    *,
    seed: int = 1,
    confidence: float = 0.95,
    stress: str | None = None,
    incidents: Path | None = None,
) -> ReserveAnswer:
    """Return the places for the reserve posts at which the fewest incidents are reached too late.

    ``stress`` names a pack, ``incidents`` is a file of real ones, as for a rehearsal. Raises
    CannotRun where nobody is on duty at a reserve post, and where no incident type has a target.
    """
    scenario = scenario_of(plan, deployment, travel, stress=stress)
    if incidents:
        scenario = streams_from(incidents, scenario, plan)
    reserves = reserves_of(scenario)
    if not len(reserves.posts):
        raise CannotRun([Fault(code="no_reserves", place=plan.event.id)])
    expected = expected_incidents(scenario)
    if not expected:
        raise CannotRun([Fault(code="no_targets", place=plan.event.id)])
    tried = candidates(scenario, reserves)
    aim = Aim(indifference=expected * WORTH, confidence=confidence)
    judge = late_judge(scenario, reserves, workers, seed)
    found = select([candidate.places for candidate in tried], judge, aim)
    places = without_idle_moves(tried[0].places, found.chosen, judge)
    return _answer(plan, scenario, reserves, tried, (found, places), seed)


def expected_incidents(scenario: Scenario) -> float:
    """Return how many incidents with a target are expected in the rehearsed time."""
    with_target = scenario.demand.target_ms != NONE
    return float(expected_by_epoch(scenario)[:, with_target].sum())


def late_judge(
    scenario: Scenario, reserves: Reserves, workers: Workers, seed: int
) -> Judge[Places]:
    """Return what tells how many incidents come too late on each day, as a negative number.

    Days are drawn by seed and number alone, so they are the same wherever the reserves wait.
    """
    held: dict[Places, object] = {}

    def judge(places: Places, days: range) -> Floats:
        if places not in held:
            held[places] = workers.hold(prepare(moved(scenario, reserves, places)))
        jobs = (
            Job(held=held[places], chunk=chunk) for chunk in chunks(seed, days.start, days.stop)
        )
        daily = np.concatenate([fold.daily for fold in workers.run(jobs)])
        late: Floats = (daily[:, WITHIN] - daily[:, JUDGED]).astype(np.float64)
        return late

    return judge


def without_idle_moves(
    planned_places: Places, chosen: Judged[Places], judge: Judge[Places]
) -> Places:
    """Return the chosen places, but with each reserve where the plan has it that could as well be
    there: on every day that was rehearsed as many incidents come too late.
    """
    days = range(chosen.days)
    places, late = chosen.variant, judge(chosen.variant, days)
    for r, place in enumerate(planned_places):
        back = (*places[:r], place, *places[r + 1 :])
        if back != places and np.array_equal(judge(back, days), late):
            places = back
    return places


def _answer(
    plan: EventPlan,
    scenario: Scenario,
    reserves: Reserves,
    tried: tuple[Candidate, ...],
    result: tuple[Selection[Places], Places],
    seed: int,
) -> ReserveAnswer:
    found, chosen = result
    judged = zip(tried, found.judged, strict=True)
    return ReserveAnswer(
        event=plan.event.id,
        plan_sha256=plan_sha256(plan),
        seed=seed,
        days=found.days,
        confidence=found.confidence,
        worth=round(found.indifference, 4),
        expected=round(expected_incidents(scenario), 4),
        places=_places(scenario, reserves, chosen),
        tried=tuple(
            PlaceTried(
                places=_places(scenario, reserves, chosen if each is found.chosen else one.places),
                models=one.models,
                days=each.days,
                late=_late(each),
                behind=_behind(each),
                chosen=each is found.chosen,
            )
            for one, each in sorted(judged, key=lambda pair: pair[1].behind)
        ),
    )


def _places(scenario: Scenario, reserves: Reserves, places: Places) -> tuple[ReservePlace, ...]:
    names, sites = scenario.forces.posts, scenario.ground.places
    return tuple(
        ReservePlace(post=names[post], site=sites[place])
        for post, place in zip(reserves.posts, places, strict=True)
    )


def _late(each: Judged[Places]) -> Estimate:
    return _estimate(-each.mean, -each.high, -each.low)


def _behind(each: Judged[Places]) -> Estimate:
    return _estimate(each.behind, each.behind_low, each.behind_high)


def _estimate(value: float, low: float, high: float) -> Estimate:
    return Estimate(value=round(value, 5) + 0.0, low=round(low, 5) + 0.0, high=round(high, 5) + 0.0)


def planned(answer: ReserveAnswer) -> PlaceTried:
    """Return how the plan's own places did."""
    return next(one for one in answer.tried if AS_PLANNED in one.models)
