"""Who drives in the town: groups by what exempts them, and in what they drive."""

from dataclasses import dataclass
from typing import Final

from sansang.diversion.result_places import Who
from sansang.roads import VehicleClass


@dataclass(frozen=True, kw_only=True)
class Rider:
    """A group of drivers in one class of vehicle."""

    who: Who
    vehicle: VehicleClass

    @property
    def priority(self) -> bool:
        """Whether they drive with priority: blue light and siren."""
        return self.who is Who.EMERGENCY


CAR: Final = Rider(who=Who.EVERYONE, vehicle=VehicleClass.CAR)
BUS: Final = Rider(who=Who.EVERYONE, vehicle=VehicleClass.BUS)
DELEGATES: Final = Rider(who=Who.DELEGATES, vehicle=VehicleClass.CAR)
AMBULANCE: Final = Rider(who=Who.EMERGENCY, vehicle=VehicleClass.EMERGENCY)
FIRE_ENGINE: Final = Rider(who=Who.EMERGENCY, vehicle=VehicleClass.FIRE_ENGINE)

RIDERS: Final = (
    CAR,
    Rider(who=Who.EVERYONE, vehicle=VehicleClass.MOTORCYCLE),
    BUS,
    Rider(who=Who.EVERYONE, vehicle=VehicleClass.TRUCK),
    Rider(who=Who.RESIDENTS, vehicle=VehicleClass.CAR),
    Rider(who=Who.RESIDENTS, vehicle=VehicleClass.MOTORCYCLE),
    DELEGATES,
    Rider(who=Who.DELEGATES, vehicle=VehicleClass.BUS),
    AMBULANCE,
    FIRE_ENGINE,
    Rider(who=Who.DUTY, vehicle=VehicleClass.CAR),
)
"""All of whom it is said what is cut off from them. Closures are to traffic: who walks is not
asked.
"""
