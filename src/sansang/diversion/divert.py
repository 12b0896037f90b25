"""From a plan and its roads to what the closures do, and what leads traffic round them."""

from collections.abc import Sequence
from time import perf_counter

import numpy as np

from sansang.diversion.alternatives import through_traffic
from sansang.diversion.buses import bus_diversions
from sansang.diversion.convoys import convoys
from sansang.diversion.cut_off import cut_off
from sansang.diversion.fire_access import fire_access
from sansang.diversion.ground import Ground
from sansang.diversion.hospitals import hospital_access, hospitals_lost
from sansang.diversion.pairs import pair_cuts
from sansang.diversion.result import Diversion, NetworkNote, Period, State, TravelNote
from sansang.diversion.riders import CAR, RIDERS
from sansang.diversion.steps import Progress, Step, untold
from sansang.diversion.traffic import Traffic, town_traffic
from sansang.event import EventPlan
from sansang.eventfile import plan_sha256
from sansang.roads import RoadNetwork
from sansang.travel.closures import Together, schedule


def divert(
    plan: EventPlan,
    network: RoadNetwork,
    *,
    time_limit_s: float = 60.0,
    seed: int = 1,
    progress: Progress | None = None,
) -> Diversion:
    """Return what the closures of a plan do to the town, and the best measures.

    The same plan, network and seed give the same answer, unless the search for measures is
    ended by the time limit (``reproducible`` says so). Raises CannotRun where a closure, a bus
    line or a measure follows no road.
    """
    begun = perf_counter()
    tell = progress or untold
    ground = Ground(plan, network)
    placed, off = ground.placed()
    closures = tuple(ground.closures.values())
    times = schedule(plan.closures)
    states = _states(ground, times, tell)
    traffic = town_traffic(
        ground,
        states,
        times,
        seed=seed,
        time_limit_s=time_limit_s,
        tell=tell,
    )
    periods = _periods(times, states, traffic)
    tell(Step.PAIRS, 0, 1)
    pairs = pair_cuts(ground, states)
    tell(Step.CONVOYS, 0, 1)
    return Diversion(
        event=plan.event.id,
        plan_sha256=plan_sha256(plan),
        seed=seed,
        reproducible=traffic.reproducible,
        network=_network_note(plan, network),
        travel=TravelNote(
            town="equilibrium" if traffic.loads else "none",
            vehicles=tuple(dict.fromkeys(rider.vehicle for rider in RIDERS)),
        ),
        demand=traffic.note,
        placed=placed,
        off_the_roads=off,
        closures=closures,
        periods=periods,
        states=states,
        loads=traffic.loads,
        hospitals_lost=hospitals_lost(ground, states, periods),
        pairs=pairs,
        convoys=convoys(ground),
        measures=traffic.measures,
        seconds=round(perf_counter() - begun, 3),
    )


def _network_note(plan: EventPlan, network: RoadNetwork) -> NetworkNote:
    return NetworkNote(
        file=plan.event.roads.file if plan.event.roads else "",
        checksum=network.checksum,
        nodes=network.nodes,
        links=network.links,
    )


def _states(ground: Ground, times: Sequence[Together], tell: Progress) -> tuple[State, ...]:
    """Each set of closures that are in force together, in the order in which they come."""
    sets = tuple(dict.fromkeys(one.closures for one in times))
    states = []
    for at, closures in enumerate(sets):
        tell(Step.STATES, at, len(sets))
        states.append(_state(ground, f"S{at + 1}", closures))
    return tuple(states)


def _state(ground: Ground, state_id: str, closures: tuple[str, ...]) -> State:
    return State(
        id=state_id,
        closures=closures,
        closed_links=tuple(np.flatnonzero(ground.closed_to(CAR, closures)).tolist()),
        cut_off=cut_off(ground, closures),
        through=through_traffic(ground, closures),
        fire_access=fire_access(ground, closures),
        hospital_access=hospital_access(ground, closures),
        buses=bus_diversions(ground, closures),
    )


def _periods(
    times: Sequence[Together], states: Sequence[State], traffic: Traffic
) -> tuple[Period, ...]:
    state_of = {state.closures: state.id for state in states}
    return tuple(
        Period(start=one.start, end=one.end, state=state_of[one.closures], load=load)
        for one, load in zip(times, traffic.of_period, strict=True)
    )
