"""A plan that names roads: its map is handed in once, and every travel time then goes by it."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from tests.opsroom.conftest import NOW
from tests.opsroom.databases import sqlite_alone

from opsroom.people.models import Agency
from opsroom.plans import jobs
from opsroom.plans.actions import import_plan
from opsroom.plans.findings import findings_of
from opsroom.plans.importing import import_example
from opsroom.plans.maps import held_file
from opsroom.plans.models import Draft, Job, RoadMap
from opsroom.record.author import SET_UP
from opsroom.record.models import Row
from sansang.eventfile import read_plan

MONACO = Path(__file__).parents[3] / "examples" / "monaco-grand-prix"
MAP = MONACO / "monaco.osm.pbf"


@pytest.fixture
def monaco(db):
    """The plan alone, as a workbook brings it: without its map."""
    agency, _ = Agency.objects.get_or_create(key="police", defaults={"name": "Police"})
    plan = read_plan(MONACO)
    return import_plan(plan, title="Monaco", agency=agency, account=None, by=SET_UP, now=NOW)


def address(draft, name, *more):
    return reverse(f"plans:{name}", args=[draft.event.key, "drafts", draft.pk, *more])


def hand_in(client, draft, data):
    return client.post(
        address(draft, "map"),
        {"file": SimpleUploadedFile("town.osm.pbf", data)},
        follow=True,
        HTTP_ACCEPT_LANGUAGE="en",
    )


def page(client, draft):
    return client.get(address(draft, "paper"), HTTP_ACCEPT_LANGUAGE="en").content.decode()


@sqlite_alone
def test_the_page_says_that_the_map_is_missing_until_it_is_handed_in(planner, monaco):
    assert "which the room does not have" in page(planner, monaco)
    answer = hand_in(planner, monaco, MAP.read_bytes())
    assert "The map is kept" in answer.content.decode()
    assert "go by its roads" in page(planner, monaco)
    assert RoadMap.objects.get().name == "monaco.osm.pbf"
    entry = Row.objects.get(kind="plan.map_added")
    assert entry.entry["data"]["bytes"] == MAP.stat().st_size


def test_a_map_sent_twice_is_one(planner, monaco):
    for _ in range(2):
        hand_in(planner, monaco, MAP.read_bytes())
    assert RoadMap.objects.count() == 1


def test_what_is_no_map_is_refused_and_the_one_that_holds_stays(planner, monaco):
    hand_in(planner, monaco, MAP.read_bytes())
    answer = hand_in(planner, monaco, MAP.read_bytes()[:5_000])
    assert "monaco.osm.pbf" in answer.content.decode()
    assert "The map is kept" not in answer.content.decode()
    assert RoadMap.objects.count() == 1


def test_who_may_not_edit_hands_in_no_map(reviewer, monaco):
    Draft.objects.update(shared=True)
    assert hand_in(reviewer, monaco, MAP.read_bytes()).status_code == 403
    assert not RoadMap.objects.exists()


def test_a_plan_without_roads_takes_no_map(planner, draft):
    assert hand_in(planner, draft, MAP.read_bytes()).status_code == 404


def test_findings_go_by_the_roads_once_the_map_is_there(planner, monaco):
    before = {finding.rule for finding in findings_of(monaco)}
    hand_in(planner, monaco, MAP.read_bytes())
    assert {finding.rule for finding in findings_of(Draft.objects.get())} != before


@sqlite_alone
def test_a_deployment_goes_by_the_roads_and_says_so(planner, monaco):
    hand_in(planner, monaco, MAP.read_bytes())
    Draft.objects.update(shared=True)
    planner.post(address(monaco, "deploy"), {"time_limit_s": 5})
    jobs.work_off(timezone.now)
    job = Job.objects.get()
    assert job.state == Job.State.DONE
    assert job.answer["travel"] == "roads"
    assert job.map_sha256 == RoadMap.objects.get().sha256


def test_a_folder_brings_its_map_and_takes_it_away_again(planner, db):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for file in MONACO.iterdir():
            package.write(file, f"monaco/{file.name}")
    sent = SimpleUploadedFile("monaco.zip", packed.getvalue())
    planner.post("/events/", {"file": sent, "title": "Monaco"})
    draft = Draft.objects.get()
    assert held_file(draft.event_id, draft.plan).read_bytes() == MAP.read_bytes()
    answer = planner.get(address(draft, "export", "zip"))
    with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
        name = next(one for one in package.namelist() if one.endswith(".pbf"))
        assert package.read(name) == MAP.read_bytes()


def test_a_folder_with_a_broken_map_leaves_nothing_behind(planner, db):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for file in MONACO.iterdir():
            data = file.read_bytes()
            package.writestr(file.name, data[:5_000] if file == MAP else data)
    sent = SimpleUploadedFile("monaco.zip", packed.getvalue())
    answer = planner.post("/events/", {"file": sent, "title": "Monaco"})
    assert answer.status_code == 422
    assert not Draft.objects.exists()


def test_the_example_comes_with_its_map(db):
    import_example(MONACO, now=NOW)
    assert RoadMap.objects.get().name == "monaco.osm.pbf"
