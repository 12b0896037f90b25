"""Roads cut into pieces at junctions, and what of their nodes can be used."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sansang.roads.classes import EVERYONE
from sansang.roads.geometry import distances_m
from sansang.roads.network import Bools, Floats, Ints, Longs
from sansang.roads.osm.opl import NOWHERE, Ways


@dataclass(frozen=True, kw_only=True)
class Pieces:
    """P pieces of road: piece p has the points ``first[p]`` to ``last[p]``, both its own.

    ``way`` is the place of its road among the roads; ``tail`` and ``head`` count the nodes of
    ``node``, each the place of one of its points among the runs. ``admits``, ``width_m`` and
    ``height_m`` are what a barrier lets pass, everybody and NaN on a road itself.
    """

    way: Ints
    first: Ints
    last: Ints
    tail: Ints
    head: Ints
    length_m: Floats
    node: NDArray[np.intp]
    admits: NDArray[np.uint16]
    width_m: Floats
    height_m: Floats


def usable(ways: Ways, wanted: Bools) -> tuple[Ways, Ints]:
    """Return the wanted roads as unbroken runs of nodes, and the road of which each is a run.

    A road breaks where a node has no place; a node named twice in a row counts once.
    """
    way = np.repeat(np.arange(len(ways.way_id), dtype=np.int32), np.diff(ways.first))
    placed = (ways.lat != NOWHERE) & wanted[way]
    begins = np.ones(len(way), np.bool_)
    begins[1:] = (way[1:] != way[:-1]) | ~placed[:-1]
    repeated = ~begins
    repeated[1:] &= ways.node_id[1:] == ways.node_id[:-1]
    kept = np.flatnonzero(placed & ~repeated)
    run = np.cumsum(begins)[kept]
    starts = np.flatnonzero(np.diff(run, prepend=-1))
    runs = replace(
        ways,
        first=np.append(starts, len(kept)).astype(np.int32),
        node_id=ways.node_id[kept],
        lat=ways.lat[kept],
        lon=ways.lon[kept],
    )
    return runs, way[kept][starts]


def cut(runs: Ways, way: Ints, barriers: Longs) -> Pieces:
    """Return roads cut wherever they end, meet another, cross themselves or have a barrier.

    A piece that would end where it begins is cut in its middle, too: no link is a loop.
    """
    number, point, node, uses = np.unique(
        runs.node_id, return_index=True, return_inverse=True, return_counts=True
    )
    cuts = ((uses > 1) | np.isin(number, barriers))[node]
    cuts[runs.first[:-1]] = True
    cuts[runs.first[1:] - 1] = True
    run = np.repeat(np.arange(len(runs.first) - 1, dtype=np.intp), np.diff(runs.first))
    first, last = _between(cuts, run)
    loops = node[first] == node[last]
    cuts[(first[loops] + last[loops]) // 2] = True
    first, last = _between(cuts, run)
    return Pieces(
        way=way[run[first]],
        first=first,
        last=last,
        tail=node[first].astype(np.int32),
        head=node[last].astype(np.int32),
        length_m=_lengths(runs, first, last),
        node=point,
        admits=np.full(len(first), EVERYONE, np.uint16),
        width_m=np.full(len(first), np.nan),
        height_m=np.full(len(first), np.nan),
    )


def _between(cuts: Bools, run: NDArray[np.intp]) -> tuple[Ints, Ints]:
    at = np.flatnonzero(cuts).astype(np.int32)
    same = run[at[1:]] == run[at[:-1]]
    return at[:-1][same], at[1:][same]


def _lengths(runs: Ways, first: Ints, last: Ints) -> Floats:
    lat, lon = runs.lat, runs.lon
    steps = distances_m(lat[:-1], lon[:-1], lat[1:], lon[1:])
    travelled = np.concatenate(([0.0], np.cumsum(steps)))
    length: Floats = travelled[last] - travelled[first]
    return length
