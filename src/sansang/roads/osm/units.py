"""Speeds and sizes as the map writes them: 50, 30 mph, VN:urban, 3.5 m, 12 ft."""

import re
from typing import Final

KM_PER_MILE: Final = 1.609344
KM_PER_KNOT: Final = 1.852
M_PER_FOOT: Final = 0.3048
FASTEST_KM_H: Final = 130.0
SLOWEST_KM_H: Final = 5.0
WALK_KM_H: Final = 5.0

GENERAL_KM_H: Final = {
    "urban": 50.0,
    "rural": 80.0,
    "trunk": 100.0,
    "motorway": 120.0,
    "living_street": 20.0,
    "pedestrian_zone": WALK_KM_H,
    "walk": WALK_KM_H,
}
"""The limit that "XX:urban" and its like mean in most countries."""
COUNTRY_KM_H: Final = {
    "AT:rural": 100.0,
    "AT:motorway": 130.0,
    "CH:motorway": 120.0,
    "DE:living_street": 7.0,
    "DE:motorway": FASTEST_KM_H,
    "DE:rural": 100.0,
    "ES:rural": 90.0,
    "FR:motorway": 130.0,
    "FR:trunk": 110.0,
    "GB:motorway": 70 * KM_PER_MILE,
    "GB:nsl_dual": 70 * KM_PER_MILE,
    "GB:nsl_restricted": 30 * KM_PER_MILE,
    "GB:nsl_single": 60 * KM_PER_MILE,
    "IT:motorway": 130.0,
    "IT:rural": 90.0,
    "RU:living_street": 20.0,
    "RU:motorway": 110.0,
    "RU:rural": 90.0,
    "RU:urban": 60.0,
    "VN:motorway": 120.0,
    "VN:rural": 80.0,
    "VN:urban": 50.0,
}
"""Where a country differs, and Viet Nam (Thông tư 38/2024/TT-BGTVT, roads not divided)."""

_NUMBER = re.compile(r"(\d+(?:[.,]\d+)?)\s*([a-z/]*)")
_FEET = re.compile(r"(\d+)\s*(?:'|ft)\s*(?:(\d+(?:\.\d+)?)\s*(?:\"|in))?")
_COUNTRY = re.compile(r"([A-Z]{2}(?:-[A-Z]+)?):(.+)")
_ZONE = re.compile(r"(?:zone:?)?(\d+)")
_SPEED_UNITS = {
    "": 1.0,
    "km/h": 1.0,
    "kmh": 1.0,
    "kph": 1.0,
    "mph": KM_PER_MILE,
    "knots": KM_PER_KNOT,
}
_SIZE_UNITS = {"": 1.0, "m": 1.0, "meter": 1.0, "meters": 1.0, "cm": 0.01, "ft": M_PER_FOOT}


def speed_km_h(text: str) -> float | None:
    """Return a limit in km/h, of several the lowest; None where the text says none."""
    speeds = [speed for part in text.split(";") if (speed := _one_speed(part.strip()))]
    return min(max(min(speeds), SLOWEST_KM_H), FASTEST_KM_H) if speeds else None


def _one_speed(text: str) -> float | None:
    if text == "walk":
        return WALK_KM_H
    if text == "none":
        return FASTEST_KM_H
    if country := _COUNTRY.fullmatch(text):
        return _country_speed(text, country[2])
    return _measured(text, _SPEED_UNITS)


def _country_speed(text: str, kind: str) -> float | None:
    if zone := _ZONE.fullmatch(kind):
        return float(zone[1])
    return COUNTRY_KM_H.get(text, GENERAL_KM_H.get(kind))


def size_m(text: str) -> float | None:
    """Return a width or height in metres; None where the text says none."""
    if feet := _FEET.fullmatch(text.strip()):
        return (float(feet[1]) + float(feet[2] or 0) / 12) * M_PER_FOOT
    return _measured(text.strip(), _SIZE_UNITS)


def _measured(text: str, units: dict[str, float]) -> float | None:
    number = _NUMBER.fullmatch(text.lower())
    if number is None or number[2] not in units:
        return None
    return float(number[1].replace(",", ".")) * units[number[2]] or None


def count(text: str) -> int:
    """Return how many lanes a text says, of several the fewest; 0 where it says none."""
    numbers = [int(part) for part in text.replace(" ", "").split(";") if part.isdecimal()]
    return min(*numbers, 255) if numbers else 0
