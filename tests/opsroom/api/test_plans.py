"""Plans come in as documents and files, are read, replaced, compared and taken away."""

import io
import json
from zipfile import ZipFile

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.opsroom.api.conftest import PLAN, last_entry, send

from opsroom.plans import handing_out
from opsroom.plans.models import Draft
from sansang.event import EventPlan

RENAMED = PLAN | {"event": PLAN["event"] | {"name": "Summer festival"}}


def upload(token, name, data, language="en", **fields):
    headers = {"Authorization": f"Bearer {token}", "Accept-Language": language}
    body = {"file": SimpleUploadedFile(name, data), **fields}
    return Client().post("/api/drafts/file", body, headers=headers)


def replaced(token, place, plan, revision=1):
    return send(token, "PUT", f"{place}/plan", {"revision": revision, "plan": plan})


@pytest.mark.parametrize("form", ["xlsx", "json", "zip"])
def test_a_file_is_imported_as_on_the_page(planner_token, form):
    write, _ = handing_out.FORMS[form]
    made = upload(planner_token, f"plan.{form}", write(EventPlan.model_validate(PLAN)))
    assert made.status_code == 201, made.content
    assert made.json()["title"] == "Spring festival"
    assert Draft.objects.get().document == PLAN
    assert last_entry("plan.imported") == ("planner", "police")


def test_a_file_sent_twice_is_one_draft(planner_token):
    for _ in range(2):
        upload(planner_token, "plan.json", json.dumps(PLAN).encode(), title="Mine")
    assert Draft.objects.get().title == "Mine"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("plan.xlsm", b"PK", "expected a workbook without macros"),
        ("plan.zip", b"no zip", "not a .zip file"),
        ("plan.json", b"{}", "expected"),
        ("plan.json", b"", "File of the plan: The submitted file is empty."),
    ],
)
def test_a_wrong_file_is_refused_in_a_sentence(planner_token, name, data, said):
    answer = upload(planner_token, name, data)
    assert answer.status_code == 422
    assert said in answer.json()["detail"]
    assert not Draft.objects.exists()


def test_what_is_too_large_is_refused(planner_token, settings):
    settings.MOST_UPLOAD_BYTES = 2**20
    answer = upload(planner_token, "plan.json", b" " * (2**20 + 1))
    assert (answer.status_code, "at most 1 MB" in answer.json()["detail"]) == (422, True)
    body = {"title": "Large", "plan": {"text": " " * 5 * 2**20}}
    answer = send(planner_token, "POST", "/drafts", body)
    assert (answer.status_code, "at most 5 MB" in answer.json()["detail"]) == (413, True)


def test_a_refusal_is_told_in_the_language_that_is_asked_for(planner_token):
    english = upload(planner_token, "plan.zip", b"no zip").json()["detail"]
    assert upload(planner_token, "plan.zip", b"no zip", "vi").json()["detail"] != english


def test_a_draft_takes_another_plan(planner_token, place):
    kept = replaced(planner_token, place, RENAMED)
    assert (kept.status_code, kept.json()["revision"]) == (200, 2)
    assert send(planner_token, "GET", f"{place}/plan").json() == RENAMED


def test_a_stale_plan_replaces_nothing_and_is_told_what_is_there(planner_token, place):
    replaced(planner_token, place, RENAMED)
    stale = replaced(planner_token, place, PLAN)
    assert stale.status_code == 409
    assert "Somebody else changed this draft" in stale.json()["detail"]
    assert (stale.json()["now"]["revision"], stale.json()["plan"]) == (2, RENAMED)
    assert replaced(planner_token, place, PLAN, revision=2).status_code == 200


def test_the_same_plan_sent_again_is_no_conflict(planner_token, place):
    for _ in range(2):
        assert replaced(planner_token, place, RENAMED).json()["revision"] == 2


