"""`sansang roads matrix`."""

import csv
import json

import pytest
from tests.sansang.roads.networks import at, grid

from sansang.roads.store import save_network

HEADER = "id,lat,lon\n"


def place(name: str, east_m: float, north_m: float) -> str:
    lat, lon = at(east_m, north_m)
    return f"{name},{lat:.7f},{lon:.7f}\n"


@pytest.fixture
def town(tmp_path):
    """A town of 5 × 4 blocks of 100 m, and points on its southernmost street."""
    save_network(grid(), tmp_path / "net")
    (tmp_path / "from.csv").write_text(HEADER + place("a", 50, 3))
    (tmp_path / "to.csv").write_text(HEADER + place("b", 350, -2) + place("c", 50, 0))
    return tmp_path


@pytest.fixture
def matrix(sansang, town):
    """Asks for the travel times of the town."""

    def ask(*options):
        files = "--origins", town / "from.csv", "--destinations", town / "to.csv"
        return sansang("roads", "matrix", town / "net", *files, "-o", town / "out.csv", *options)

    return ask


def seconds(town):
    with (town / "out.csv").open(newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert list(rows[0]) == ["origin", "destination", "seconds"]
    return {(row["origin"], row["destination"]): row["seconds"] for row in rows}


def test_each_pair_has_a_line_with_its_seconds(matrix, town):
    told = matrix()
    assert told.code == 0
    assert "Pairs without a way: 0\nFarthest from a road: a, 3.0 m\n" in told.out
    speed_km_h = float(grid().speed_km_h[0])
    found = seconds(town)
    assert float(found["a", "b"]) == pytest.approx(300 * 3.6 / speed_km_h, abs=0.01)
    assert float(found["a", "c"]) == 0


def test_a_pair_without_a_way_says_so(matrix, town):
    (lat_0, lon_0), (lat_1, lon_1) = at(150, -50), at(250, 350)
    box = f"{lon_0} {lat_0},{lon_1} {lat_0},{lon_1} {lat_1},{lon_0} {lat_1},{lon_0} {lat_0}"
    (town / "closed.csv").write_text(f'id,geometry\nx,"POLYGON (({box}))"\n')
    told = matrix("--closed", town / "closed.csv", "--json")
    assert told.code == 0
    assert seconds(town) == {("a", "b"): "unreachable", ("a", "c"): "0.000"}
    answer = json.loads(told.out)
    assert answer["format"] == "sansang/travel-times/1"
    assert (answer["pairs"], answer["unreachable"]) == (2, 1)
    assert answer["closed_links"] > 0
    assert answer["origins"][0]["id"] == "a"


@pytest.mark.parametrize(
    "closed",
    [
        "geometry,one_direction\n\"LINESTRING ({1} {0}, {3} {2})\",true\n",
        "way\n2\n",
        "from,to\n1,2\n",
    ],
)  # fmt: skip
def test_a_street_is_closed_as_it_is_drawn_or_by_its_numbers(matrix, town, closed):
    assert matrix().code == 0
    before = float(seconds(town)["a", "b"])
    ends = (*at(100, 0), *at(200, 0))
    (town / "closed.csv").write_text(closed.format(*ends))
    assert matrix("--closed", town / "closed.csv").code == 0
    assert float(seconds(town)["a", "b"]) > before + 10


def feature(kind, *points, **properties):
    coordinates = [[lon, lat] for lat, lon in (at(*point) for point in points)]
    geometry = {"type": kind, "coordinates": [coordinates] if kind == "Polygon" else coordinates}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


@pytest.mark.parametrize(
    ("drawn", "closes"),
    [
        (feature("LineString", (100, 0), (200, 0)), True),
        (feature("LineString", (100, 0), (200, 0), one_direction=True), True),
        (feature("LineString", (200, 0), (100, 0), one_direction=True), False),
        (feature("Polygon", (110, -9), (190, -9), (190, 9), (110, 9), (110, -9)), True),
    ],
)
def test_a_street_is_closed_as_map_programs_write_it(matrix, town, drawn, closes):
    assert matrix().code == 0
    before = float(seconds(town)["a", "b"])
    document = {"type": "FeatureCollection", "features": [drawn]}
    (town / "closed.geojson").write_text(json.dumps(document))
    assert matrix("--closed", town / "closed.geojson").code == 0
    assert (float(seconds(town)["a", "b"]) > before + 10) is closes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "closed.geojson: found"),
        ("[]", 'closed.geojson: found "[…]", expected GeoJSON: a FeatureCollection'),
        ('{"features": [1]}', 'feature 1: found "1", expected GeoJSON: a Feature'),
        ('{"features": [{"geometry": {"type": "Point"}}]}', "feature 1: found"),
        (
            '{"features": [{"geometry": {"type": "Point", "coordinates": [1, 1]}}]}',
            'feature 1: found "Point", expected GeoJSON: a LineString, Polygon',
        ),
        (json.dumps({"features": [feature("LineString", (9e4, 9e4), (9e4, 9e5))]}), "feature 1: f"),
    ],
)
def test_what_is_no_geojson_of_roads_is_said(matrix, town, text, said):
    (town / "closed.geojson").write_text(text)
    told = matrix("--closed", town / "closed.geojson")
    assert (told.code, told.out) == (2, "")
    assert said in told.err
    told = matrix("--closed", town / "none.geojson")
    assert told.code == 2
    assert 'none.geojson: found "No such file' in told.err


