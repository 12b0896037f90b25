"""Spaces and the passages between them, through which a crowd flows out of a building.

People are led to the passage by which they expect to be outside first: the walk to it or the line
before it, whichever is longer, and what is left from there on an empty way. All of them set out
at once. Speeds and flows are those of `sansang.egress.hydraulic`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush
from math import inf, isfinite

import numpy as np
from numpy.typing import NDArray

from sansang.egress.hydraulic import (
    BOUNDARY_M,
    FREE_PER_M2,
    JAM_PER_M2,
    MOST_PER_M_S,
    SPEED_CONSTANT_M_PER_S,
    Course,
    effective_width_m,
    speed_m_per_s,
)

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
OUTSIDE = ""
"""Where everybody wants to go."""


@dataclass(frozen=True, kw_only=True)
class Space:
    """A room, a corridor, a flight of stairs: people in it share its floor."""

    id: str
    area_m2: float
    people: int = 0
    course: Course = Course.LEVEL

    def __post_init__(self) -> None:
        if not (self.area_m2 > 0 and self.people >= 0 and self.id):
            raise ValueError(f"{self}: an id, a floor over 0 m² and people from 0 are expected")


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A door, a gate or the foot of a stair, passed from one space to another or to OUTSIDE.

    ``walk_m`` is the farthest walk to it in the space that it leads out of. ``most_per_m_s`` is
    the highest flow per metre of effective width, None that of the course of that space.
    """

    id: str
    source: str
    target: str = OUTSIDE
    width_m: float
    walk_m: float = 0.0
    boundary_m: float = BOUNDARY_M
    most_per_m_s: float | None = None

    def __post_init__(self) -> None:
        sizes = (self.width_m, self.walk_m, self.boundary_m)
        if not all(isfinite(size) and size >= 0 for size in sizes):
            raise ValueError(f"{self}: width, walk and boundary layer from 0 m are expected")
        if self.most_per_m_s is not None and not 0 < self.most_per_m_s < inf:
            raise ValueError(f"{self}: a flow over 0 is expected")


@dataclass(frozen=True, kw_only=True)
class Building:
    """Spaces and passages by their ids. Raises ValueError for an id that is twice or unknown."""

    spaces: tuple[Space, ...]
    passages: tuple[Passage, ...]
    number: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        number = {space.id: i for i, space in enumerate(self.spaces)}
        if len(number) < len(self.spaces):
            raise ValueError("two spaces have one id")
        for passage in self.passages:
            if passage.source not in number or passage.target not in {*number, OUTSIDE}:
                raise ValueError(f"{passage}: leads from or to a space that is not there")
        object.__setattr__(self, "number", number)


@dataclass(frozen=True, kw_only=True)
class Ways:
    """A building as numbers: Z spaces, and the P passages that lead closer to the outside.

    ``kept`` (P) are their places in the building's passages; those of space z are
    ``out_at[z] : out_at[z + 1]``. ``source`` and ``target`` (-1: outside), ``most_per_s`` the
    highest flow, ``width_m`` effective, ``walk_m``, and ``rest_s`` what is left behind the
    passage on an empty way. Of spaces: ``area_m2``, ``constant`` k of the speed, ``people``.
    """

    area_m2: Floats
    constant: Floats
    people: Ints
    kept: Ints
    out_at: Ints
    source: Ints
    target: Ints
    most_per_s: Floats
    width_m: Floats
    walk_m: Floats
    rest_s: Floats


def too_dense(building: Building) -> Space | None:
    """Return a space that is denser than the method reaches: over 3.76 people per m²."""
    return next((s for s in building.spaces if s.people > JAM_PER_M2 * s.area_m2), None)


def ways(building: Building) -> Ways:
    """Return the building as numbers.

    A passage is used in the direction in which the outside gets closer by time on an empty way:
    so nobody goes in circles, and no two streams meet head-on.
    """
    passages = building.passages
    left_s = _time_to_outside(building)
    at = [building.number[passage.source] for passage in passages]
    to = [building.number.get(passage.target, -1) for passage in passages]
    rest = [left_s[target] if target >= 0 else 0.0 for target in to]
    kept = [
        i for i, p in enumerate(passages) if _most_per_s(building, p) and rest[i] < left_s[at[i]]
    ]
    kept.sort(key=at.__getitem__)
    source = np.array([at[i] for i in kept], dtype=np.int64)
    return Ways(
        area_m2=np.array([s.area_m2 for s in building.spaces], dtype=np.float64),
        constant=np.array([SPEED_CONSTANT_M_PER_S[s.course] for s in building.spaces]),
        people=np.array([s.people for s in building.spaces], dtype=np.int64),
        kept=np.array(kept, dtype=np.int64),
        out_at=np.searchsorted(source, np.arange(len(building.spaces) + 1)),
        source=source,
        target=np.array([to[i] for i in kept], dtype=np.int64),
        most_per_s=np.array([_most_per_s(building, passages[i]) for i in kept]),
        width_m=np.array([_effective_m(passages[i]) for i in kept], dtype=np.float64),
        walk_m=np.array([passages[i].walk_m for i in kept], dtype=np.float64),
        rest_s=np.array([rest[i] for i in kept], dtype=np.float64),
    )


def _effective_m(passage: Passage) -> float:
    return effective_width_m(passage.width_m, passage.boundary_m)


def _most_per_s(building: Building, passage: Passage) -> float:
    """The most people who pass in a second; 0 where it is no wider than its boundary layers."""
    course = building.spaces[building.number[passage.source]].course
    most = MOST_PER_M_S[course] if passage.most_per_m_s is None else passage.most_per_m_s
    return most * _effective_m(passage)


def _time_to_outside(building: Building) -> list[float]:
    """Seconds from each space on an empty way, by Dijkstra from the outside in."""
    into: dict[int, list[tuple[int, float]]] = {}
    for passage in building.passages:
        if most := _most_per_s(building, passage):
            space = building.spaces[building.number[passage.source]]
            seconds = passage.walk_m / speed_m_per_s(FREE_PER_M2, space.course) + 1 / most
            target = building.number.get(passage.target, -1)
            into.setdefault(target, []).append((building.number[passage.source], seconds))
    left_s = {-1: 0.0}
    line = [(0.0, -1)]
    while line:
        seconds, target = heappop(line)
        if seconds > left_s[target]:
            continue
        for source, more in into.get(target, ()):
            if seconds + more < left_s.get(source, inf):
                left_s[source] = seconds + more
                heappush(line, (seconds + more, source))
    return [left_s.get(z, inf) for z in range(len(building.spaces))]
