"""Small towns on which traffic is assigned."""

import numpy as np

from sansang.assignment import AssignmentNetwork, Demand


def network(links, nodes, **more) -> AssignmentNetwork:
    """From (tail, head, capacity, free time, b, power, fixed cost)."""
    rows = np.array(links, float).reshape(-1, 7).T
    return AssignmentNetwork(
        nodes=nodes,
        tail=rows[0].astype(np.int32),
        head=rows[1].astype(np.int32),
        capacity_per_h=rows[2],
        free_time=rows[3],
        b=rows[4],
        power=rows[5],
        fixed_cost=rows[6],
        **more,
    )


def demand(trips) -> Demand:
    """From (origin, destination, vehicles)."""
    rows = np.array(trips, float).reshape(-1, 3).T
    return Demand(
        origin=rows[0].astype(np.int32), destination=rows[1].astype(np.int32), vehicles=rows[2]
    )


def town(side: int, seed: int, *, zones: int = 6) -> tuple[AssignmentNetwork, Demand]:
    """A grid of streets in both directions, with zones tied to its junctions by one road each."""
    chance = np.random.default_rng(seed)
    links = []
    for row in range(side):
        for column in range(side):
            here = zones + row * side + column
            for there, exists in ((here + 1, column + 1 < side), (here + side, row + 1 < side)):
                if exists:
                    for tail, head in ((here, there), (there, here)):
                        capacity, time = chance.uniform(200, 800), chance.uniform(1, 4)
                        links.append((tail, head, capacity, time, 0.15, 4, 0))
    for zone in range(zones):
        for junction in chance.choice(side * side, 2, replace=False):
            links.append((zone, zones + junction, 1000, 0, 0.15, 4, 0))
            links.append((zones + junction, zone, 1000, 0, 0, 0, 0.5))
    trips = [(a, b, chance.uniform(20, 200)) for a in range(zones) for b in range(zones)]
    roads = network(links, zones + side * side, first_thru_node=zones)
    return roads, demand(trips)
