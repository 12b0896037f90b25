"""Movements on the roads: routes, alternates, points of no alternative, rolling closures."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

import numpy as np

from sansang.diversion.blockage import no_alternative
from sansang.diversion.ground import Ground
from sansang.diversion.open_roads import Found, OpenRoads, Spot, both_ways
from sansang.diversion.result_convoys import Alternate, Convoy, ConvoyLeg
from sansang.diversion.riders import DELEGATES
from sansang.diversion.round import shared_m, told
from sansang.diversion.windows import passing_s, windows
from sansang.event.duty import Movement, RoutePoint
from sansang.roads import RoadNetwork
from sansang.travel.closures import in_force_within

ALTERNATES = 2
_CM_MS = 1e7
"""What a shared centimetre costs beside milliseconds: no way of less than 10,000 seconds weighs
as much, so that the shared length comes first and the time after."""


def convoys(ground: Ground) -> tuple[Convoy, ...]:
    """Return each movement of the plan on its roads.

    Delegates are exempt from the closures that exempt them; all others in force at any time
    from the departure to the arrival of a leg are closed to the convoy.
    """
    return tuple(_convoy(ground, movement) for movement in ground.plan.movements)


def _convoy(ground: Ground, movement: Movement) -> Convoy:
    return Convoy(
        movement=movement.id,
        vehicles=movement.vehicles,
        passing_s=passing_s(movement.vehicles),
        legs=tuple(_leg(ground, movement, a, b) for a, b in pairwise(movement.route)),
    )


def _leg(ground: Ground, movement: Movement, start: RoutePoint, end: RoutePoint) -> ConvoyLeg:
    until = max(end.at, start.at + timedelta(minutes=1))
    ids = in_force_within(ground.plan.closures, start.at, until)
    ids = tuple(one for one in ids if DELEGATES.who not in ground.closures[one].exempt)
    leg = ConvoyLeg(
        origin=start.site,
        destination=end.site,
        departure=start.at,
        arrival=end.at,
        closures=ids,
        route=None,
    )
    spots = [ground.site_spot(one, DELEGATES.vehicle) for one in (start.site, end.site)]
    if spots[0] is None or spots[1] is None:
        return leg
    return _driven(ground.open_to(DELEGATES, ids), movement, leg, (spots[0], spots[1]))


def _driven(
    roads: OpenRoads, movement: Movement, leg: ConvoyLeg, ends: tuple[Spot, Spot]
) -> ConvoyLeg:
    route = roads.by_time.way(*ends)
    if route is None:
        return leg
    others = alternates(roads, *ends, route)
    given_s = (leg.arrival - leg.departure).total_seconds()
    return leg.model_copy(
        update={
            "route": told(roads.network, route),
            "late_s": round(max(0.0, route.time_ms / 1000 - given_s), 3),
            "alternates": tuple(_alternates(roads.network, route, others)),
            "no_alternative": no_alternative(roads, *ends, route, others),
            "windows": windows(roads, route, leg.departure, passing_s(movement.vehicles)),
        }
    )


def alternates(roads: OpenRoads, origin: Spot, destination: Spot, route: Found) -> list[Found]:
    """Return up to two other ways that share as little road as can be with those before.

    Each is, of all ways from spot to spot, one that shares the fewest metres with the ways
    already chosen (to the centimetre, in whichever direction), and of these the fastest: an
    exact shortest path whose costs count the shared length first. The route itself is given, as
    the convoy wants its fastest; it is not traded for a pair that shares less.
    """
    chosen = [route]
    cm = np.rint(roads.network.length_m * 100).astype(np.float64)
    for _ in range(ALTERNATES):
        used = both_ways(roads.network, [link for way in chosen for link in way.links])
        cost = roads.time_ms.astype(np.float64) + np.where(used, cm * _CM_MS, 0.0)
        way = roads.by(cost).way(origin, destination)
        if way is None or any(way.links == one.links for one in chosen):
            break
        chosen.append(way)
    return chosen[1:]


def _alternates(network: RoadNetwork, route: Found, others: Sequence[Found]) -> list[Alternate]:
    found = []
    for at, way in enumerate(others):
        before = [route, *others[:at]]
        there = both_ways(network, [link for one in before for link in one.links])
        found.append(
            Alternate(
                way=told(network, way),
                shared_m=round(shared_m(network, way, before), 1),
                shared_links=tuple(link for link in way.links if there[link]),
                extra_s=round((way.time_ms - route.time_ms) / 1000, 3),
            )
        )
    return found
