"""`sansang check` says what is not as it should be, and ends as its contract says."""

import json

import pytest
from tests.sansang.cli.conftest import EXAMPLE

from sansang.checks import run_checks


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("vi", ["Lỗi (13)", "Căn cứ", "tổ công tác"]),
        ("en", ["Errors (13)", "Source", "task force"]),
    ],
)
def test_findings_are_grouped_counted_and_said_in_the_language_asked_for(sansang, lang, words):
    told = sansang("check", EXAMPLE, "--lang", lang)
    assert told.code == 1
    assert all(word in told.out for word in words)
    assert told.err == ""


def test_every_finding_is_shown_with_rule_and_record(sansang, example):
    told = sansang("check", EXAMPLE)
    for finding in run_checks(example):
        assert finding.rule in told.out
        assert f"{finding.record.table}/{finding.record.id}" in told.out


def test_json_holds_message_remedy_and_source(sansang, example):
    told = sansang("check", EXAMPLE, "--json", "--lang", "vi")
    answer = json.loads(told.out)
    assert (answer["format"], answer["language"]) == ("sansang/findings/1", "vi")
    assert len(answer["findings"]) == len(run_checks(example))
    for finding in answer["findings"]:
        assert {"rule", "severity", "record", "message", "source"} <= finding.keys()
        assert finding["message"]
        assert finding["source"]


def test_a_plan_without_errors_ends_with_0(sansang, tmp_path):
    event = tmp_path / "sound.json"
    assert sansang("new", event, "--size", 12).code == 0
    answer = json.loads(sansang("check", event, "--json").out)
    errors = [f for f in answer["findings"] if f["severity"] == "error"]
    assert sansang("check", event).code == (1 if errors else 0)


@pytest.mark.parametrize("suffix", [".xlsx", ".json", ""])
def test_every_form_of_an_event_is_read(sansang, event, tmp_path, suffix):
    other = tmp_path / f"other{suffix}"
    assert sansang("convert", event, other).code == 0
    assert sansang("check", other).out == sansang("check", event).out
