"""Travel times. Without a road network: the straight line with a detour factor."""

from sansang.roads.straight_line import StraightLine, distance_m

__all__ = ["StraightLine", "distance_m"]
