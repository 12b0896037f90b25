"""The map of a plan's roads: where it is looked for, refused and copied to."""

import pytest
from tests.sansang.eventfile.broken_plans import BASE

from sansang.event import EventPlan, Roads
from sansang.eventfile import (
    describe_fault,
    plan_sha256,
    read_plan,
    roads_file,
    write_folder,
    write_json,
    write_workbook,
)
from sansang.faults import EventFileError
from sansang.wording import wording

PBF = b"a map"


def with_roads(file: str = "town.osm.pbf") -> EventPlan:
    plan = read_plan(BASE)
    event = plan.event.model_copy(update={"roads": Roads(file=file)})
    return plan.model_copy(update={"event": event})


@pytest.fixture
def place(tmp_path):
    (tmp_path / "town.osm.pbf").write_bytes(PBF)
    return tmp_path


def test_a_plan_without_roads_needs_no_file(tmp_path):
    assert roads_file(tmp_path, read_plan(BASE)) is None


def test_the_map_lies_in_the_folder(place):
    write_folder(with_roads(), place / "event", place / "town.osm.pbf")
    assert read_plan(place / "event") == with_roads()
    assert roads_file(place / "event", with_roads()) == place / "event" / "town.osm.pbf"
    assert (place / "event" / "town.osm.pbf").read_bytes() == PBF


def test_the_map_lies_beside_the_workbook_and_the_document(place):
    plan = with_roads()
    write_workbook(plan, place / "plan.xlsx")
    write_json(plan, place / "plan.json")
    for name in ("plan.xlsx", "plan.json"):
        assert read_plan(place / name) == plan
        assert roads_file(place / name, plan) == place / "town.osm.pbf"


def test_a_map_that_is_not_there_is_named_with_its_place(tmp_path):
    with pytest.raises(EventFileError) as refused:
        roads_file(tmp_path, with_roads())
    (fault,) = refused.value.faults
    assert (fault.code, fault.place, fault.field) == ("map_missing", "event.yaml", "roads.file")
    said = describe_fault(fault, wording("en"))
    assert said.startswith('event.yaml, roads.file: found "town.osm.pbf", expected the file')
    assert str(tmp_path / "town.osm.pbf") in said


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda file: file.touch(), "empty_file"),
        (lambda file: file.mkdir(), "not_a_file"),
        (lambda file: file.symlink_to("/etc/hostname"), "outside"),
        (lambda file: file.symlink_to(file.name), "unreadable"),
    ],
    ids=["empty", "a folder", "a link that leads out", "a link to itself"],
)
def test_what_is_no_map_in_the_folder_is_refused(make, code, tmp_path):
    make(tmp_path / "town.osm.pbf")
    with pytest.raises(EventFileError) as refused:
        roads_file(tmp_path, with_roads())
    assert refused.value.faults[0].code in {code, "map_missing"}


@pytest.mark.parametrize(
    "file",
    ["/maps/town.osm.pbf", "../town.osm.pbf", "C:\\town.osm.pbf", "town.osm", "a\\..\\b.osm.pbf"],
)
def test_only_a_map_inside_the_folder_may_be_named(file, tmp_path):
    write_folder(with_roads(), tmp_path / "event")
    event = tmp_path / "event" / "event.yaml"
    event.write_text(event.read_text().replace('"town.osm.pbf"', f"'{file}'"))
    with pytest.raises(EventFileError) as refused:
        read_plan(tmp_path / "event")
    (fault,) = refused.value.faults
    assert (fault.code, fault.field, fault.found) == ("roads_file", "roads.file", file)


def test_a_plan_that_says_nothing_of_traffic_and_incidents_keeps_its_digest():
    """Of the base plan as it was before plans could speak of them."""
    assert plan_sha256(read_plan(BASE)) == DIGEST
    assert plan_sha256(with_roads()) != DIGEST


DIGEST = "7a0fb7ae5b237b7328521c1af1cfadc0982b5183d031415eea96674d80425863"