def test_a_plan_that_does_not_fit_the_draft_is_refused(planner_token, place):
    other = PLAN | {"event": PLAN["event"] | {"id": "other"}}
    assert "another event" in replaced(planner_token, place, other).json()["detail"]
    assert "expected" in replaced(planner_token, place, {}).json()["detail"]
    assert Draft.objects.get().document == PLAN


def test_a_plan_is_taken_away_as_a_workbook_and_as_a_folder(planner_token, place):
    workbook = send(planner_token, "GET", f"{place}/plan.xlsx")
    assert workbook["Content-Type"].endswith("spreadsheetml.sheet")
    assert upload(planner_token, "plan.xlsx", workbook.content).status_code == 201
    folder = send(planner_token, "GET", f"{place}/plan.zip").content
    assert "festival/event.yaml" in ZipFile(io.BytesIO(folder)).namelist()


def test_a_plan_is_taken_away_as_an_office_paper_in_either_language(planner_token, place):
    for language, title in (("vi", "KẾ HOẠCH"), ("en", "Event plan")):
        paper = send(planner_token, "GET", f"{place}/plan.docx", language=language).content
        assert title in [one.text for one in docx.Document(io.BytesIO(paper)).paragraphs]
    assert send(planner_token, "GET", f"{place}/plan.pdf").content.startswith(b"%PDF")


def test_findings_are_those_of_the_check_in_either_language(planner_token, place):
    english = send(planner_token, "GET", f"{place}/findings").json()
    assert english
    assert {"error", "warning", "advice"} >= {one["severity"] for one in english}
    assert all(one["rule"] and one["table"] and one["message"] for one in english)
    vietnamese = send(planner_token, "GET", f"{place}/findings", language="vi").json()
    assert [one["rule"] for one in vietnamese] == [one["rule"] for one in english]
    assert vietnamese[0]["message"] != english[0]["message"]


def test_a_draft_is_begun_from_another_and_compared_with_it(planner_token, draft, place):
    copy = send(planner_token, "POST", f"{place}/copy", {"title": "Copy"})
    assert (copy.status_code, copy.json()["title"]) == (201, "Copy")
    replaced(planner_token, place, RENAMED)
    marks = f"before=drafts-{copy.json()['id']}&after=drafts-{draft['id']}"
    told = send(planner_token, "GET", f"/events/festival/changes?{marks}").json()
    assert [(one["kind"], one["table"], one["field"]) for one in told] == [
        ("changed", "event", "name")
    ]
    assert (told[0]["before"], told[0]["after"]) == ("Spring festival", "Summer festival")
    assert "Summer festival" in told[0]["sentence"]


def test_what_is_not_to_be_seen_is_not_compared(planner_token, stranger, draft):
    mark = f"drafts-{draft['id']}"
    path = f"/events/festival/changes?before={mark}&after="
    assert send(stranger, "GET", path + mark).status_code == 404
    for other in ("", "nothing", "versions-9"):
        assert send(planner_token, "GET", path + other).status_code == 404


@pytest.mark.parametrize("title", ["", " ", "x" * 201, "a\0b"])
def test_a_draft_needs_a_title(planner_token, place, title):
    assert send(planner_token, "POST", f"{place}/copy", {"title": title}).status_code == 422
    body = {"title": title, "plan": PLAN}
    assert send(planner_token, "POST", "/drafts", body).status_code == 422


def test_a_draft_that_was_never_proposed_is_deleted(planner_token, place):
    assert send(planner_token, "DELETE", place).status_code == 204
    assert not Draft.objects.exists()
    assert last_entry("plan.draft_deleted") == ("planner", "police")


def test_a_draft_of_which_a_version_came_stays(planner_token, place):
    send(planner_token, "POST", f"{place}/propose", {})
    answer = send(planner_token, "DELETE", place)
    assert answer.status_code == 409
    assert "so it stays" in answer.json()["detail"]
    assert Draft.objects.exists()
