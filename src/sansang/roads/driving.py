"""How fast each class of vehicle drives on a link, and on which links it may and can.

``docs/reference/travel-times.md`` gives the source of each number.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from sansang.roads.network import Bools, Floats, Ints, RoadNetwork
from sansang.roads.vehicles import BIT, VehicleClass

UNREACHABLE_MS: Final = 2**31 - 1
"""A way of this many milliseconds, 24.8 days, is none."""


@dataclass(frozen=True, kw_only=True)
class Driving:
    """How a class of vehicle drives: a share of a car's free speed, up to a speed of its own;
    a share of 0 means that speed on every road.

    ``priority_factor`` multiplies the speed, and the limit, when it drives with priority.
    ``width_m`` and ``height_m`` are what it needs to get through, NaN where that is no question.
    """

    share_of_car: float = 1.0
    top_km_h: float = float("inf")
    priority_factor: float = 1.0
    width_m: float = float("nan")
    height_m: float = float("nan")


DRIVING: Final = {
    VehicleClass.CAR: Driving(),
    VehicleClass.MOTORCYCLE: Driving(top_km_h=70),
    VehicleClass.BUS: Driving(share_of_car=0.9, top_km_h=70, width_m=2.5, height_m=3.5),
    VehicleClass.TRUCK: Driving(share_of_car=0.9, top_km_h=80, width_m=2.5, height_m=4.0),
    VehicleClass.EMERGENCY: Driving(priority_factor=1.2),
    VehicleClass.FIRE_ENGINE: Driving(
        share_of_car=0.9, top_km_h=80, priority_factor=1.2, width_m=2.5, height_m=3.5
    ),
    VehicleClass.FOOT: Driving(share_of_car=0, top_km_h=4.8),
}
"""How each class drives; the fire engine's size is that of the vehicle, not of the access road
that the rules ask for."""


def link_times_ms(
    network: RoadNetwork,
    vehicle: VehicleClass,
    *,
    priority_driving: bool = False,
    speed_factor: float | Floats = 1.0,
) -> Ints:
    """Return (E) the milliseconds that a class of vehicle takes for each link, at least one.

    ``speed_factor``, one for all or (E) one for each, is what traffic leaves of the free speed;
    people on foot do not feel it. Raises ValueError where one is not above zero.
    """
    driving = DRIVING[vehicle]
    factor = np.asarray(1.0 if vehicle is VehicleClass.FOOT else speed_factor, dtype=np.float64)
    if not (np.isfinite(factor) & (factor > 0)).all():
        raise ValueError("a speed factor must be a number above zero")
    share = driving.share_of_car
    own = network.speed_km_h * share if share else np.full(network.links, driving.top_km_h)
    speed = np.minimum(own, driving.top_km_h)
    speed = speed * factor * (driving.priority_factor if priority_driving else 1.0)
    ms = np.rint(network.length_m * 3600.0 / speed)
    return np.clip(ms, 1, UNREACHABLE_MS - 1).astype(np.int32)


def passable(
    network: RoadNetwork, vehicle: VehicleClass, *, priority_driving: bool = False
) -> Bools:
    """Return (E) the links that admit a class of vehicle and are wide and high enough for it.

    Emergency vehicles that drive with priority use bus lanes and streets kept for buses, too.
    A size that nobody knows stops nobody.
    """
    bits = BIT[vehicle]
    if priority_driving and vehicle in (VehicleClass.EMERGENCY, VehicleClass.FIRE_ENGINE):
        bits |= BIT[VehicleClass.BUS]
    driving = DRIVING[vehicle]
    narrow = network.width_m < driving.width_m
    low = network.height_m < driving.height_m
    through: Bools = ((network.admits & bits) != 0) & ~narrow & ~low
    return through
