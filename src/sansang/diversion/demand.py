"""Who wants to drive where: the plan's table, or a guess from its zones, and the event's own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sansang.assignment import Demand
from sansang.diversion.event_traffic import Stream
from sansang.diversion.result_places import Place, PlaceKind
from sansang.diversion.result_town import DemandOrigin, Unserved
from sansang.diversion.town_network import TownNetwork
from sansang.event import EventPlan
from sansang.roads.network import Floats, Ints


@dataclass(frozen=True, kw_only=True, eq=False)
class Wanted:
    """A demand between places of the town network.

    ``nowhere`` is demand of places that have no road at all; ``event_per_h`` the event's part.
    """

    demand: Demand
    event_per_h: float
    nowhere: tuple[Unserved, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Pairs:
    """Vehicles in an hour from place to place."""

    origin: tuple[Place, ...]
    destination: tuple[Place, ...]
    vehicles: Floats


def zone(zone_id: str) -> Place:
    """Return the place of a traffic zone."""
    return Place(kind=PlaceKind.ZONE, id=zone_id)


def given_pairs(plan: EventPlan) -> Pairs:
    """Return the demand of the plan's table; rows of one pair come together."""
    whole: dict[tuple[str, str], float] = {}
    for row in plan.traffic_demands:
        pair = (row.origin, row.destination)
        whole[pair] = whole.get(pair, 0.0) + row.vehicles_per_h
    return Pairs(
        origin=tuple(zone(a) for a, _ in whole),
        destination=tuple(zone(b) for _, b in whole),
        vehicles=np.array(list(whole.values()), dtype=np.float64),
    )


def demand_origin(plan: EventPlan) -> DemandOrigin:
    """Return where the plan's ordinary demand is known from."""
    if plan.traffic_demands:
        return DemandOrigin.GIVEN
    sends = any(zone.departures_per_h for zone in plan.traffic_zones)
    receives = any(zone.arrivals_per_h for zone in plan.traffic_zones)
    return DemandOrigin.GRAVITY_GUESS if sends and receives else DemandOrigin.NONE


def event_pairs(plan: EventPlan, streams: Sequence[Stream]) -> Pairs:
    """Return the event's traffic, from and to the traffic zones by what they send out."""
    rows = [row for stream in streams for row in _stream_rows(plan, stream)]
    return Pairs(
        origin=tuple(a for a, _, _ in rows),
        destination=tuple(b for _, b, _ in rows),
        vehicles=np.array([cars for _, _, cars in rows], dtype=np.float64),
    )


def _stream_rows(plan: EventPlan, stream: Stream) -> Iterator[tuple[Place, Place, float]]:
    site = Place(kind=PlaceKind.SITE, id=stream.site)
    weights = np.array([zone.departures_per_h for zone in plan.traffic_zones], dtype=np.float64)
    if not weights.any():
        weights = np.ones(len(weights))
    for one, share in zip(plan.traffic_zones, weights / max(weights.sum(), 1e-9), strict=True):
        ends = (zone(one.id), site) if stream.inbound else (site, zone(one.id))
        if share:
            yield *ends, stream.cars_per_h * float(share)


def wanted(town: TownNetwork, ordinary: Pairs, event: Pairs) -> Wanted:
    """Return both demands on the town network; what has no road there stands aside."""
    node = {place: at for at, place in enumerate(town.places)}
    origin = ordinary.origin + event.origin
    destination = ordinary.destination + event.destination
    vehicles = np.concatenate((ordinary.vehicles, event.vehicles))
    on = np.array(
        [a in node and b in node for a, b in zip(origin, destination, strict=True)], dtype=bool
    )
    return Wanted(
        demand=Demand(
            origin=_nodes(node, origin, on),
            destination=_nodes(node, destination, on),
            vehicles=vehicles[on],
        ),
        event_per_h=float(event.vehicles.sum()),
        nowhere=tuple(
            Unserved(
                origin=origin[at], destination=destination[at], vehicles_per_h=cars, always=True
            )
            for at, cars in enumerate(vehicles.tolist())
            if cars and not on[at]
        ),
    )


def _nodes(node: dict[Place, int], places: Sequence[Place], on: "np.ndarray") -> Ints:
    return np.array([node[p] for p, there in zip(places, on, strict=True) if there], dtype=np.int32)
