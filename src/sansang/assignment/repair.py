"""Bushes of an earlier equilibrium, led off the links that are closed now."""

import numpy as np

from sansang.assignment.bushes import Bushes, Part, Tally, Wanted, Work
from sansang.assignment.compiled import compiled, inner
from sansang.assignment.network import Floats
from sansang.assignment.paths import shortest_tree
from sansang.assignment.refresh import load, locate, nearest_costs
from sansang.assignment.tables import Graph

KEPT, RELOADED, ANEW = range(3)
"""What is done with a bush without closed links: nothing, other demand is loaded, or all."""


@inner
def closed_links(costs: Floats, bushes: Bushes, o: int) -> int:
    """Return whether a bush holds a closed link (1), and one without which a node is lost (2)."""
    begin, enter, found = bushes.pool[o], bushes.enter[o], 0
    for at in range(1, bushes.reached[o]):
        shut = 0
        for entry in range(begin + enter[at], begin + enter[at + 1]):
            if costs[bushes.link[entry]] == np.inf:
                shut += 1
        if shut > 0:
            found = 1
            if shut == enter[at + 1] - enter[at]:
                return 2
    return found


@inner
def drop_closed(costs: Floats, bushes: Bushes, o: int) -> None:
    """Take the closed links out of a bush in which each node keeps another."""
    begin, enter, left, first = bushes.pool[o], bushes.enter[o], 0, 0
    for at in range(bushes.reached[o]):
        last = enter[at + 1]
        for entry in range(begin + first, begin + last):
            if costs[bushes.link[entry]] < np.inf:
                to = begin + left
                bushes.link[to], bushes.tail[to] = bushes.link[entry], bushes.tail[entry]
                bushes.flow[to] = bushes.flow[entry]
                left += 1
        first = last
        enter[at + 1] = left


@inner
def keep_links(graph: Graph, bushes: Bushes, o: int, work: Work) -> None:
    """Leave in ``fresh_flow``, by link, the flow of each that the bush keeps, -1 for others.

    A link is kept where it is open and leads from a nearer node to one farther.
    """
    begin, kept = bushes.pool[o], work.fresh_flow
    kept[:] = -1.0
    for entry in range(begin, begin + bushes.enter[o, bushes.reached[o]]):
        link = bushes.link[entry]
        a, b = work.place[graph.tail[link]], work.place[graph.head[link]]
        if graph.costs[link] < np.inf and 0 <= a < b:
            kept[link] = bushes.flow[entry]


@inner
def write_bush(graph: Graph, bushes: Bushes, o: int, count: int, work: Work) -> int:
    """Write the links that are kept and the tree, nodes by their distance from the origin.

    Returns whether there was no room: then the tree alone stands there.
    """
    begin, end, kept, place = bushes.pool[o], bushes.pool[o + 1], work.fresh_flow, work.place
    left, full = begin, 0
    bushes.reached[o] = count
    bushes.enter[o, 0] = 0
    for at in range(count):
        node = work.fresh_order[at]
        bushes.order[o, at] = node
        for k in range(graph.enter[node], graph.enter[node + 1]):
            link = graph.into[k]
            in_tree = at > 0 and link == work.parent[node]
            if not in_tree and kept[link] <= 0.0:
                continue
            if not in_tree and left + count - at >= end:
                full = 1
                continue
            bushes.link[left] = link
            bushes.tail[left] = place[graph.tail[link]]
            bushes.flow[left] = max(0.0, kept[link])
            left += 1
        bushes.enter[o, at + 1] = left - begin
    return full


@compiled
def repair(
    graph: Graph, bushes: Bushes, wanted: Wanted, tally: Tally, part: Part, work: Work
) -> None:
    """Make earlier bushes fit: those with closed links, and (O) those that ``anew`` names.

    What flowed on closed links takes the shortest path to the node that it entered; everything
    else keeps its shares. Then the demand is loaded.
    """
    for o in range(part[0], part[1]):
        found = 2 if tally.anew[o] == ANEW else closed_links(graph.costs, bushes, o)
        if found == 2:
            count = shortest_tree(graph, wanted.origin[o], work)
            work.place[:] = -1
            for at in range(count):
                work.place[work.fresh_order[at]] = at
            keep_links(graph, bushes, o, work)
            write_bush(graph, bushes, o, count, work)
        elif found == 1:
            drop_closed(graph.costs, bushes, o)
        elif tally.anew[o] == KEPT:
            continue
        locate(bushes, o, work)
        nearest_costs(graph.costs, bushes, o, work)
        load(bushes, wanted, o, work)
