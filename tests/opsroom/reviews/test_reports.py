"""Agencies report: criterion by criterion, each alone until it submits."""

from datetime import timedelta

import pytest
from tests.opsroom.conftest import NOW
from tests.opsroom.reviews.conftest import said

from opsroom.people.roles import Role
from opsroom.record.models import Row
from opsroom.reviews.export import as_record
from opsroom.reviews.models import Report, ReportAnswer, Review
from sansang.readiness import readiness_of
from sansang.readiness.verdict import ReportState

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}


def test_an_answer_is_kept_with_and_without_javascript(writer, pages):
    answer = writer.post(pages.answer(), said("partly", missing="Two men by Friday"))
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"#{pages.criterion}")
    part = writer.post(pages.answer(pages.second), said(), headers={"hx-request": "true"})
    assert part.status_code == 200
    assert b"<html" not in part.content
    assert b'hx-swap-oob="true"' in part.content
    kept = dict(ReportAnswer.objects.values_list("criterion", "state"))
    assert kept == {pages.criterion: "partly", pages.second: "ready"}


def test_a_stale_edit_shows_both_and_overwrites_nothing(writer, pages):
    writer.post(pages.answer(), said("ready", missing="first"))
    late = writer.post(pages.answer(), said("not_ready", missing="second"))
    assert late.status_code == 409
    assert b"first" in late.content
    assert b"second" in late.content
    assert ReportAnswer.objects.get().missing == "first"
    writer.post(pages.answer(), said("not_ready", revision=1, missing="second"))
    assert ReportAnswer.objects.get().missing == "second"


def test_a_stale_edit_through_htmx_keeps_the_text_that_was_typed(writer, pages):
    writer.post(pages.answer(), said(missing="first"))
    part = writer.post(
        pages.answer(), said(missing="second"), headers={"hx-request": "true", **ENGLISH}
    )
    assert part.status_code == 200
    assert b"Somebody else has changed this" in part.content
    assert b">second</textarea>" in part.content
    assert b'name="revision" value="1"' in part.content


def test_the_same_answer_sent_twice_is_kept_once(writer, pages):
    for _ in range(2):
        assert writer.post(pages.answer(), said(missing="same")).status_code == 302
    assert ReportAnswer.objects.get().revision == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": ""},
        {"state": "perfect"},
        {"revision": "x"},
        {"link": "javascript:alert(1)"},
        {"link": "data:text/html,x"},
        {"missing": "x" * 4001},
        {"missing": "bell \x07"},
    ],
)
def test_what_cannot_be_kept_is_refused_and_the_text_stays(writer, pages, wrong):
    answer = writer.post(pages.answer(), said() | {"asks_for": "more radios"} | wrong)
    assert answer.status_code == 400
    assert b"more radios" in answer.content
    assert not ReportAnswer.objects.exists()


def test_hostile_text_is_shown_and_not_run(writer, pages):
    text = "</textarea><script>alert(1)</script>{{ 7 }}"
    writer.post(pages.answer(), said(missing=text))
    content = writer.get(pages.report).content
    assert b"<script>alert" not in content
    assert b"{{ 7 }}" in content


def test_an_agency_sees_no_other_report_until_it_is_submitted(writer, stranger, pages):
    writer.post(pages.answer(), said(missing="a gap in the fence"))
    assert stranger.get(pages.report).status_code == 404
    assert stranger.get(f"{pages.report}form.xlsx").status_code == 404
    assert b"a gap" not in stranger.get(pages.review).content
    writer.post(f"{pages.report}submit/")
    shown = stranger.get(pages.report)
    assert shown.status_code == 200
    assert b"a gap in the fence" in shown.content
    assert b"<textarea" not in shown.content


def test_reviewers_and_the_chair_see_reports_before(reviewer, chair, planner, writer, pages):
    writer.post(pages.answer(), said(missing="a gap"))
    for client in (reviewer, chair):
        assert b"a gap" in client.get(pages.report).content
    assert planner.get(pages.report).status_code == 404


def test_nobody_writes_the_report_of_another_agency(stranger, reviewer, chair, pages):
    parts = ("summary/", "submit/", "form/", f"answers/{pages.criterion}/")
    for part in parts:
        assert stranger.post(pages.report + part, said()).status_code == 404
        for client in (reviewer, chair):
            assert client.post(pages.report + part, said()).status_code == 403
    assert not Report.objects.exists()


def test_an_agency_answers_only_what_it_is_asked(writer, pages):
    assert writer.post(pages.answer("no-such"), said()).status_code == 404


