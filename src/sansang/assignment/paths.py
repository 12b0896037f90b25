"""Shortest paths from one origin, as the compiled solver needs them."""

import numpy as np

from sansang.assignment.bushes import Work
from sansang.assignment.compiled import inner
from sansang.assignment.network import Floats, Ints
from sansang.assignment.tables import Graph


@inner
def shortest_tree(graph: Graph, origin: int, work: Work) -> int:
    """Find least costs from an origin, and the order in which nodes are settled (Dijkstra, 1959).

    Leaves ``distance`` (infinite where unreached), ``parent`` (a link) and ``fresh_order``;
    returns how many nodes are reached. A zone is no way for others: no path leaves it again.
    """
    distance, parent, order = work.distance, work.parent, work.fresh_order
    heap, slot = work.heap, work.queued
    start, heads, costs, first_thru = graph.start, graph.head, graph.costs, graph.first_thru
    distance[:] = np.inf
    slot[:] = -1
    distance[origin] = 0.0
    parent[origin] = -1
    heap[0] = origin
    size, settled = 1, 0
    while size > 0:
        node = heap[0]
        size -= 1
        if size > 0:
            _sink(heap, slot, distance, size, heap[size])
        slot[node] = -2
        order[settled] = node
        settled += 1
        if node < first_thru and node != origin:
            continue
        for link in range(start[node], start[node + 1]):
            head = heads[link]
            cost = distance[node] + costs[link]
            if cost < distance[head] and slot[head] != -2:
                distance[head] = cost
                parent[head] = link
                if slot[head] == -1:
                    slot[head] = size
                    size += 1
                _rise(heap, slot, distance, slot[head], head)
    return settled


@inner
def _rise(heap: Ints, slot: Ints, distance: Floats, at: int, node: int) -> None:
    while at > 0:
        above = (at - 1) >> 2
        if distance[heap[above]] <= distance[node]:
            break
        heap[at] = heap[above]
        slot[heap[at]] = at
        at = above
    heap[at] = node
    slot[node] = at


@inner
def _sink(heap: Ints, slot: Ints, distance: Floats, size: int, node: int) -> None:
    at = 0
    while 4 * at + 1 < size:
        least = 4 * at + 1
        for child in range(least + 1, min(least + 4, size)):
            if distance[heap[child]] < distance[heap[least]]:
                least = child
        if distance[heap[least]] >= distance[node]:
            break
        heap[at] = heap[least]
        slot[heap[at]] = at
        at = least
    heap[at] = node
    slot[node] = at


@inner
def correct_distances(graph: Graph, origin: int, work: Work) -> None:
    """Lower ``distance`` to the least cost over all links (label correcting; Moore, 1959).

    It begins with lengths of true paths, those inside a bush, of which few are not yet least:
    one look at every link finds them, and what follows from them is corrected alone.
    """
    distance, queued, queue = work.distance, work.queued, work.heap
    start, tails, heads, costs = graph.start, graph.tail, graph.head, graph.costs
    size, first, waiting = len(queue), 0, 0
    queued[:] = 0
    for link in range(len(heads)):
        tail, head = tails[link], heads[link]
        if distance[tail] + costs[link] < distance[head] and (
            tail >= graph.first_thru or tail == origin
        ):
            distance[head] = distance[tail] + costs[link]
            if queued[head] == 0:
                queued[head] = 1
                queue[waiting] = head
                waiting += 1
    while waiting > 0:
        node = queue[first]
        first = first + 1 if first + 1 < size else 0
        waiting -= 1
        queued[node] = 0
        if node < graph.first_thru and node != origin:
            continue
        for link in range(start[node], start[node + 1]):
            head, cost = heads[link], distance[node] + costs[link]
            if cost < distance[head]:
                distance[head] = cost
                if queued[head] == 0:
                    queued[head] = 1
                    last = first + waiting
                    queue[last - size if last >= size else last] = head
                    waiting += 1
