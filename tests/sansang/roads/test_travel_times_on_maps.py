"""Travel times on two real maps under random closures: both engines, to the millisecond."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from sansang.roads.network import RoadNetwork
from sansang.roads.osm import read_osm
from sansang.roads.snap import Snapped
from sansang.roads.travel import TravelTimes
from sansang.roads.vehicles import VehicleClass

MAPS = Path("tests/data/osm")
VEHICLES = (VehicleClass.CAR, VehicleClass.FIRE_ENGINE, VehicleClass.FOOT)


@cache
def network(name: str) -> RoadNetwork:
    return read_osm(MAPS / f"{name}.osm.pbf").network


def points(rng: np.random.Generator, links: int, count: int) -> list[Snapped]:
    return [
        Snapped(link=int(link), fraction=float(fraction), distance_m=0.0, lat=0.0, lon=0.0)
        for link, fraction in zip(rng.integers(0, links, count), rng.random(count), strict=True)
    ]


@pytest.mark.parametrize(("name", "origins"), [("monaco", 10), ("hanoi-inner", 1)])
def test_under_fifty_sets_of_closures_both_engines_agree(name: str, origins: int) -> None:
    roads, rng = network(name), np.random.default_rng(4)
    engines = {
        vehicle: [
            TravelTimes(roads, vehicle, priority_driving=True, hierarchy=hierarchy)
            for hierarchy in (True, False)
        ]
        for vehicle in VEHICLES
    }
    for n in range(50):
        quick, plain = engines[VEHICLES[n % len(VEHICLES)]]
        closed = rng.random(roads.links) < rng.choice([0.0005, 0.01, 0.2])
        quick.close(closed)
        plain.close(closed)
        some, many = points(rng, roads.links, origins), points(rng, roads.links, 300)
        found = quick.matrix(some, many)
        assert (found == plain.matrix(some, many)).all()


def test_a_way_through_monaco_keeps_to_its_rules() -> None:
    roads, rng = network("monaco"), np.random.default_rng(5)
    times = TravelTimes(roads)
    banned = {tuple(pair) for pair in roads.forbidden_turns.tolist()}
    ends = points(rng, roads.links, 40)
    found = times.matrix(ends, ends)
    for i, a in enumerate(ends):
        for j, b in enumerate(ends):
            way = times.path(a, b)
            assert (way.ms if way else -1) == found[i, j]
            pairs = set(zip(way.links, way.links[1:], strict=False)) if way else set()
            assert not pairs & banned
            assert all(roads.head[one] == roads.tail[other] for one, other in pairs)
