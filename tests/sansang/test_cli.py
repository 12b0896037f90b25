"""The command line keeps its contract: exit codes, whole files, one line for each fault."""

import json

import pytest

from sansang import cli


def run(monkeypatch, *words):
    monkeypatch.setattr("sys.argv", ["sansang", *map(str, words)])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    return stopped.value.code or 0


@pytest.fixture
def event(tmp_path, monkeypatch):
    assert run(monkeypatch, "new", tmp_path, "--size", "12") == 0
    return tmp_path / "plan.json"


@pytest.mark.parametrize(("lang", "word"), [("vi", "khuyến nghị"), ("en", "advice")])
def test_check_speaks_the_language_asked_for(event, monkeypatch, capsys, lang, word):
    assert run(monkeypatch, "check", event, "--lang", lang) in (0, 1)
    assert word in capsys.readouterr().out


def test_check_answers_as_json(event, monkeypatch, capsys):
    capsys.readouterr()
    run(monkeypatch, "check", event, "--json", "--lang", "en")
    answer = json.loads(capsys.readouterr().out)
    assert answer["format"] == "sansang/findings/1"
    assert {"rule", "severity", "record", "message"} <= answer["findings"][0].keys()


def test_deploy_writes_an_answer_that_verify_accepts(event, monkeypatch, capsys):
    out = event.parent / "out"
    assert run(monkeypatch, "deploy", event, "-o", out, "--time-limit", 4) in (0, 1)
    file = out / "deployment.json"
    assert json.loads(file.read_text())["format"] == "sansang/deployment/1"
    assert run(monkeypatch, "deploy", event, "--verify", file) == 0
    spoilt = json.loads(file.read_text())
    spoilt["assignments"] = spoilt["assignments"][1:]
    file.write_text(json.dumps(spoilt))
    assert run(monkeypatch, "deploy", event, "--verify", file) == 1


def test_an_event_is_never_overwritten(event, monkeypatch, capsys):
    assert run(monkeypatch, "new", event.parent) == 2
    assert "exists" in capsys.readouterr().err


def test_schema_names_every_table(monkeypatch, capsys):
    assert run(monkeypatch, "schema") == 0
    assert "contingency_plans" in json.loads(capsys.readouterr().out)["properties"]


BROKEN = {
    "not json": (b"{", "line 1"),
    "empty": (b"", "line 1"),
    "not utf-8": (b'{"event": "\xff"}', "encoding"),
    "a list": (b"[]", "model_type"),
    "no event": (b"{}", "event"),
    "deep": (b"[" * 100_000, "syntax"),
    "wrong zone": (b'{"event": {"time_zone": "Mars/Base"}}', "time_zone"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_plan_is_refused_with_its_place(name, tmp_path, monkeypatch, capsys):
    content, said = BROKEN[name]
    file = tmp_path / "plan.json"
    file.write_bytes(content)
    assert run(monkeypatch, "check", file) == 2
    error = capsys.readouterr().err
    assert "plan.json" in error
    assert said in error
    assert "Traceback" not in error


def test_integrity_faults_name_record_and_field(event, monkeypatch, capsys):
    plan = json.loads(event.read_text())
    plan["teams"][3]["base"] = "nowhere"
    event.write_text(json.dumps(plan))
    assert run(monkeypatch, "check", event) == 2
    error = capsys.readouterr().err
    assert "teams[3]" in error
    assert '"base"' in error
    assert "nowhere" in error


def test_a_missing_file_and_option_cannot_run(event, monkeypatch, capsys):
    assert run(monkeypatch, "check", event.parent / "absent.json") == 2
    assert run(monkeypatch, "deploy", event) == 2
    assert run(monkeypatch, "deploy", event, "--verify", event) == 2
    blocked = event.parent / "file"
    blocked.write_text("")
    assert run(monkeypatch, "deploy", event, "-o", blocked, "--time-limit", 1) == 2
