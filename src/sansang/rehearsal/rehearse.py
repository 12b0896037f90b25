"""The whole rehearsal: ordinary days, then drills of each contingency plan, then what follows."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from time import perf_counter

from sansang.deployment import Deployment
from sansang.event import EventPlan
from sansang.eventfile import plan_sha256
from sansang.rehearsal.answer import (
    all_in_target,
    histograms_of,
    notable_of,
    posts_of,
    queue_of,
    responses_of,
    teams_of,
)
from sansang.rehearsal.answer_plans import plans_of
from sansang.rehearsal.build import scenario_of
from sansang.rehearsal.clock import clock_of
from sansang.rehearsal.course import Course
from sansang.rehearsal.demand import streams_of
from sansang.rehearsal.fallbacks import not_rehearsed
from sansang.rehearsal.forces import duties_of
from sansang.rehearsal.history import streams_from
from sansang.rehearsal.left_out import left_out
from sansang.rehearsal.parallel import workers_at
from sansang.rehearsal.parquet import incident_file
from sansang.rehearsal.precision import Precision
from sansang.rehearsal.result import Rehearsal, Stream, TeamValue
from sansang.rehearsal.scenario import NEVER, Scenario
from sansang.rehearsal.value import values_of
from sansang.travel import Travel

DAYS = 1_000
FEWEST_DRILLS = 200
_DRILLS_SHARE = 20
VALUE_DAYS_FROM = 1 << 40
"""Days on which teams are tried: none of those from which the candidates were chosen."""

Variant = tuple[EventPlan, Deployment, Travel]
Progress = Callable[[int, int], None]
"""Is told how many days have been played, and of how many; what it raises ends the rehearsal."""


def rehearse(  # noqa: PLR0913 - what may be asked of a rehearsal
    plan: EventPlan,
    deployment: Deployment,
    travel: Travel,
    *,
    days: int = DAYS,
    seed: int = 1,
    precision: float | None = None,
    stress: str | None = None,
    scheduler: str | None = None,
    other: Variant | None = None,
    incidents: Path | None = None,
    parquet: Path | None = None,
    values: bool = True,
    workers: int | None = None,
    progress: Progress = lambda done, total: None,
) -> Rehearsal:
    """Rehearse an event and return the answer.

    ``days`` are played, or with ``precision`` as many as that half width asks for. ``other`` is
    rehearsed on the same days and the difference told. ``incidents`` is a file of real ones, from
    which the streams are taken; ``parquet`` receives one row for each incident. ``values`` tries
    one team more and less. It is played by ``workers`` threads (all cores), or by the Dask cluster
    whose ``scheduler`` is named; the answer is the same. Raises CannotRun where there is nothing
    to rehearse, an option is none, or the scheduler does not answer.
    """
    begun = perf_counter()
    scenario = _scenario((plan, deployment, travel), stress, incidents)
    aim = None if precision is None else Precision(half_width=precision)
    drills = max(FEWEST_DRILLS, days // _DRILLS_SHARE)
    with workers_at(scheduler, workers) as crew, incident_file(scenario, parquet) as file:
        told = _Told(progress, days + drills * len(scenario.fallbacks.plans))
        course = Course(
            scenario=scenario,
            other=_scenario(other, stress, incidents) if other else None,
            seed=seed,
            workers=crew,
            told=told.more,
            file=file,
        )
        course.ordinary(days, aim)
        tried = course.drill(drills)
        worth: tuple[TeamValue, ...] = ()
        if values:
            worth = values_of(scenario, course.totals, crew, seed, VALUE_DAYS_FROM)
    totals = course.totals
    return Rehearsal(
        event=plan.event.id,
        plan_sha256=plan_sha256(plan),
        deployment_sha256=sha256(deployment.model_dump_json().encode()).hexdigest(),
        seed=seed,
        days=totals.days,
        drills_per_plan=tried,
        stress=stress or "",
        travel=travel.by,
        policy=policy_of(scenario),
        streams=_streams(plan, scenario, incidents),
        left_out=left_out(plan, scenario),
        days_all_in_target=all_in_target(scenario, totals),
        responses=responses_of(scenario, totals),
        histograms=histograms_of(scenario, totals),
        posts=posts_of(scenario, totals),
        teams=teams_of(scenario, totals),
        queue=queue_of(scenario, totals),
        plans=plans_of(
            scenario, totals, not_rehearsed(plan, duties_of(plan, deployment, clock_of(plan)))
        ),
        differences=course.differences,
        values=worth,
        notable=notable_of(scenario, totals),
        seconds=perf_counter() - begun,
    )


def _scenario(variant: Variant, stress: str | None, incidents: Path | None) -> Scenario:
    plan, deployment, travel = variant
    scenario = scenario_of(plan, deployment, travel, stress=stress or None)
    return streams_from(incidents, scenario, plan) if incidents else scenario


class _Told:
    """Adds up the days that have been played."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0

    def more(self, days: int) -> None:
        self._done += days
        self._progress(self._done, max(self._total, self._done))


def policy_of(scenario: Scenario) -> str:
    """Return the rules of dispatch that are in force, the closest able team first."""
    rules = scenario.rules
    named = {
        "preemption": rules.preemption,
        "cover": rules.keep_cover,
        "borders": rules.agency_borders,
        "move_up": rules.move_up_after_ms != NEVER,
    }
    return " ".join(["closest", *(name for name, is_on in named.items() if is_on)])


def _streams(plan: EventPlan, scenario: Scenario, incidents: Path | None) -> tuple[Stream, ...]:
    sources = {
        (one.incident_type, one.site): one.source for one in streams_of(plan, clock_of(plan))
    }
    demand, places = scenario.demand, scenario.ground.places
    found = []
    for s, (y, p) in enumerate(zip(demand.stream_type, demand.stream_place, strict=True)):
        key = demand.types[y], places[p]
        brought = float(demand.curve[demand.curve_at[s + 1] - 1])
        found.append(
            Stream(
                incident_type=key[0],
                site=key[1],
                expected=brought * scenario.stress.rate_factor,
                guess=bool(demand.stream_guess[s]),
                source=incidents.name if incidents else sources.get(key, ""),
            )
        )
    return tuple(found)
