"""What each set of diversion measures costs the town, and what no set can undercut."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from math import floor

import numpy as np

from sansang.assignment import AssignmentNetwork, Equilibrium
from sansang.diversion.candidates import Candidate, together
from sansang.diversion.cut_off import newly_cut, reach, reach_of
from sansang.diversion.equilibria import (
    least_costs,
    link_costs,
    marginal_costs,
    served_only,
    solve,
)
from sansang.diversion.ground import Ground
from sansang.diversion.result_places import CutOff
from sansang.diversion.riders import AMBULANCE, CAR, Rider
from sansang.diversion.search import Chosen, Cost
from sansang.diversion.town import Case, Town
from sansang.roads.network import Bools

SERVED = (CAR, AMBULANCE)
"""For whom no measure may cut a place off that is open without it."""


@dataclass(kw_only=True, eq=False)
class Choice:
    """What is chosen among, on which roads, under which closures and demand."""

    ground: Ground
    town: Town
    case: Case
    closures: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    _bounds: dict[bytes, Cost] = field(default_factory=dict)

    def cost(self, chosen: Chosen) -> Cost:
        """Return the demand without a way, the vehicle-hours of those who drive, to a hundredth,
        and how many measures it takes: what saves less than that is not worth one.
        """
        network, solved = self.solved(chosen)
        return self._lost(network), round(solved.total_cost / 60, 2), len(chosen)

    def solved(self, chosen: Chosen) -> tuple[AssignmentNetwork, Equilibrium]:
        """Return the network with measures, and its equilibrium."""
        network = self._network(chosen, chosen)
        return network, solve(network, self.case.wanted.demand, warm=self._start)

    @cached_property
    def _start(self) -> Equilibrium:
        return solve(self._network(frozenset(), frozenset()), self.case.wanted.demand)

    def _network(self, closing: Chosen, signed: Chosen) -> AssignmentNetwork:
        closed, _ = together(self.ground.network, (self.candidates[at] for at in closing))
        _, factor = together(self.ground.network, (self.candidates[at] for at in signed))
        return self.town.town.with_closed(self.case.closed | closed, factor)

    def _lost(self, network: AssignmentNetwork) -> float:
        demand = self.case.wanted.demand
        cost = least_costs(network, network.free_time, demand)
        return round(float(demand.vehicles[~np.isfinite(cost)].sum()), 6)

    def bound(self, chosen: Chosen, open_to: Chosen) -> Cost:
        """Return what no set can undercut that holds the chosen and may hold the others.

        All that may be signed is signed and only the chosen close; then traffic is led as it is
        best for all together (Wardrop's second principle), and the remaining gap comes off:
        total time is convex in the flows, so that its linearisation bounds it from below.
        """
        key = self._key(chosen, chosen | open_to)
        if key not in self._bounds:
            self._bounds[key] = self._bound(self._network(chosen, chosen | open_to))
        return self._bounds[key]

    def _key(self, closing: Chosen, signed: Chosen) -> bytes:
        closed, _ = together(self.ground.network, (self.candidates[at] for at in closing))
        _, factor = together(self.ground.network, (self.candidates[at] for at in signed))
        return closed.tobytes() + factor.tobytes()

    def _bound(self, network: AssignmentNetwork) -> Cost:
        flow = solve(_led(network), self.case.wanted.demand).flow
        demand = served_only(network, self.case.wanted.demand)
        whole = float(flow @ link_costs(network, flow))
        marginal = marginal_costs(network, flow)
        least = float(demand.vehicles @ least_costs(network, marginal, demand))
        hours = (whole - (float(flow @ marginal) - least)) / 60
        return self._lost(network), floor(hours * 100) / 100, 0

    def allowed(self, chosen: Chosen) -> bool:
        """Tell whether measures cut nobody off who is not without them."""
        return not self.cuts(chosen)

    def cuts(self, chosen: Chosen) -> tuple[CutOff, ...]:
        """Return what measures cut off from cars and ambulances, beyond what closures do."""
        closed, _ = together(self.ground.network, (self.candidates[at] for at in chosen))
        return tuple(cut for rider in SERVED for cut in self._cuts(rider, closed))

    def _cuts(self, rider: Rider, closed: Bools) -> tuple[CutOff, ...]:
        roads = self.ground.open_to(rider, self.closures)
        could, can = reach_of(self.ground, roads), reach(roads.without(closed))
        return newly_cut(self.ground, rider, could, can)


def _led(network: AssignmentNetwork) -> AssignmentNetwork:
    """The network whose equilibrium is what is best for all in the other."""
    return replace(network, b=network.b * (1 + network.power))