def test_a_planner_of_the_agency_reads_and_does_not_write(cast, own, writer, pages):
    writer.post(pages.answer(), said())
    planner = cast.client("planner-of-own", Role.PLANNER, agency=own)
    assert b"<textarea" not in planner.get(pages.report).content
    assert planner.post(pages.answer(), said("partly", 1)).status_code == 403


def test_a_report_in_time_is_submitted_once(writer, pages, review):
    writer.post(pages.answer(), said())
    for _ in range(2):
        writer.post(f"{pages.report}submit/")
    assert Report.objects.get().submitted_at == NOW
    entries = Row.objects.filter(kind="review.report_submitted")
    assert entries.count() == 1
    assert entries.get().entry["data"]["late"] is False


def test_a_late_report_is_taken_and_says_by_how_much(writer, reviewer, pages, clock, review, plan):
    writer.post(pages.answer(), said())
    clock.now = NOW + timedelta(hours=5, seconds=1)
    assert b"overdue" in reviewer.get(pages.review, headers=ENGLISH).content
    writer.post(f"{pages.report}submit/")
    for page in (pages.review, pages.report):
        text = reviewer.get(page, headers=ENGLISH).content.decode().replace("\xa0", " ")
        assert "late by 3 hours" in text
    parts = readiness_of(as_record(review), plan, clock.now).agencies
    assert ReportState.LATE in {part.report for part in parts}


def test_a_second_late_is_late_in_the_record_too(writer, pages, clock, review, plan):
    writer.post(pages.answer(), said())
    clock.now = review.reports_due + timedelta(seconds=1)
    writer.post(f"{pages.report}submit/")
    record = as_record(review)
    assert record.reports[0].submitted_at > record.reports_due


def test_a_submitted_report_changes_no_more(writer, pages):
    writer.post(pages.answer(), said(missing="first"))
    writer.post(f"{pages.report}submit/")
    answer = writer.post(pages.answer(), said("partly", 1, missing="second"))
    assert answer.status_code == 409
    writer.post(f"{pages.report}summary/", {"summary": "x", "instead_of": "e3b0c44298fc1c14"})
    assert ReportAnswer.objects.get().missing == "first"
    assert Report.objects.get().summary == ""


def test_a_reviewer_gives_a_report_back(writer, reviewer, pages):
    writer.post(pages.answer(), said())
    writer.post(f"{pages.report}submit/")
    assert writer.post(f"{pages.report}hand-back/").status_code == 403
    reviewer.post(f"{pages.report}hand-back/")
    assert not Report.objects.filter(submitted_at__isnull=False).exists()
    writer.post(pages.answer(), said("partly", 1))
    assert ReportAnswer.objects.get().state == "partly"
    assert Row.objects.filter(kind="review.report_returned").count() == 1


def test_an_empty_report_is_not_submitted(writer, pages):
    writer.post(f"{pages.report}submit/")
    assert not Report.objects.filter(submitted_at__isnull=False).exists()


@pytest.mark.parametrize("stage", ["prepared", "concluded"])
def test_reports_are_written_only_while_the_review_takes_them(writer, pages, stage):
    Review.objects.update(stage=stage)
    assert b"<textarea" not in writer.get(pages.report).content
    assert writer.post(pages.answer(), said()).status_code == 409
    assert not ReportAnswer.objects.exists()


def test_the_judgement_of_an_agency_is_kept_and_never_silently_overwritten(writer, pages):
    mark = writer.get(pages.report).context["summary_form"].initial["instead_of"]
    writer.post(f"{pages.report}summary/", {"summary": "ours", "instead_of": mark})
    late = writer.post(f"{pages.report}summary/", {"summary": "mine", "instead_of": mark})
    assert late.status_code == 409
    assert Report.objects.get().summary == "ours"
    fresh = late.context["summary_form"].initial
    writer.post(f"{pages.report}summary/", {"summary": "mine", "instead_of": fresh["instead_of"]})
    assert Report.objects.get().summary == "mine"


def test_the_record_says_nothing_of_a_report_that_is_not_submitted(writer, pages, review, own):
    writer.post(pages.answer(), said("partly", missing="a gap"))
    assert as_record(review).reports == ()
    assert as_record(review, draft_of=own).reports[0].answers[0].missing == "a gap"
    writer.post(f"{pages.report}submit/")
    assert as_record(review).reports[0].agency == own


def test_an_answer_counts_in_the_overview(writer, pages, review, own):
    writer.post(pages.answer(), said())
    row = writer.get(pages.review).context["rows"][0]
    assert (row.key, row.own, row.answered) == (own, True, 1)
    assert row.asked == len(review.assigned[own])
