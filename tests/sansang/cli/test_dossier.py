"""`sansang dossier` runs every stage and prints all that is handed out, whole or not at all."""

import json

import pytest
from tests.sansang.cli.conftest import EXAMPLE

from sansang.eventfile import read_plan

QUICK = ("--time-limit", 2, "--days", 20)


@pytest.fixture
def printed(sansang, event, tmp_path):
    out = tmp_path / "dossier"
    return sansang("dossier", event, "-o", out, *QUICK), out


def test_everything_is_printed_and_its_place_is_told(printed, event):
    told, out = printed
    plan = read_plan(event)
    assert told.code == 1
    assert f"Written to {out}" in told.out
    assert {path.name for path in out.iterdir()} == {
        "dossier.html", "dossier.pdf", "orders", "findings.json", "deployment.json",
        "rehearsal.json",
    }  # fmt: skip
    assert (out / "dossier.pdf").read_bytes().startswith(b"%PDF")
    for folder, records in (("teams", plan.teams), ("task-forces", plan.task_forces)):
        for record in records:
            for form in ("pdf", "docx"):
                assert (out / "orders" / folder / f"{record.id}.{form}").stat().st_size > 1000


def test_it_is_printed_in_the_language_asked_for(sansang, event, tmp_path):
    for lang, word in (("vi", "Hồ sơ sẵn sàng"), ("en", "Readiness dossier")):
        out = tmp_path / lang
        told = sansang("dossier", event, "-o", out, *QUICK, "--format", "html", "--lang", lang)
        assert word.lower() in (out / "dossier.html").read_text("utf-8").lower()
        assert ("Not ready" in told.out) == (lang == "en")
        assert json.loads((out / "findings.json").read_text("utf-8"))["language"] == lang


def test_the_example_is_not_ready_and_its_dossier_is_printed_all_the_same(sansang, tmp_path):
    quick = (*QUICK, "--days", 0, "--format", "html", "--json")
    told = sansang("dossier", EXAMPLE, "-o", tmp_path / "o", *quick)
    assert told.code == 1
    answer = json.loads(told.out)
    assert answer["format"] == "sansang/dossier/1"
    assert answer["files"] == ["deployment.json", "dossier.html", "findings.json"]
    assert all((tmp_path / "o" / file).exists() for file in answer["files"])


def test_an_event_with_incident_types_is_rehearsed_and_its_dossier_tells_of_it(sansang, tmp_path):
    quick = (*QUICK, "--days", 20, "--format", "html", "--lang", "en")
    told = sansang("dossier", EXAMPLE, "-o", tmp_path / "o", *quick)
    assert "how the rehearsed days went" in told.out
    answer = json.loads((tmp_path / "o" / "rehearsal.json").read_text("utf-8"))
    assert (answer["format"], answer["days"]) == ("sansang/rehearsal/1", 20)
    page = (tmp_path / "o" / "dossier.html").read_text("utf-8")
    for part in ("rehearsal", "rehearsed-plans", "worst-day", "strain"):
        assert f'<section id="{part}"' in page


def test_it_is_printed_again_in_the_same_place_beside_what_lies_there(sansang, printed, event):
    _, out = printed
    (out / "note.txt").write_text("mine")
    assert sansang("dossier", event, "-o", out, *QUICK, "--lang", "vi").code == 1
    assert (out / "note.txt").read_text() == "mine"
    assert not [path for path in out.iterdir() if path.name.startswith(".sansang-")]


def test_an_order_sheet_that_was_changed_by_hand_is_not_lost(sansang, printed, event):
    _, out = printed
    sheet = next((out / "orders" / "teams").glob("*.docx"))
    sheet.write_bytes(b"mine")
    before = (out / "dossier.html").read_bytes()
    told = sansang("dossier", event, "-o", out, *QUICK)
    assert told.code == 2
    assert "changed by hand" in told.err
    assert sheet.read_bytes() == b"mine"
    assert (out / "dossier.html").read_bytes() == before


def test_a_deployment_at_hand_is_taken(sansang, event, deployment):
    out = deployment.parent  # where deploy wrote it
    took = ("--deployment", deployment, "--format", "html")
    before = json.loads(deployment.read_text("utf-8"))
    assert sansang("dossier", event, "-o", out, *took).code == 1
    assert json.loads(deployment.read_text("utf-8")) == before


def test_a_deployment_that_breaks_a_rule_is_not_handed_out(sansang, event, deployment, tmp_path):
    untrue = json.loads(deployment.read_text("utf-8")) | {"unmet": []}
    deployment.write_text(json.dumps(untrue), "utf-8")
    told = sansang("dossier", event, "-o", tmp_path / "o", "--deployment", deployment)
    assert told.code == 2
    assert "--verify" in told.err
    assert not (tmp_path / "o").exists()
