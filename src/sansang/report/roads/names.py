"""Where the names of streets stand: along them where they run straight, none over another."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import atan2, degrees
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sansang.report.roads.blocks import StreetName
from sansang.report.roads.frame import Frame
from sansang.report.roads.lines import joined, link_lines
from sansang.roads import RoadNetwork

Links = NDArray[np.int64]

_MOST = 42
_SIZES = (8.5, 8.5, 9.0, 9.5, 10.5, 11.0, 11.5)
"""Height of the letters in units, by the weight of the street."""
_LETTER = 0.56
"""Width of a letter against its height, on average, in the dossier's fonts."""
_STRAIGHT = 0.965
"""Chord against length of the piece of street under a name, at least."""
_STEP = 6.0
_EDGE = 18.0


@dataclass(frozen=True, kw_only=True)
class _Street:
    text: str
    line: Any
    size: float
    rank: tuple[int, float]

    @property
    def width(self) -> float:
        return len(self.text) * self.size * _LETTER


def street_names(
    network: RoadNetwork, frame: Frame, links: Links, weight: Links, *, least: int
) -> tuple[StreetName, ...]:
    """Return the names that find room, the heaviest and longest streets first.

    ``weight`` is that of the links; streets lighter than ``least`` have no name on the map.
    """
    named = (network.name[links] != 0) & (weight >= least)
    streets = sorted(
        _streets(network, frame, links[named], weight[named]), key=lambda s: s.rank, reverse=True
    )
    taken: list[Any] = []
    found: list[StreetName] = []
    for street in streets:
        if len(found) == _MOST:
            break
        if spot := _spot(street, frame, taken):
            found.append(spot)
    return tuple(found)


def _streets(network: RoadNetwork, frame: Frame, links: Links, weight: Links) -> Iterator[_Street]:
    names = network.name[links]
    for name in np.unique(names):
        chosen = names == name
        lines = joined(link_lines(network, links[chosen], frame), tolerance=1.5)
        longest = max(lines, key=lambda line: float(line.length))
        heaviest = int(weight[chosen].max())
        street = _Street(
            text=network.names[int(name)],
            line=longest,
            size=_SIZES[heaviest],
            rank=(heaviest, float(longest.length)),
        )
        if longest.length >= street.width:
            yield street


def _spot(street: _Street, frame: Frame, taken: list[Any]) -> StreetName | None:
    """The straightest free place along the street; its box is then taken."""
    for a, b in _straight_pieces(street):
        spot = _along(street, a, b)
        box = _box(spot, street.width)
        if _within(box, frame) and not any(box.intersects(other) for other in taken):
            taken.append(box)
            return spot
    return None


def _straight_pieces(street: _Street) -> list[tuple[Any, Any]]:
    """Pieces as long as the name, the straightest first, then those nearest the middle."""
    import shapely

    room = street.line.length - street.width
    starts = np.arange(0, room + 0.01, min(_STEP, max(room / 40, _STEP)))
    first = shapely.line_interpolate_point(street.line, starts)
    last = shapely.line_interpolate_point(street.line, starts + street.width)
    straight = shapely.distance(first, last) / street.width
    off = np.abs(starts - room / 2) / (room + 1)
    order = np.lexsort((off, -np.round(straight, 2)))
    return [(first[i], last[i]) for i in order if straight[i] >= _STRAIGHT]


def _along(street: _Street, a: Any, b: Any) -> StreetName:
    """Lay the name along a chord so that it is read from left to right."""
    angle = degrees(atan2(b.y - a.y, b.x - a.x))
    if not -90 < angle <= 90:
        angle += 180 if angle <= -90 else -180
    return StreetName(
        text=street.text,
        x=round((a.x + b.x) / 2, 1),
        y=round((a.y + b.y) / 2, 1),
        angle=round(angle, 1),
        size=street.size,
    )


def _box(name: StreetName, width: float) -> Any:
    from shapely import affinity, box

    half, tall = width / 2 + 4, name.size * 0.75
    flat = box(name.x - half, name.y - tall, name.x + half, name.y + tall)
    return affinity.rotate(flat, name.angle, origin=(name.x, name.y))


def _within(box: Any, frame: Frame) -> bool:
    """Inside the frame, and clear of the bar and the line of text at its foot."""
    left, top, right, bottom = box.bounds
    inside = left > _EDGE and right < frame.width - _EDGE and top > _EDGE
    return bool(inside and bottom < frame.height - 34)
