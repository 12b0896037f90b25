"""Lines of OPL as arrays: the nodes of all roads, and the tags of each."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sansang.roads.network import Floats, Ints, Longs

Bytes = NDArray[np.uint8]

NOWHERE = 999.0
"""The degrees of a node whose place the file does not have."""
_POWERS = 10.0 ** np.arange(20)
_FIELDS = bytes.maketrans(b"nxy,", b"    ")


@dataclass(frozen=True, kw_only=True)
class Ways:
    """W roads with M nodes together: those of road w are ``first[w]`` to ``first[w + 1]``."""

    way_id: Longs
    tags: list[bytes]
    first: Ints
    node_id: Longs
    lat: Floats
    lon: Floats


def parse_ways(lines: list[bytes]) -> Ways:
    """Return roads with their nodes; a node without a place is at ``NOWHERE``."""
    parts = [line.split(b" ", 2) for line in lines]
    nodes = [part[2] for part in parts]
    text = b" ".join(nodes).replace(b"N", b"").replace(b"xy", b"x999y999")
    digits, decimals = _numbers(text.translate(_FIELDS))
    values = digits / _POWERS[decimals]
    sizes = np.fromiter((part.count(b"n") for part in nodes), np.int32, len(nodes))
    return Ways(
        way_id=np.array([int(part[0][1:]) for part in parts], np.int64),
        tags=[part[1][1:] for part in parts],
        first=np.concatenate(([0], np.cumsum(sizes))).astype(np.int32),
        node_id=digits[0::3].astype(np.int64),
        lat=values[2::3],
        lon=values[1::3],
    )


def _numbers(text: bytes) -> tuple[Longs, Longs]:
    """Return the digits of each number of a text, as a whole number, and how many are decimals.

    Whole numbers are read several times as fast as those with a point.
    """
    characters: Bytes = np.frombuffer(text, np.uint8)
    inside = np.concatenate(([False], characters != ord(" "), [False]))
    begin, end = np.flatnonzero(inside[1:] != inside[:-1]).reshape(-1, 2).T
    points = np.flatnonzero(characters == ord("."))
    number = np.searchsorted(begin, points, side="right") - 1
    decimals = np.zeros(len(begin), np.int64)
    decimals[number] = end[number] - points - 1
    return np.fromstring(text.replace(b".", b""), np.int64, sep=" "), decimals


def plain(text: bytes) -> str:
    """Return a text of OPL without its escapes: «%1ed9%» is «ộ»."""
    said = text.decode("utf-8", errors="replace")
    if "%" not in said:
        return said
    parts = said.split("%")
    parts[1::2] = [chr(int(code, 16)) for code in parts[1::2]]
    return "".join(parts)
