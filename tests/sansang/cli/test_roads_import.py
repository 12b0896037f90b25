"""`sansang roads import` writes a network, and says what is in it and what was left out."""

import json

import pytest
from tests.sansang.roads.maps import MONACO, SQUARE, write_map

from sansang.roads import VehicleClass
from sansang.roads.driving import link_times_ms
from sansang.roads.osm import read_osm
from sansang.roads.store import load_network

STREET = {"highway": "residential"}


@pytest.fixture
def town(tmp_path):
    """A street round a square, a street that is built, and a one-way street into nowhere."""
    ways = {
        1: ([1, 2, 3], STREET),
        2: ([3, 4], {"highway": "construction"}),
        3: ([3, 5], {"highway": "tertiary", "oneway": "yes", "foot": "no"}),
    }
    return write_map(tmp_path / "town.osm", {**SQUARE, 5: (200, 100)}, ways)


def test_the_network_is_written_and_is_the_one_that_was_read(sansang, town, tmp_path):
    told = sansang("roads", "import", town, "-o", tmp_path / "net")
    assert (told.code, told.err) == (0, "")
    written, read = load_network(tmp_path / "net"), read_osm(town).network
    assert (written.nodes, written.links, written.checksum) == (2, 2, read.checksum)


def test_it_says_what_is_in_it_and_what_was_left_out(sansang, town, tmp_path):
    lines = sansang("roads", "import", town, "-o", tmp_path / "net").out.splitlines()
    rows = {" ".join(line.split()) for line in lines}
    assert "junctions and ends of roads 2" in rows
    assert "kilometres of road 0.2" in rows
    assert "residential 2 0.2" in rows
    assert "fire engines 2 0.2" in rows
    assert "links on which a car can't get there and back 1 0.1" in rows
    assert "of class tertiary 1 0.1" in rows
    assert "roads of the kind construction 1" in rows


def test_json_holds_the_same_for_programs(sansang, town, tmp_path):
    told = sansang("roads", "import", town, "-o", tmp_path / "net", "--json")
    answer = json.loads(told.out)
    assert told.code == 0
    assert answer["format"] == "sansang/roads-import/1"
    assert (answer["nodes"], answer["links"]) == (2, 2)
    assert answer["length_km"] == pytest.approx(0.2, abs=1e-3)
    assert answer["by_class"][0]["class"] == "residential"
    assert answer["by_vehicle"]["car"]["links"] == 2
    assert answer["dropped"]["cars"]["links"] == 1
    assert answer["dropped"]["other_kinds"] == {"construction": 1}


def test_the_turns_of_monaco_are_counted_also_those_left_out(sansang, tmp_path):
    told = sansang("roads", "import", MONACO, "-o", tmp_path / "net", "--json")
    answer = json.loads(told.out)
    assert answer["turn_restrictions"] == 20
    assert answer["dropped"]["turns_skipped"] == {"outside": 3}


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("none.osm.pbf", None, "expected a map file at this path"),
        ("text.txt", b"roads", "expected a map of OpenStreetMap (.osm.pbf or .osm)"),
        ("text.osm.pbf", b"roads", "expected a map of OpenStreetMap that is whole"),
        ("cut.osm.pbf", MONACO.read_bytes()[:200_000], "that is whole"),
        ("sea.osm", b'<osm version="0.6"></osm>', "expected a map with roads"),
    ],
)
def test_what_is_no_map_is_refused_with_one_line_and_nothing_is_written(
    sansang, tmp_path, name, content, words
):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    told = sansang("roads", "import", tmp_path / name, "-o", tmp_path / "net")
    assert told.code == 2
    assert len(told.err.splitlines()) == 1
    assert told.err.startswith(str(tmp_path / name))
    assert words in told.err
    assert not (tmp_path / "net").exists()


def test_a_folder_of_others_is_not_written_over(sansang, town, tmp_path):
    (tmp_path / "net").mkdir()
    (tmp_path / "net" / "mine.txt").write_text("mine")
    told = sansang("roads", "import", town, "-o", tmp_path / "net")
    assert told.code == 2
    assert (tmp_path / "net" / "mine.txt").read_text() == "mine"


TNTP = """\
<NUMBER OF ZONES> 2
<NUMBER OF NODES> 3
<FIRST THRU NODE> 3
<NUMBER OF LINKS> 2
<END OF METADATA>
1 3 900 2 4 0.15 4 0 0 1 ;
3 2 900 2 4 0.15 4 0 0 1 ;
"""


def test_a_network_in_tntp_is_imported_with_the_units_that_one_names(sansang, tmp_path):
    (tmp_path / "town_net.tntp").write_text(TNTP)
    units = ("--length-in", "mi", "--time-in", "s")
    imported = ("roads", "import", tmp_path / "town_net.tntp", "-o", tmp_path / "net")
    told = sansang(*imported, *units, "--json")
    answer = json.loads(told.out)
    assert (answer["nodes"], answer["links"], answer["dropped"]) == (3, 2, None)
    assert answer["length_km"] == pytest.approx(4 * 1.609344, abs=1e-3)
    assert link_times_ms(load_network(tmp_path / "net"), VehicleClass.CAR).tolist() == [4000, 4000]
    assert "unknown" in sansang(*imported, *units).out


def test_an_unknown_unit_is_refused_with_those_that_are_known(sansang, tmp_path):
    (tmp_path / "town_net.tntp").write_text(TNTP)
    imported = ("roads", "import", tmp_path / "town_net.tntp", "-o", tmp_path / "net")
    told = sansang(*imported, "--time-in", "days")
    assert told.code == 2
    assert 'found "days", expected one of min, h, s' in told.err
