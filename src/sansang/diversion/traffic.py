"""The town's traffic in every period, and the measures for the worst of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import perf_counter

from sansang.diversion.candidates import candidates
from sansang.diversion.choice import Choice
from sansang.diversion.counts import Corrected, corrected
from sansang.diversion.demand import (
    Pairs,
    Wanted,
    demand_origin,
    event_pairs,
    given_pairs,
    wanted,
    zone,
)
from sansang.diversion.event_traffic import Stream, busiest, event_streams
from sansang.diversion.ground import Ground
from sansang.diversion.guess import gravity_pairs
from sansang.diversion.kerbs import kerbs
from sansang.diversion.measures import best_measures
from sansang.diversion.open_roads import Spot
from sansang.diversion.result import State
from sansang.diversion.result_places import Place
from sansang.diversion.result_town import BestMeasures, DemandNote, DemandOrigin, Load
from sansang.diversion.riders import CAR
from sansang.diversion.steps import Progress, Step
from sansang.diversion.town import Case, Town
from sansang.diversion.town_network import TownNetwork, town_network
from sansang.travel import Together

Share = tuple[str, bool, float]
"""A site, whether cars come to it or leave it, and how many an hour."""
SPREAD = 0.15
"""How much more or less demand may be than is said, where the plan does not know better."""


@dataclass(frozen=True, kw_only=True)
class Traffic:
    """The loads of the town, which of them belongs to each period, and the best measures."""

    note: DemandNote
    loads: tuple[Load, ...] = ()
    of_period: tuple[str | None, ...] = ()
    measures: BestMeasures | None = None
    reproducible: bool = True


@dataclass(kw_only=True, eq=False)
class Loads:
    """The loads in the making: one for each state and set of streams of the event."""

    ground: Ground
    town: Town
    network: TownNetwork
    ordinary: Pairs
    cases: dict[tuple[str, frozenset[Share]], Case] = field(default_factory=dict)

    def case(self, state: State, streams: tuple[Stream, ...]) -> Case:
        """Return the case of a state and the event's traffic, numbered as they come.

        The same traffic on another day is the same case.
        """
        shares = ((one.site, one.inbound, round(one.cars_per_h, 6)) for one in streams)
        key = (state.id, frozenset(shares))
        if key not in self.cases:
            self.cases[key] = Case(
                id=f"L{len(self.cases) + 1}",
                state=state.id,
                closed=self.ground.closed_to(CAR, state.closures),
                wanted=self._wanted(streams),
            )
        return self.cases[key]

    def _wanted(self, streams: tuple[Stream, ...]) -> Wanted:
        return wanted(self.network, self.ordinary, event_pairs(self.ground.plan, streams))


def town_traffic(
    ground: Ground,
    states: Sequence[State],
    times: Sequence[Together],
    *,
    seed: int,
    time_limit_s: float,
    tell: Progress,
) -> Traffic:
    """Return the loads of the town with closures in force, and the best measures.

    ``times`` are the periods; each belongs to the state with the same closures. The search
    for measures ends with the time limit.
    """
    plan = ground.plan
    streams = event_streams(plan)
    origin = demand_origin(plan)
    if origin is DemandOrigin.NONE and not (streams and plan.traffic_zones):
        return Traffic(note=DemandNote(origin=origin), of_period=(None,) * len(times))
    network = town_network(ground, _spots(ground, streams, states))
    ordinary = _ordinary(ground, network, origin)
    loads = Loads(
        ground=ground,
        town=Town(ground.network, network, SPREAD, seed),
        network=network,
        ordinary=ordinary.pairs,
    )
    by_closures = {state.closures: state for state in states}
    of_period = tuple(
        loads.case(by_closures[one.closures], busiest(streams, one.start, one.end)).id
        for one in times
    )
    done = _worked_out(loads, tell)
    tell(Step.MEASURES, 0, 1)
    ended = _alarm(time_limit_s)
    best = _best(ground, loads, {s.id: s for s in states}, done, ended)
    return Traffic(
        note=_note(ground, origin, ordinary),
        loads=done,
        of_period=of_period,
        measures=best,
        reproducible=best is None or best.proven or not ended(),
    )


def _worked_out(loads: Loads, tell: Progress) -> tuple[Load, ...]:
    done: list[Load] = []
    for case in loads.cases.values():
        tell(Step.TOWN, len(done), len(loads.cases))
        done.append(loads.town.load(case))
    return tuple(done)


def _note(ground: Ground, origin: DemandOrigin, ordinary: Corrected) -> DemandNote:
    return DemandNote(
        origin=origin,
        vehicles_per_h=round(float(ordinary.pairs.vehicles.sum()), 4),
        zones=len(ground.plan.traffic_zones),
        calibrated=ordinary.error is not None,
        count_error=None if ordinary.error is None else round(ordinary.error, 4),
        spread=SPREAD,
    )


def _alarm(time_limit_s: float) -> Callable[[], bool]:
    begun = perf_counter()
    return lambda: perf_counter() - begun > time_limit_s


def _spots(ground: Ground, streams: Sequence[Stream], states: Sequence[State]) -> dict[Place, Spot]:
    """Where zones open on the roads, and where those who come to sites get out."""
    zones = {place: ground.spot(place, CAR.vehicle) for place in _zones(ground)}
    sites = dict.fromkeys(stream.site for stream in streams)
    found = {place: spot for place, spot in zones.items() if spot}
    return found | kerbs(ground, sites, [state.closures for state in states])


def _zones(ground: Ground) -> list[Place]:
    return [zone(one.id) for one in ground.plan.traffic_zones]


def _ordinary(ground: Ground, network: TownNetwork, origin: DemandOrigin) -> Corrected:
    """The demand of an ordinary day on the town's roads, corrected where there are counts."""
    if origin is DemandOrigin.GRAVITY_GUESS:
        return corrected(ground, network, gravity_pairs(ground, network))
    return corrected(ground, network, given_pairs(ground.plan))


def _best(
    ground: Ground,
    loads: Loads,
    states: dict[str, State],
    done: Sequence[Load],
    ended: Callable[[], bool],
) -> BestMeasures | None:
    """The best measures for the load in which most is lost, then most is added."""
    some = candidates(ground)
    if not some or not done:
        return None
    worst = max(done, key=_badness)
    case = next(case for case in loads.cases.values() if case.id == worst.id)
    choice = Choice(
        ground=ground,
        town=loads.town,
        case=case,
        closures=states[case.state].closures,
        candidates=some,
    )
    return best_measures(choice, ended)


def _badness(load: Load) -> tuple[float, float]:
    lost = sum(one.vehicles_per_h for one in load.unserved if not one.always)
    return lost, load.added_vehicle_h.value
