"""Ways on open roads: as fast as the travel times say, and never by a forbidden turn."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.sansang.diversion.towns import grid, link, road, town

from sansang.diversion.open_roads import OpenRoads, spot_on
from sansang.roads import RoadNetwork, VehicleClass
from sansang.roads.driving import link_times_ms, passable
from sansang.roads.snap import Snapped
from sansang.roads.travel import TravelTimes
from sansang.roads.turns import turn_graph

GRID = grid(4, 4)
links = st.integers(0, GRID.links - 1)
shares = st.sampled_from((0.0, 0.25, 0.5, 1.0))
places = st.tuples(links, shares)


def open_roads(network: RoadNetwork, closed: list[int] | None = None) -> OpenRoads:
    mask = np.zeros(network.links, dtype=bool)
    mask[closed or []] = True
    return OpenRoads(
        network=network,
        graph=turn_graph(network),
        time_ms=link_times_ms(network, VehicleClass.CAR),
        is_open=passable(network, VehicleClass.CAR) & ~mask,
    )


@given(places, places, st.lists(links, max_size=20))
def test_ways_take_as_long_as_travel_times_say(
    a: tuple[int, float], b: tuple[int, float], closed: list[int]
) -> None:
    roads = open_roads(GRID, closed)
    found = roads.by_time.way(spot_on(GRID, *a), spot_on(GRID, *b))
    times = TravelTimes(GRID, hierarchy=False)
    times.close(~roads.is_open)
    points = [
        Snapped(link=one, fraction=share, distance_m=0, lat=0, lon=0) for one, share in (a, b)
    ]
    wanted = int(times.matrix(points[:1], points[1:])[0, 0])
    assert (-1 if found is None else found.time_ms) == wanted


@given(places, places, st.lists(links, max_size=20))
def test_the_links_of_a_way_follow_one_another_on_open_road(
    a: tuple[int, float], b: tuple[int, float], closed: list[int]
) -> None:
    roads = open_roads(GRID, closed)
    found = roads.by_time.way(spot_on(GRID, *a), spot_on(GRID, *b))
    if found:
        assert roads.is_open[list(found.links)].all()
        ends = GRID.head[list(found.links[:-1])]
        assert (ends == GRID.tail[list(found.links[1:])]).all()
        assert found.time_ms == sum(
            share * roads.time_ms[one] for one, share in zip(found.links, found.shares, strict=True)
        )


def test_a_forbidden_turn_is_driven_round() -> None:
    nodes = {"a": (0, 0), "b": (100, 0), "c": (100, 100), "d": (200, 0)}
    roads = [road("a", "b"), road("b", "c"), road("b", "d"), road("d", "c")]
    network = town(nodes, roads, forbidden=[(("a", "b"), ("b", "c"))])
    way = open_roads(network).by_time.way(
        spot_on(network, link(network, 0, 1), 0.0)[:1], spot_on(network, link(network, 1, 2), 1.0)
    )
    assert way is not None
    assert link(network, 3, 2) in way.links
