"""OpenStreetMap as a road network."""

from sansang.roads.osm.dropped import Dropped, Lost
from sansang.roads.osm.read import OsmRead, read_osm
from sansang.roads.osm.turns import Skipped

__all__ = ["Dropped", "Lost", "OsmRead", "Skipped", "read_osm"]
