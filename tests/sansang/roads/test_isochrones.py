"""Isochrones: what lies beside the roads that are reached in time, and nothing else."""

import numpy as np
import pytest
import shapely
from tests.sansang.roads.networks import LAT, LON, Road, at, made
from tests.sansang.roads.small_roads import point

from sansang.roads.geometry import metres_from
from sansang.roads.isochrone import isochrones
from sansang.roads.travel import TravelTimes

METRES = 1000.0
"""How long each half of the street is; at 36 km/h it takes 100 s."""


def street() -> TravelTimes:
    halves = [Road(start=n, end=n + 1, speed_km_h=36) for n in range(2)]
    return TravelTimes(made({n: (n * METRES, 0) for n in range(3)}, halves))


def east_m(area: shapely.MultiPolygon) -> float:
    """How far an area of the street reaches to the east, in metres."""
    return float(metres_from(LAT, LON, np.array([LAT]), np.array([area.bounds[2]]))[0, 0])


def spot(east_m: float, north_m: float) -> shapely.Point:
    lat, lon = at(east_m, north_m)
    return shapely.Point(lon, lat)


def test_a_street_is_reached_as_far_as_one_drives_and_a_little_beside() -> None:
    one, two = isochrones(street(), [point(0, 0.0)], (1, 2), beside_m=30)
    assert east_m(one) == pytest.approx(600 + 30, abs=3)
    assert east_m(two) == pytest.approx(1200 + 30, abs=3)
    assert two.covers(one.buffer(-1e-6))


def test_in_no_time_one_is_where_one_was() -> None:
    (area,) = isochrones(street(), [point(2, 0.5)], (0,), beside_m=30)
    assert east_m(area) == pytest.approx(1.5 * METRES + 30, abs=3)
    assert area.contains(spot(1500, 0))
    assert area.bounds[2] - area.bounds[0] < 0.0007


def test_a_closure_cuts_off_what_lies_behind_it() -> None:
    times = street()
    times.close(np.array([False, False, True, True]))
    (area,) = isochrones(times, [point(0, 0.0)], (10,), beside_m=30)
    assert east_m(area) == pytest.approx(METRES + 30, abs=3)


def test_from_several_origins_the_nearest_counts() -> None:
    (area,) = isochrones(street(), [point(0, 0.0), point(3, 0.0)], (0.5,), beside_m=30)
    west, east = shapely.get_parts(area)
    assert not west.intersects(east)
    assert area.contains(spot(50, 0))
    assert area.contains(spot(1950, 0))


def test_a_block_that_no_road_enters_remains_a_hole() -> None:
    corners = {0: (0, 0), 1: (600, 0), 2: (600, 600), 3: (0, 600)}
    sides = [Road(start=n, end=(n + 1) % 4, one_way=True) for n in corners]
    (area,) = isochrones(TravelTimes(made(corners, sides)), [point(0, 0.0)], (10,), beside_m=30)
    (block,) = area.geoms
    assert len(block.interiors) == 1
    assert not area.contains(spot(300, 300))


def test_where_all_is_closed_nothing_is_reached() -> None:
    times = street()
    times.close(np.ones(4, dtype=bool))
    assert isochrones(times, [point(0, 0.5)], (5,))[0].is_empty
    assert isochrones(street(), [], (5,))[0].is_empty


@pytest.mark.parametrize("minutes", [(5, 3), (-1, 2)])
def test_minutes_rise_from_nought(minutes: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="rise"):
        isochrones(street(), [point(0, 0.0)], minutes)
