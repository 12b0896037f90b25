"""The command line keeps its contract: exit codes, whole files, one line for each fault."""

import json

import pytest
from openpyxl import load_workbook
from tests.sansang.eventfile.broken_plans import CASES, broken_event

from sansang import cli
from sansang.eventfile import read_plan, write_workbook


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
    assert str(event) in capsys.readouterr().err


def test_schema_names_every_table(monkeypatch, capsys):
    assert run(monkeypatch, "schema") == 0
    assert "contingency_plans" in json.loads(capsys.readouterr().out)["properties"]


BROKEN = {
    "not json": (b"{", "plan.json line 1: expected JSON"),
    "empty": (b"", "plan.json: expected a file that is not empty"),
    "not utf-8": (b'{"event": "\xff"}', 'plan.json line 1: found "0xff", expected text in UTF-8'),
    "a list": (b"[]", 'plan.json: found "[…]", expected a record with its fields'),
    "no event": (b"{}", "plan.json, event: expected a value"),
    "deep": (b"[" * 100_000, "plan.json: expected fewer levels, one inside the other"),
    "wrong zone": (
        b'{"event": {"time_zone": "Mars/Base"}}',
        'plan.json event, time_zone: found "Mars/Base", expected a time zone such as',
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_plan_is_refused_with_its_place(name, tmp_path, monkeypatch, capsys):
    content, said = BROKEN[name]
    file = tmp_path / "plan.json"
    file.write_bytes(content)
    assert run(monkeypatch, "check", file, "--lang", "en") == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("case", [case for case, *_ in CASES])
def test_no_broken_plan_is_deployed_and_nothing_is_written(case, tmp_path, monkeypatch, capsys):
    out = tmp_path / "out"
    event = broken_event(case, tmp_path)
    assert run(monkeypatch, "deploy", event, "-o", out, "--lang", "en") == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "expected" in told.err.splitlines()[0]
    assert "Traceback" not in told.err
    assert not out.exists()


WORKBOOKS = {
    "text": (b"id,name\n", "expected a workbook (.xlsx)"),
    "cut off": (b"PK\x03\x04", "expected a workbook (.xlsx)"),
    "empty": (b"", "expected a file that is not empty"),
    "old": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "expected a workbook (.xlsx) without a password, not an .xls file",
    ),
}


@pytest.mark.parametrize("name", WORKBOOKS)
def test_what_is_no_workbook_is_refused_in_one_line(name, tmp_path, monkeypatch, capsys):
    content, expected = WORKBOOKS[name]
    (tmp_path / "plan.xlsx").write_bytes(content)
    assert run(monkeypatch, "check", tmp_path / "plan.xlsx", "--lang", "en") == 2
    assert capsys.readouterr().err == f"plan.xlsx: {expected}\n"


def test_a_workbook_is_read_and_its_fault_is_named_by_cell(event, monkeypatch, capsys):
    workbook = event.with_name("plan.xlsx")
    write_workbook(read_plan(event), workbook)
    assert run(monkeypatch, "check", workbook) in (0, 1)
    book = load_workbook(workbook)
    book["teams"]["E2"] = -4
    book.save(workbook)
    capsys.readouterr()
    assert run(monkeypatch, "check", workbook, "--lang", "en") == 2
    assert capsys.readouterr().err == (
        'plan.xlsx teams!E2, headcount: found "-4", expected a whole number of at least 1\n'
    )


def test_integrity_faults_name_record_and_field(event, monkeypatch, capsys):
    plan = json.loads(event.read_text())
    plan["teams"][3]["base"] = "nowhere"
    event.write_text(json.dumps(plan))
    assert run(monkeypatch, "check", event, "--lang=en") == 2
    assert capsys.readouterr().err.splitlines() == [
        'plan.json teams[3], base: found "nowhere", expected the id of a record in sites'
    ]


def test_a_fault_is_said_in_the_language_asked_for(tmp_path, monkeypatch, capsys):
    file = tmp_path / "plan.json"
    file.write_bytes(b"")
    said = set()
    for lang in ("vi", "en"):
        assert run(monkeypatch, "check", file, "--lang", lang) == 2
        said.add(capsys.readouterr().err)
    assert len(said) == 2


def test_a_missing_file_and_option_cannot_run(event, monkeypatch, capsys):
    assert run(monkeypatch, "check", event.parent / "absent.json") == 2
    assert run(monkeypatch, "deploy", event) == 2
    assert run(monkeypatch, "deploy", event, "--verify", event) == 2
    blocked = event.parent / "file"
    blocked.write_text("")
    assert run(monkeypatch, "deploy", event, "-o", blocked, "--time-limit", 1) == 2
