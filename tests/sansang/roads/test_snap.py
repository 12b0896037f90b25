"""Points are put on the nearest road that admits the vehicle, or refused beyond a limit."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sansang.roads.networks import at, bridged, grid

from sansang.faults import CannotRun
from sansang.roads import VehicleClass, distance_m
from sansang.roads.snap import nearest, snap

CAR, FOOT = VehicleClass.CAR, VehicleClass.FOOT


def test_a_point_beside_a_street_is_put_on_it():
    network = grid()
    found = snap(network, *at(130, 8), CAR, 50)
    assert network.street(found.link) == "Street 0"
    assert found.distance_m == pytest.approx(8, abs=0.01)
    assert found.fraction == pytest.approx(0.3, abs=1e-3)
    assert (found.lat, found.lon) == pytest.approx(at(130, 0), abs=1e-7)


def test_of_both_directions_the_first_is_taken():
    network = grid()
    found = snap(network, *at(130, -8), CAR, 50)
    assert found.link < network.twin[found.link]


def test_a_point_beyond_the_end_of_a_road_is_put_on_its_end():
    found = snap(grid(), *at(-30, 0), CAR, 50)
    assert found.distance_m == pytest.approx(30, abs=0.01)
    assert found.fraction in (0, 1)


def test_only_roads_that_admit_the_vehicle_count():
    network = bridged()
    walking = snap(network, *at(200, 90), FOOT, 300)
    driving = snap(network, *at(200, 90), CAR, 300)
    assert network.street(walking.link) == "Footbridge"
    assert network.street(driving.link) == "Bridge"
    assert driving.distance_m == pytest.approx(90, abs=0.1)


def test_a_point_in_the_sea_is_refused_with_its_place_and_the_limit():
    with pytest.raises(CannotRun) as refused:
        snap(grid(), *at(-500, 0), CAR, 150, place="sites.csv line 3")
    (fault,) = refused.value.faults
    assert (fault.code, fault.place, fault.expected) == (
        "far_from_roads",
        "sites.csv line 3",
        "150",
    )
    assert nearest(grid(), *at(-500, 0), CAR, 150) is None
    assert nearest(grid(), *at(-140, 0), CAR, 150) is not None


@given(st.floats(43.723, 43.752), st.floats(7.408, 7.441), st.sampled_from(VehicleClass))
@settings(max_examples=60, deadline=None)
def test_no_road_is_nearer_than_the_one_taken(monaco, lat, lon, vehicle):
    found = nearest(monaco, lat, lon, vehicle, 250)
    metres = independent(monaco, lat, lon, monaco.admitted(vehicle))
    if metres > 250.5:
        assert found is None
    elif found is not None or metres < 249.5:
        assert found.distance_m == pytest.approx(metres, rel=2e-3, abs=0.01)
        assert monaco.admitted(vehicle)[found.link]
        assert distance_m((lat, lon), (found.lat, found.lon)) == pytest.approx(
            found.distance_m, rel=2e-3, abs=0.01
        )


def independent(network, lat, lon, links):
    """The distance to the nearest link, by shapely on all of them."""
    scale = np.array([np.cos(np.radians(lat)), 1.0]) * 111_195.08
    points = np.column_stack((network.shape_lon, network.shape_lat))
    line = np.repeat(np.arange(network.links), np.diff(network.shape_start))
    lines = shapely.linestrings((points - (lon, lat)) * scale, indices=line)
    return shapely.distance(shapely.Point(0, 0), lines[links]).min()
