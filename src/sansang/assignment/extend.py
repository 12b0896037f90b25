"""Bushes lose links that carry nothing, and get those that shorten a path.

The test of new links by least and largest cost together: Nie, Y. (2010), A class of bush-based
algorithms for the traffic assignment problem, Transportation Research B 44, 73-89.
"""

from sansang.assignment.bushes import Bushes, Work
from sansang.assignment.compiled import inner
from sansang.assignment.network import Floats
from sansang.assignment.tables import Graph

IDLE = 0.02
"""Links that carry nothing may stay in a bush up to this share of its nodes."""
SAME = 1e-13
"""Relative difference of two costs that is rounding."""


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
