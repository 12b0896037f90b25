"""The whole round through the pages: from a workbook to a directive that the chair closes."""

import io
from uuid import uuid4

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.opsroom.directives.test_conclusion import CONCLUSION
from tests.opsroom.directives.test_minutes import sent
from tests.opsroom.field.conftest import answer, photo, send
from tests.opsroom.reviews.conftest import said
from tests.opsroom.reviews.test_reviews import form
from tests.opsroom.rounds import EXAMPLE, MINUTES

from opsroom.directives.models import Directive
from opsroom.people.roles import Role
from opsroom.plans.models import Draft, Version
from opsroom.record.access import verdict
from opsroom.reviews.models import FindingRecord, InspectionAnswer, Review
from sansang.eventfile import read_plan, write_workbook

pytestmark = pytest.mark.django_db


def test_a_plan_is_imported_approved_reported_on_inspected_concluded_and_its_directives_closed(
    cast, planner, chair, reviewer, tmp_path
):
    version = approved(planner, chair, tmp_path)
    review = reported_on(cast, reviewer, version)
    seen_on_the_spot(reviewer, review)
    concluded(chair, review)
    closed(cast, chair, Directive.objects.filter(lead__isnull=False).first())
    written_down(chair, review)
    assert verdict(review.event.key).whole


def approved(planner, chair, tmp_path):
    write_workbook(read_plan(EXAMPLE), tmp_path / "plan.xlsx")
    file = SimpleUploadedFile("plan.xlsx", (tmp_path / "plan.xlsx").read_bytes())
    planner.post("/events/", {"file": file, "title": "The congress"})
    draft = Draft.objects.get()
    planner.post(f"/events/{draft.event.key}/drafts/{draft.pk}/propose/", {"summary": "First"})
    chair.post(f"/events/{draft.event.key}/versions/1/approve/")
    version = Version.objects.get()
    assert version.state == Version.State.APPROVED
    return version


def reported_on(cast, reviewer, version):
    reviewer.post(f"/events/{version.event.key}/reviews/new/", form(version))
    review = Review.objects.get()
    at = f"/events/{version.event.key}/reviews/1/"
    reviewer.post(f"{at}stage/", {"stage": "reporting"})
    agency, criteria = next(iter(review.assigned.items()))
    writer = cast.client("writer", Role.REPORTER, agency=agency)
    for criterion in criteria:
        writer.post(f"{at}reports/{agency}/answers/{criterion}/", said("ready"))
    writer.post(f"{at}reports/{agency}/submit/")
    assert review.reports.get().answers.count() == len(criteria)
    reviewer.post(f"{at}stage/", {"stage": "inspecting"})
    return review


def seen_on_the_spot(reviewer, review):
    """What waited on the phone arrives, and arrives again; a finding is made of it."""
    critical = next(c for c in review.criteria_set.criteria if c.critical)
    waited = answer(key=str(uuid4()), criterion=critical.id, state="not_ready")
    for _ in range(2):
        told = send(reviewer, waited, photo(), address=f"/field/{review.event.key}/1/")
        assert told.status_code in (200, 201)
    assert InspectionAnswer.objects.get().files.count() == 1
    found = {"text": "The exit is locked.", "gravity": "critical", "work_group": "fire_rescue"}
    reviewer.post(f"/events/{review.event.key}/reviews/1/findings/new/", found)
    assert FindingRecord.objects.get().gravity == "critical"


def concluded(chair, review):
    """Minutes are pasted and accepted, what names nobody is dropped; ready can't be said."""
    at = f"/events/{review.event.key}/reviews/1/conclusion/"
    chair.post(f"{at}minutes/paste/", {"text": MINUTES})
    page = chair.get(f"{at}minutes/")
    chair.post(f"{at}minutes/", sent(page) | {"accept_all": "1"})
    chair.post(at, CONCLUSION | {"judgement": "ready"})
    review.refresh_from_db()
    assert review.stage == Review.Stage.INSPECTING
    for nobodys in Directive.objects.filter(lead=None):
        chair.post(f"{at}draft/{nobodys.number}/drop/")
    chair.post(at, CONCLUSION)
    review.refresh_from_db()
    assert review.stage == Review.Stage.CONCLUDED
    assert Directive.objects.filter(stage="given").count() >= 7


def closed(cast, chair, directive):
    lead = cast.client("lead", Role.REPORTER, agency=directive.lead.key)
    at = f"/events/{directive.event.key}/directives/{directive.number}/"
    for client, door, step in (
        (lead, "work/", "acknowledge"),
        (lead, "work/", "begin"),
        (lead, "evidence/", "show"),
        (chair, "decision/", "close"),
    ):
        directive.refresh_from_db()
        now = {"step": step, "revision": directive.revision, "note": "Có biên bản kèm theo"}
        client.post(at + door, now)
    directive.refresh_from_db()
    assert directive.stage == "closed"


def written_down(chair, review):
    at = f"/events/{review.event.key}/"
    notice = {"kind": "notice_of_conclusion", "ending": "docx", "language": "vi"}
    paper = chair.get(f"{at}reviews/1/paper/", notice)
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(paper.content)).paragraphs)
    assert "chủ trì" in text
    assert "Kết luận của Head of the delegation" in text  # as the reviewer wrote the role
    assert chair.get(f"{at}reviews/1/paper/", notice | {"ending": "pdf"}).content[:4] == b"%PDF"
    told = chair.get(f"{at}readiness.json").json()
    assert told["readiness"]["verdict"] == "not_ready"
