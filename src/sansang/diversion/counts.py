"""Demand that is corrected by what was counted on the roads."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from sansang.assignment import Demand, Equilibrium
from sansang.diversion.demand import Pairs
from sansang.diversion.equilibria import least_costs, solve
from sansang.diversion.ground import Ground
from sansang.diversion.snapping import links_of
from sansang.diversion.town_network import TownNetwork
from sansang.roads.network import Bools, Floats, Ints

ROUNDS: Final = 12
STEP: Final = 0.7
"""How far a round goes towards what was counted."""
MOST: Final = 2.0
"""No round multiplies a pair by more, or divides it by more."""
SAME: Final = 1e-6
"""Ways that differ by less than this part are taken as equally quick."""


@dataclass(frozen=True, kw_only=True)
class Corrected:
    """A demand that fits counts better, and by how much it misses them still.

    ``error`` is the root of the mean squared difference, in parts of what was counted; None
    where nothing was counted.
    """

    pairs: Pairs
    error: float | None = None


def corrected(ground: Ground, town: TownNetwork, pairs: Pairs) -> Corrected:
    """Return the demand nearest to the given that gives what was counted, as far as it can.

    Each pair whose quickest way leads over a counted road is multiplied towards the count, time
    and again at the equilibrium of the demand so far; a pair over several roads by the geometric
    mean. That is the multiplicative form of entropy maximising (Van Zuylen and Willumsen, 1980).
    The best of all rounds counts, the first too.
    """
    counted = _counted(ground)
    if not counted or not pairs.vehicles.any():
        return Corrected(pairs=pairs)
    wanted = np.array([vehicles for _, vehicles in counted])
    best = Corrected(pairs=pairs, error=np.inf)
    solved: Equilibrium | None = None
    for _ in range(ROUNDS):
        demand = _demand(town, pairs)
        solved = solve(town.network, demand, warm=solved)
        found = np.array([solved.flow[links].mean() for links, _ in counted])
        error = float(np.sqrt(np.mean(((found - wanted) / np.maximum(wanted, 1.0)) ** 2)))
        if best.error is None or error < best.error:
            best = Corrected(pairs=pairs, error=error)
        factor = _factors(town, demand, solved, [links for links, _ in counted], wanted / found)
        pairs = replace(pairs, vehicles=pairs.vehicles * factor)
    return best


def _counted(ground: Ground) -> list[tuple[Ints, float]]:
    """The links of each count, and what was counted on them."""
    return [
        (
            np.array(
                links_of(
                    ground.network, count.geometry, f"traffic_counts {count.id}", one_direction=True
                ),
                np.int32,
            ),
            count.vehicles_per_h,
        )
        for count in ground.plan.traffic_counts
    ]


def _demand(town: TownNetwork, pairs: Pairs) -> Demand:
    node = {place: at for at, place in enumerate(town.places)}
    return Demand(
        origin=np.array([node[place] for place in pairs.origin], np.int32),
        destination=np.array([node[place] for place in pairs.destination], np.int32),
        vehicles=pairs.vehicles,
    )


def _factors(
    town: TownNetwork,
    demand: Demand,
    solved: Equilibrium,
    counted: Sequence[Ints],
    ratio: Floats,
) -> Floats:
    """Return (D) what each pair is multiplied by."""
    over = np.array([_uses(town, demand, solved.cost, links) for links in counted])
    steps = STEP * np.log(np.clip(np.nan_to_num(ratio, nan=1.0, posinf=MOST), 1 / MOST, MOST))
    roads = np.maximum(over.sum(axis=0), 1)
    factors: Floats = np.exp(steps @ over / roads)
    return factors


def _uses(town: TownNetwork, demand: Demand, cost: Floats, links: Ints) -> Bools:
    """Return (D) which pairs have a quickest way over the middle of some links."""
    link = int(links[len(links) // 2])
    network = town.network
    tail, head = (np.full(len(demand.origin), ends[link]) for ends in (network.tail, network.head))
    to = least_costs(network, cost, replace(demand, destination=tail))
    onward = least_costs(network, cost, replace(demand, origin=head))
    whole = least_costs(network, cost, demand)
    uses: Bools = (to + cost[link] + onward) <= whole * (1 + SAME)
    return uses & np.isfinite(whole)
