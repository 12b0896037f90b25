"""The files for map programs and navigation: true shapes, whose data, and the standard's rules."""

import itertools
import json
import os
from datetime import datetime
from pathlib import Path
from uuid import UUID

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import shape
from tests.sansang.report.roads.town import fair_day, network, voice
from tests.sansang.roads.networks import Road, made

from sansang.report import write_traffic_maps
from sansang.report.roads.geojson import LICENCE, traffic_geojson
from sansang.report.roads.ground import ATTRIBUTION
from sansang.report.roads.work_zones import direction, street_pieces, work_zone_feed
from sansang.roads import distance_m

WZDX = "https://raw.githubusercontent.com/usdot-jpo-ode/wzdx/main/schemas/4.2/"
GEOJSON = {
    "https://geojson.org/schema/LineString.json": {
        "type": "object",
        "required": ["type", "coordinates"],
        "properties": {
            "type": {"enum": ["LineString"]},
            "coordinates": {
                "type": "array",
                "minItems": 2,
                "items": {"type": "array", "minItems": 2, "items": {"type": "number"}},
            },
        },
    },
    "https://geojson.org/schema/MultiPoint.json": {
        "type": "object",
        "required": ["type", "coordinates"],
        "properties": {"type": {"enum": ["MultiPoint"]}},
    },
}


@pytest.fixture(scope="module")
def documents():
    return traffic_geojson(voice())


def test_every_document_says_whose_data_it_is(documents):
    assert sorted(documents) == [
        "closures.geojson",
        "convoys.geojson",
        "flows.geojson",
        "isochrones.geojson",
    ]
    for document in documents.values():
        assert document["type"] == "FeatureCollection"
        assert document["attribution"] == ATTRIBUTION
        assert document["license"] == LICENCE
        assert document["features"]


def test_every_shape_is_one_and_lies_in_the_town(documents):
    for document in documents.values():
        for feature in document["features"]:
            drawn = shape(feature["geometry"])
            assert drawn.is_valid
            west, south, east, north = drawn.bounds
            assert 105.84 < west <= east < 105.86
            assert 20.99 < south <= north < 21.01


def length_m(lines) -> float:
    pairs = ((a, b) for line in lines for a, b in itertools.pairwise(line))
    return sum(distance_m(a[::-1], b[::-1]) for a, b in pairs)


def test_a_closure_is_as_long_as_it_says(documents):
    for feature in documents["closures.geojson"]["features"]:
        drawn = length_m(feature["geometry"]["coordinates"])
        assert drawn == pytest.approx(feature["properties"]["length_m"], rel=0.01)


def test_flows_are_told_link_by_link(documents):
    features = documents["flows.geojson"]["features"]
    assert len(features) == network().links
    one = features[7]["properties"]
    assert (one["flow_before"], one["flow_after"], one["delay_after_s"]) == (7, 8, 3.5)


@pytest.fixture(scope="module")
def feed():
    return work_zone_feed(voice())


def zones(feed, name: str):
    return [f for f in feed["features"] if f["properties"]["core_details"]["name"] == name]


def test_the_feed_keeps_the_schema_of_wzdx(feed):
    folder = os.environ.get("SANSANG_WZDX_SCHEMA")
    if not folder:
        pytest.skip("SANSANG_WZDX_SCHEMA names no folder with the JSON schemas of WZDx 4.2")
    schemas = {WZDX + f.name: json.loads(f.read_text("utf-8")) for f in Path(folder).glob("*.json")}
    registry = jsonschema_rs.Registry([*schemas.items(), *GEOJSON.items()])
    validator = jsonschema_rs.validator_for(
        schemas[f"{WZDX}WorkZoneFeed.json"], registry=registry, validate_formats=True
    )
    assert [str(error) for error in validator.iter_errors(feed)] == []


def test_the_feed_has_what_the_standard_asks_for(feed):
    info = feed["feed_info"]
    assert info["version"] == "4.2"
    assert info["publisher"]
    sources = {source["data_source_id"] for source in info["data_sources"]}
    for feature in feed["features"]:
        UUID(feature["id"])
        event = feature["properties"]
        core = event["core_details"]
        assert core["event_type"] == "work-zone"
        assert core["data_source_id"] in sources
        assert core["road_names"][0]
        assert datetime.fromisoformat(event["start_date"]) < datetime.fromisoformat(
            event["end_date"]
        )
        assert event["start_date"].endswith("Z")
        assert event["location_method"] == "other"
        assert feature["geometry"]["type"] == "LineString"


def test_ids_are_unique_and_stay_the_same(feed):
    ids = [feature["id"] for feature in feed["features"]]
    assert len(ids) == len(set(ids))
    assert ids == [feature["id"] for feature in work_zone_feed(voice())["features"]]


def test_a_road_that_residents_may_use_is_open_to_local_access_alone(feed):
    for feature in zones(feed, "The street"):
        assert feature["properties"]["vehicle_impact"] == "all-lanes-open"
        assert feature["properties"]["restrictions"] == [{"type": "local-access-only"}]
    assert {f["properties"]["vehicle_impact"] for f in zones(feed, "The avenue")} == {
        "all-lanes-closed"
    }


def test_each_direction_of_a_street_is_an_event_of_its_own(feed):
    directions = {f["properties"]["core_details"]["direction"] for f in zones(feed, "The street")}
    assert directions == {"eastbound", "westbound"}
    assert len(zones(feed, "The street")) == 2


@given(st.sets(st.integers(0, network().links - 1), min_size=1))
def test_pieces_hold_every_closed_link_once_and_lead_on(links):
    pieces = tuple(street_pieces(network(), links))
    assert sorted(link for piece in pieces for link in piece) == sorted(links)
    for piece in pieces:
        assert len({int(network().name[link]) for link in piece}) == 1
        for one, after in itertools.pairwise(piece):
            assert network().head[one] == network().tail[after]
            assert network().twin[one] != after


def test_a_closed_circle_is_one_piece():
    corners = {0: (0, 0), 1: (100, 0), 2: (100, 100), 3: (0, 100)}
    roads = [Road(start=n, end=(n + 1) % 4, one_way=True, name="Ring") for n in range(4)]
    ring = made(corners, roads)
    (piece,) = street_pieces(ring, range(4))
    assert len(piece) == 4
    assert direction(ring, piece) == "undefined"


def test_the_files_are_written(tmp_path):
    made_plan, its = fair_day()
    written = write_traffic_maps(made_plan, its, tmp_path, "vi")
    assert {path.name for path in written} == {
        "closures.geojson",
        "convoys.geojson",
        "flows.geojson",
        "isochrones.geojson",
        "work-zones.geojson",
    }
    for path in written:
        assert json.loads(path.read_text("utf-8"))["type"] == "FeatureCollection"
