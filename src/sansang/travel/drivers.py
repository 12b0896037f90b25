"""Who drives: in what, and what exempts them from closures."""

from dataclasses import dataclass
from typing import Final

from sansang.event.traffic import Closure, Exempt
from sansang.roads import VehicleClass


@dataclass(frozen=True, kw_only=True)
class Driver:
    """A group of drivers in one class of vehicle; ``exempt`` is None for the general public."""

    vehicle: VehicleClass
    exempt: Exempt | None = None

    @property
    def priority(self) -> bool:
        """Whether they drive with priority: blue light and siren."""
        return self.exempt is Exempt.EMERGENCY

    def stopped_by(self, closure: Closure) -> bool:
        """Tell whether a closure stops them. Closures are to traffic: who walks passes."""
        walks = self.vehicle is VehicleClass.FOOT
        return not walks and self.exempt not in closure.exempt


CAR: Final = Driver(vehicle=VehicleClass.CAR)
BUS: Final = Driver(vehicle=VehicleClass.BUS)
DELEGATES: Final = Driver(vehicle=VehicleClass.CAR, exempt=Exempt.DELEGATES)
DUTY: Final = Driver(vehicle=VehicleClass.CAR, exempt=Exempt.DUTY)
RESCUE: Final = Driver(vehicle=VehicleClass.EMERGENCY, exempt=Exempt.EMERGENCY)
ENGINE: Final = Driver(vehicle=VehicleClass.FIRE_ENGINE, exempt=Exempt.EMERGENCY)
