"""Many points on the road at once: as if each had been asked for alone."""

from dataclasses import replace

import numpy as np
import pytest
from tests.sansang.roads.networks import at, grid

from sansang.roads import snap_all
from sansang.roads.snap import nearest
from sansang.roads.snap_all import nearest_all
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


def test_points_that_are_not_looked_at_together_are_found_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(snap_all, "LINKS_AT_ONCE", 3)
    places = [at(50, 3), at(5000, 5000), at(250, 103), at(-300, 0)]
    found = nearest_all(grid(), places, VehicleClass.CAR, 400)
    distances = [one and one.distance_m for one in found]
    assert distances == [pytest.approx(3), None, pytest.approx(3), pytest.approx(300)]


def test_no_points_are_nowhere() -> None:
    assert nearest_all(grid(), [], VehicleClass.CAR, 10) == []
