"""Equilibria of the town, and what they cost those who drive."""

from typing import Any, Final

import numpy as np

from sansang.assignment import AssignmentNetwork, Demand, Equilibrium, equilibrium
from sansang.roads.network import Floats, Ints

GAP: Final = 1e-6
"""The relative gap to which equilibria are solved."""


def solve(
    network: AssignmentNetwork, demand: Demand, warm: Equilibrium | None = None
) -> Equilibrium:
    """Return the equilibrium of a demand, begun from another on the same links where given."""
    return equilibrium(network, demand, gap=GAP, warm=warm)


def link_costs(network: AssignmentNetwork, flow: Floats) -> Floats:
    """Return (E) what each link costs at a flow, by the curve of the Bureau of Public Roads."""
    full = np.divide(flow, network.capacity_per_h, out=np.zeros(network.links), where=network.b > 0)
    return network.free_time * (1 + network.b * full**network.power) + network.fixed_cost


def marginal_costs(network: AssignmentNetwork, flow: Floats) -> Floats:
    """Return (E) what one more vehicle costs all together, itself among them."""
    full = np.divide(flow, network.capacity_per_h, out=np.zeros(network.links), where=network.b > 0)
    rise = network.b * (1 + network.power) * full**network.power
    return network.free_time * (1 + rise) + network.fixed_cost


def least_costs(network: AssignmentNetwork, cost: Floats, demand: Demand) -> Floats:
    """Return (D) the least cost of each pair of the demand, infinity where there is no way.

    By SciPy's Dijkstra on the open links. No way passes a zone: each is split into the place
    where trips begin and the one where they end. A trip within a zone costs nothing.
    """
    from scipy.sparse.csgraph import dijkstra

    origins, row = np.unique(demand.origin, return_inverse=True)
    if not len(origins):
        return np.zeros(0)
    found = dijkstra(_split(network, cost), indices=origins)
    ends = _ends(network, demand.destination)
    costs: Floats = np.where(
        demand.origin == demand.destination, 0.0, found[row, ends] if len(row) else 0.0
    )
    return costs


def served_only(network: AssignmentNetwork, demand: Demand) -> Demand:
    """Return the demand without the pairs that have no way."""
    there = np.isfinite(least_costs(network, network.free_time, demand))
    return Demand(
        origin=demand.origin[there],
        destination=demand.destination[there],
        vehicles=demand.vehicles[there],
    )


def _ends(network: AssignmentNetwork, nodes: Ints) -> Ints:
    """Where trips to some nodes end in the network whose zones are split."""
    return np.where(nodes < network.first_thru_node, nodes + network.nodes, nodes)


def _split(network: AssignmentNetwork, cost: Floats) -> Any:
    from scipy.sparse import csr_array

    arcs = np.flatnonzero(network.open_links)
    tail, head = network.tail[arcs], _ends(network, network.head[arcs])
    order = np.lexsort((cost[arcs], head, tail))
    tail, head, value = tail[order], head[order], cost[arcs][order]
    first = np.ones(len(arcs), dtype=np.bool_)
    first[1:] = (tail[1:] != tail[:-1]) | (head[1:] != head[:-1])
    places = network.nodes + network.first_thru_node
    return csr_array((value[first], (tail[first], head[first])), shape=(places, places))
