"""The classes of road, and what is taken for each where the map does not say otherwise.

The classes are those of OpenStreetMap (wiki.openstreetmap.org/wiki/Key:highway) and one for
networks that have none. The speeds are what a car drives in a town on an ordinary day where
nothing stands in its way; where the map has a limit, that counts instead. Who may drive where
follows wiki.openstreetmap.org/wiki/OSM_tags_for_routing/Access_restrictions, worldwide table;
emergency vehicles may also drive in pedestrian streets and on busways.
"""

from dataclasses import dataclass
from typing import Final

from sansang.roads.vehicles import BIT, VehicleClass

_CAR, _MOTORCYCLE, _BUS, _TRUCK, _EMERGENCY, _FIRE_ENGINE, _FOOT = (BIT[v] for v in VehicleClass)
RESCUE: Final = _EMERGENCY | _FIRE_ENGINE
"""The bits of the vehicles that rescue."""
MOTOR: Final = _CAR | _MOTORCYCLE | _BUS | _TRUCK | RESCUE
"""The bits of all that has an engine."""
EVERYONE: Final = MOTOR | _FOOT


@dataclass(frozen=True, kw_only=True)
class RoadClass:
    """A class of road: free speed of a car, lanes in each direction, and who is admitted."""

    name: str
    speed_km_h: float
    lanes: int
    admits: int


def _road(name: str, speed_km_h: float, lanes: int = 1, admits: int = EVERYONE) -> RoadClass:
    return RoadClass(name=name, speed_km_h=speed_km_h, lanes=lanes, admits=admits)


CLASSES: Final = (
    _road("unknown", 40),
    _road("motorway", 100, 2, MOTOR),
    _road("motorway_link", 50, 1, MOTOR),
    _road("trunk", 70, 2),
    _road("trunk_link", 40),
    _road("primary", 50, 2),
    _road("primary_link", 35),
    _road("secondary", 45),
    _road("secondary_link", 35),
    _road("tertiary", 40),
    _road("tertiary_link", 30),
    _road("unclassified", 35),
    _road("residential", 30),
    _road("living_street", 15),
    _road("service", 15),
    _road("road", 30),
    _road("track", 15, 1, EVERYONE & ~_BUS),
    _road("busway", 40, 1, _BUS | RESCUE),
    _road("pedestrian", 10, 1, RESCUE | _FOOT),
    _road("footway", 5, 1, _FOOT),
    _road("steps", 5, 1, _FOOT),
    _road("path", 5, 1, _FOOT),
    _road("cycleway", 5, 1, _FOOT),
    _road("bridleway", 5, 1, _FOOT),
)
"""All classes; their order is that of ``RoadNetwork.road_class`` and part of the stored format."""

PLACE: Final = {road.name: place for place, road in enumerate(CLASSES)}
"""The place of a class in ``CLASSES`` by its name."""
