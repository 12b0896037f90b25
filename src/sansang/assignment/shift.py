"""Traffic moves from the dearest path in use to the nearest one, inside one bush after another.

At each node from the last to the first, the two paths are followed back to where they part, and
flow moves by Newton's method until both cost the same, or until the dear one is empty
(Dial, 2006; Nie, 2010).
"""

from sansang.assignment.bushes import Bushes, Part, Work
from sansang.assignment.compiled import compiled, inner
from sansang.assignment.network import Floats, Ints
from sansang.assignment.tables import COST, FLOW, SLOPE, price_link

STEPS = 3
"""Newton steps at one pair of paths."""
REST = 3
"""Sweeps in which a bush is passed over after nothing was to be shifted in it."""
NEAR_ENOUGH = 0.1
"""The share of a difference that may be left at one pair of paths: others change it anyway."""


@inner
def label(bushes: Bushes, table: Floats, o: int, work: Work, least: float) -> int:
    """Leave the nearest and the dearest used way to each node of a bush.

    Returns at how many nodes (in ``list_a``) they differ by more than ``least``.
    """
    count, begin = bushes.reached[o], bushes.pool[o]
    enter, near, far = bushes.enter[o], work.near, work.far
    near[0] = far[0] = 0.0
    found = 0
    for at in range(1, count):
        first, last = begin + enter[at], begin + enter[at + 1]
        if last - first == 1:
            tail, cost = bushes.tail[first], table[bushes.link[first], COST]
            near[at] = near[tail] + cost
            far[at] = far[tail] + cost
            work.low[at] = work.high[at] = first - begin
            continue
        low = high = first
        best, most = near[bushes.tail[first]] + table[bushes.link[first], COST], -1.0
        for entry in range(first, last):
            tail, cost = bushes.tail[entry], table[bushes.link[entry], COST]
            if near[tail] + cost < best:
                best, low = near[tail] + cost, entry
            if bushes.flow[entry] > 0.0 and far[tail] + cost > most:
                most, high = far[tail] + cost, entry
        if most < 0.0:
            most, high = best, low
        near[at], far[at] = best, most
        work.low[at], work.high[at] = low - begin, high - begin
        if low != high and most - best > least:
            work.list_a[found] = at
            found += 1
    return found


@inner
def part(bushes: Bushes, o: int, at: int, work: Work) -> tuple[int, int]:
    """Follow both ways back from a node until they meet; returns how long each is.

    Their entries lie in ``heap`` (dearest) and ``queued`` (nearest).
    """
    begin = bushes.pool[o]
    dear, cheap = work.heap, work.queued
    dear[0], cheap[0] = work.high[at], work.low[at]
    a, b = bushes.tail[begin + dear[0]], bushes.tail[begin + cheap[0]]
    many, few = 1, 1
    while a != b:
        if a > b:
            dear[many] = work.high[a]
            a = bushes.tail[begin + dear[many]]
            many += 1
        else:
            cheap[few] = work.low[b]
            b = bushes.tail[begin + cheap[few]]
            few += 1
    return many, few


@inner
def move(bushes: Bushes, table: Floats, o: int, many: int, few: int, work: Work) -> None:
    """Move flow between the two ways until they cost the same, or one is empty."""
    begin = bushes.pool[o]
    dear, cheap = work.heap, work.queued
    before = 0.0
    for step in range(STEPS):
        excess, slope = 0.0, 0.0
        out, back = bushes.flow[begin + dear[0]], bushes.flow[begin + cheap[0]]
        for k in range(many):
            link = bushes.link[begin + dear[k]]
            excess += table[link, COST]
            slope += table[link, SLOPE]
            out = min(out, bushes.flow[begin + dear[k]])
        for k in range(few):
            link = bushes.link[begin + cheap[k]]
            excess -= table[link, COST]
            slope += table[link, SLOPE]
            back = min(back, bushes.flow[begin + cheap[k]])
        if step == 0:
            before = abs(excess)
        elif abs(excess) <= NEAR_ENOUGH * before:
            return
        if slope > 0.0:
            amount = max(-back, min(out, excess / slope))
        else:
            amount = out if excess > 0.0 else -back
        if amount == 0.0:
            return
        _take(bushes, table, begin, dear, many, amount)
        _take(bushes, table, begin, cheap, few, -amount)


@inner
def _take(
    bushes: Bushes, table: Floats, begin: int, entries: Ints, length: int, amount: float
) -> None:
    for k in range(length):
        entry = begin + entries[k]
        link = bushes.link[entry]
        bushes.flow[entry] = max(0.0, bushes.flow[entry] - amount)
        table[link, FLOW] = max(0.0, table[link, FLOW] - amount)
        price_link(table, link)


@compiled
def equilibrate(
    bushes: Bushes, table: Floats, origins: Part, least: float, idle: Ints, work: Work
) -> int:
    """Shift in the bushes of some origins where ways differ by more than ``least``.

    A bush in which none did is passed over (O, ``idle``) in the next sweeps. Returns at how
    many nodes they did.
    """
    shifts = 0
    for o in range(origins[0], origins[1]):
        if idle[o] > 0:
            idle[o] -= 1
            continue
        found = label(bushes, table, o, work, least)
        for k in range(found - 1, -1, -1):
            many, few = part(bushes, o, work.list_a[k], work)
            move(bushes, table, o, many, few, work)
        shifts += found
        idle[o] = 0 if found > 0 else REST
    return shifts
