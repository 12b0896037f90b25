"""Lines and areas of the plan on the road network."""

import numpy as np

from sansang.roads import RoadNetwork
from sansang.roads.along import links_along, links_inside
from sansang.roads.network import Longs


def links_of(
    network: RoadNetwork, drawn: str, place: str, *, one_direction: bool
) -> tuple[int, ...]:
    """Return the links that a line of the plan follows, or that lie inside an area of it.

    A line means both directions of its roads, or its own alone; its links come in the order in
    which it passes them. Raises CannotRun for what is on no road; ``place`` says whose it is.
    """
    if drawn.startswith("POLYGON"):
        return tuple(links_inside(network, drawn, place).tolist())
    links = links_along(network, drawn, one_direction, place)
    return tuple(links[np.argsort(_passed(network, links, drawn), kind="stable")].tolist())


def _passed(network: RoadNetwork, links: Longs, drawn: str) -> Longs:
    """Where along a line the middle of each link is."""
    import shapely

    line = shapely.from_wkt(drawn)
    middles = [network.shape(int(link)).mean(axis=0) for link in links]
    found: Longs = shapely.line_locate_point(line, shapely.points(middles))
    return found
