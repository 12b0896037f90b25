"""Travel times where the plan has no roads."""

from dataclasses import dataclass
from math import asin, ceil, cos, radians, sin, sqrt

EARTH_RADIUS_M = 6_371_008.8  # mean radius, IUGG


def distance_m(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the great-circle distance in metres of two (lat, lon), by the haversine formula."""
    lat_a, lon_a, lat_b, lon_b = (radians(x) for x in (*a, *b))
    h = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_RADIUS_M * asin(min(1.0, sqrt(h)))


@dataclass(frozen=True, kw_only=True)
class StraightLine:
    """Travel time as straight line × ``detour_factor`` ÷ ``speed_km_per_h``."""

    speed_km_per_h: float
    detour_factor: float

    def minutes(self, a: tuple[float, float] | None, b: tuple[float, float] | None) -> int:
        """Return whole minutes, rounded up; 0 where a place is not known."""
        if a is None or b is None:
            return 0
        metres = distance_m(a, b) * self.detour_factor
        return ceil(round(metres / (self.speed_km_per_h * 1000 / 60), 6))
