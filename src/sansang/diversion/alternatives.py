"""Ways round for the traffic that used a closed road."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from sansang.diversion.cut_off import Reach, reach_of
from sansang.diversion.ground import Ground
from sansang.diversion.open_roads import OpenRoads, begin_of, end_of
from sansang.diversion.result_places import Alternative, Through
from sansang.diversion.riders import CAR
from sansang.diversion.round import told, ways_round, whole_way
from sansang.roads.network import Bools

SHORT_M = 50.0
"""A way through a closure that is shorter is not told."""
POCKET_M = 300.0
"""Roads that are cut off together and are shorter, both directions counted, are no goal of a
stream: yards, car parks, the ends of side streets."""
STREAMS = 6
"""Streams of traffic for which ways round are told, times the closures in force."""
TRIES = 200
"""Streams that are looked at before no more are told."""
WAYS = 3
NEW = 0.5
"""A stream is told where at least this part of its way through the closure is not yet."""


@dataclass(frozen=True, kw_only=True)
class Stream:
    """Traffic that comes into a closed road from one link and leaves it by another."""

    entry: int
    leaving: int
    links: tuple[int, ...]


def through_traffic(ground: Ground, closures: Sequence[str]) -> tuple[Through, ...]:
    """Return the streams that closures in force stop, and their ways round all of them.

    A stream came in from the town, its fastest way was on closed road alone, and it left that
    again. It is told with the closure that most of its way belongs to.
    """
    before, after = ground.open_to(CAR, ()), ground.open_to(CAR, closures)
    town = reach_of(ground, after)
    streams = _streams(before, town, _goals(after, town), ground.closed_to(CAR, closures))
    return tuple(
        _told(after, _closure_of(ground, closures, stream), stream)
        for stream in islice(streams, STREAMS * len(closures))
    )


def _closure_of(ground: Ground, closures: Sequence[str], stream: Stream) -> str:
    at = list(stream.links)
    metres = ground.network.length_m[at]
    return max(closures, key=lambda one: metres[ground.closed_to(CAR, (one,))[at]].sum())


def _told(after: OpenRoads, closure: str, stream: Stream) -> Through:
    network = after.network
    inner = whole_way(after, stream.links)
    way = told(network, inner)
    around = ways_round(after, end_of(stream.entry), begin_of(stream.leaving), WAYS)
    return Through(
        closure=closure,
        street=max(way.stretches, key=lambda stretch: stretch.length_m).street,
        vehicle=CAR.vehicle,
        before=way,
        alternatives=tuple(
            Alternative(
                way=told(network, one),
                extra_s=round((one.time_ms - inner.time_ms) / 1000, 3),
                extra_m=round(one.length_m - inner.length_m, 1),
            )
            for one in (whole_way(after, found.links[1:-1]) for found in around)
        ),
    )


def _streams(before: OpenRoads, town: Reach, goals: Bools, closed: Bools) -> Iterator[Stream]:
    """Yield the streams through closed road, each of which mostly runs where none before did."""
    closed = closed & before.is_open
    told_links = np.zeros(len(closed), dtype=np.bool_)
    for stream in islice(_crossings(before, town, goals, closed), TRIES):
        at = list(stream.links)
        metres = before.network.length_m[at]
        new_m = metres[~told_links[at]].sum()
        if new_m < max(SHORT_M, NEW * metres.sum()) or not _is_fastest(before, stream):
            continue
        told_links[at] = True
        yield stream


def _crossings(before: OpenRoads, town: Reach, goals: Bools, closed: Bools) -> Iterator[Stream]:
    """Yield the ways that run on closed road alone from entry to exit, the longest first.

    They begin in the town; those that end where nobody gets any more come last.
    """
    inside = before.only(closed).by_time
    begin, end = before.graph.link_begin, before.graph.link_end
    entries, exits = _entries(before, town.comes_in, goals, closed)
    trees = {entry: inside.tree(int(end[entry])) for entry in entries}
    pairs = [
        (not town.comes_in[leaving], -float(trees[entry][0][begin[leaving]]), entry, leaving)
        for entry in entries
        for leaving in exits
    ]
    for _, cost, entry, leaving in sorted(pair for pair in pairs if np.isfinite(pair[1])):
        if cost < 0:
            tree = trees[entry][1]
            links = inside.links(int(end[entry]), int(begin[leaving]), tree)
            yield Stream(entry=entry, leaving=leaving, links=links)


def _entries(
    before: OpenRoads, sources: Bools, goals: Bools, closed: Bools
) -> tuple[Sequence[int], Sequence[int]]:
    """The sources that lead to a closed link, and the goals to which a closed one leads."""
    network = before.network
    begins, ends = (np.zeros(network.nodes, dtype=np.bool_) for _ in range(2))
    begins[network.tail[closed]] = True
    ends[network.head[closed]] = True
    entries = np.flatnonzero(sources & begins[network.head])
    exits = np.flatnonzero(goals & ends[network.tail])
    return entries.tolist(), exits.tolist()


def _goals(after: OpenRoads, town: Reach) -> Bools:
    """(E) Where streams lead: the town, and all that is cut off from it but for small pockets."""
    from scipy.sparse.csgraph import connected_components

    lost = after.only(~town.comes_in)
    if not lost.is_open.any():
        return town.comes_in
    _, part = connected_components(lost.by_time.matrix, directed=False)
    part = part[after.graph.link_begin]
    size = np.bincount(part[lost.is_open], after.network.length_m[lost.is_open], part.max() + 1)
    goals: Bools = town.comes_in | (lost.is_open & (size[part] >= POCKET_M))
    return goals


def _is_fastest(roads: OpenRoads, stream: Stream) -> bool:
    cost, _ = roads.by_time.tree(int(roads.graph.link_end[stream.entry]))
    through = roads.time_ms[list(stream.links)].sum()
    return bool(cost[roads.graph.link_begin[stream.leaving]] >= through)
