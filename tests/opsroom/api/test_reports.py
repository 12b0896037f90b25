"""Agencies report by programs: answers, evidence, the workbook, and submitting it."""

import pytest
from tests.opsroom.api.conftest import last_entry, send
from tests.opsroom.api.forms import PDF, pdf, upload
from tests.opsroom.api.reviewed import *  # noqa: F403 (its fixtures)

from opsroom.reviews.models import Report


@pytest.fixture
def report(at, review):
    """The report of the health agency, handed back to it; both criteria are answered."""
    Report.objects.update(submitted_at=None)
    return f"{at}/reports/so-y-te"


@pytest.fixture
def answer(report):
    return f"{report}/answers/med-1"


def said(revision=1, **more):
    return {"revision": revision, "state": "partly", "missing": "Thiếu một kíp"} | more


def test_an_answer_is_kept_and_told(health, report, answer):
    told = send(health, "PUT", answer, said(asks_for="Một xe", link="https://example.org/a"))
    assert told.status_code == 200, told.content
    assert (told.json()["state"], told.json()["revision"]) == ("partly", 2)
    whole = send(health, "GET", report).json()
    assert whole["answers"][0] == told.json()
    assert (whole["asked"], whole["writable"]) == (["med-1", "med-2"], True)


def test_a_stale_answer_is_not_kept_and_what_is_there_is_told(health, answer):
    send(health, "PUT", answer, said())
    stale = send(health, "PUT", answer, said(state="ready"))
    assert (stale.status_code, stale.json()["now"]["state"]) == (409, "partly")
    assert "Somebody else" in stale.json()["detail"]
    assert send(health, "PUT", answer, said()).status_code == 200  # just so again


@pytest.mark.parametrize(
    "wrong", [{"state": "good"}, {"link": "javascript:x"}, {"missing": "x" * 4001}]
)
def test_an_answer_that_cannot_be_is_refused(health, answer, wrong):
    assert send(health, "PUT", answer, said(**wrong)).status_code == 422


def test_evidence_is_attached_handed_out_and_taken_off(health, traffic, review, answer):
    told = upload(health, f"{answer}/files", revision=1, files=[pdf()])
    assert told.status_code == 200, told.content
    kept, revision = told.json()["files"][0], told.json()["revision"]
    place = f"/events/{review.event.key}/evidence/{kept['id']}"
    assert b"".join(send(health, "GET", place).streaming_content) == PDF
    assert send(traffic, "GET", place).status_code == 404
    stale = send(health, "DELETE", f"{answer}/files/{kept['id']}?revision=1")
    assert (stale.status_code, len(stale.json()["now"]["files"])) == (409, 1)
    off = send(health, "DELETE", f"{answer}/files/{kept['id']}?revision={revision}")
    assert off.json()["files"] == []
    assert send(health, "DELETE", f"{answer}/files/99999?revision=3").status_code == 404


def test_a_file_that_can_act_is_not_taken(health, answer):
    script = pdf("image.svg", b"<svg onload='x'/>")
    refused = upload(health, f"{answer}/files", revision=1, files=[script])
    assert (refused.status_code, "image.svg" in refused.json()["detail"]) == (422, True)


def test_a_summary_takes_the_place_of_the_one_that_was_read(health, report):
    mark = send(health, "GET", report).json()["summary_mark"]
    body = {"summary": "Cơ bản sẵn sàng", "instead_of": mark}
    assert send(health, "PUT", f"{report}/summary", body).json()["summary"] == "Cơ bản sẵn sàng"
    stale = send(health, "PUT", f"{report}/summary", body | {"summary": "Khác"})
    assert (stale.status_code, stale.json()["now"]["summary"]) == (409, "Cơ bản sẵn sàng")


def test_the_workbook_comes_back_as_it_was_handed_out(health, report):
    form = send(health, "GET", f"{report}/form.xlsx").content
    taken = upload(health, f"{report}/form", revision=0, file=pdf("report.xlsx", form))
    assert taken.status_code == 200, taken.content
    stale = upload(health, f"{report}/form", revision=0, file=pdf("report.xlsx", form))
    assert (stale.status_code, stale.json()["now"]["revision"]) == (409, 1)
    wrong = upload(health, f"{report}/form", revision=1, file=pdf("report.xlsx"))
    assert wrong.status_code == 422


def test_a_report_is_submitted_once_and_given_back(health, chair, report, answer):
    for _ in range(2):
        assert send(health, "POST", f"{report}/submit").json()["submitted_at"]
    assert last_entry("review.report_submitted") == ("reporter", "so-y-te")
    assert send(health, "PUT", answer, said()).status_code == 409
    assert send(chair, "POST", f"{report}/hand-back").json()["submitted_at"] is None
    assert last_entry("review.report_returned") == ("chair", "committee")
    assert send(health, "PUT", answer, said()).status_code == 200


def test_a_report_of_another_agency_is_absent_until_it_is_submitted(traffic, at, report, answer):
    calls = [
        ("GET", report, None),
        ("GET", f"{report}/form.xlsx", None),
        ("PUT", answer, said()),
        ("PUT", f"{report}/summary", {"summary": "", "instead_of": ""}),
        ("POST", f"{report}/submit", None),
        ("DELETE", f"{answer}/files/1?revision=1", None),
    ]
    for method, path, body in calls:
        assert send(traffic, method, path, body).status_code == 404, path
    assert upload(traffic, f"{answer}/files", revision=1, files=[pdf()]).status_code == 404
    assert upload(traffic, f"{report}/form", revision=0, file=pdf()).status_code == 404
    Report.objects.update(submitted_at="2026-11-22T08:00:00Z")
    assert send(traffic, "GET", report).status_code == 200
    assert send(traffic, "PUT", answer, said()).status_code == 404


def test_what_an_agency_is_not_asked_is_absent(health, report):
    assert send(health, "PUT", f"{report}/answers/none", said(0)).status_code == 404


def test_how_far_each_agency_is(chair, at):
    told = send(chair, "GET", f"{at}/reports").json()
    assert [(one["agency"], one["asked"], one["answered"]) for one in told] == [("so-y-te", 2, 2)]
