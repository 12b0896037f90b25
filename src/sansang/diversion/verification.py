"""An evaluation of flows that shares no code with the solver that made them."""

import numpy as np

from sansang.assignment import AssignmentNetwork, Demand
from sansang.diversion.equilibria import least_costs, link_costs, served_only
from sansang.diversion.result_town import Verified
from sansang.roads.network import Floats


def verified(network: AssignmentNetwork, demand: Demand, flow: Floats) -> Verified:
    """Return what flows cost, how far they are from equilibrium, and how well they balance."""
    served = served_only(network, demand)
    cost = link_costs(network, flow)
    whole = float(flow @ cost)
    least = float(served.vehicles @ least_costs(network, cost, served))
    return Verified(
        vehicle_h=round(whole / 60, 4),
        relative_gap=max(0.0, (whole - least) / whole) if whole else 0.0,
        imbalance=_imbalance(network, served, flow),
    )


def _imbalance(network: AssignmentNetwork, demand: Demand, flow: Floats) -> float:
    """The most by which a node keeps or makes vehicles, or a closed link carries some."""
    between = demand.origin != demand.destination
    nodes = network.nodes
    balance = np.bincount(network.head, flow, nodes) - np.bincount(network.tail, flow, nodes)
    balance += np.bincount(demand.origin[between], demand.vehicles[between], nodes)
    balance -= np.bincount(demand.destination[between], demand.vehicles[between], nodes)
    forbidden = flow[~network.open_links]
    return float(max(np.abs(balance).max(initial=0.0), forbidden.max(initial=0.0)))
