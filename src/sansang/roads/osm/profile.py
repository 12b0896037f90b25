"""What the tags of one road make of it: class, who may drive, speed, lanes, width and height."""

from math import inf, isinf, nan
from typing import Final, NamedTuple

from sansang.roads.classes import CLASSES, PLACE
from sansang.roads.osm.access import (
    BACKWARD,
    DESTINATION_KM_H,
    FORWARD,
    TAG_KEYS,
    Tags,
    admitted,
    for_destination,
    one_way,
)
from sansang.roads.osm.units import count, size_m, speed_km_h

SPEED_KEYS: Final = ("maxspeed", "maxspeed:type", "source:maxspeed", "zone:maxspeed")
"""Where a limit stands: as a number or, in the last three, as "VN:urban" and its like."""
WIDTH_KEYS: Final = ("maxwidth", "maxwidth:physical", "width", "est_width")
HEIGHT_KEYS: Final = ("maxheight", "maxheight:physical")
_LANE_KEYS = ("lanes", "lanes:forward", "lanes:backward")
_DIRECTED_SPEEDS = tuple(f"maxspeed:{way}" for way in (FORWARD, BACKWARD))
KEYS: Final = frozenset(
    {
        "highway",
        *SPEED_KEYS,
        *_DIRECTED_SPEEDS,
        *_LANE_KEYS,
        *WIDTH_KEYS,
        *HEIGHT_KEYS,
        *TAG_KEYS,
    }
)
"""All tags that are read, but for the name."""


class Profile(NamedTuple):
    """A road in both directions; in each pair the drawn direction comes first."""

    road_class: int
    admits: tuple[int, int]
    speed_km_h: tuple[float, float]
    lanes: tuple[int, int]
    width_m: float
    height_m: float


def profile(tags: Tags) -> Profile | None:
    """Return what a road is, None where its class is none of ours."""
    place = PLACE.get(tags.get("highway", ""))
    if not place:  # «unknown» is no class of the map
        return None
    road = CLASSES[place]
    return Profile(
        road_class=place,
        admits=admitted(road, tags),
        speed_km_h=(_speed(place, tags, FORWARD), _speed(place, tags, BACKWARD)),
        lanes=_lanes(tags, len(one_way(road, tags))),
        width_m=least_m(tags, WIDTH_KEYS),
        height_m=least_m(tags, HEIGHT_KEYS),
    )


def _speed(place: int, tags: Tags, direction: str) -> float:
    said = (tags[key] for key in (f"maxspeed:{direction}", *SPEED_KEYS) if key in tags)
    limits = (speed for text in said if (speed := speed_km_h(text)) is not None)
    speed = next(limits, CLASSES[place].speed_km_h)
    return min(speed, DESTINATION_KM_H) if for_destination(tags) else speed


def _lanes(tags: Tags, directions: int) -> tuple[int, int]:
    """Lanes of each direction; the lanes of a road for both are shared evenly."""
    lanes = count(tags.get("lanes", ""))
    shared = lanes if directions == 1 else max(1, lanes // 2) if lanes else 0
    forward, backward = (count(tags.get(f"lanes:{way}", "")) for way in (FORWARD, BACKWARD))
    return forward or shared, backward or shared


def least_m(tags: Tags, keys: tuple[str, ...]) -> float:
    """Return the least of the sizes that some tags say, in metres; NaN where none does."""
    sizes = (size for key in keys if key in tags if (size := size_m(tags[key])) is not None)
    least = min(sizes, default=inf)
    return nan if isinf(least) else least
