"""`sansang divert` says what closures do, writes it whole, and fails where a hospital is lost."""

import json
from pathlib import Path

import pytest
from tests.sansang.diversion.cases import closure, hospital, plan, site, zone
from tests.sansang.diversion.towns import LAT, LON, METRES

from sansang.diversion import Diversion
from sansang.event import EventPlan
from sansang.eventfile import write_folder

STREETS = {
    "Bank": (1, 2),
    "South bridge": (2, 3),
    "Isle": (3, 4),
    "Quay": (2, 5),
    "North bridge": (5, 6),
    "Strand": (6, 3),
    "Bank 2": (1, 5),
}
JUNCTIONS = {1: (0, 0), 2: (100, 0), 3: (300, 0), 4: (400, 0), 5: (100, 80), 6: (300, 80)}
SOUTH = closure("south", (110, 0), (290, 0))
NORTH = closure("north", (110, 80), (290, 80))


def write_town(file: Path) -> None:
    """The town on the two banks as a map."""
    import numpy as np
    import osmium
    from osmium.osm.mutable import Node, Way

    with osmium.SimpleWriter(str(file)) as writer:
        for number, (x_m, y_m) in JUNCTIONS.items():
            place = LON + x_m / (METRES * np.cos(np.radians(LAT))), LAT + y_m / METRES
            writer.add_node(Node(id=number, version=1, location=place))
        for number, (name, ends) in enumerate(STREETS.items(), 1):
            tags = {"highway": "residential", "name": name}
            writer.add_way(Way(id=number, version=1, nodes=ends, tags=tags))


@pytest.fixture
def made(tmp_path, monkeypatch):
    """Makes an event folder of a plan, with the map of the town in it."""
    monkeypatch.setenv("SANSANG_CACHE", str(tmp_path / "cache"))

    def make(event: EventPlan) -> Path:
        folder = tmp_path / "event"
        english = event.event.model_copy(update={"language": "en"})
        write_folder(event.model_copy(update={"event": english}), folder)
        write_town(folder / "town.osm.pbf")
        return folder

    return make


def _plan(*closures: object, **more: object) -> EventPlan:
    sites = (site("station", 10, 3), hospital("clinic", 390, 3), site("hall", 350, 3))
    zones = (zone("bank", 10, 0, 200, 100), zone("isle", 390, 0, 100, 200))
    return plan(**{"sites": sites, "closures": closures, "traffic_zones": zones, **more})


def test_the_answer_and_the_maps_are_written(sansang, made, tmp_path):
    told = sansang("divert", made(_plan(SOUTH)), "-o", tmp_path / "out")
    assert (told.code, told.err) == (0, "")
    answer = Diversion.model_validate_json((tmp_path / "out" / "diversion.json").read_text("utf-8"))
    assert [state.closures for state in answer.states] == [("south",)]
    written = {file.name for file in (tmp_path / "out").iterdir()}
    assert {"diversion.json", "closures.geojson", "work-zones.geojson"} <= written
    assert "North bridge" in told.out
    assert "diversion.json" in told.out


def test_a_lost_hospital_is_one_message_that_says_who_loses_what(sansang, made, tmp_path):
    told = sansang("divert", made(_plan(SOUTH, NORTH)), "-o", tmp_path / "out")
    assert told.code == 1
    assert len(told.err.splitlines()) == 1
    for word in ("clinic", "south, north", "emergency vehicles", "08:00"):
        assert word in told.err
    assert (tmp_path / "out" / "diversion.json").is_file()


def test_long_tables_of_the_dossier_are_told_in_short(sansang, made, tmp_path):
    told = sansang("divert", made(_plan(SOUTH, NORTH)), "-o", tmp_path / "out")
    assert "Closures by time" in told.out
    captions = [line.strip() for line in told.out.splitlines()]
    assert captions.count("Cut off") == 1
    assert not [line for line in captions if line.startswith(("Cut off,", "What each set"))]
    assert "The answer lies in" in told.out


def test_a_plan_without_closures_says_that_none_is_in_force(sansang, made, tmp_path):
    told = sansang("divert", made(_plan()), "-o", tmp_path / "out")
    assert (told.code, told.err) == (0, "")
    assert "No closure of the plan is ever in force." in told.out


def test_with_json_nothing_but_the_answer_is_on_the_output(sansang, made, tmp_path):
    told = sansang("divert", made(_plan(SOUTH)), "-o", tmp_path / "out", "--json")
    written = (tmp_path / "out" / "diversion.json").read_text("utf-8")
    assert json.loads(told.out) == json.loads(written)


def test_a_plan_without_roads_cannot_run_and_says_so(sansang, event, tmp_path):
    told = sansang("divert", event, "-o", tmp_path / "out")
    assert told.code == 2
    (line,) = told.err.splitlines()
    assert "expected a plan that names the map of its roads" in line
    assert not (tmp_path / "out").exists()


def test_a_closure_on_no_road_cannot_run_and_is_named(sansang, made, tmp_path):
    far = closure("far", (0, 5000), (200, 5000))
    told = sansang("divert", made(_plan(far)), "-o", tmp_path / "out")
    assert told.code == 2
    (line,) = told.err.splitlines()
    assert line.startswith("closures far: ")
    assert not (tmp_path / "out").exists()


def test_an_interruption_leaves_nothing_half_written(sansang, made, tmp_path, monkeypatch):
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sansang.eventfile.answers.whole_file", interrupt)
    told = sansang("divert", made(_plan(SOUTH)), "-o", tmp_path / "out")
    assert told.code == 130
    assert not (tmp_path / "out").exists()
    assert not list(tmp_path.glob(".sansang-*"))
