"""Where those who come to the event get out of their cars: by the nearest road left open."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from sansang.diversion.cut_off import reach_of
from sansang.diversion.ground import Ground
from sansang.diversion.open_roads import Spot, spot_on
from sansang.diversion.result_places import Place, PlaceKind
from sansang.diversion.riders import CAR
from sansang.roads.network import Bools, RoadNetwork
from sansang.roads.snap import nearest

WALK_M = 1500.0
"""How far from a site a car may stop, in a straight line."""


def kerbs(
    ground: Ground, sites: Iterable[str], states: Sequence[Sequence[str]]
) -> dict[Place, Spot]:
    """Return for each site the nearest road that no set of closures cuts off from the town.

    A site that has none near is left out.
    """
    network = _left_open(ground, states)
    found = {}
    for site in sites:
        position = ground.plan.site(site).position
        at = position and nearest(network, position.lat, position.lon, CAR.vehicle, WALK_M)
        if at:
            place = Place(kind=PlaceKind.SITE, id=site)
            found[place] = spot_on(network, at.link, at.fraction)
    return found


def _left_open(ground: Ground, states: Sequence[Sequence[str]]) -> RoadNetwork:
    """The network in which only roads that are always in the town admit anybody."""
    left: Bools = reach_of(ground, ground.open_to(CAR, ())).core
    for closures in states:
        left = left & reach_of(ground, ground.open_to(CAR, closures)).core
    network = ground.network
    return replace(network, admits=np.where(left, network.admits, 0).astype(np.uint16))
