"""A plan, its deployment and its travel times as a scenario that can be played."""

from sansang.deployment import Deployment
from sansang.event import DispatchRules, EventPlan
from sansang.rehearsal.clock import MINUTE_MS, clock_of
from sansang.rehearsal.demand import demand_of
from sansang.rehearsal.fallbacks import fallbacks_of
from sansang.rehearsal.forces import duties_of, forces_of
from sansang.rehearsal.ground import ground_of
from sansang.rehearsal.scenario import NEVER, Rules, Scenario
from sansang.rehearsal.stress import apply
from sansang.travel import Travel


def scenario_of(
    plan: EventPlan, deployment: Deployment, travel: Travel, *, stress: str | None = None
) -> Scenario:
    """Return the event as numbers that can be played, under a stress pack if one is named.

    Raises CannotRun where there is nothing to rehearse, where the deployment is not for this
    plan, where an inject is put in outside the rehearsed time, and where the pack is not known
    or there is nothing in the plan that it could strike.
    """
    clock = clock_of(plan)
    duties = duties_of(plan, deployment, clock)
    ground = ground_of(plan, travel, clock)
    demand = demand_of(plan, clock)
    scenario = Scenario(
        event=plan.event.id,
        time_zone=plan.event.time_zone,
        start=clock.start,
        end_ms=clock.end_ms,
        ground=ground,
        forces=forces_of(plan, duties, ground, clock),
        demand=demand,
        fallbacks=fallbacks_of(plan, duties, demand.types, clock),
        rules=rules_of(plan.event.dispatch),
    )
    return apply(scenario, plan, travel, stress) if stress else scenario


def rules_of(dispatch: DispatchRules) -> Rules:
    """Return how teams are sent, as numbers."""
    return Rules(
        preemption=dispatch.preemption,
        keep_cover=dispatch.keep_cover,
        cover_until_priority=dispatch.cover_until_priority,
        agency_borders=dispatch.agency_borders,
        move_up_after_ms=_ms(dispatch.move_up_after_min) if dispatch.move_up else NEVER,
        recall_ms=_ms(dispatch.recall_min) if dispatch.recall else NEVER,
        turnout_ms=_ms(dispatch.turnout_min),
        decide_ms=_ms(dispatch.decide_min),
        out_of_service_share=dispatch.out_of_service_share,
    )


def _ms(minutes: float) -> int:
    return round(minutes * MINUTE_MS)
