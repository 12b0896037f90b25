"""Turn restrictions of the map as pairs of links that may not be driven one after the other.

wiki.openstreetmap.org/wiki/Relation:restriction: ``no_…`` forbids the turn from one road to
another, ``only_…`` all others. The restrictions hold for whoever drives.
"""

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sansang.roads.classes import MOTOR
from sansang.roads.network import Ints, Longs
from sansang.roads.osm.tagged import pairs

CARS: Final = frozenset(("motorcar", "motor_vehicle"))
"""Whom ``except`` has to name so that a restriction says nothing to cars."""
_MEMBER = re.compile(rb"([nwr])(\d+)@([^,]*)")


class Skipped(StrEnum):
    """Why a restriction of the map is left aside.

    ``VIA_ROAD``: it leads over a road, not a junction. ``CONDITIONAL``: it holds at some hours.
    ``NOT_FOR_CARS``: it speaks to others alone, or excepts cars. ``OUTSIDE``: a road or the
    junction is not in the network. ``UNCLEAR``: a member is missing, its kind is unknown, or
    several links could be meant.
    """

    VIA_ROAD = "via_road"
    CONDITIONAL = "conditional"
    NOT_FOR_CARS = "not_for_cars"
    OUTSIDE = "outside"
    UNCLEAR = "unclear"


@dataclass(frozen=True, kw_only=True)
class Links:
    """What of a network turns need: ends, roads, who is admitted; junctions by their number."""

    tail: Ints
    head: Ints
    way_id: Longs
    admits: NDArray[np.uint16]
    node_id: Longs


@dataclass(frozen=True, kw_only=True)
class Turns:
    """(K, 2) pairs of links that may not follow each other; what was read, and what skipped."""

    forbidden: Ints
    applied: int
    skipped: dict[Skipped, int]


def read_turns(relations: list[bytes], links: Links) -> Turns:
    """Return the forbidden turns of a network, from the lines of its restrictions."""
    if not relations:
        return Turns(forbidden=np.empty((0, 2), np.int32), applied=0, skipped={})
    reader = _Junctions(links)
    skipped: Counter[Skipped] = Counter()
    pairs: set[tuple[int, int]] = set()
    for line in relations:
        found = reader.turns(line)
        if isinstance(found, Skipped):
            skipped[found] += 1
        else:
            pairs |= found
    return Turns(
        forbidden=np.array(sorted(pairs), np.int32).reshape(-1, 2),
        applied=len(relations) - skipped.total(),
        skipped=dict(skipped),
    )


class _Junctions:
    """Finds the links of roads at junctions."""

    def __init__(self, links: Links) -> None:
        self._links = links
        self._node = {int(number): node for node, number in enumerate(links.node_id)}
        self._driven = (links.admits & MOTOR) != 0
        self._by_tail = np.argsort(links.tail, kind="stable")
        self._by_head = np.argsort(links.head, kind="stable")
        self._tails, self._heads = links.tail[self._by_tail], links.head[self._by_head]

    def turns(self, line: bytes) -> set[tuple[int, int]] | Skipped:
        parts = line.split(b" ")
        tags = dict(pairs(parts[1][1:].split(b",")))
        kind = _kind(tags)
        if isinstance(kind, Skipped):
            return kind
        members = [(m[1], int(m[2]), m[3]) for m in _MEMBER.finditer(parts[2])]
        via = [(where, number) for where, number, role in members if role == b"via"]
        if any(where != b"n" for where, _ in via):
            return Skipped.VIA_ROAD
        ways = {
            role: [number for where, number, r in members if r == role and where == b"w"]
            for role in (b"from", b"to")
        }
        if len(via) != 1 or not all(ways.values()):
            return Skipped.UNCLEAR
        return self._at(via[0][1], ways[b"from"], ways[b"to"], only=kind.startswith("only_"))

    def _at(
        self, via: int, sources: list[int], targets: list[int], *, only: bool
    ) -> set[tuple[int, int]] | Skipped:
        node = self._node.get(via)
        if node is None:
            return Skipped.OUTSIDE
        leaving = self._span(self._by_tail, self._tails, node)
        entering = self._span(self._by_head, self._heads, node)
        way_id = self._links.way_id
        into = [link for link in entering if way_id[link] in sources]
        out = [link for link in leaving if way_id[link] in targets]
        if not into or not out:
            return Skipped.OUTSIDE
        if len(into) > len(sources) or len(out) > len(targets):
            return Skipped.UNCLEAR
        barred = [link for link in leaving if link not in out] if only else out
        return {(a, b) for a in into for b in barred}

    def _span(self, order: NDArray[np.intp], nodes: Ints, node: int) -> list[int]:
        """The driven links at a node, those of it in an order by node."""
        begin, end = np.searchsorted(nodes, (node, node + 1))
        return [int(link) for link in order[begin:end] if self._driven[link]]


def _kind(tags: dict[str, str]) -> str | Skipped:
    """The restriction for cars, such as «no_left_turn»."""
    special = [key for key in tags if key.startswith("restriction:")]
    said = tags.get("restriction") or tags.get("restriction:motorcar", "")
    if not said and special:
        hours = all(key.endswith(":conditional") for key in special)
        return Skipped.CONDITIONAL if hours else Skipped.NOT_FOR_CARS
    if CARS & set(tags.get("except", "").replace(" ", "").split(";")):
        return Skipped.NOT_FOR_CARS
    if "day_on" in tags or "hour_on" in tags:
        return Skipped.CONDITIONAL
    return said if said.startswith(("no_", "only_")) else Skipped.UNCLEAR
