"""A bush for each origin: the links its traffic may use, without a circle, and the flow on them.

A bush holds every node that its origin reaches, in an order in which each link leads forward.
At place p stands node ``order[o, p]``; the links into it are the entries ``enter[o, p]`` to
``enter[o, p + 1]`` of the origin's part of the pool, each with the place of its tail.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sansang.assignment.network import Bools, Demand, Floats, Ints

Longs = NDArray[np.int64]


class Wanted(NamedTuple):
    """Demand by origin: pairs ``start[o]`` to ``start[o + 1]`` begin in ``origin[o]``."""

    origin: Ints
    start: Longs
    destination: Ints
    vehicles: Floats
    pair: Longs
    """The place of each pair in the demand that was given."""


Part = tuple[int, int]
"""Some origins: from the first up to, not with, the last."""


class Bushes(NamedTuple):
    """The bushes of all origins."""

    reached: Ints
    """(O) How many nodes an origin reaches, itself among them; 0: none was built yet."""
    order: Ints
    enter: Ints
    pool: Longs
    """(O + 1) Where the part of an origin begins in the arrays below."""
    link: Ints
    tail: Ints
    flow: Floats


class Tally(NamedTuple):
    """What is counted by origin (O)."""

    least: Floats
    """What the demand would cost on shortest paths; ``present``: what it costs."""
    present: Floats
    full: Ints
    """Whether there was no room for the new links of a bush."""
    idle: Ints
    """For how many sweeps a bush in which nothing was to be shifted is passed over."""
    served: Bools
    """By wanted pair: whether the destination can be reached."""
    saved: Floats
    """(1) What a link has to save to be taken into a bush."""
    anew: Ints
    """What a bush of before needs before it can be used again (``repair``)."""


class Work(NamedTuple):
    """What is needed while one bush is worked on; each thread has its own."""

    near: Floats
    """By place: least cost from the origin; ``far``: largest cost over links in use."""
    far: Floats
    low: Ints
    """By place: the entry by which the least comes; ``high``: by which the largest."""
    high: Ints
    list_a: Ints
    list_b: Ints
    load: Floats
    distance: Floats
    """By node: least cost over all links of the network."""
    place: Ints
    """By node: its place, -1 where it is not reached."""
    parent: Ints
    heap: Ints
    queued: Ints
    fresh_link: Ints
    """By entry: the bush that is being put together."""
    fresh_tail: Ints
    fresh_flow: Floats
    fresh_enter: Ints
    fresh_order: Ints


def wanted_of(demand: Demand, nodes: int) -> Wanted:
    """Return the demand by origin, without what stays in its node and pairs of no vehicles."""
    moves = (demand.origin != demand.destination) & (demand.vehicles > 0)
    pair = np.flatnonzero(moves)
    pair = pair[np.argsort(demand.origin[pair], kind="stable")].astype(np.int64)
    begins = demand.origin[pair]
    origin = np.unique(begins).astype(np.int32)
    start = np.append(np.searchsorted(begins, origin), len(pair)).astype(np.int64)
    destination = demand.destination[pair].astype(np.int32)
    vehicles = demand.vehicles[pair].astype(np.float64)
    return Wanted(origin, start, destination, vehicles, pair)


def empty_bushes(origins: int, nodes: int, links: int) -> Bushes:
    """Return bushes that are yet to be built, with room for a tree and half as much again."""
    room = min(links, nodes + nodes // 2 + 64)
    return Bushes(
        np.zeros(origins, np.int32),
        np.zeros((origins, nodes), np.int32),
        np.zeros((origins, nodes + 1), np.int32),
        np.arange(origins + 1, dtype=np.int64) * room,
        np.zeros(origins * room, np.int32),
        np.zeros(origins * room, np.int32),
        np.zeros(origins * room),
    )


def tally_for(origins: int, pairs: int) -> Tally:
    """Return a tally of nothing yet."""
    return Tally(
        least=np.zeros(origins),
        present=np.zeros(origins),
        full=np.zeros(origins, np.int32),
        idle=np.zeros(origins, np.int32),
        served=np.zeros(pairs, np.bool_),
        saved=np.zeros(1),
        anew=np.zeros(origins, np.int32),
    )


def grown(bushes: Bushes, full: Ints, links: int) -> Bushes:
    """Return the bushes with twice the room for those (O) that were full."""
    room = np.diff(bushes.pool)
    room = np.where(full > 0, np.minimum(2 * room, links), room)
    pool = np.concatenate(([0], np.cumsum(room))).astype(np.int64)
    size = int(pool[-1])
    link, tail, flow = np.zeros(size, np.int32), np.zeros(size, np.int32), np.zeros(size)
    for new, old, end in zip(pool[:-1], bushes.pool[:-1], bushes.pool[1:], strict=True):
        to = slice(new, new + end - old)
        link[to], tail[to] = bushes.link[old:end], bushes.tail[old:end]
        flow[to] = bushes.flow[old:end]
    return bushes._replace(pool=pool, link=link, tail=tail, flow=flow)


def work_for(nodes: int, links: int) -> Work:
    """Return room to work on one bush."""

    def ints(size: int) -> Ints:
        return np.zeros(size, np.int32)

    def floats(size: int) -> Floats:
        return np.zeros(size)

    by_node = nodes + 1
    return Work(
        near=floats(by_node),
        far=floats(by_node),
        low=ints(by_node),
        high=ints(by_node),
        list_a=ints(by_node),
        list_b=ints(by_node),
        load=floats(by_node),
        distance=floats(by_node),
        place=ints(by_node),
        parent=ints(by_node),
        heap=ints(by_node),
        queued=ints(by_node),
        fresh_link=ints(links + 1),
        fresh_tail=ints(links + 1),
        fresh_flow=floats(links + 1),
        fresh_enter=ints(by_node + 1),
        fresh_order=ints(by_node),
    )
