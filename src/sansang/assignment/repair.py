"""Bushes of an earlier equilibrium, led off the links that are closed now."""

import numpy as np

from sansang.assignment.bushes import Bushes, Part, Tally, Wanted, Work
from sansang.assignment.compiled import compiled, inner
from sansang.assignment.extend import order_by_largest
from sansang.assignment.loading import load, locate, nearest_costs
from sansang.assignment.network import Floats
from sansang.assignment.paths import shortest_tree
from sansang.assignment.refresh import find_distances, present_total
from sansang.assignment.tables import Graph

KEPT, RELOADED, ANEW = range(3)
"""What is done with a bush without closed links: nothing, other demand is loaded, or all."""


@inner
def replace_closed(graph: Graph, bushes: Bushes, o: int, origin: int, work: Work) -> int:
    """Give each node that loses its last link, but no traffic, another from an earlier node.

    Returns whether the bush holds closed links (1), and whether a node can't be helped so (2).
    """
    begin, enter, near, found = bushes.pool[o], bushes.enter[o], work.near, 0
    near[0] = 0.0
    for at in range(1, bushes.reached[o]):
        first, best, carried, shut = begin + enter[at], np.inf, 0.0, 0
        for entry in range(first, begin + enter[at + 1]):
            cost = graph.costs[bushes.link[entry]]
            if cost == np.inf:
                carried += bushes.flow[entry]
                shut += 1
            else:
                best = min(best, near[bushes.tail[entry]] + cost)
        if shut > 0:
            found = 1
        if best == np.inf:
            link = earlier_link(graph, bushes.order[o, at], at, origin, work)
            if link < 0 or carried > 0.0:
                return 2
            tail = work.place[graph.tail[link]]
            bushes.link[first], bushes.tail[first], bushes.flow[first] = link, tail, 0.0
            best = near[tail] + graph.costs[link]
        near[at] = best
    return found


@inner
def earlier_link(graph: Graph, node: int, at: int, origin: int, work: Work) -> int:
    """Return the link by which a node is nearest from those before it; -1 where there is none."""
    best, by = np.inf, -1
    for k in range(graph.enter[node], graph.enter[node + 1]):
        link = graph.into[k]
        tail = graph.tail[link]
        if 0 <= work.place[tail] < at and (tail >= graph.first_thru or tail == origin):
            cost = work.near[work.place[tail]] + graph.costs[link]
            if cost < best:
                best, by = cost, link
    return by


@inner
def sort_by_distance(graph: Graph, bushes: Bushes, o: int, origin: int, work: Work) -> int:
    """Find distances and a tree from those that the bush still knows, as ``shortest_tree`` does.

    That is quicker, as most still hold. Returns how many nodes are reached, or 0 where links of
    cost 0 leave a node without an earlier one.
    """
    reached = bushes.reached[o]
    nearest_costs(graph.costs, bushes, o, work)
    find_distances(graph, origin, reached, work)
    for at in range(reached):
        work.far[at] = work.distance[work.fresh_order[at]]
    order_by_largest(bushes, o, work)
    count = 0
    while count < reached and work.distance[bushes.order[o, count]] < np.inf:
        work.fresh_order[count] = bushes.order[o, count]
        work.near[count] = work.distance[bushes.order[o, count]]
        count += 1
    put_in_place(count, work)
    for at in range(1, count):
        link = earlier_link(graph, work.fresh_order[at], at, origin, work)
        if link < 0:
            return 0
        work.parent[work.fresh_order[at]] = link
    return count


@inner
def put_in_place(count: int, work: Work) -> None:
    """Leave in ``place`` where nodes stand in ``fresh_order``."""
    work.place[:] = -1
    for at in range(count):
        work.place[work.fresh_order[at]] = at


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
def nearest_total(wanted: Wanted, o: int, work: Work) -> float:
    """Return what the demand of an origin would cost on the nearest ways inside its bush."""
    total = 0.0
    for pair in range(wanted.start[o], wanted.start[o + 1]):
        at = work.place[wanted.destination[pair]]
        if at > 0:
            total += wanted.vehicles[pair] * work.near[at]
    return total


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
    else keeps its shares. Then the demand is loaded, and (O) what it costs is noted, beside what
    it would on the nearest ways of its bush.
    """
    for o in range(part[0], part[1]):
        origin, found, count = wanted.origin[o], 2, 0
        if tally.anew[o] != ANEW:
            locate(bushes, o, work)
            found = replace_closed(graph, bushes, o, origin, work)
            if found == 2:
                count = sort_by_distance(graph, bushes, o, origin, work)
        if found == 2:
            if count == 0:
                count = shortest_tree(graph, origin, work)
                put_in_place(count, work)
            keep_links(graph, bushes, o, work)
            write_bush(graph, bushes, o, count, work)
        elif found == 1:
            drop_closed(graph.costs, bushes, o)
        elif tally.anew[o] == KEPT:
            continue
        locate(bushes, o, work)
        nearest_costs(graph.costs, bushes, o, work)
        load(bushes, wanted, o, work)
        tally.least[o] = nearest_total(wanted, o, work)
        tally.present[o] = present_total(graph.costs, bushes, o)
