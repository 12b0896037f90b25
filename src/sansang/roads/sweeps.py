"""The compiled part of the contraction hierarchy: making it, customising it, sweeping it.

Nodes are numbered by their rank, lowest first. Upward arc a leads from v to ``up_head[a]``, for a
in ``up_start[v]`` to ``up_start[v + 1]``, heads ascending; ``up`` and ``down`` are its times in
the two directions, whole milliseconds as floating-point numbers, infinite where there is no way.
The lowest head of v is its parent in the elimination tree, and all heads are ancestors.
"""

import numpy as np
from numba import njit

from sansang.roads.network import Bools, Floats, Ints, Longs

LANES = 8
"""Origins swept at once: their distances fill one line of the cache, and one or two registers."""


@njit(cache=True)
def customise(up_start: Longs, up_head: Ints, up: Floats, down: Floats) -> None:
    """Make every shortcut as quick as the quickest way below it (basic customisation)."""
    for v in range(len(up_start) - 1):
        end = up_start[v + 1]
        for a in range(up_start[v], end):
            x = up_head[a]
            k = up_start[x]
            for b in range(a + 1, end):
                y = up_head[b]
                while up_head[k] != y:
                    k += 1
                up[k] = min(up[k], down[a] + up[b])
                down[k] = min(down[k], down[b] + up[a])


@njit(cache=True)
def mark_ancestors(up_start: Longs, up_head: Ints, places: Ints, marked: Bools) -> None:
    """Mark the places (n) and all their ancestors among all places (V)."""
    for v in places:
        at = v
        while not marked[at]:
            marked[at] = True
            if up_start[at] < up_start[at + 1]:
                at = up_head[up_start[at]]


@njit(cache=True)
def part_below(
    up_start: Longs, up_head: Ints, down: Floats, selected: Ints, position: Ints
) -> tuple[Longs, Ints, Floats]:
    """Return the arcs down to the selected places, from the highest: starts, tails, times.

    ``position`` (V) receives where each stands among the selected, from the highest; tails are
    such positions.
    """
    count = len(selected)
    start = np.zeros(count + 1, dtype=np.int64)
    for i in range(count):
        v = selected[count - 1 - i]
        position[v] = i
        start[i + 1] = start[i] + up_start[v + 1] - up_start[v]
    tail = np.empty(start[count], dtype=np.int32)
    ms = np.empty(start[count], dtype=np.float64)
    for i in range(count):
        v = selected[count - 1 - i]
        for a in range(up_start[v], up_start[v + 1]):
            k = start[i] + a - up_start[v]
            tail[k] = position[up_head[a]]
            ms[k] = down[a]
    return start, tail, ms


@njit(cache=True)
def climb(up_start: Longs, up_head: Ints, up: Floats, at: Ints, distance: Floats) -> None:
    """Carry the distances of some places up to all their ancestors.

    ``at`` (k) holds the places, -1 for none, and is used up; their distances stand in
    ``distance`` (V), which is infinite elsewhere.
    """
    while True:
        v = len(distance)
        for i in range(len(at)):
            if 0 <= at[i] < v:
                v = at[i]
        if v == len(distance):
            return
        for a in range(up_start[v], up_start[v + 1]):
            distance[up_head[a]] = min(distance[up_head[a]], distance[v] + up[a])
        above = up_head[up_start[v]] if up_start[v] < up_start[v + 1] else -1
        for i in range(len(at)):
            if at[i] == v:
                at[i] = above


@njit(cache=True)
def collect(
    up_start: Longs, up_head: Ints, at: Ints, distance: Floats, position: Ints, lane: Floats
) -> None:
    """Move what ``climb`` left in ``distance`` to the lane (R) of its origin, and forget it."""
    for first in at:
        v = first
        while v >= 0:
            if position[v] >= 0:
                lane[position[v]] = min(lane[position[v]], distance[v])
            distance[v] = np.inf
            v = up_head[up_start[v]] if up_start[v] < up_start[v + 1] else -1


@njit(cache=True)
def descend(start: Longs, tail: Ints, ms: Floats, lanes: Floats) -> None:
    """Carry the distances (R, LANES) from the highest selected place down to all of them."""
    for i in range(len(start) - 1):
        for a in range(start[i], start[i + 1]):
            above, way = tail[a], ms[a]
            for lane in range(LANES):
                lanes[i, lane] = min(lanes[i, lane], lanes[above, lane] + way)


@njit(cache=True)
def read_off(lanes: Floats, place: Ints, ms: Floats, found: Floats) -> None:
    """Read (b, T) the best distances of the first b lanes at the places (T, k), plus ``ms``."""
    for t in range(len(place)):
        for lane in range(len(found)):
            best = np.inf
            for j in range(place.shape[1]):
                best = min(best, lanes[place[t, j], lane] + ms[t, j])
            found[lane, t] = best


@njit(cache=True)
def sweep(
    upward: tuple[Longs, Ints, Floats],
    below: tuple[Longs, Ints, Floats],
    position: Ints,
    leaving: tuple[Ints, Floats],
    arriving: tuple[Ints, Floats],
) -> Floats:
    """Return (S, T) the distances from ends (S, k) to ends (T, k), ``LANES`` origins at once."""
    up_start, up_head, up = upward
    place, ms = leaving
    origins = len(place)
    found = np.empty((origins, len(arriving[0])), dtype=np.float64)
    distance = np.full(len(up_start) - 1, np.inf)
    lanes = np.empty((len(below[0]) - 1, LANES), dtype=np.float64)
    for begin in range(0, origins, LANES):
        lanes[:] = np.inf
        end = min(begin + LANES, origins)
        for s in range(begin, end):
            at = place[s].copy()
            for i in range(len(at)):
                distance[at[i]] = min(distance[at[i]], ms[s, i])
            climb(up_start, up_head, up, at, distance)
            collect(up_start, up_head, place[s], distance, position, lanes[:, s - begin])
        descend(below[0], below[1], below[2], lanes)
        read_off(lanes, arriving[0], arriving[1], found[begin:end])
    return found
