"""Demand that is guessed from what zones send and receive: a gravity model."""

from typing import Final

import numpy as np

from sansang.assignment import Demand
from sansang.diversion.demand import Pairs, zone
from sansang.diversion.equilibria import least_costs
from sansang.diversion.ground import Ground
from sansang.diversion.town_network import TownNetwork
from sansang.roads.network import Floats

RELUCTANCE_MIN: Final = 10.0
"""Minutes of driving after which a trip is 1/e as likely: assumed, for trips within a town."""
ROUNDS: Final = 500
EXACT: Final = 1e-9


def gravity_pairs(ground: Ground, town: TownNetwork) -> Pairs:
    """Return who drives where if that depends on the ends and the time between them alone.

    Trips from i to j are aᵢ·Oᵢ·bⱼ·Dⱼ·exp(−tᵢⱼ / 10 min), with a and b such that every zone sends
    and receives what the plan says (Wilson, A statistical theory of spatial distribution models,
    1967; balanced by Furness's rounds). What zones receive is scaled to what they send, as both
    must be the same in all; nobody drives within a zone, nor where there is no way.
    """
    zones = [one for one in ground.plan.traffic_zones if zone(one.id) in town.places]
    places = tuple(zone(one.id) for one in zones)
    sent = np.array([one.departures_per_h for one in zones], dtype=np.float64)
    received = np.array([one.arrivals_per_h for one in zones], dtype=np.float64)
    trips = balanced(np.exp(-_minutes(town, len(zones)) / RELUCTANCE_MIN), sent, received)
    return Pairs(
        origin=tuple(one for one in places for _ in places),
        destination=tuple(one for _ in places for one in places),
        vehicles=trips.ravel(),
    )


def _minutes(town: TownNetwork, count: int) -> Floats:
    """Return (n, n) the minutes between zones at free speed, infinite on the diagonal."""
    nodes = np.arange(count, dtype=np.int32)
    every = Demand(
        origin=np.repeat(nodes, count),
        destination=np.tile(nodes, count),
        vehicles=np.ones(count * count),
    )
    minutes = least_costs(town.network, town.network.free_time, every).reshape(count, count)
    np.fill_diagonal(minutes, np.inf)
    return minutes


def balanced(likely: Floats, sent: Floats, received: Floats) -> Floats:
    """Return (n, n) trips in the proportions of ``likely`` that fit what is sent and received.

    Where the ends can't be fitted (a zone without a way), what is sent is kept in the end.
    """
    if not received.sum():
        return np.zeros_like(likely)
    wanted = received * (sent.sum() / received.sum())
    trips = likely.copy()
    for _ in range(ROUNDS):
        trips = trips * _ratio(wanted, trips.sum(axis=0))
        before = trips.sum(axis=1)
        trips = trips * _ratio(sent, before)[:, None]
        if np.abs(before - sent).max(initial=0.0) <= EXACT * sent.sum():
            break
    return trips


def _ratio(wanted: Floats, found: Floats) -> Floats:
    return np.divide(wanted, found, out=np.zeros_like(wanted), where=found > 0)
