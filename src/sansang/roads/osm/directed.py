"""Pieces of road as links: one for each direction in which somebody may go."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sansang.roads.connected import connected
from sansang.roads.network import Bools, Floats, Ints, Longs
from sansang.roads.osm.opl import Ways
from sansang.roads.osm.pieces import Pieces
from sansang.roads.osm.tagged import Tagged


@dataclass(frozen=True, kw_only=True)
class Directed:
    """E links: piece ``piece[e]`` as drawn or, where ``back``, against it.

    ``node_id`` are the nodes that ``tail`` and ``head`` count, maybe with some in between.
    """

    piece: Ints
    back: NDArray[np.intp]
    tail: Ints
    head: Ints
    admits: NDArray[np.uint16]
    node_id: Longs
    lat: Floats
    lon: Floats


def directed(pieces: Pieces, runs: Ways, tagged: Tagged) -> Directed:
    """Return pieces as links, each direction next to the other; none that admits nobody."""
    links = Directed(
        piece=np.repeat(np.arange(len(pieces.way), dtype=np.int32), 2),
        back=np.tile(np.array([0, 1]), len(pieces.way)),
        tail=np.column_stack((pieces.tail, pieces.head)).ravel(),
        head=np.column_stack((pieces.head, pieces.tail)).ravel(),
        admits=(tagged.admits[pieces.way] & pieces.admits[:, None]).ravel(),
        node_id=runs.node_id[pieces.node],
        lat=runs.lat[pieces.node],
        lon=runs.lon[pieces.node],
    )
    return _part(links, links.admits != 0)


def strongly_connected(links: Directed) -> tuple[Directed, NDArray[np.uint16]]:
    """Return the links that still admit somebody who can get there and back, and their ends.

    Second (E): whom the links that were given then admit.
    """
    left = connected(links.tail, links.head, links.admits)
    kept = _part(replace(links, admits=left), left != 0)
    used = np.zeros(len(links.node_id), np.bool_)
    used[kept.tail] = used[kept.head] = True
    place = (np.cumsum(used) - 1).astype(np.int32)
    kept = replace(
        kept,
        tail=place[kept.tail],
        head=place[kept.head],
        node_id=links.node_id[used],
        lat=links.lat[used],
        lon=links.lon[used],
    )
    return kept, left


def _part(links: Directed, kept: Bools) -> Directed:
    names = ("piece", "back", "tail", "head", "admits")
    part: dict[str, Any] = {name: getattr(links, name)[kept] for name in names}
    return replace(links, **part)


def twins(links: Directed) -> Ints:
    """Return (E) the link of the same piece in the other direction, -1 where there is none."""
    place = np.full((int(links.piece.max(initial=-1)) + 1, 2), -1, np.int32)
    place[links.piece, links.back] = np.arange(len(links.piece))
    twin: Ints = place[links.piece, 1 - links.back]
    return twin


def shapes(links: Directed, pieces: Pieces) -> tuple[Ints, NDArray[np.intp]]:
    """Return (E + 1) where the points of each link begin, and the place of each among the runs.

    The points of a link lead from its tail to its head.
    """
    first, last = pieces.first[links.piece], pieces.last[links.piece]
    sizes = np.maximum(last - first + 1, 2)  # a barrier is one point, there and there again
    start = np.concatenate(([0], np.cumsum(sizes)))
    begin = np.where(links.back == 0, first, last)
    sign = 1 - 2 * links.back
    step = np.arange(start[-1]) - np.repeat(start[:-1], sizes)
    point = np.repeat(begin, sizes) + step * np.repeat(sign, sizes)
    return start.astype(np.int32), np.clip(point, np.repeat(first, sizes), np.repeat(last, sizes))
