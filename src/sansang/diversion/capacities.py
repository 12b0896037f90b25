"""How much traffic a road takes: defaults by class and lanes, where nobody has measured it.

Capacity is a base rate for each lane, times the share of time in which the road has the way
where junctions interrupt it. Base rates: Highway Capacity Manual (TRB, 6th edition): 1,900 cars
an hour and lane at a signal while it is green; 1,700 in a direction of a two-lane road; 2,250 on a
motorway at 90 km/h. The shares of green are assumed, as is what living streets and yards take.
"""

from typing import Final

import numpy as np

from sansang.roads import RoadNetwork, VehicleClass
from sansang.roads.classes import CLASSES
from sansang.roads.network import Floats

GREEN_PER_H: Final = 1900.0
_CAPACITY_PER_LANE_H: Final = {
    "motorway": 2250.0,
    "motorway_link": 1700.0,
    "trunk": 1700.0,
    "trunk_link": 1700.0,
    "primary": 0.45 * GREEN_PER_H,
    "primary_link": 0.45 * GREEN_PER_H,
    "secondary": 0.40 * GREEN_PER_H,
    "secondary_link": 0.40 * GREEN_PER_H,
    "tertiary": 0.35 * GREEN_PER_H,
    "tertiary_link": 0.35 * GREEN_PER_H,
    "living_street": 300.0,
    "service": 300.0,
    "track": 200.0,
}
_OTHERS_PER_LANE_H: Final = 0.30 * GREEN_PER_H
"""Residential streets and whatever else a car may use."""
CARS: Final = {
    VehicleClass.CAR: 1.0,
    VehicleClass.MOTORCYCLE: 0.3,
    VehicleClass.BUS: 2.5,
    VehicleClass.TRUCK: 2.0,
    VehicleClass.EMERGENCY: 1.0,
    VehicleClass.FIRE_ENGINE: 2.0,
    VehicleClass.FOOT: 0.0,
}
"""How many cars take as much room as one vehicle (close to TCVN 4054:2005, level ground)."""
B: Final = 0.15
POWER: Final = 4.0
"""The Bureau of Public Roads' curve: time = free time × (1 + 0.15 × (flow ÷ capacity)⁴)."""


def capacities_per_h(network: RoadNetwork) -> Floats:
    """Return (E) the cars in an hour that links take. Where lanes are not known it is one."""
    per_lane = np.array([_CAPACITY_PER_LANE_H.get(c.name, _OTHERS_PER_LANE_H) for c in CLASSES])
    capacity: Floats = per_lane[network.road_class] * np.maximum(network.lanes, 1)
    return capacity
