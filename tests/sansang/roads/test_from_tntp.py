"""A TNTP file becomes a network with its own times, through whose zones nobody drives."""

import numpy as np
import pytest

from sansang.roads import VehicleClass
from sansang.roads.driving import link_times_ms
from sansang.roads.from_tntp import LengthUnit, TimeUnit, read_tntp
from sansang.roads.snap import nearest

HEADER = (
    "<NUMBER OF ZONES> 2\n<NUMBER OF NODES> 4\n<FIRST THRU NODE> 3\n<NUMBER OF LINKS> {links}\n"
)
LINKS = (
    "1 3 900 2 4 0.15 4 0 0 1 ;",
    "3 1 900 2 4 0.15 4 0 0 1 ;",
    "3 4 900 0 6 0.15 4 0 0 1 ;",
    "4 3 900 1 0 0.15 4 0 0 1 ;",
    "1 4 900 3 9 0.15 4 0 0 1 ;",
    "3 4 900 5 5 0.15 4 0 0 1 ;",
)


@pytest.fixture
def town(tmp_path):
    def write(nodes=None):
        header = HEADER.format(links=len(LINKS))
        text = f"{header}<END OF METADATA>\n\n~ from to ;\n" + "\n".join(LINKS)
        (tmp_path / "town_net.tntp").write_text(text)
        if nodes:
            (tmp_path / "town_node.tntp").write_text(f"node X Y ;\n{nodes}\n")
        return tmp_path / "town_net.tntp"

    return write


def test_travel_times_are_the_free_flow_times_of_the_file(town):
    network = read_tntp(town())
    minutes = link_times_ms(network, VehicleClass.CAR) / 60_000
    assert minutes[[0, 1, 2, 4, 5]] == pytest.approx([4, 4, 6, 9, 5])
    assert minutes[3] == pytest.approx(0, abs=0.5)  # it has a length but takes no time
    assert network.speed_km_h[0] == pytest.approx(30)
    assert (network.speed_km_h > 0).all()


def test_units_are_those_that_one_names(town):
    network = read_tntp(town(), LengthUnit.MILE, TimeUnit.HOUR)
    assert network.length_m[0] == pytest.approx(2 * 1609.344)
    assert link_times_ms(network, VehicleClass.CAR)[0] == 4 * 3_600_000


def test_nobody_drives_through_a_zone(town):
    network = read_tntp(town())
    assert network.forbidden_turns.tolist() == [[1, 0], [1, 4]]


def test_a_link_has_a_twin_where_only_one_leads_back(town):
    assert read_tntp(town()).twin.tolist() == [1, 0, -1, -1, -1, -1]


def test_places_come_from_the_node_file_where_it_has_degrees(town):
    degrees = "1 105.80 21.00 ;\n2 105.81 21.00 ;\n3 105.82 21.01 ;\n4 105.83 21.02 ;"
    network = read_tntp(town(degrees))
    assert (network.lat[2], network.lon[2]) == (21.01, 105.82)
    assert network.shape(0).tolist() == [[105.80, 21.00], [105.82, 21.01]]
    assert nearest(network, 21.01, 105.82, VehicleClass.CAR, 50) is not None


@pytest.mark.parametrize("nodes", [None, "1 690309 1976022 ;\n2 683649 1973025 ;"])
def test_without_degrees_nodes_have_no_places_and_no_point_is_near(town, nodes):
    network = read_tntp(town(nodes))
    assert np.isnan(network.lat).all()
    assert nearest(network, 21.0, 105.8, VehicleClass.CAR, 1e6) is None
