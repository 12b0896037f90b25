"""Ways round for the traffic that used a closed road."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from sansang.diversion.cut_off import reach_of
from sansang.diversion.ground import Ground
from sansang.diversion.open_roads import OpenRoads, begin_of, end_of
from sansang.diversion.result_places import Alternative, Through
from sansang.diversion.riders import CAR
from sansang.diversion.round import told, ways_round, whole_way
from sansang.roads.network import Bools, Longs

SHORT_M = 50.0
"""A way through a closure that is shorter is not told."""
POCKET_M = 300.0
"""Roads that are cut off together and are shorter, both directions counted, are no goal of a
stream: yards, car parks, the ends of side streets."""
STREAMS = 6
"""Streams of traffic for which ways round are told, times the closures in force."""
ENTRIES = 30
"""Roads into a closure, and out of it, that are looked at: the largest classes of road first."""
WAYS = 3
NEW = 0.5
"""A stream is told where at least this part of its closed way is not yet."""


@dataclass(frozen=True, kw_only=True)
class Stream:
    """Traffic that comes to closed road by one link and leaves it by another, and its way.

    The way lies between these links; it may leave closed road and come back to it.
    """

    entry: int
    leaving: int
    links: tuple[int, ...]


def through_traffic(ground: Ground, closures: Sequence[str]) -> tuple[Through, ...]:
    """Return the streams that closures in force stop, and their ways round all of them.

    A stream came in from the town, its fastest way led over closed road, and it left that
    again. It is told with the closure that most of its way belongs to. Streams to where nobody
    gets any more are told of a closure only where it had no others.
    """
    before, after = ground.open_to(CAR, ()), ground.open_to(CAR, closures)
    town = reach_of(ground, after)
    closed = ground.closed_to(CAR, closures) & before.is_open
    streams = _new_ones(_streams(before, after, town.core, closed), before, closed)
    found = [
        _told(after, _closure_of(ground, closures, stream), stream, closed)
        for stream in islice(streams, STREAMS * len(closures))
    ]
    passed = {one.closure for one in found if one.alternatives}
    return tuple(one for one in found if one.alternatives or one.closure not in passed)


def _closure_of(ground: Ground, closures: Sequence[str], stream: Stream) -> str:
    at = list(stream.links)
    metres = ground.network.length_m[at]
    return max(closures, key=lambda one: metres[ground.closed_to(CAR, (one,))[at]].sum())


def _told(after: OpenRoads, closure: str, stream: Stream, closed: Bools) -> Through:
    network = after.network
    inner = whole_way(after, stream.links)
    shut = told(network, whole_way(after, [one for one in stream.links if closed[one]]))
    around = ways_round(after, end_of(stream.entry), begin_of(stream.leaving), WAYS)
    return Through(
        closure=closure,
        street=max(shut.stretches, key=lambda stretch: stretch.length_m).street,
        vehicle=CAR.vehicle,
        before=told(network, inner),
        alternatives=tuple(
            Alternative(
                way=told(network, one),
                extra_s=round((one.time_ms - inner.time_ms) / 1000, 3),
                extra_m=round(one.length_m - inner.length_m, 1),
            )
            for one in (whole_way(after, found.links[1:-1]) for found in around)
        ),
    )


def _new_ones(streams: Sequence[Stream], roads: OpenRoads, closed: Bools) -> Iterator[Stream]:
    """Yield the streams whose closed way is mostly closed road of which none before told."""
    told_links = np.zeros(len(closed), dtype=np.bool_)
    for stream in streams:
        at = [link for link in stream.links if closed[link]]
        metres = roads.network.length_m[at]
        if metres[~told_links[at]].sum() >= max(SHORT_M, NEW * metres.sum()):
            told_links[at] = True
            yield stream


def _streams(before: OpenRoads, after: OpenRoads, core: Bools, closed: Bools) -> list[Stream]:
    """The streams whose fastest way led over closed road, those with the longest way there first.

    They begin in the core of the town, from which everybody still gets anywhere in it; those
    that end where nobody gets any more come last.
    """
    entries, exits = _ends(before, after, core, closed)
    found = [
        stream
        for entry in entries
        for stream in _streams_from(before, after, entry, exits)
        if closed[list(stream.links)].any()
    ]
    metres = np.where(closed, before.network.length_m, 0.0)

    def rank(one: Stream) -> tuple[bool, float, int, int]:
        closed_m = round(float(metres[list(one.links)].sum()), 3)
        return not core[one.leaving], -closed_m, one.entry, one.leaving

    return sorted(found, key=rank)


def _streams_from(
    before: OpenRoads, after: OpenRoads, entry: int, exits: Sequence[int]
) -> Iterator[Stream]:
    """Yield the fastest ways from one entry to all exits that take longer with the closures."""
    start = int(before.graph.link_end[entry])
    cost, tree = before.by_time.tree(start)
    later, _ = after.by_time.tree(start)
    for leaving in exits:
        end = int(before.graph.link_begin[leaving])
        if cost[end] < later[end]:
            links = before.by_time.links(start, end, tree)
            yield Stream(entry=entry, leaving=leaving, links=links)


def _ends(
    before: OpenRoads, after: OpenRoads, core: Bools, closed: Bools
) -> tuple[Sequence[int], Sequence[int]]:
    """The links by which streams leave the core of the town, and those by which they come back.

    Streams come to pockets, too, straight from closed road.
    """
    network = before.network
    outside = before.is_open & ~core
    leaves, returns, opens = (np.zeros(network.nodes, dtype=np.bool_) for _ in range(3))
    leaves[network.tail[outside]] = True
    returns[network.head[outside]] = True
    opens[network.head[closed]] = True
    exits = core & returns[network.tail]
    into_pockets = _pockets(after, core) & opens[network.tail]
    return (
        _largest(before, np.flatnonzero(core & leaves[network.head])),
        _largest(before, np.flatnonzero(exits | into_pockets)),
    )


def _largest(roads: OpenRoads, links: Longs) -> list[int]:
    order = np.lexsort((links, roads.network.road_class[links]))
    return sorted(links[order[:ENTRIES]].tolist())


def _pockets(after: OpenRoads, core: Bools) -> Bools:
    """(E) Open roads outside the core of the town, but for small pockets of them."""
    from scipy.sparse.csgraph import connected_components

    outside = after.without(core)
    if not outside.is_open.any():
        return outside.is_open
    _, part = connected_components(outside.by_time.matrix, directed=False)
    part = part[after.graph.link_begin]
    metres = after.network.length_m[outside.is_open]
    size = np.bincount(part[outside.is_open], metres, part.max() + 1)
    pockets: Bools = outside.is_open & (size[part] >= POCKET_M)
    return pockets
