"""Many points on the road at once: as if each had been asked for alone."""

from dataclasses import replace

import numpy as np
import pytest
from tests.sansang.roads.networks import at, grid

from sansang.roads.snap import nearest
from sansang.roads.snap_all import AT_ONCE, nearest_all
from sansang.roads.vehicles import BIT, VehicleClass


@pytest.mark.parametrize("limit_m", [5.0, 30.0, 200.0])
def test_many_points_lie_where_each_alone_does(limit_m: float) -> None:
    rng, town = np.random.default_rng(7), grid()
    few = np.where(rng.random(town.links) < 0.5, BIT[VehicleClass.BUS], town.admits)
    network = replace(town, admits=few.astype(np.uint16))
    places = [at(east, north) for east, north in rng.uniform(-60, 460, (120, 2))]
    together = nearest_all(network, places, VehicleClass.CAR, limit_m)
    for place, found in zip(places, together, strict=True):
        alone = nearest(network, *place, VehicleClass.CAR, limit_m)
        assert (found is None) == (alone is None)
        if found and alone:
            assert found.link == alone.link
            one = found.fraction, found.distance_m, found.lat, found.lon
            other = alone.fraction, alone.distance_m, alone.lat, alone.lon
            assert one == pytest.approx(other, rel=1e-9, abs=1e-9)


def test_points_beyond_those_that_are_looked_at_together_are_found_too() -> None:
    places = [at(50, 3)] * (AT_ONCE + 1) + [at(5000, 5000)]
    found = nearest_all(grid(), places, VehicleClass.CAR, 10)
    assert [one is None for one in found[AT_ONCE:]] == [False, True]


def test_no_points_are_nowhere() -> None:
    assert nearest_all(grid(), [], VehicleClass.CAR, 10) == []
