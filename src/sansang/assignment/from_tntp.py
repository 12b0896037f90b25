"""TNTP files as something that can be assigned."""

from sansang.assignment.network import AssignmentNetwork, Demand
from sansang.roads.tntp import TntpNetwork, TntpTrips


def network_of(
    tntp: TntpNetwork, *, toll_weight: float = 0.0, length_weight: float = 0.0
) -> AssignmentNetwork:
    """Return the network with generalised costs: time + weight · toll + weight · length."""
    return AssignmentNetwork(
        nodes=tntp.nodes,
        tail=tntp.tail,
        head=tntp.head,
        capacity_per_h=tntp.capacity,
        free_time=tntp.free_flow_time,
        b=tntp.b,
        power=tntp.power,
        fixed_cost=toll_weight * tntp.toll + length_weight * tntp.length,
        first_thru_node=tntp.first_thru_node,
    )


def demand_of(trips: TntpTrips) -> Demand:
    """Return the demand."""
    return Demand(origin=trips.origin, destination=trips.destination, vehicles=trips.vehicles)
