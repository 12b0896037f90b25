"""`sansang deploy` answers, explains, verifies and moves as few teams as possible."""

import json

import pytest

from sansang.deployment import Deployment, verify
from sansang.eventfile import read_plan


def test_the_answer_is_written_whole_and_verified(sansang, event, deployment):
    answer = Deployment.model_validate_json(deployment.read_text("utf-8"))
    assert verify(read_plan(event), answer) == ()
    assert [path.name for path in deployment.parent.iterdir()] == ["deployment.json"]
    told = sansang("deploy", event, "--verify", deployment)
    assert (told.code, told.out) == (0, "The deployment keeps every rule.\n")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en",
            ["Minimum strength missing, priority 1", "proven best", "not available", "Add 1 team"],
        ),
        ("vi", ["Thiếu quân số tối thiểu", "đã chứng minh", "không sẵn sàng", "Bổ sung 1 đội"]),
    ],
)
def test_levels_reasons_and_additions_are_said(sansang, event, tmp_path, lang, words):
    told = sansang("deploy", event, "-o", tmp_path / "o", "--time-limit", 2, "--lang", lang)
    assert told.code == 1
    assert all(word in told.out for word in words)
    assert ("first answer" in told.err) == (lang == "en")


def test_with_json_nothing_but_the_answer_is_on_the_output(sansang, event, tmp_path):
    told = sansang("deploy", event, "-o", tmp_path / "o", "--time-limit", 2, "--json")
    written = (tmp_path / "o" / "deployment.json").read_text("utf-8")
    assert json.loads(told.out) == json.loads(written)


def test_a_spoilt_deployment_is_told_in_sentences(sansang, event, deployment):
    spoilt = json.loads(deployment.read_text("utf-8"))
    spoilt["unmet"] = []
    deployment.write_text(json.dumps(spoilt), "utf-8")
    told = sansang("deploy", event, "--verify", deployment)
    assert told.code == 1
    assert "what is said to be unmet is not what is" in told.out
    answer = json.loads(sansang("deploy", event, "--verify", deployment, "--json").out)
    assert answer["format"] == "sansang/violations/1"
    assert all(violation["message"] for violation in answer["violations"])


def test_moves_are_listed_against_the_deployment_before(sansang, tmp_path):
    event, out = tmp_path / "event.json", tmp_path / "out"
    assert sansang("new", event, "--size", 12).code == 0
    deploy = ("deploy", event, "--time-limit", 2)
    assert sansang(*deploy, "-o", out).code in (0, 1)
    before = out / "deployment.json"
    again = sansang(*deploy, "-o", tmp_path / "again", "--from", before)
    assert "No team moves against the deployment before." in again.out
    plan = json.loads(event.read_text("utf-8"))
    gone = json.loads(before.read_text("utf-8"))["assignments"][0]["team"]
    plan["teams"] = [team for team in plan["teams"] if team["id"] != gone]
    for fallback in plan["contingency_plans"]:
        fallback["teams"] = [team for team in fallback["teams"] if team != gone]
    event.write_text(json.dumps(plan), "utf-8")
    changed = sansang(*deploy, "-o", tmp_path / "changed", "--from", before)
    assert "What changes against the deployment before" in changed.out


def test_a_deployment_of_another_event_is_refused(sansang, event, deployment, tmp_path):
    other = tmp_path / "other"
    assert sansang("new", other).code == 0
    for option in ("--verify", "--from"):
        told = sansang("deploy", other, "-o", tmp_path / "o", option, deployment)
        assert told.code == 2
        assert told.err == (
            f'{deployment}: found "event", expected a deployment of the event other\n'
        )
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": "sansang/deployment/2"}', "\0"])
def test_what_is_no_deployment_is_refused_in_one_line(sansang, event, tmp_path, content):
    file = tmp_path / "deployment.json"
    file.write_text(content)
    told = sansang("deploy", event, "--verify", file)
    assert (told.code, told.out) == (2, "")
    assert told.err.endswith("expected a deployment.json of this program\n")
    assert told.err.count("\n") == 1
