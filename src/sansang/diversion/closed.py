"""What a closure closes, and to whom."""

from collections.abc import Iterable, Mapping

import numpy as np

from sansang.diversion.result import ClosedRoads
from sansang.diversion.result_places import Who
from sansang.event.traffic import Closure
from sansang.roads import RoadNetwork
from sansang.roads.network import Bools


def closed_roads(network: RoadNetwork, closure: Closure, links: Iterable[int]) -> ClosedRoads:
    """Return what a closure closes, with its ways and streets in the order of the links.

    The length counts a piece of road once, be it closed in one direction or in both.
    """
    there = tuple(int(link) for link in links)
    named = (network.street(link) for link in there)
    twins = (int(network.twin[link]) for link in there)
    pieces = {
        link if twin < 0 else min(link, twin) for link, twin in zip(there, twins, strict=True)
    }
    return ClosedRoads(
        closure=closure.id,
        links=there,
        ways=tuple(dict.fromkeys(int(network.way_id[link]) for link in there)),
        streets=tuple(dict.fromkeys(name for name in named if name)),
        length_m=round(float(network.length_m[sorted(pieces)].sum()), 1),
        exempt=tuple(Who(exempt.value) for exempt in closure.exempt),
    )


def closed_to(
    network: RoadNetwork, closures: Mapping[str, ClosedRoads], ids: Iterable[str], who: Who
) -> Bools:
    """Return (E) the links that some closures close to a group of drivers."""
    mask = np.zeros(network.links, dtype=np.bool_)
    for one in ids:
        if who not in closures[one].exempt:
            mask[list(closures[one].links)] = True
    return mask
