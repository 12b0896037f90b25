"""Demand is led over bushes: at first over trees of shortest paths, then by shares."""

import numpy as np

from sansang.assignment.bushes import Bushes, Part, Tally, Wanted, Work
from sansang.assignment.compiled import compiled, inner
from sansang.assignment.network import Floats
from sansang.assignment.paths import shortest_tree
from sansang.assignment.tables import Graph

TRACE = 1e-12
"""A share of a node's traffic so small that it is rounding, and moves to the other links."""


@inner
def locate(bushes: Bushes, o: int, work: Work) -> None:
    """Leave the nodes of a bush in ``fresh_order`` and their places in ``place``."""
    work.place[:] = -1
    for at in range(bushes.reached[o]):
        node = bushes.order[o, at]
        work.fresh_order[at] = node
        work.place[node] = at


@inner
def nearest_costs(costs: Floats, bushes: Bushes, o: int, work: Work) -> None:
    """Leave ``near`` and ``low``: least costs inside the bush, and by which entries."""
    count, begin = bushes.reached[o], bushes.pool[o]
    enter, links, tails = bushes.enter[o], bushes.link[begin:], bushes.tail[begin:]
    near, low = work.near, work.low
    near[0] = 0.0
    for at in range(1, count):
        best, by = np.inf, enter[at]
        for entry in range(enter[at], enter[at + 1]):
            cost = near[tails[entry]] + costs[links[entry]]
            if cost < best:
                best, by = cost, entry
        near[at] = best
        low[at] = by


@inner
def load(bushes: Bushes, wanted: Wanted, o: int, work: Work) -> None:
    """Lead the demand of an origin over its bush, by the shares that links have of each node.

    Where a node has traffic and none of its links had any, all of it takes the nearest
    (``low``). So flows balance exactly, however often they were shifted.
    """
    count, begin = bushes.reached[o], bushes.pool[o]
    enter, place = bushes.enter[o], work.place
    demand = work.load
    demand[:count] = 0.0
    for pair in range(wanted.start[o], wanted.start[o + 1]):
        at = place[wanted.destination[pair]]
        if at > 0:
            demand[at] += wanted.vehicles[pair]
    for at in range(count - 1, 0, -1):
        first, last, through = begin + enter[at], begin + enter[at + 1], demand[at]
        if last - first == 1:
            bushes.flow[first] = through
            demand[bushes.tail[first]] += through
        else:
            _share(bushes, first, last, begin + work.low[at], through)
            for entry in range(first, last):
                demand[bushes.tail[entry]] += bushes.flow[entry]


@inner
def _share(bushes: Bushes, first: int, last: int, nearest: int, through: float) -> None:
    total = 0.0
    for entry in range(first, last):
        total += bushes.flow[entry]
    kept = 0.0
    for entry in range(first, last):
        if bushes.flow[entry] <= TRACE * total or through <= 0.0:
            bushes.flow[entry] = 0.0
        kept += bushes.flow[entry]
    if kept <= 0.0:
        bushes.flow[nearest] = max(through, 0.0)
        return
    for entry in range(first, last):
        bushes.flow[entry] *= through / kept


@inner
def build_tree(graph: Graph, bushes: Bushes, o: int, origin: int, work: Work) -> int:
    """Make the bush of an origin its tree of shortest paths; returns how many nodes it reaches."""
    count = shortest_tree(graph, origin, work)
    begin = bushes.pool[o]
    bushes.reached[o] = count
    bushes.enter[o, 0] = 0
    for at in range(count):
        node = work.fresh_order[at]
        work.place[node] = at
        bushes.order[o, at] = node
        if at > 0:
            link = work.parent[node]
            bushes.link[begin + at - 1] = link
            bushes.tail[begin + at - 1] = work.place[graph.tail[link]]
            bushes.flow[begin + at - 1] = 1.0
        bushes.enter[o, at + 1] = at
    return count


@compiled
def start(
    graph: Graph, bushes: Bushes, wanted: Wanted, tally: Tally, part: Part, work: Work
) -> None:
    """Build the trees of some origins at these costs, and load them."""
    for o in range(part[0], part[1]):
        work.place[:] = -1
        count = build_tree(graph, bushes, o, wanted.origin[o], work)
        work.low[:count] = bushes.enter[o, :count]
        load(bushes, wanted, o, work)


@compiled
def add_flows(bushes: Bushes, first: int, last: int, times: float, total: Floats) -> None:
    """Add to (E) ``total`` the flows of some origins, so many times."""
    for o in range(first, last):
        begin = bushes.pool[o]
        for entry in range(begin, begin + bushes.enter[o, bushes.reached[o]]):
            total[bushes.link[entry]] += times * bushes.flow[entry]
