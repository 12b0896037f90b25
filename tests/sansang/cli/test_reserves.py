"""`sansang rehearse --reserves` says where reserves should wait, `sansang deploy` takes that."""

import json

import pytest
from tests.sansang.rehearsal.test_reserves import an_event

from sansang.eventfile import write_json


@pytest.fixture
def event(tmp_path):
    file = tmp_path / "plan.json"
    write_json(an_event()[0], file)
    return file


def test_reserves_are_found_and_deployed_where_they_should_wait(sansang, event, tmp_path):
    out = tmp_path / "out"
    told = sansang("rehearse", event, "--reserves", "-o", out, "--time-limit", 2)
    assert told.code == 0
    assert "Station" in told.out
    assert "certainty of at least 95 %" in told.out
    places = json.loads((out / "reserves.json").read_text("utf-8"))["places"]
    assert places == [{"post": "waiting", "site": "station"}]

    file = out / "deployment.json"
    sansang("deploy", event, "--reserves", out / "reserves.json", "-o", out, "--time-limit", 2)
    assert json.loads(file.read_text("utf-8"))["reserves"] == places
    assert sansang("deploy", event, "--verify", file).code == 0


def test_with_json_nothing_but_the_answer_is_on_the_output(sansang, event):
    told = sansang("rehearse", event, "--reserves", "--time-limit", 2, "--json")
    answer = json.loads(told.out)
    assert answer["format"] == "sansang/reserves/1"
    assert answer["tried"][0]["chosen"]


def test_a_file_that_is_none_is_refused(sansang, event, tmp_path):
    file = tmp_path / "reserves.json"
    file.write_text("{}", "utf-8")
    told = sansang("deploy", event, "--reserves", file, "-o", tmp_path / "out")
    assert told.code == 2
    assert "expected a reserves.json of this program" in told.err


@pytest.mark.parametrize(
    "option",
    [("--days", 10), ("--precision", 0.1), ("--compare", "x"), ("--day", 1), ("--parquet",)],
)
def test_what_means_nothing_for_reserves_is_refused(sansang, event, tmp_path, option):
    told = sansang("rehearse", event, "--reserves", "-o", tmp_path / "out", *option)
    assert told.code == 2
    assert f"{option[0]}: expected this option without --reserves" in told.err
