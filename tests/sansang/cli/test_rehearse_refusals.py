"""`sansang rehearse` refuses what it cannot do, in one line, before any long work begins."""

import json
from pathlib import Path

import pytest
from tests.sansang.cli.conftest import EXAMPLE
from tests.sansang.deployment.tiny import at, span
from tests.sansang.rehearsal.leaning import leaning_deployment, leaning_plan

from sansang.event import EventPlan
from sansang.eventfile import write_folder

USAGE = {
    ("--days", "10", "--precision", "0.01"): "expected either --days or --precision, not both",
    ("--days", "1"): '--days: found "1", expected a number of at least 2',
    ("--days", "many"): '--days: found "many", expected a whole number',
    ("--precision", "0"): '--precision: found "0", expected a number of at least',
    ("--precision", "nan"): '--precision: found "nan", expected a number of at most',
    ("--seed", "-1"): '--seed: found "-1", expected a number of at least 0',
    ("--day", "-3"): '--day: found "-3", expected a number of at least 0',
    ("--parquet",): "--out: expected this option",
    ("--stress", "help"): '--stress: found "help", expected one of the stress packs two-majors,',
    ("--stress", "x", "--day", "3"): '--stress: found "x", expected one of the stress packs',
    ("--deployment", "nowhere.json"): "nowhere.json: found",
    ("--compare", "nowhere"): "nowhere: expected an event folder",
}


@pytest.mark.parametrize("words", USAGE, ids=" ".join)
def test_options_that_mean_nothing_are_told_in_one_line_in_either_language(words, sansang):
    told = sansang("rehearse", EXAMPLE, *words)
    assert (told.code, told.out) == (2, "")
    assert USAGE[words] in told.err
    assert told.err.count("\n") == 1
    assert sansang("rehearse", EXAMPLE, *words, "--lang", "vi").err != told.err


KIND = {"id": "fall", "name": "Fall", "work_group": "medical", "target_min": 8}


@pytest.fixture
def refused(sansang, tmp_path):
    """What is said of a plan that can't be rehearsed; nothing is written."""

    def refuse(plan: EventPlan, *change: tuple[str, str, str]) -> str:
        folder, out = tmp_path / "event", tmp_path / "out"
        write_folder(plan, folder)
        for file, before, after in change:
            text = (folder / file).read_text("utf-8")
            assert before in text
            (folder / file).write_text(text.replace(before, after), "utf-8")
        deployment = tmp_path / "deployment.json"
        deployment.write_text(leaning_deployment(plan).model_dump_json(), "utf-8")
        told = sansang("rehearse", folder, "--deployment", deployment, "-o", out, "--days", 2)
        assert (told.code, told.out) == (2, "")
        assert not out.exists()
        assert told.err.count("\n") == 1
        return told.err

    return refuse


def rate(per_hour: float = 3) -> dict[str, object]:
    return {
        "id": "falls",
        "site": "hall",
        "incident_type": "fall",
        "per_hour": per_hour,
        **span(8, 20),
    }


@pytest.mark.parametrize("wrong", ["nan", "-3", "inf", "three"])
def test_a_rate_that_is_no_number_is_named_with_its_line(refused, wrong):
    event = leaning_plan(incident_types=[KIND], incident_rates=[rate(3.5)])
    said = refused(event, ("incident_rates.csv", "3.5", wrong))
    assert "incident_rates.csv line 2, per_hour: " in said
    assert f'found "{wrong}"' in said


def test_a_target_without_its_type_is_named_with_its_line(refused):
    event = leaning_plan(incident_types=[KIND])
    said = refused(event, ("incident_types.csv", "fall,", ","))
    assert "incident_types.csv line 2, id: expected a value" in said


def test_a_rate_of_a_type_that_is_not_there_is_named(refused):
    event = leaning_plan(incident_types=[KIND], incident_rates=[rate()])
    said = refused(event, ("incident_rates.csv", "fall,", "fire,"))
    assert 'found "fire", expected the id of a record in incident_types' in said


def test_an_inject_after_the_end_is_named_with_what_is_rehearsed(refused):
    late = {"id": "power", "name": "Power cut", "at": at(30), "site": "hall"}
    said = refused(leaning_plan(incident_types=[KIND], injects=[{**late, "incident_type": "fall"}]))
    assert "injects power" in said
    assert "expected a time while posts are manned, 2026-11-27T06:00+07:00" in said


def test_an_event_without_posts_has_nothing_to_rehearse(sansang, tmp_path):
    write_folder(leaning_plan(posts=[]), tmp_path / "event")
    told = sansang("rehearse", tmp_path / "event", "--time-limit", 1)
    assert (told.code, told.out) == (2, "")
    assert "expected a post with strength needed" in told.err.splitlines()[-1]


def test_a_deployment_of_another_event_is_named(sansang, tmp_path):
    other = leaning_deployment(leaning_plan()).model_copy(update={"event": "another"})
    file = tmp_path / "deployment.json"
    file.write_text(other.model_dump_json(), "utf-8")
    write_folder(leaning_plan(), tmp_path / "event")
    for option in ("--deployment", "--compare"):
        told = sansang("rehearse", tmp_path / "event", option, file)
        assert (told.code, told.out) == (2, "")
        assert told.err == f'{file}: found "another", expected a deployment of the event tiny\n'


def test_a_deployment_that_the_plan_can_not_keep_is_refused(sansang, tmp_path):
    file: Path = tmp_path / "deployment.json"
    spoilt = json.loads(leaning_deployment(leaning_plan()).model_dump_json())
    spoilt["assignments"][0]["post"] = "aid-station"
    file.write_text(json.dumps(spoilt), "utf-8")
    write_folder(leaning_plan(), tmp_path / "event")
    told = sansang("rehearse", tmp_path / "event", "--deployment", file)
    assert told.code == 2
    assert "expected a deployment that this plan can keep" in told.err


def test_a_scheduler_that_does_not_answer_is_named(sansang, tmp_path, monkeypatch):
    from sansang.rehearsal import parallel

    connect = parallel._client
    monkeypatch.setattr(parallel, "_client", lambda address, _answer_s: connect(address, 0.3))
    file = tmp_path / "deployment.json"
    file.write_text(leaning_deployment(leaning_plan()).model_dump_json(), "utf-8")
    write_folder(leaning_plan(), tmp_path / "event")
    told = sansang(
        *("rehearse", tmp_path / "event", "--deployment", file, "-o", tmp_path / "out"),
        *("--scheduler", "tcp://127.0.0.1:9"),
    )
    assert (told.code, told.out) == (2, "")
    assert "tcp://127.0.0.1:9: " in told.err
    assert "expected a Dask scheduler that answers" in told.err
    assert not (tmp_path / "out").exists()
