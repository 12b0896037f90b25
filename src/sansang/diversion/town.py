"""What closures do to the traffic of the town: flows, saturated links, delay, demand unserved."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from sansang.assignment import AssignmentNetwork, Demand, Equilibrium
from sansang.diversion.demand import Wanted
from sansang.diversion.equilibria import least_costs, link_costs, solve
from sansang.diversion.result_town import Interval, LinkFlows, Load, Saturated, Unserved
from sansang.diversion.town_network import TownNetwork
from sansang.roads import RoadNetwork
from sansang.roads.network import Bools, Floats

SATURATED = 0.9
"""From this part of its capacity on a link is called saturated."""
DRAWS = 2
"""Demands that are drawn for the interval of delay: one as far under what is said as the spread
reaches, one as far over it."""
SEEN_PER_H = 0.05
"""Flow that is told: a link with less, before and after, carries none."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Case:
    """One state of closures and one demand: what is solved twice, without and with them."""

    id: str
    state: str
    closed: Bools
    wanted: Wanted


@dataclass(frozen=True, kw_only=True, eq=False)
class Sides:
    """The same demand on the open roads, and with closures; costs (D) are minutes."""

    before: Equilibrium
    after: Equilibrium
    open_network: AssignmentNetwork
    closed_network: AssignmentNetwork
    cost_before: Floats
    cost_after: Floats

    @property
    def served(self) -> Bools:
        """(D) Which pairs still have a way."""
        return np.isfinite(self.cost_before) & np.isfinite(self.cost_after)

    def added_vehicle_h(self, vehicles: Floats) -> float:
        """Return the hours that closures add to those who still get there."""
        more = np.where(self.served, self.cost_after, 0) - np.where(
            self.served, self.cost_before, 0
        )
        return float(vehicles @ more) / 60


class Town:
    """The town's traffic; what was solved without closures is solved once for each demand."""

    def __init__(self, roads: RoadNetwork, town: TownNetwork, spread: float, seed: int) -> None:
        self._seed = seed
        self.roads = roads
        self.town = town
        self.spread = spread
        self._before: dict[bytes, Equilibrium] = {}

    def load(self, case: Case) -> Load:
        """Return what closures do to a demand, and within the spread of it."""
        middle = self.sides(case, case.wanted.demand)
        added = middle.added_vehicle_h(case.wanted.demand.vehicles)
        others = [self._added(case, demand) for demand in self._drawn(case.wanted.demand)]
        return Load(
            id=case.id,
            state=case.state,
            vehicles_per_h=_told(case.wanted.demand.total),
            event_vehicles_per_h=_told(case.wanted.event_per_h),
            vehicle_h_before=_told(middle.before.total_cost / 60),
            vehicle_h_after=_told(middle.after.total_cost / 60),
            added_vehicle_h=Interval(
                low=_told(min([added, *others])),
                value=_told(added),
                high=_told(max([added, *others])),
            ),
            relative_gap_before=middle.before.relative_gap,
            relative_gap_after=middle.after.relative_gap,
            unserved=self._unserved(case.wanted, middle),
            saturated=self._saturated(middle),
            flows=self._flows(middle),
        )

    def _drawn(self, demand: Demand) -> Iterator[Demand]:
        """Yield demands within the spread: less or more in all, and each pair by chance."""
        chance = np.random.default_rng(self._seed)
        for more in np.linspace(-self.spread, self.spread, DRAWS if self.spread else 0):
            alone = chance.lognormal(-(self.spread**2) / 2, self.spread, len(demand.vehicles))
            yield demand.scaled((1 + more) * alone)

    def _added(self, case: Case, demand: Demand) -> float:
        return self.sides(case, demand).added_vehicle_h(demand.vehicles)

    def sides(self, case: Case, demand: Demand) -> Sides:
        """Return a demand solved without and with the closures of a case."""
        key = demand.vehicles.tobytes()
        if key not in self._before:
            self._before[key] = solve(self.town.network, demand)
        before = self._before[key]
        closed_network = self.town.with_closed(case.closed)
        after = solve(closed_network, demand, warm=before)
        return Sides(
            before=before,
            after=after,
            open_network=self.town.network,
            closed_network=closed_network,
            cost_before=least_costs(self.town.network, before.cost, demand),
            cost_after=least_costs(closed_network, after.cost, demand),
        )

    def _unserved(self, wanted: Wanted, sides: Sides) -> tuple[Unserved, ...]:
        demand = wanted.demand
        lost = np.flatnonzero(~np.isfinite(sides.cost_after) & (demand.vehicles > 0))
        return tuple(
            Unserved(
                origin=self.town.places[demand.origin[pair]],
                destination=self.town.places[demand.destination[pair]],
                vehicles_per_h=_told(float(demand.vehicles[pair])),
                always=not np.isfinite(sides.cost_before[pair]),
            )
            for pair in lost
        ) + tuple(wanted.nowhere)

    def _saturated(self, sides: Sides) -> tuple[Saturated, ...]:
        capacity = self.town.network.capacity_per_h[: self.roads.links]
        before = sides.before.flow[: self.roads.links] / capacity
        after = sides.after.flow[: self.roads.links] / capacity
        links = np.flatnonzero(np.maximum(before, after) >= SATURATED)
        return tuple(
            Saturated(
                link=link,
                street=self.roads.street(link),
                before=_told(float(before[link])),
                after=_told(float(after[link])),
            )
            for link in sorted(links.tolist(), key=lambda link: (-after[link], link))
        )

    def _flows(self, sides: Sides) -> LinkFlows:
        count = self.roads.links
        before, after = sides.before.flow[:count], sides.after.flow[:count]
        links = np.flatnonzero(np.maximum(before, after) >= SEEN_PER_H)
        free = self.town.network.free_time[:count]
        is_open = sides.closed_network.open_links[:count]
        delays = [
            (link_costs(network, solved.flow)[:count] - free) * 60
            for network, solved in (
                (sides.open_network, sides.before),
                (sides.closed_network, sides.after),
            )
        ]
        delays[1] = np.where(is_open, delays[1], 0.0)
        capacity = self.town.network.capacity_per_h[:count]
        columns = (before, after, capacity, *delays)
        told = [tuple(np.round(column[links], 3).tolist()) for column in columns]
        return LinkFlows(
            link=tuple(links.tolist()),
            flow_before=told[0],
            flow_after=told[1],
            capacity=told[2],
            delay_before_s=told[3],
            delay_after_s=told[4],
        )


def _told(value: float) -> float:
    return round(value, 4)
