"""The classes of vehicle that roads tell apart, and the bits by which a link admits them."""

from enum import StrEnum
from typing import Final


class VehicleClass(StrEnum):
    """Who drives: roads admit some classes and not others, at different speeds.

    ``CAR``: private cars and taxis. ``MOTORCYCLE``: motorcycles and scooters. ``BUS``: buses and
    coaches on lanes and streets kept for them too. ``TRUCK``: goods vehicles. ``EMERGENCY``:
    ambulances and patrol cars, which may use what only they may. ``FIRE_ENGINE``: the same, but
    as wide, high and heavy as an engine is. ``FOOT``: people on foot.
    """

    CAR = "car"
    MOTORCYCLE = "motorcycle"
    BUS = "bus"
    TRUCK = "truck"
    EMERGENCY = "emergency"
    FIRE_ENGINE = "fire_engine"
    FOOT = "foot"


BIT: Final = {vehicle: 1 << place for place, vehicle in enumerate(VehicleClass)}
"""The bit of each class in ``RoadNetwork.admits``."""
