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

    ``node_id`` are the junctions that ``tail`` and ``head`` count.
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
    ends = np.concatenate((pieces.first, pieces.last))
    node_id, at, node = np.unique(runs.node_id[ends], return_index=True, return_inverse=True)
    first, last = node.astype(np.int32).reshape(2, -1)
    links = Directed(
        piece=np.repeat(np.arange(len(first), dtype=np.int32), 2),
        back=np.tile(np.array([0, 1]), len(first)),
        tail=np.column_stack((first, last)).ravel(),
        head=np.column_stack((last, first)).ravel(),
        admits=tagged.admits[pieces.way].ravel(),
        node_id=node_id,
        lat=runs.lat[ends[at]],
        lon=runs.lon[ends[at]],
    )
    return _part(links, links.admits != 0)


def strongly_connected(links: Directed) -> tuple[Directed, NDArray[np.uint16]]:
    """Return the links that still admit somebody who can get there and back, and (E) whom the
    links that were given then admit.
    """
    left = connected(links.tail, links.head, links.admits)
    kept = _part(replace(links, admits=left), left != 0)
    used, ends = np.unique(np.concatenate((kept.tail, kept.head)), return_inverse=True)
    tail, head = ends.astype(np.int32).reshape(2, -1)
    kept = replace(
        kept,
        tail=tail,
        head=head,
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
    start = np.concatenate(([0], np.cumsum(last - first + 1)))
    begin = np.where(links.back == 0, first, last)
    sign = 1 - 2 * links.back
    step = np.arange(start[-1]) - np.repeat(start[:-1], np.diff(start))
    point = np.repeat(begin, np.diff(start)) + step * np.repeat(sign, np.diff(start))
    return start.astype(np.int32), point
