"""Bushes are built, loaded, freed of what is unused, and given the links that shorten paths.

Dial, R. B. (2006), A path-based user-equilibrium traffic assignment algorithm that obviates path
storage and enumeration, Transportation Research B 40, 917-936; the test of new links by least
and largest cost together: Nie, Y. (2010), A class of bush-based algorithms for the traffic
assignment problem, Transportation Research B 44, 73-89.
"""

import numpy as np

from sansang.assignment.bushes import Bushes, Part, Tally, Wanted, Work
from sansang.assignment.compiled import compiled, inner
from sansang.assignment.network import Floats
from sansang.assignment.paths import correct_distances, shortest_tree
from sansang.assignment.tables import Graph

TRACE = 1e-12
"""A share of a node's traffic so small that it is rounding, and moves to the other links."""
IDLE = 0.02
"""Links that carry nothing may stay in a bush up to this share of its nodes."""
SAME = 1e-13
"""Relative difference of two costs that is rounding."""


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


@compiled
def add_flows(bushes: Bushes, first: int, last: int, times: float, total: Floats) -> None:
    """Add to (E) ``total`` the flows of some origins, so many times."""
    for o in range(first, last):
        begin = bushes.pool[o]
        for entry in range(begin, begin + bushes.enter[o, bushes.reached[o]]):
            total[bushes.link[entry]] += times * bushes.flow[entry]


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
def is_longer(count: int, saved: float, work: Work) -> bool:
    """Tell whether a node is nearer over the network than inside the bush, by so much."""
    for at in range(count):
        if work.distance[work.fresh_order[at]] < work.near[at] * (1.0 - SAME) - saved:
            return True
    return False


@inner
def bears_idle(bushes: Bushes, o: int, work: Work) -> bool:
    """Tell whether a bush holds many links that carry nothing and are on no nearest path."""
    begin, enter, idle = bushes.pool[o], bushes.enter[o], 0
    for at in range(1, bushes.reached[o]):
        if enter[at + 1] - enter[at] > 1:
            for entry in range(enter[at], enter[at + 1]):
                if bushes.flow[begin + entry] <= 0.0 and entry != work.low[at]:
                    idle += 1
    return bool(idle > IDLE * bushes.reached[o])


@inner
def prune(costs: Floats, bushes: Bushes, o: int, work: Work) -> int:
    """Put together the bush anew without links that carry nothing and are on no nearest path.

    Leaves it in ``fresh_…`` with the largest costs in ``far``; returns how many links are left.
    """
    count, begin = bushes.reached[o], bushes.pool[o]
    enter, links, tails = bushes.enter[o], bushes.link[begin:], bushes.tail[begin:]
    flows, far, low, left = bushes.flow[begin:], work.far, work.low, 0
    new_enter, new_link, new_tail = work.fresh_enter, work.fresh_link, work.fresh_tail
    new_flow = work.fresh_flow
    far[0] = 0.0
    new_enter[0] = new_enter[1] = 0
    for at in range(1, count):
        most = 0.0
        for entry in range(enter[at], enter[at + 1]):
            flow = flows[entry]
            if flow > 0.0 or entry == low[at]:
                link, tail = links[entry], tails[entry]
                most = max(most, far[tail] + costs[link])
                new_link[left] = link
                new_tail[left] = tail
                new_flow[left] = flow
                left += 1
        far[at] = most
        new_enter[at + 1] = left
    return left


@inner
def shortcuts(graph: Graph, origin: int, count: int, left: int, saved: float, work: Work) -> int:
    """Append to ``fresh_link`` the links that shorten a path of the network, and keep an order.

    Those into nodes that are nearer by them, and whose tail is nearer than the head by largest
    cost too, so that sorting by it gives an order again. Returns how many there are.
    """
    added = 0
    near, far, distance, place = work.near, work.far, work.distance, work.place
    for at in range(1, count):
        node = work.fresh_order[at]
        limit = near[at] * (1.0 - SAME) - saved
        if distance[node] >= limit:
            continue
        for k in range(graph.enter[node], graph.enter[node + 1]):
            link = graph.into[k]
            tail = graph.tail[link]
            if place[tail] < 0 or (tail < graph.first_thru and tail != origin):
                continue
            cost = graph.costs[link]
            if distance[tail] + cost < limit and far[place[tail]] + cost < far[at]:
                work.fresh_link[left + added] = link
                added += 1
    return added


@inner
def leads_back(graph: Graph, left: int, added: int, work: Work) -> bool:
    """Tell whether a link that is added leads back in the order that the nodes have."""
    place = work.place
    for more in range(left, left + added):
        link = work.fresh_link[more]
        if place[graph.tail[link]] >= place[graph.head[link]]:
            return True
    return False


@inner
def order_by_largest(bushes: Bushes, o: int, work: Work) -> None:
    """Sort the nodes of a bush by largest cost, those of the same as they were (Shell, 1959).

    Leaves the new order in the bush, and by old place the new one in ``list_a``.
    """
    count, far = bushes.reached[o], work.far
    places, after, order, nodes = work.list_b, work.list_a, bushes.order[o], work.fresh_order
    for at in range(count):
        places[at] = at
    step = count // 2
    while step > 0:
        for at in range(step, count):
            one, to = places[at], at
            key = far[one]
            while to >= step:
                other = places[to - step]
                if far[other] < key or (far[other] == key and other < one):
                    break
                places[to] = other
                to -= step
            places[to] = one
        step = 1 if step == 2 else step * 5 // 11
    for at in range(count):
        after[places[at]] = at
        order[at] = nodes[places[at]]


@inner
def put_together(graph: Graph, bushes: Bushes, o: int, left: int, added: int, work: Work) -> None:
    """Write the bush anew: the entries that are left and those added, in the new order."""
    count, begin = bushes.reached[o], bushes.pool[o]
    enter, after, place, free = bushes.enter[o], work.list_a, work.place, work.queued
    links, tails, flows = bushes.link[begin:], bushes.tail[begin:], bushes.flow[begin:]
    old, old_link, old_tail = work.fresh_enter, work.fresh_link, work.fresh_tail
    old_flow = work.fresh_flow
    enter[: count + 1] = 0
    for at in range(count):
        enter[after[at] + 1] = old[at + 1] - old[at]
    for more in range(left, left + added):
        enter[after[place[graph.head[old_link[more]]]] + 1] += 1
    for at in range(count):
        enter[at + 1] += enter[at]
    for at in range(count):
        to = enter[after[at]]
        for entry in range(old[at], old[at + 1]):
            links[to] = old_link[entry]
            tails[to] = after[old_tail[entry]]
            flows[to] = old_flow[entry]
            to += 1
        free[at] = to
    for more in range(left, left + added):
        link = old_link[more]
        at = place[graph.head[link]]
        links[free[at]] = link
        tails[free[at]] = after[place[graph.tail[link]]]
        flows[free[at]] = 0.0
        free[at] += 1


@inner
def locate(bushes: Bushes, o: int, work: Work) -> None:
    """Leave the nodes of a bush in ``fresh_order`` and their places in ``place``."""
    work.place[:] = -1
    for at in range(bushes.reached[o]):
        node = bushes.order[o, at]
        work.fresh_order[at] = node
        work.place[node] = at


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
