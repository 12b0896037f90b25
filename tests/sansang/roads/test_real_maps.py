"""Monaco and inner Hanoi: the network agrees with the map as pyosmium gives it object by object."""

from collections import Counter
from itertools import pairwise

import numpy as np
import osmium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from tests.sansang.roads.maps import HANOI, MONACO

from sansang.faults import CannotRun
from sansang.roads import VehicleClass, distance_m
from sansang.roads.classes import PLACE
from sansang.roads.osm import Skipped, read_osm


@pytest.fixture(scope="module")
def ways():
    """The roads of Monaco: nodes with their places, and tags."""
    found = {}
    for way in osmium.FileProcessor(str(MONACO), osmium.osm.WAY | osmium.osm.NODE).with_locations():
        if way.is_way() and way.tags.get("highway") in PLACE:
            nodes = [(n.ref, n.location.lat, n.location.lon) for n in way.nodes]
            found[way.id] = nodes, dict(way.tags)
    return found


def test_each_link_is_a_piece_of_its_road_with_the_nodes_in_between(monaco, ways):
    for link in range(monaco.links):
        nodes, tags = ways[int(monaco.way_id[link])]
        ends = monaco.node_id[[monaco.tail[link], monaco.head[link]]].tolist()
        shape = [(lat, lon) for lon, lat in monaco.shape(link)]
        places = [(lat, lon) for _, lat, lon in nodes]
        back = places[::-1]
        assert piece_in(shape, places) or piece_in(shape, back)
        assert set(ends) <= {ref for ref, _, _ in nodes}
        assert monaco.street(link) == tags.get("name", tags.get("ref", ""))


def piece_in(shape, places):
    """Whether points stand one after the other among others, to the seventh decimal."""
    small = [tuple(np.round(p, 7)) for p in shape]
    whole = [tuple(np.round(p, 7)) for p in places]
    starts = [at for at, place in enumerate(whole) if place == small[0]]
    return any(whole[at : at + len(small)] == small for at in starts)


def test_lengths_are_those_of_the_shapes(monaco):
    for link in range(0, monaco.links, 7):
        points = [(lat, lon) for lon, lat in monaco.shape(link)]
        metres = sum(distance_m(a, b) for a, b in pairwise(points))
        assert monaco.length_m[link] == pytest.approx(metres, abs=1e-5)


def test_no_junction_lies_within_a_link(monaco, ways):
    uses = Counter(ref for nodes, _ in ways.values() for ref, _, _ in nodes)
    place = {ref: (lat, lon) for nodes, _ in ways.values() for ref, lat, lon in nodes}
    junctions = {tuple(np.round(place[ref], 7)) for ref, times in uses.items() if times > 1}
    inside = {
        tuple(np.round((lat, lon), 7))
        for link in range(monaco.links)
        for lon, lat in monaco.shape(link)[1:-1]
    }
    assert not inside & junctions


def test_twins_are_the_same_road_the_other_way(monaco):
    two_way = np.flatnonzero(monaco.twin >= 0)
    twin = monaco.twin[two_way]
    assert (monaco.twin[twin] == two_way).all()
    assert (monaco.tail[twin] == monaco.head[two_way]).all()
    assert (monaco.way_id[twin] == monaco.way_id[two_way]).all()


@pytest.mark.parametrize("vehicle", VehicleClass)
def test_every_vehicle_gets_from_everywhere_to_everywhere(monaco, hanoi_read, vehicle):
    for network in (monaco, hanoi_read.network):
        links = network.admitted(vehicle)
        tail, head = network.tail[links], network.head[links]
        _, nodes = np.unique(np.concatenate((tail, head)), return_inverse=True)
        a, b = nodes.reshape(2, -1)
        graph = coo_matrix((np.ones(len(a)), (a, b)), shape=(nodes.max() + 1,) * 2)
        parts, _ = connected_components(graph, directed=True, connection="strong")
        assert parts == 1


def test_forbidden_turns_follow_each_other_at_a_node(monaco, monaco_read):
    first, second = monaco.forbidden_turns.T
    assert (monaco.head[first] == monaco.tail[second]).all()
    assert len(np.unique(monaco.forbidden_turns, axis=0)) == len(first)
    relations = sum(
        one.tags.get("type") == "restriction"
        for one in osmium.FileProcessor(str(MONACO), osmium.osm.RELATION)
    )
    skipped = monaco_read.dropped.turns_skipped
    assert monaco_read.turns + sum(skipped.values()) == relations == 23
    assert skipped == {Skipped.OUTSIDE: 3}


def test_hanoi_has_the_junctions_that_are_known_and_tells_what_cars_lose(hanoi_read):
    """The map has about 27,880 junctions and ends of roads, as its makers counted them."""
    uses = Counter()
    for way in osmium.FileProcessor(str(HANOI), osmium.osm.WAY):
        nodes = [node.ref for node in way.nodes]
        uses.update(nodes)
        uses.update((nodes[0], nodes[-1]))
    counted = {node for node, times in uses.items() if times > 1}
    assert len(counted) == pytest.approx(27_880, rel=0.002)
    network, dropped = hanoi_read.network, hanoi_read.dropped
    assert len(np.setdiff1d(network.node_id, list(counted))) < 300  # barriers, loops
    cars = network.admitted(VehicleClass.CAR)
    ends = len(np.unique(np.concatenate((network.tail[cars], network.head[cars]))))
    assert ends > 25_000
    assert ends + dropped.nodes == pytest.approx(27_880, rel=0.02)
    assert dropped.cars.links == sum(lost.links for lost in dropped.by_class.values())
    by_class = sum(lost.length_km for lost in dropped.by_class.values())
    assert dropped.cars.length_km == pytest.approx(by_class, abs=0.01)


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_a_damaged_map_is_refused_with_one_clear_fault(tmp_path_factory, data):
    whole = MONACO.read_bytes()
    size = data.draw(st.integers(1, 20_000))
    at = data.draw(st.integers(0, size - 1))
    byte = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("damaged") / "map.osm.pbf"
    path.write_bytes(whole[:at] + bytes([byte]) + whole[at + 1 : size])
    with pytest.raises(CannotRun) as refused:
        read_osm(path)
    (fault,) = refused.value.faults
    assert fault.code in ("broken_map", "no_roads")
    assert fault.place == str(path)