def test_who_drives_and_how_changes_the_times(matrix, town):
    found = {}
    for options in ((), ("--vehicle", "foot"), ("--vehicle", "emergency", "--priority")):
        assert matrix(*options).code == 0
        found[options[1:2]] = float(seconds(town)["a", "b"])
    assert matrix("--speed-factor", 0.5).code == 0
    assert float(seconds(town)["a", "b"]) == pytest.approx(2 * found[()], abs=0.01)
    assert found["emergency",] == pytest.approx(found[()] / 1.2, abs=0.01)
    assert found["foot",] == pytest.approx(300 * 3.6 / 4.8, abs=0.01)


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("from.csv", "id,lat\na,1\n", "from.csv line 1, lon: expected a column lon"),
        ("from.csv", HEADER, "from.csv: expected at least one point"),
        ("from.csv", "", "from.csv: expected a file that is not empty"),
        ("from.csv", HEADER + "a,x,1\n", 'from.csv line 2, lat: found "x", expected a number'),
        ("from.csv", HEADER + "a,1,181\n", 'lon: found "181", expected a number of at most 180'),
        ("from.csv", HEADER + "a,-91,1\n", 'lat: found "-91", expected a number of at least -90'),
        ("from.csv", HEADER + "a,1\n", 'from.csv line 2: found "2", expected 3 cells'),
        ("from.csv", HEADER + ",1,1\n", "from.csv line 2, id: expected a value"),
        ("from.csv", HEADER + "a,1,1\na,1,1\n", "line 3, id: found \"a\", expected an id that no"),
        ("from.csv", HEADER + "a,1.0,1.0\n", "line 2: found \"1.00000, 1.00000\", expected"),
        ("closed.csv", "what\nx\n", "closed.csv line 1: expected a column geometry | way | from,"),
        ("closed.csv", "way\n99\n", 'closed.csv line 2, way: found "99", expected a road that'),
        ("closed.csv", "way\nx\n", 'closed.csv line 2, way: found "x", expected a whole number'),
        ("closed.csv", "from,to\n0,9\n", 'closed.csv line 2, to: found "9", expected a road that'),
        ("closed.csv", "geometry\nPOLYGON EMPTY\n", "closed.csv line 2: found"),
        ("closed.csv", "geometry\n\"LINESTRING (0 0, 1 1)\"\n", "closed.csv line 2: found"),
        (
            "closed.csv",
            "geometry,one_direction\nLINESTRING EMPTY,perhaps\n",
            'line 2, one_direction: found "perhaps", expected true or false',
        ),
    ],
)  # fmt: skip
def test_what_cant_be_read_is_said_with_its_place(matrix, town, file, text, said):
    (town / "closed.csv").write_text("way\n2\n")
    (town / file).write_text(text)
    told = matrix("--closed", town / "closed.csv")
    assert (told.code, told.out) == (2, "")
    assert said in told.err
    assert "Traceback" not in told.err
    assert not (town / "out.csv").exists()


def test_a_file_that_is_not_there_is_said(sansang, town):
    ends = "--origins", town / "none.csv", "--destinations", town / "to.csv"
    told = sansang("roads", "matrix", town / "net", *ends, "-o", town / "out.csv")
    assert told.code == 2
    assert 'none.csv: found "No such file or directory", expected a file' in told.err
    told = sansang("roads", "matrix", town / "no-net", *ends, "-o", town / "out.csv")
    assert told.code == 2
    assert "no-net" in told.err
