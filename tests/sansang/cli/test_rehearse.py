"""`sansang rehearse` lives an event, says what fails and why, and tells any day again."""

import json
import shutil

import pytest
from tests.sansang.cli.rehearsals import MEND, OTHER, about, rehearsal
from tests.sansang.deployment.tiny import span
from tests.sansang.rehearsal.leaning import leaning_deployment, leaning_plan

from sansang.cli.rehearse.shares import of_hundred, points, share_interval, signed
from sansang.cli.rehearse.summary import show_rehearsal, verdict_sentence
from sansang.deployment import write_deployment
from sansang.eventfile import write_folder
from sansang.rehearsal.result import Estimate, Rehearsal
from sansang.report.content.voice import Voice

COMMAND = "sansang rehearse examples/lang-son-congress --day"


@pytest.fixture
def said(example, capsys):
    """What is said of a rehearsal of the example."""

    def say(answer: Rehearsal, language: str = "en", other: str | None = None) -> str:
        show_rehearsal(Voice(example, language), answer, COMMAND, other)
        return " ".join(capsys.readouterr().out.split())

    return say


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            [
                "In 97 of 100 rehearsed days (95–99) every priority-1 incident was reached",
                "Plan 02: mass casualties, food poisoning: on time 41 of 100 times (38–44)",
                "Step 5, “Transport by priority” within 15 min: late 59 of 100 times.",
                "Ambulance crew 1: bound by Plan 01: fire at the hall (55 ×)",
                "It would mend it to name Ambulance crew 5 instead of Ambulance crew 1",
                "41 → 96 of 100 on the same days, +55 (+51 to +59)",
                "On time every time: Plan 03: power cut at the hall",
                "A guess from published rates",
                "to read one: sansang rehearse examples/lang-son-congress --day 4711",
            ],
        ),
        ("vi", ["PA 02: Nhiều người bị nạn, ngộ độc", "Kíp Cấp cứu số 5"]),
    ],
)
def test_one_screen_says_what_fails_why_and_what_mends_it(said, language, words):
    told = said(rehearsal(), language)
    for word in words:
        assert word in told


def test_what_is_compared_is_told_on_the_same_days_with_its_interval(said):
    told = said(rehearsal(differences=(OTHER,)), other="mended")
    assert "On the same 1,000 days, mended instead" in told
    assert "+55 (+51 to +59)" in told
    same = rehearsal(differences=(OTHER.model_copy(update={"difference": about(0.01, 0.05)}),))
    assert "On the same 1,000 days no difference from mended is shown." in said(
        same, other="mended"
    )


def test_a_plan_without_targets_or_incidents_says_so_and_nothing_more(said):
    none = rehearsal(days_all_in_target=None, responses=(), plans=(), posts=(), notable=())
    told = said(none)
    assert "No incident of priority 1 has a target: nothing is promised." in told
    assert "Nothing happened on any rehearsed day." in told


def test_a_mend_that_is_not_enough_is_called_a_help(said):
    half = MEND.model_copy(update={"after": about(0.6)})
    assert "It would help to name Ambulance crew 5 instead" in said(rehearsal(mends=(half,)))


def test_the_best_is_never_rounded_up_to_all(example):
    voice = Voice(example, "en")
    shares = {1.0: "100", 0.9996: "99.9", 0.978: "97", 0.005: "0.5", 0.0: "0"}
    assert {share: of_hundred(voice, share) for share in shares} == shares
    assert share_interval(voice, Estimate(value=0.978, low=0.9611, high=0.9887)) == "96–99"


def test_changes_have_their_sign_and_nothing_has_none(example):
    voice = Voice(example, "en")
    assert [signed(voice, change) for change in (1.25, -1.25, 0.01)] == ["+1.2", "−1.2", "0"]
    assert points(voice, about(0.5, 0.1)) == "+50 (+40 to +60)"


def test_a_target_that_all_share_is_named(example):
    kind = {"id": "fall", "name": "Fall", "work_group": "medical", "priority": 1, "target_min": 8}
    plan = leaning_plan(incident_types=[kind])
    sentence = verdict_sentence(Voice(plan, "en"), rehearsal())
    assert sentence.endswith("every priority-1 incident was reached in 8 minutes.")


FALL = {
    "id": "fall",
    "name": "Fall",
    "work_group": "medical",
    "priority": 1,
    "target_min": 10,
    "needs": [{"resource_types": ["crew"]}],
}


@pytest.fixture
def leaning(tmp_path):
    """An event in which two contingency plans lean on one crew, with its deployment."""
    event = leaning_plan(
        incident_types=[FALL],
        incident_rates=[
            {
                "id": "falls",
                "site": "hall",
                "incident_type": "fall",
                **span(8, 20),
                "per_hour": 0.2,
            }
        ],
    )
    folder = tmp_path / "leaning"
    write_folder(event, folder)
    deployment = tmp_path / "deployment.json"
    write_deployment(leaning_deployment(event), deployment)
    return folder, deployment


def test_the_weak_plan_is_found_with_its_mend_and_the_mend_shows_on_the_same_days(
    sansang, leaning, tmp_path
):
    event, deployment = leaning
    out, mended = tmp_path / "out", tmp_path / "mended"
    told = sansang("rehearse", event, "--deployment", deployment, "-o", out, "--days", 10)
    assert told.code == 1, told.err
    assert "Many-Hurt: on time 50 of 100 times" in told.out
    assert "bound by Fire" in told.out
    assert "name Crew-2 instead of Crew-1" in told.out
    assert [file.name for file in out.iterdir()] == ["rehearsal.json"]
    answer = Rehearsal.model_validate_json((out / "rehearsal.json").read_text("utf-8"))
    assert {mend.team or mend.post for mend in answer.mends} == {"crew-2", "aid-station"}

    shutil.copytree(event, mended)
    plans = (mended / "contingency_plans.csv").read_text("utf-8")
    fire, many_hurt = plans.rsplit("crew-1", 1)
    (mended / "contingency_plans.csv").write_text(f"{fire}crew-2{many_hurt}", "utf-8")
    compare = ("--compare", mended, "--days", 10, "--lang", "en")
    told = sansang("rehearse", event, "--deployment", deployment, *compare)
    assert "On the same 10 days" in told.out
    assert "+50 (" in told.out


def test_a_day_is_told_again_step_by_step_with_its_reasons(sansang, leaning):
    event, deployment = leaning
    command = ("rehearse", event, "--deployment", deployment, "--day", 5)
    told = sansang(*command)
    assert told.code == 0
    assert "Day 5 of the rehearsals with seed 1" in told.out
    assert "Crew-1 is sent to Hall" in told.out
    assert sansang(*command).out == told.out
    answer = json.loads(sansang(*command, "--json").out)
    assert answer["format"] == "sansang/rehearsed-day/1"
    kinds = {step["kind"] for step in answer["steps"]}
    assert {"duty_begins", "reported", "assigned", "arrived", "closed"} <= kinds
    assert sansang(*command, "--seed", 2).out != told.out


def test_with_json_nothing_but_the_answer_is_on_the_output(sansang, leaning):
    event, deployment = leaning
    told = sansang("rehearse", event, "--deployment", deployment, "--days", 10, "--json")
    answer = Rehearsal.model_validate_json(told.out)
    assert (answer.days, answer.seed) == (10, 1)
    assert not [stream for stream in answer.streams if stream.guess]
