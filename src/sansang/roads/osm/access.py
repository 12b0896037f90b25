"""Who may drive along a road, and in which direction, from the tags of the map.

Of several tags the most special counts: ``bus`` before ``psv`` before ``motor_vehicle`` before
``vehicle`` before ``access`` (wiki.openstreetmap.org/wiki/Key:access); with ``:forward`` or
``:backward`` it holds in that direction alone.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from sansang.roads.classes import RoadClass
from sansang.roads.vehicles import BIT, VehicleClass

Tags = Mapping[str, str]

FORWARD: Final = "forward"
BACKWARD: Final = "backward"

PRECEDENCE: Final = {
    VehicleClass.CAR: ("motorcar", "motor_vehicle", "vehicle", "access"),
    VehicleClass.MOTORCYCLE: ("motorcycle", "motor_vehicle", "vehicle", "access"),
    VehicleClass.BUS: ("bus", "psv", "motor_vehicle", "vehicle", "access"),
    VehicleClass.TRUCK: ("hgv", "goods", "motor_vehicle", "vehicle", "access"),
    VehicleClass.EMERGENCY: ("emergency",),
    VehicleClass.FIRE_ENGINE: ("emergency",),
    VehicleClass.FOOT: ("foot", "access"),
}
"""The tags that speak of a class of vehicle, the most special first."""
REFUSING: Final = frozenset(
    "no private permit agricultural forestry military emergency delivery use_sidepath"
    " psv bus bicycle residents".split()
)
"""Values that keep the public out; ``delivery`` and the like let in only some of it."""
ADMITTING: Final = frozenset(
    "yes designated permissive official public destination customers allowed".split()
)
DESTINATION: Final = frozenset(("destination", "customers"))
"""Values that admit those who have something to do there; they drive at a walk-like speed."""
DESTINATION_KM_H: Final = 15.0

_YES = frozenset(("yes", "true", "1"))
_NO = frozenset(("no", "false", "0"))
_BACK = frozenset(("-1", "reverse"))
ONEWAY_KEYS: Final = {
    VehicleClass.CAR: ("oneway:motorcar", "oneway:motor_vehicle", "oneway:vehicle"),
    VehicleClass.MOTORCYCLE: ("oneway:motorcycle", "oneway:motor_vehicle", "oneway:vehicle"),
    VehicleClass.BUS: ("oneway:bus", "oneway:psv", "oneway:motor_vehicle", "oneway:vehicle"),
    VehicleClass.TRUCK: ("oneway:hgv", "oneway:motor_vehicle", "oneway:vehicle"),
    VehicleClass.EMERGENCY: ("oneway:emergency",),
    VehicleClass.FIRE_ENGINE: ("oneway:emergency",),
}
"""The tags that make an exception of one class; on foot one goes both ways anyhow."""
_PLAIN = ("oneway", "junction", "busway", "motorroad")
_CONTRAFLOW = ("lanes:bus:backward", "lanes:psv:backward")

_ACCESS_KEYS = {key for keys in PRECEDENCE.values() for key in keys}
TAG_KEYS: Final = frozenset(
    {
        *_PLAIN,
        *_CONTRAFLOW,
        *_ACCESS_KEYS,
        *(f"{key}:{way}" for key in _ACCESS_KEYS for way in (FORWARD, BACKWARD)),
        *(key for keys in ONEWAY_KEYS.values() for key in keys),
    }
)
"""All tags that are read here."""


def admitted(road: RoadClass, tags: Tags) -> tuple[int, int]:
    """Return the bits of who may drive along the drawn direction, and against it."""
    return _admitted(road, frozenset(tag for tag in tags.items() if tag[0] in TAG_KEYS))


@lru_cache(maxsize=4096)
def _admitted(road: RoadClass, said: frozenset[tuple[str, str]]) -> tuple[int, int]:
    tags = dict(said)
    return _directed(road, tags, FORWARD), _directed(road, tags, BACKWARD)


def _directed(road: RoadClass, tags: Tags, direction: str) -> int:
    admits = 0
    for vehicle, bit in BIT.items():
        if may_drive(road, tags, vehicle, direction) and _flows(road, tags, vehicle, direction):
            admits |= bit
    return admits


def may_drive(road: RoadClass, tags: Tags, vehicle: VehicleClass, direction: str = "") -> bool:
    """Tell whether a road admits a class of vehicle at all, one-way rules left aside.

    Emergency vehicles heed no sign for others: only ``emergency=no``, and ``access=no`` on a
    road that nothing else opens for them. They follow all others onto paths opened by tags.
    """
    said = value_of(tags, PRECEDENCE[vehicle], direction)
    if said in ADMITTING:
        return True
    if said in REFUSING:
        return False
    if vehicle in (VehicleClass.EMERGENCY, VehicleClass.FIRE_ENGINE):
        return _rescue_may(road, tags, direction)
    if vehicle == VehicleClass.FOOT and tags.get("motorroad") == "yes":
        return False
    return bool(road.admits & BIT[vehicle])


def _rescue_may(road: RoadClass, tags: Tags, direction: str) -> bool:
    car = may_drive(road, tags, VehicleClass.CAR, direction)
    bus = may_drive(road, tags, VehicleClass.BUS, direction)
    if car or bus:
        return True
    closed = value_of(tags, ("access",), direction) == "no"
    return bool(road.admits & BIT[VehicleClass.EMERGENCY]) and not closed


def value_of(tags: Tags, keys: tuple[str, ...], direction: str) -> str:
    """Return what the first of these tags says that says something, empty where none does."""
    for key in keys:
        said = tags.get(f"{key}:{direction}") or tags.get(key, "")
        if said in ADMITTING or said in REFUSING:
            return said
    return ""


def for_destination(tags: Tags) -> bool:
    """Tell whether cars may drive there only if they have something to do there."""
    return value_of(tags, PRECEDENCE[VehicleClass.CAR], "") in DESTINATION


def _flows(road: RoadClass, tags: Tags, vehicle: VehicleClass, direction: str) -> bool:
    """Whether traffic of a class goes in a direction, by the rules of one-way roads."""
    if vehicle == VehicleClass.FOOT:
        return True
    if vehicle == VehicleClass.BUS and direction == BACKWARD and _bus_contraflow(tags):
        return True
    ways = one_way(road, tags)
    for key in ONEWAY_KEYS[vehicle]:
        if tags.get(key) in _NO | _YES | _BACK:
            ways = _ways(tags[key])
            break
    return direction in ways


def one_way(road: RoadClass, tags: Tags) -> tuple[str, ...]:
    """Return the directions in which vehicles go: none where it changes with the hour."""
    said = tags.get("oneway", "")
    if said in _YES | _NO | _BACK:
        return _ways(said)
    if said == "reversible":
        return ()
    implied = road.name == "motorway" or tags.get("junction") in ("roundabout", "circular")
    return (FORWARD,) if implied else (FORWARD, BACKWARD)


def _ways(said: str) -> tuple[str, ...]:
    if said in _BACK:
        return (BACKWARD,)
    return (FORWARD,) if said in _YES else (FORWARD, BACKWARD)


def _bus_contraflow(tags: Tags) -> bool:
    lanes = any(tags.get(key, "0") not in ("0", "no") for key in _CONTRAFLOW)
    return lanes or tags.get("busway") == "opposite_lane"
