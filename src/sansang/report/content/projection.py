"""From degrees to a drawing: which panels a map has, and where its markers stand.

Positions lie on a plane that touches the ground at the middle of the sites (equirectangular):
over the tens of kilometres of an event it is true to about one part in a thousand.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, radians, sin
from statistics import median

METRES_PER_DEGREE = 111_195.0  # of latitude, on a sphere of radius 6,371 km
LABEL_RADIUS = 11.0
_MARGIN = 42.0
_INSET_PART = 0.1
_INSET_LEAST = 4


@dataclass(frozen=True, kw_only=True)
class Place:
    """A point on the plane, metres east and south of its origin."""

    id: str
    east: float
    south: float


@dataclass(frozen=True, kw_only=True)
class Window:
    """A rectangle of the plane, and how it is laid on a drawing."""

    west: float
    north: float
    metres_per_unit: float
    width: float
    height: float

    def xy(self, place: Place) -> tuple[float, float]:
        """Return where a place lies on the drawing."""
        return (
            (place.east - self.west) / self.metres_per_unit,
            (place.south - self.north) / self.metres_per_unit,
        )


def project(positions: Iterable[tuple[str, float, float]]) -> list[Place]:
    """Return (id, lat, lon) as places on a plane."""
    points = list(positions)
    if not points:
        return []
    lat_0 = (min(p[1] for p in points) + max(p[1] for p in points)) / 2
    lon_0 = points[0][2]
    scale = METRES_PER_DEGREE * cos(radians(lat_0))
    return [
        Place(id=i, east=_turn(lon - lon_0) * scale, south=(lat_0 - lat) * METRES_PER_DEGREE)
        for i, lat, lon in points
    ]


def _turn(degrees: float) -> float:
    """The shorter way round, for sites on both sides of the 180th meridian."""
    return (degrees + 180) % 360 - 180


def dense_core(places: Sequence[Place]) -> list[Place]:
    """Return the places that lie so close together that they want an inset, or none."""
    if len(places) <= _INSET_LEAST:
        return []
    extent = max(_extent(places))
    middle = min(places, key=lambda p: median(_apart(p, other) for other in places))
    core = [p for p in places if _apart(p, middle) <= _INSET_PART * extent]
    return core if _INSET_LEAST <= len(core) < len(places) else []


def _apart(one: Place, other: Place) -> float:
    return hypot(one.east - other.east, one.south - other.south)


def _extent(places: Sequence[Place]) -> tuple[float, float]:
    east = [p.east for p in places]
    south = [p.south for p in places]
    return max(east) - min(east), max(south) - min(south)


def window(places: Sequence[Place], width: float, tallest: float) -> Window:
    """Return the least window, north up, that shows the places with a margin."""
    across, down = _extent(places)
    inner = width - 2 * _MARGIN
    scale = max(across / inner, down / (tallest - 2 * _MARGIN), 0.2)
    height = min(tallest, max(down / scale + 2 * _MARGIN, width * 0.45))
    middle_east = (min(p.east for p in places) + max(p.east for p in places)) / 2
    middle_south = (min(p.south for p in places) + max(p.south for p in places)) / 2
    return Window(
        west=middle_east - width / 2 * scale,
        north=middle_south - height / 2 * scale,
        metres_per_unit=scale,
        width=width,
        height=height,
    )


def scale_bar(metres_per_unit: float, longest: float) -> int:
    """Return the greatest round length in metres (1, 2 or 5 × 10ⁿ) that is not too long."""
    steps = (m * 10**n for n in range(8) for m in (1, 2, 5))
    return max((s for s in steps if s / metres_per_unit <= longest), default=1)


def spread_labels(
    points: Sequence[tuple[float, float]],
    width: float,
    height: float,
    taken: Sequence[tuple[float, float]] = (),
) -> list[tuple[float, float]]:
    """Return a place for each label: at its point, or as near as the others leave room."""
    placed: list[tuple[float, float]] = []
    for point in points:
        free = (spot for spot in _spots(point) if _inside(spot, width, height))
        clear = (spot for spot in free if all(_clear(spot, o) for o in (*placed, *taken)))
        placed.append(next(clear, point))
    return placed


def _spots(point: tuple[float, float]) -> Iterable[tuple[float, float]]:
    yield point
    for ring in range(1, 13):
        for step in range(8 + 4 * ring):
            angle = 2 * pi * step / (8 + 4 * ring) - pi / 2
            distance = LABEL_RADIUS * (1 + ring)
            yield point[0] + distance * cos(angle), point[1] + distance * sin(angle)


def _inside(spot: tuple[float, float], width: float, height: float) -> bool:
    edge = LABEL_RADIUS + 3
    return edge <= spot[0] <= width - edge and edge <= spot[1] <= height - edge


def _clear(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return hypot(one[0] - other[0], one[1] - other[1]) >= 2 * LABEL_RADIUS + 2
