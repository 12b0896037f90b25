"""Places and lines of the plan on the road network."""

from sansang.roads import RoadNetwork
from sansang.roads.along import links_along, links_inside


def links_of(network: RoadNetwork, drawn: str, *, one_direction: bool) -> tuple[int, ...]:
    """Return the links that a line of the plan follows, or that lie inside an area of it.

    A line means both directions of its roads, or its own alone; the links of a line come in its
    order.
    """
    if drawn.startswith("POLYGON"):
        return tuple(int(link) for link in links_inside(network, drawn))
    return tuple(int(link) for link in links_along(network, drawn, one_direction))
