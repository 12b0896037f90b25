"""Which roads a drawn line follows: the most likely course through the network along it.

Newson and Krumm, "Hidden Markov map matching through noise and sparseness" (2009): points of the
line lie near the roads that it follows, and between two of them the way by road is about as
long as the line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from math import inf
from typing import Any, Final

import numpy as np

from sansang.roads.network import Bools, Floats, Ints, Longs

STEP_M: Final = 10.0
"""How far apart the points of the line are."""
REACH_M: Final = 30.0
"""How far a road may be from the line."""
_SPREAD_M = 7.0
"""The usual distance between a line and the road that it is drawn along."""
_DETOUR_M = 5.0
"""The usual difference between the way by road and the line, from point to point."""
_HOP_M = 60.0
"""The longest way over roads that are too short to have a point of their own."""
_LEAST_COSINE = 0.5
"""A road that leads elsewhere than the line, by 60° or more, is not followed."""
_TURNED = 4.0
"""What it costs to lead elsewhere, for each unit by which the cosine falls short."""
_GAP_M = 40.0
"""So far a course may go on without a road: in a sharp bend none leads as the line does."""
_AGAINST = 0.5
"""What it costs to go against a one-way road: of two carriageways the line means its own."""
_CHOICES = 16
"""How many roads are kept in mind for each point."""


@dataclass(frozen=True, kw_only=True)
class Arcs:
    """Links and, where a line may go against them, too, their missing directions (``against``).

    ``line`` are shapely lines in metres, ``piece`` is the same for both directions of a road.
    """

    link: Longs
    piece: Longs
    tail: Ints
    head: Ints
    line: Any
    length_m: Floats
    against: Bools


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """An arc that is followed, from a place on it to another, in metres from its tail."""

    arc: int
    begin_m: float
    end_m: float


@dataclass(frozen=True)
class _State:
    """A point of the line on an arc: how unlikely, and after which state by which arcs."""

    arc: int
    at_m: float
    cost: float
    before: "_State | None" = None
    over: tuple[int, ...] = ()


def follow(line: Any, arcs: Arcs) -> list[list[Stretch]]:
    """Return the courses along a line: one, or several where roads leave off in between."""
    if not len(arcs.link):
        return []
    courses = _Courses(arcs)
    ends: list[_State] = []
    for step_m, choices in _points(line, arcs):
        ends.extend(courses.advance(step_m, choices))
    ends.extend(courses.advance(np.inf, []))
    return [_stretches(end, arcs) for end in ends]


def _points(line: Any, arcs: Arcs) -> Iterator[tuple[float, list[_State]]]:
    """The points of the line: how far from the one before, and where each may be on the road."""
    import shapely

    count = max(2, int(np.ceil(line.length / STEP_M)) + 1)
    along = np.linspace(0.0, line.length, count)
    points = shapely.line_interpolate_point(line, along)
    tree = shapely.STRtree(arcs.line)
    which, arc = tree.query(points, predicate="dwithin", distance=REACH_M)
    at = shapely.line_locate_point(arcs.line[arc], points[which])
    cosine = _cosines(line, along[which], arcs.line[arc], at)
    with_it = cosine >= _LEAST_COSINE
    which, arc, at, cosine = which[with_it], arc[with_it], at[with_it], cosine[with_it]
    distance = shapely.distance(points[which], arcs.line[arc])
    cost = (distance / _SPREAD_M) ** 2 / 2 + _TURNED * (1 - cosine) + _AGAINST * arcs.against[arc]
    begin = np.searchsorted(which, np.arange(count + 1))
    for point in range(count):
        part = np.arange(begin[point], begin[point + 1])
        best = part[np.argsort(cost[part], kind="stable")[:_CHOICES]]
        states = [_State(int(arc[i]), float(at[i]), float(cost[i])) for i in best]
        yield (float(along[1]) if point else 0.0), states


def _cosines(line: Any, along: Floats, roads: Any, at: Floats) -> Floats:
    """The cosine of the angle between the line and each road, in places on both."""
    a, b = _direction(line, along), _direction(roads, at)
    cosine: Floats = np.einsum("ij,ij->i", a, b)
    return cosine


def _direction(lines: Any, at: Floats) -> Floats:
    import shapely

    behind = shapely.line_interpolate_point(lines, np.maximum(at - 1.0, 0.0))
    ahead = shapely.line_interpolate_point(lines, at + 1.0)
    step = shapely.get_coordinates(ahead) - shapely.get_coordinates(behind)
    unit: Floats = step / np.maximum(np.hypot(step[:, 0], step[:, 1]), 1e-9)[:, None]
    return unit


class _Courses:
    """The most likely course to each place that the last point of the line may have."""

    def __init__(self, arcs: Arcs) -> None:
        self._arcs = arcs
        self._leaving: dict[int, list[int]] = {}
        for arc, tail in enumerate(arcs.tail.tolist()):
            self._leaving.setdefault(tail, []).append(arc)
        self._head, self._tail = arcs.head.tolist(), arcs.tail.tolist()
        self._length, self._piece = arcs.length_m.tolist(), arcs.piece.tolist()
        self._known: dict[int, dict[int, tuple[float, tuple[int, ...]]]] = {}
        self._states: list[_State] = []
        self._since_m = 0.0

    def advance(self, step_m: float, choices: Sequence[_State]) -> list[_State]:
        """Go on to the next point; return the end of a course where none leads on."""
        self._since_m += step_m
        next_states = [self._after(self._since_m, choice) for choice in choices]
        reached = [state for state in next_states if state is not None]
        if reached:
            self._states, self._since_m = reached, 0.0
            return []
        if self._states and not choices and self._since_m <= _GAP_M:
            return []
        ended = [min(self._states, key=lambda state: state.cost)] if self._states else []
        self._states, self._since_m = list(choices), 0.0
        return ended

    def _after(self, step_m: float, choice: _State) -> _State | None:
        best, cost = None, inf
        for state in self._states:
            way = self._way(state, choice)
            if way is None:
                continue
            total = state.cost + abs(way[0] - step_m) / _DETOUR_M
            if total < cost:
                cost = total
                best = _State(choice.arc, choice.at_m, total + choice.cost, state, way[1])
        return best

    def _way(self, a: _State, b: _State) -> tuple[float, tuple[int, ...]] | None:
        """How far it is by road from one place to another, and over which arcs between them."""
        if a.arc == b.arc and b.at_m >= a.at_m - 1.0:
            return b.at_m - a.at_m, ()
        found = self._from(self._head[a.arc]).get(self._tail[b.arc])
        if found is None:
            return None
        metres, over = found
        course = (a.arc, *over, b.arc)
        if any(self._piece[x] == self._piece[y] for x, y in pairwise(course)):
            return None  # nobody turns round on the road
        return self._length[a.arc] - a.at_m + metres + b.at_m, over

    def _from(self, node: int) -> dict[int, tuple[float, tuple[int, ...]]]:
        """The nodes within a hop of a node: how far, and over which arcs."""
        if node in self._known:
            return self._known[node]
        known: dict[int, tuple[float, tuple[int, ...]]] = {}
        heap: list[tuple[float, int, tuple[int, ...]]] = [(0.0, node, ())]
        while heap:
            metres, here, over = heappop(heap)
            if here in known:
                continue
            known[here] = metres, over
            for arc in self._leaving.get(here, ()):
                further = metres + self._length[arc]
                if further <= _HOP_M:
                    heappush(heap, (further, self._head[arc], (*over, arc)))
        self._known[node] = known
        return known


def _stretches(end: _State, arcs: Arcs) -> list[Stretch]:
    """The arcs of a course in order, with what is followed of each."""
    states = [end]
    while states[-1].before is not None:
        states.append(states[-1].before)
    states.reverse()
    found: list[Stretch] = []
    begin = states[0].at_m
    for state, after in zip(states, [*states[1:], None], strict=True):
        if after is None:
            found.append(Stretch(arc=state.arc, begin_m=begin, end_m=state.at_m))
        elif after.arc != state.arc or after.over or after.at_m < state.at_m - 1.0:
            whole = float(arcs.length_m[state.arc])
            found.append(Stretch(arc=state.arc, begin_m=begin, end_m=whole))
            found.extend(
                Stretch(arc=arc, begin_m=0.0, end_m=float(arcs.length_m[arc])) for arc in after.over
            )
            begin = 0.0
    return found
