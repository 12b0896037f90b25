"""The delegation records what it found, and closes it."""

import pytest
from tests.opsroom.reviews.conftest import said
from tests.opsroom.reviews.test_evidence import HOSTILE, photo, upload

from opsroom.people.models import Agency
from opsroom.record.models import Row
from opsroom.reviews.export import as_record
from opsroom.reviews.models import FindingRecord, Review
from sansang.readiness import readiness_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def finding(own, review, plan):
    return {
        "text": "The side gate has no post.",
        "gravity": "critical",
        "work_group": "public_order",
        "owner": Agency.objects.get(key=own).pk,
        "site": plan.sites[0].id,
        "criterion": review.criteria_set.criteria[0].id,
    }


def test_a_finding_is_numbered_and_entered_without_its_words(reviewer, pages, finding, own):
    reviewer.post(f"{pages.review}findings/new/", finding | {"files": upload(photo())})
    kept = FindingRecord.objects.get()
    assert (kept.number, kept.owner.key, kept.files.count()) == (1, own, 1)
    entry = Row.objects.get(kind="review.finding_recorded").entry
    assert entry["data"]["gravity"] == "critical"
    assert "gate" not in str(entry)


def test_the_same_finding_sent_twice_is_one(reviewer, pages, finding):
    for _ in range(2):
        reviewer.post(f"{pages.review}findings/new/", finding)
    reviewer.post(f"{pages.review}findings/new/", finding | {"text": "Another"})
    assert list(FindingRecord.objects.values_list("number", flat=True)) == [1, 2]


def test_a_finding_is_closed_once_and_never_deleted(reviewer, pages, finding):
    reviewer.post(f"{pages.review}findings/new/", finding)
    for _ in range(2):
        reviewer.post(f"{pages.review}findings/1/close/")
    assert FindingRecord.objects.get().closed_at is not None
    assert Row.objects.filter(kind="review.finding_closed").count() == 1


def test_an_open_critical_finding_keeps_the_event_from_being_ready(
    reviewer, pages, finding, review, plan, clock
):
    reviewer.post(f"{pages.review}findings/new/", finding)
    said_open = readiness_of(as_record(review), plan, clock.now).reasons
    assert any(reason.code == "critical_finding" for reason in said_open)
    reviewer.post(f"{pages.review}findings/1/close/")
    said_closed = readiness_of(as_record(review), plan, clock.now).reasons
    assert not any(reason.code == "critical_finding" for reason in said_closed)


def test_agencies_read_findings_and_neither_record_nor_close_them(
    writer, planner, reviewer, pages, finding
):
    reviewer.post(f"{pages.review}findings/new/", finding)
    for client in (writer, planner):
        assert b"side gate" in client.get(f"{pages.review}findings/").content
        assert client.post(f"{pages.review}findings/new/", finding).status_code == 403
        assert client.post(f"{pages.review}findings/1/close/").status_code == 403


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"gravity": "awful"},
        {"work_group": "watching"},
        {"owner": "999999"},
        {"site": "no-such"},
        {"criterion": "no-such"},
        {"text": "x" * 4001},
    ],
)
def test_a_finding_that_fits_nothing_is_refused(reviewer, pages, finding, wrong):
    answer = reviewer.post(f"{pages.review}findings/new/", finding | wrong)
    assert answer.status_code == 200
    assert not FindingRecord.objects.exists()


def test_a_refused_photo_records_no_finding(reviewer, pages, finding):
    hostile = upload(HOSTILE["html"], "photo.jpg")
    answer = reviewer.post(f"{pages.review}findings/new/", finding | {"files": hostile})
    assert b"side gate" in answer.content
    assert not FindingRecord.objects.exists()


def test_a_concluded_review_takes_no_more_findings(reviewer, pages, finding):
    Review.objects.update(stage="concluded")
    reviewer.post(f"{pages.review}findings/new/", finding)
    assert not FindingRecord.objects.exists()


def test_what_an_agency_reports_and_the_delegation_finds_is_one_record(
    reviewer, writer, pages, finding, review
):
    writer.post(pages.answer(), said("partly") | {"files": upload(photo())})
    writer.post(f"{pages.report}submit/")
    reviewer.post(f"{pages.review}findings/new/", finding)
    record = as_record(review)
    assert record.reports[0].answers[0].evidence[0].sha256
    assert record.findings[0].id == "F1"
    assert record == type(record).model_validate_json(record.model_dump_json())
