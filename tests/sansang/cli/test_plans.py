"""`sansang new`, `convert`, `diff` and `schema`."""

import json
from itertools import pairwise

import pytest

from sansang.eventfile import read_plan


@pytest.mark.parametrize("name", ["race", "race.xlsx", "race.json"])
def test_a_new_event_takes_the_form_that_its_name_asks_for(sansang, tmp_path, name):
    told = sansang(
        "new", tmp_path / name, "--name", "Race", "--start", "2026-10-24T08:00",
        "--end", "2026-10-26T17:00", "--time-zone", "Europe/Monaco", "--lang", "en",
    )  # fmt: skip
    assert (told.code, told.out) == (0, f"{tmp_path / name}\n")
    event = read_plan(tmp_path / name).event
    assert (event.id, event.name, event.language) == ("race", "Race", "en")
    assert event.start.isoformat() == "2026-10-24T08:00:00+02:00"


def test_a_made_up_event_has_the_size_asked_for(sansang, tmp_path):
    assert sansang("new", tmp_path / "big", "--size", 30, "--seed", 7).code == 0
    assert len(read_plan(tmp_path / "big").teams) == 30


def test_an_id_is_made_of_a_name_that_is_none(sansang, tmp_path):
    assert sansang("new", tmp_path / "Đại hội 2026.json").code == 0
    assert read_plan(tmp_path / "Đại hội 2026.json").event.id == "i-h-i-2026"


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--start", "tomorrow", '--start: found "tomorrow", expected a time such as'),
        ("--start", "2027-03-01T08:00+07:00", "--start: found"),
        ("--end", "2027-03-01T07:00", "expected a time after 2027-03-01T08:00"),
        ("--time-zone", "Mars/Base", 'found "Mars/Base", expected a time zone'),
    ],
)
def test_a_new_event_that_cannot_be_is_refused(sansang, tmp_path, option, value, said):
    told = sansang("new", tmp_path / "event", option, value)
    assert told.code == 2
    assert said in told.err
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten_unasked(sansang, event, tmp_path):
    workbook = tmp_path / "event.xlsx"
    assert sansang("new", event).code == 2
    assert sansang("convert", event, workbook).code == 0
    before = workbook.read_bytes()
    told = sansang("convert", event, workbook)
    assert told.code == 2
    assert "--force" in told.err
    assert workbook.read_bytes() == before
    assert sansang("convert", event, workbook, "--force").code == 0


def test_force_does_not_replace_what_people_changed(sansang, event, tmp_path):
    (event / "teams.csv").write_text((event / "teams.csv").read_text("utf-8") + "\n", "utf-8")
    copy = tmp_path / "copy.json"
    assert sansang("convert", event, copy).code == 0
    told = sansang("convert", copy, event, "--force")
    assert told.code == 2
    assert "changed by hand" in told.err


def test_a_name_that_means_no_form_is_refused(sansang, event, tmp_path):
    assert sansang("convert", event, tmp_path / "plan.csv").code == 2
    assert not (tmp_path / "plan.csv").exists()


def test_a_plan_goes_round_without_loss(sansang, event, tmp_path):
    stations = [event, *(tmp_path / name for name in ("a.xlsx", "b.json", "c"))]
    for here, there in pairwise(stations):
        assert sansang("convert", here, there).code == 0
    assert read_plan(stations[-1]) == read_plan(event)
    assert sansang("diff", event, stations[-1]).out == "Nothing changed.\n"


def test_changes_are_said_in_sentences_and_as_json(sansang, event, tmp_path):
    plan = json.loads(read_plan(event).model_dump_json())
    plan["teams"][0]["headcount"] += 2
    after = tmp_path / "after.json"
    after.write_text(json.dumps(plan), "utf-8")
    english = sansang("diff", event, after)
    assert english.code == 0
    assert "raised from 8 to 10" in english.out
    assert "tăng từ 8 lên 10" in sansang("diff", event, after, "--lang", "vi").out
    answer = json.loads(sansang("diff", event, after, "--json").out)
    assert answer["format"] == "sansang/diff/1"
    assert [change["field"] for change in answer["changes"]] == ["headcount"]


def test_schema_names_every_table(sansang):
    schema = json.loads(sansang("schema").out)
    assert "contingency_plans" in schema["properties"]
