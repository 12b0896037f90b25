"""Judges flows by SciPy's shortest paths and by counting; shares no code with the solver."""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra


@dataclass(frozen=True)
class Judged:
    relative_gap: float
    objective: float
    total_cost: float
    imbalance: float
    """The most by which a node's inflow and outflow miss its demand."""
    unserved: dict[tuple[int, int], float]
    cost: np.ndarray


def judge(network, demand, flow) -> Judged:
    cost, objective = _costs(network, flow)
    distance = _distances(network, demand, cost)
    wanted = [
        (int(o), int(d), float(v))
        for o, d, v in zip(demand.origin, demand.destination, demand.vehicles, strict=True)
        if o != d and v > 0
    ]
    cut_off = {(o, d): 0.0 for o, d, _ in wanted if np.isinf(distance[o][d])}
    for o, d, v in wanted:
        if (o, d) in cut_off:
            cut_off[o, d] += v
    served = [(o, d, v) for o, d, v in wanted if (o, d) not in cut_off]
    least = sum(v * distance[o][d] for o, d, v in served)
    total = float(flow @ cost)
    return Judged(
        relative_gap=1 - least / total if total else 0.0,
        objective=objective,
        total_cost=total,
        imbalance=_imbalance(network, served, flow),
        unserved=cut_off,
        cost=cost,
    )


def _costs(network, flow):
    free, b, power = network.free_time, network.b, network.power
    full = np.where(network.capacity_per_h > 0, network.capacity_per_h, 1.0)
    delay = free * b * (flow / full) ** power  # 0 ** 0 is 1
    cost = free + delay + network.fixed_cost
    objective = (free + network.fixed_cost) * flow + delay * flow / (power + 1)
    return cost, float(objective.sum())


def _distances(network, demand, cost):
    """By origin; a zone is left from a node of its own, into which nothing leads."""
    nodes = network.nodes
    starts = np.arange(nodes)
    starts[: network.first_thru_node] += nodes
    best: dict[tuple[int, int], float] = {}
    for link in np.flatnonzero(network.open_links):
        ends = int(starts[network.tail[link]]), int(network.head[link])
        best[ends] = min(best.get(ends, np.inf), cost[link])
    graph = _graph(best, 2 * nodes)
    origins = np.unique(demand.origin)
    found = dijkstra(graph, indices=starts[origins]) if len(origins) else []
    return dict(zip(origins.tolist(), found, strict=True))


def _graph(best, nodes):
    """A row for each node; links of cost 0 stay links."""
    rows = sorted(best)
    indptr = np.searchsorted([a for a, _ in rows], np.arange(nodes + 1))
    return csr_matrix(([best[r] for r in rows], [b for _, b in rows], indptr), (nodes, nodes))


def _imbalance(network, served, flow) -> float:
    out, into = np.zeros(network.nodes), np.zeros(network.nodes)
    np.add.at(out, network.tail, flow)
    np.add.at(into, network.head, flow)
    begins, ends = np.zeros(network.nodes), np.zeros(network.nodes)
    for o, d, vehicles in served:
        begins[o] += vehicles
        ends[d] += vehicles
    missed = np.abs(out - begins - (into - ends))
    zones = slice(0, network.first_thru_node)
    missed[zones] = np.maximum(np.abs(out - begins)[zones], np.abs(into - ends)[zones])
    return float(missed.max(initial=0.0))
