"""How long it takes from one place of a plan to another: by its roads, or as the crow flies."""

from sansang.travel.cache import cache_folder, roads_of
from sansang.travel.closures import Together, in_force, together
from sansang.travel.drivers import CAR, DELEGATES, DUTY, ENGINE, RESCUE, Driver
from sansang.travel.journey import By, Journey
from sansang.travel.travel import Travel

__all__ = [
    "CAR",
    "DELEGATES",
    "DUTY",
    "ENGINE",
    "RESCUE",
    "By",
    "Driver",
    "Journey",
    "Together",
    "Travel",
    "cache_folder",
    "in_force",
    "roads_of",
    "together",
]
