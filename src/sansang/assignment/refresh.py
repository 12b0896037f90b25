"""Between two rounds of shifts: how far is equilibrium, and which links would help.

Dial, R. B. (2006), A path-based user-equilibrium traffic assignment algorithm that obviates path
storage and enumeration, Transportation Research B 40, 917-936.
"""

import numpy as np

from sansang.assignment.bushes import Bushes, Part, Tally, Wanted, Work
from sansang.assignment.compiled import compiled, inner
from sansang.assignment.extend import (
    bears_idle,
    is_longer,
    leads_back,
    order_by_largest,
    prune,
    put_together,
    shortcuts,
)
from sansang.assignment.loading import load, locate, nearest_costs
from sansang.assignment.network import Floats
from sansang.assignment.paths import correct_distances
from sansang.assignment.tables import Graph


@inner
def least_total(wanted: Wanted, tally: Tally, o: int, work: Work) -> float:
    """Return what the demand of an origin would cost if all took shortest paths.

    Notes whom it can't reach.
    """
    total = 0.0
    for pair in range(wanted.start[o], wanted.start[o + 1]):
        node = wanted.destination[pair]
        if work.place[node] > 0:
            total += wanted.vehicles[pair] * work.distance[node]
        tally.served[pair] = work.place[node] > 0
    return total


@inner
def present_total(costs: Floats, bushes: Bushes, o: int) -> float:
    """Return what the traffic of an origin costs."""
    total = 0.0
    begin = bushes.pool[o]
    for entry in range(begin, begin + bushes.enter[o, bushes.reached[o]]):
        if bushes.flow[entry] > 0.0:
            total += bushes.flow[entry] * costs[bushes.link[entry]]
    return total


@inner
def find_distances(graph: Graph, origin: int, count: int, work: Work) -> None:
    """Leave in ``distance`` the least costs over the network, from those inside the bush."""
    distance, order, near = work.distance, work.fresh_order, work.near
    distance[:] = np.inf
    for at in range(count):
        distance[order[at]] = near[at]
    correct_distances(graph, origin, work)


@compiled
def refresh(
    graph: Graph, bushes: Bushes, wanted: Wanted, tally: Tally, part: Part, work: Work
) -> None:
    """Load, prune and extend the bushes of some origins at these costs.

    Leaves (O) what the demand costs on shortest paths, what it costs now, and whether there
    was no room for the new links of a bush.
    """
    for o in range(part[0], part[1]):
        origin, count = wanted.origin[o], bushes.reached[o]
        locate(bushes, o, work)
        nearest_costs(graph.costs, bushes, o, work)
        load(bushes, wanted, o, work)
        find_distances(graph, origin, count, work)
        tally.least[o] = least_total(wanted, tally, o, work)
        tally.present[o] = present_total(graph.costs, bushes, o)
        tally.full[o] = 0
        saved = tally.saved[0]
        if not (is_longer(count, saved, work) or bears_idle(bushes, o, work)):
            continue
        left = prune(graph.costs, bushes, o, work)
        added = shortcuts(graph, origin, count, left, saved, work)
        if left + added > bushes.pool[o + 1] - bushes.pool[o]:
            tally.full[o] = 1
            continue
        if added > 0 or left < bushes.enter[o, count]:
            if leads_back(graph, left, added, work):
                order_by_largest(bushes, o, work)
            else:
                for at in range(count):
                    work.list_a[at] = at
            put_together(graph, bushes, o, left, added, work)
