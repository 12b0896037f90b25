"""Travel times. Without a road network: the straight line with a detour factor."""

from sansang.roads.network import RoadNetwork
from sansang.roads.straight_line import StraightLine, distance_m
from sansang.roads.vehicles import VehicleClass

__all__ = ["RoadNetwork", "StraightLine", "VehicleClass", "distance_m"]
