"""How far from equilibrium flows are: what the traffic costs, and what it would at the least."""

from sansang.assignment.bushes import Bushes, Part, Tally, Wanted, Work
from sansang.assignment.compiled import compiled
from sansang.assignment.refresh import (
    find_distances,
    least_total,
    locate,
    nearest_costs,
    present_total,
)
from sansang.assignment.tables import Graph


@compiled
def measure(
    graph: Graph, bushes: Bushes, wanted: Wanted, tally: Tally, part: Part, work: Work
) -> None:
    """Leave (O) what the demand of some origins costs at the least, and what it costs now."""
    for o in range(part[0], part[1]):
        locate(bushes, o, work)
        nearest_costs(graph.costs, bushes, o, work)
        find_distances(graph, wanted.origin[o], bushes.reached[o], work)
        tally.least[o] = least_total(bushes, wanted, o, work)
        tally.present[o] = present_total(graph.costs, bushes, o)
