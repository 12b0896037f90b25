"""TNTP files are read as they are meant, and what is wrong in one is told by its line."""

import numpy as np
import pytest
from tests.sansang.roads.tntp_files import BROKEN_NETS, BROKEN_TRIPS, written

from sansang.eventfile import describe_fault
from sansang.faults import CannotRun
from sansang.roads.tntp import read_tntp_network, read_tntp_nodes, read_tntp_trips
from sansang.wording import wording


def told(error):
    (fault,) = error.value.faults
    return describe_fault(fault, wording("en"))


def test_a_network_and_its_trips_are_read(tmp_path):
    net, trips = written(tmp_path)
    roads = read_tntp_network(net)
    assert (roads.zones, roads.nodes, roads.first_thru_node) == (3, 4, 3)
    assert roads.tail.tolist() == [0, 3, 3, 3, 0]
    assert roads.head.tolist() == [3, 1, 1, 2, 1]
    assert roads.capacity.tolist() == [100, 100, 50, 0, 100]
    assert roads.toll.tolist() == [10, 0, 0, 0, 0]
    demand = read_tntp_trips(trips, zones=3)
    found = zip(demand.origin, demand.destination, demand.vehicles, strict=True)
    assert [tuple(map(float, one)) for one in found] == [
        (0, 0, 5),
        (0, 1, 120),
        (0, 2, 40),
        (2, 0, 20),
    ]


@pytest.mark.parametrize("case", BROKEN_NETS)
def test_a_broken_network_is_told_once_with_its_line(case, tmp_path):
    text, said = BROKEN_NETS[case]
    with pytest.raises(CannotRun) as error:
        read_tntp_network(written(tmp_path, net=text)[0])
    assert said in told(error)


@pytest.mark.parametrize("case", BROKEN_TRIPS)
def test_broken_trips_are_told_once_with_their_line(case, tmp_path):
    text, said = BROKEN_TRIPS[case]
    with pytest.raises(CannotRun) as error:
        read_tntp_trips(written(tmp_path, trips=text)[1], zones=3)
    assert said in told(error)


def test_a_file_that_is_not_text_or_not_there_is_told(tmp_path):
    binary = tmp_path / "net.tntp"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CannotRun) as error:
        read_tntp_network(binary)
    assert "expected text in UTF-8" in told(error)
    with pytest.raises(CannotRun) as error:
        read_tntp_network(tmp_path / "nowhere")
    assert "expected a file that can be read" in told(error)


def test_nodes_have_their_places_where_a_file_gives_them(tmp_path):
    file = tmp_path / "nodes.tntp"
    file.write_text("node\tX\tY\t;\n1\t-96.5\t43.25\t;\n3\t1\t2\t;\n", encoding="utf-8")
    places = read_tntp_nodes(file, nodes=3)
    assert places[[0, 2]].tolist() == [[-96.5, 43.25], [1, 2]]
    assert np.isnan(places[1]).all()
    file.write_text("node\tX\tY\t;\n1\teast\t43.25\t;\n", encoding="utf-8")
    with pytest.raises(CannotRun) as error:
        read_tntp_nodes(file, nodes=3)
    assert "line 2" in told(error)
