"""What a plan says of traffic: geometries on the earth, times in order, ids that are known."""

import pytest
from pydantic import ValidationError
from tests.sansang.eventfile.broken_plans import BASE

from sansang.event import BusLine, EventPlan
from sansang.eventfile import describe_fault, read_plan, write_folder
from sansang.faults import EventFileError
from sansang.wording import LANGUAGES, wording

LINE = "LINESTRING (7.42 43.73, 7.43 43.74)"
CLOSURE = {"id": "quay", "name": "Quay", "geometry": LINE, "times": []}
ZONE = {"id": "port", "name": "Port", "lat": 43.73, "lon": 7.42}


def plan_with(**tables) -> EventPlan:
    return EventPlan.model_validate({**read_plan(BASE).model_dump(), **tables})


@pytest.mark.parametrize(
    "wkt",
    [
        LINE,
        "POLYGON((7.42 43.73,7.43 43.73,7.43 43.74,7.42 43.73))",
        "LINESTRING (-1 -2, 3 4, 5 6)",
    ],
)
def test_lines_and_areas_are_taken_as_they_are_written(wkt):
    assert BusLine(id="1", name="1", geometry=wkt).geometry == wkt


@pytest.mark.parametrize(
    "wkt",
    [
        "",
        "POINT (7 43)",
        "LINESTRING EMPTY",
        "LINESTRING (7 43)",
        "LINESTRING (7 43, 7 43)",
        "LINESTRING (7 43, 8 91)",
        "LINESTRING (7 43, 181 43)",
        "LINESTRING (7 43, nan 43)",
        "LINESTRING ((7 43, 8 43)",
        "POLYGON ((7 43, 8 43, 8 44))",
        "POLYGON ((7 43, 8 44, 8 43, 7 44, 7 43))",
        "MULTILINESTRING ((7 43, 8 43))",
        "LINESTRING (7 43, 8 43); DROP TABLE roads",
    ],
)
def test_what_is_no_line_or_area_of_degrees_is_refused(wkt):
    with pytest.raises(ValidationError):
        BusLine(id="1", name="1", geometry=wkt)


def faults_of(tmp_path, table: str, find: str, put: str):
    plan = plan_with(
        closures=[
            {
                **CLOSURE,
                "times": [
                    {"start": "2026-11-27T08:00+07:00", "end": "2026-11-27T09:00+07:00"},
                    {"start": "2026-11-27T10:00+07:00", "end": "2026-11-27T11:00+07:00"},
                ],
            }
        ],
        traffic_zones=[ZONE],
        traffic_demands=[{"id": "d", "origin": "port", "destination": "port", "vehicles_per_h": 1}],
    )
    write_folder(plan, tmp_path / "event")
    file = tmp_path / "event" / f"{table}.csv"
    text = file.read_text()
    assert find in text
    file.write_text(text.replace(find, put, 1))
    with pytest.raises(EventFileError) as refused:
        read_plan(tmp_path / "event")
    for language in LANGUAGES:
        assert all(describe_fault(one, wording(language)) for one in refused.value.faults)
    return refused.value.faults


@pytest.mark.parametrize(
    ("table", "change", "said"),
    [
        ("traffic_demands", ("port", "sea"), ("unknown_id", 2, "origin")),
        ("traffic_zones", ("43.73", "443.73"), ("number_at_most", 2, "lat")),
        ("closures", (LINE, "here"), ("wkt", 2, "geometry")),
        ("closures", (LINE, "LINESTRING (7 43)"), ("wkt", 2, "geometry")),
        ("closure_times", ("T09:00", "T07:00"), ("end_before_start", 2, "end")),
        ("closure_times", ("T09:00", "T10:30"), ("overlap", 3, "start")),
        ("closure_times", ("quay", "quai"), ("unknown_id", 2, "closure")),
    ],
)
def test_a_fault_of_the_traffic_has_its_place(tmp_path, table, change, said):
    code, line, field = said
    first = faults_of(tmp_path, table, *change)[0]
    assert (first.code, first.place, first.field) == (code, f"{table}.csv line {line}", field)


def test_negative_vehicles_are_refused():
    with pytest.raises(ValidationError):
        plan_with(traffic_zones=[{**ZONE, "departures_per_h": -1}])


def test_two_closures_may_not_share_an_id():
    with pytest.raises(ValidationError, match="repeated_id"):
        plan_with(closures=[CLOSURE, CLOSURE])
