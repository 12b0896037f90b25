"""Demand that is guessed from the zones, and corrected by what was counted on the roads."""

import numpy as np

from sansang.assignment import Demand
from sansang.diversion.demand import Pairs, zone
from sansang.diversion.equilibria import least_costs
from sansang.diversion.ground import Ground
from sansang.diversion.town_network import TownNetwork


def gravity_pairs(ground: Ground, town: TownNetwork) -> Pairs:
    zones = [z for z in ground.plan.traffic_zones if town.node(zone(z.id)) is not None]
    nodes = np.array([town.node(zone(z.id)) for z in zones], dtype=np.int32)
    n = len(zones)
    o = np.repeat(nodes, n)
    d = np.tile(nodes, n)
    t = least_costs(
        town.network,
        town.network.free_time,
        Demand(origin=o, destination=d, vehicles=np.ones(n * n)),
    ).reshape(n, n)
    f = np.where(
        np.isfinite(t) & ~np.eye(n, dtype=bool), np.exp(-0.1 * np.where(np.isfinite(t), t, 0)), 0
    )
    p = np.array([z.departures_per_h for z in zones])
    a = np.array([z.arrivals_per_h for z in zones])
    a = a * p.sum() / a.sum()
    for _ in range(100):
        f *= (p / np.maximum(f.sum(1), 1e-12))[:, None]
        f *= a / np.maximum(f.sum(0), 1e-12)
    names = [zone(z.id) for z in zones]
    return Pairs(
        origin=tuple(x for x in names for _ in names),
        destination=tuple(x for _ in names for x in names),
        vehicles=f.ravel(),
    )


def calibrated(ground: Ground, town: TownNetwork, pairs: Pairs) -> tuple[Pairs, bool]:
    return pairs, False
