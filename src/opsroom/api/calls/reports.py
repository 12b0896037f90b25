"""The report of an agency: read, answered criterion by criterion, submitted, given back."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router, Status

from opsroom.api.auth import needs
from opsroom.api.calls.reviews import REVIEW, review_of
from opsroom.api.refusals import taken
from opsroom.api.room_refusals import kept_or_told
from opsroom.api.schemas.refused import REFUSED, SETTLED
from opsroom.api.schemas.reports import (
    AnswerIn,
    AnswerOut,
    ReportLine,
    ReportOut,
    StaleAnswer,
    StaleReport,
    SummaryIn,
)
from opsroom.people.models import Agency
from opsroom.people.roles import Action
from opsroom.reviews import access, actions
from opsroom.reviews.answers_page import report_page
from opsroom.reviews.forms import AnswerForm, SummaryForm
from opsroom.reviews.models import ReportAnswer, Review
from opsroom.reviews.overview import AgencyRow, agency_rows
from opsroom.reviews.words import no_more

router = Router(tags=["reports"])
REPORT = f"{REVIEW}/reports/{{agency}}"
ANSWER = f"{REPORT}/answers/{{criterion}}"


@router.get(f"{REVIEW}/reports", response={200: list[ReportLine], **REFUSED})
@needs(Action.REVIEW_VIEW)
def reports(request: HttpRequest, event: str, number: int) -> list[AgencyRow]:
    """How far each agency is with its report, the caller's own first."""
    names = dict(Agency.objects.values_list("key", "name"))
    return agency_rows(review_of(event, number), request.user, names, timezone.now())


@router.get(REPORT, response={200: ReportOut, **REFUSED})
@needs(Action.REVIEW_VIEW)
def report(request: HttpRequest, event: str, number: int, agency: str) -> dict[str, Any]:
    """The report of an agency: its own until it is submitted; the delegation sees all."""
    return told(request, review_of(event, number), agency)


@router.put(ANSWER, response={200: AnswerOut, 409: StaleAnswer, **REFUSED})
@needs(Action.REPORT_WRITE)
def answer(
    request: HttpRequest, event: str, number: int, agency: str, criterion: str, body: AnswerIn
) -> Any:
    """Keep what an agency says of one criterion, if it is still as the caller has read it."""
    review = written(request, event, number, agency)
    asked_for(request, review, agency, criterion)
    said = taken(AnswerForm(body.dict()))
    words = {name: said[name] for name in ("state", "missing", "asks_for", "link")}
    wanted = actions.Said(criterion=criterion, **words)
    return kept_answer(request, review, agency, wanted, said["revision"])


@router.put(f"{REPORT}/summary", response={200: ReportOut, 409: StaleReport, **REFUSED})
@needs(Action.REPORT_WRITE)
def summary(request: HttpRequest, event: str, number: int, agency: str, body: SummaryIn) -> Any:
    """Keep the agency's own judgement instead of the one that the caller has read."""
    review = written(request, event, number, agency)
    said, of = taken(SummaryForm(body.dict())), access.agency_of(agency)
    try:
        actions.save_summary(review, of, said["summary"], instead_of=said["instead_of"])
    except actions.Stale:
        return stale_report(request, review, agency)
    except actions.Closed:
        return Status(409, {"detail": no_more(), "now": told(request, review, agency)})
    return told(request, review, agency)


@router.post(f"{REPORT}/submit", response={200: ReportOut, **SETTLED, **REFUSED})
@needs(Action.REPORT_WRITE)
def submit(request: HttpRequest, event: str, number: int, agency: str) -> dict[str, Any]:
    """Submit a report, late or not; sent twice it is submitted once."""
    review = written(request, event, number, agency)
    nothing = _("Nothing is answered yet, or the review takes no reports. Not submitted.")
    with kept_or_told(nothing):
        of = access.agency_of(agency)
        actions.submit_report(review, of, by=request.user, now=timezone.now())
    return told(request, review, agency)


@router.post(f"{REPORT}/hand-back", response={200: ReportOut, **SETTLED, **REFUSED})
@needs(Action.REVIEW_MANAGE)
def hand_back(request: HttpRequest, event: str, number: int, agency: str) -> dict[str, Any]:
    """Give a submitted report back to its agency."""
    review = review_of(event, number)
    found = access.report_for(request.user, review, agency)
    if found is None:
        raise Http404
    with kept_or_told():
        actions.return_report(review, found.agency, by=request.user, now=timezone.now())
    return told(request, review, agency)


def written(request: HttpRequest, event: str, number: int, agency: str) -> Review:
    """Return a review to which the caller writes the report of an agency. Raises Http404."""
    review = review_of(event, number)
    access.written_report(request.user, review, agency)
    return review


def asked_for(
    request: HttpRequest, review: Review, agency: str, criterion: str
) -> ReportAnswer | None:
    """Return the answer that is kept. Raises Http404 where the agency is not asked for it."""
    row = report_page(request.user, review, agency).row(criterion)
    if row is None:
        raise Http404
    return row.answer


def kept_answer(
    request: HttpRequest, review: Review, agency: str, said: actions.Said, revision: int
) -> Any:
    """Keep an answer and return it, or else tell what is there now."""
    try:
        with kept_or_told(no_more()):
            of = access.agency_of(agency)
            actions.save_answer(review, of, said, revision=revision, now=timezone.now())
    except actions.Stale:
        detail = _("Somebody else changed this answer meanwhile. It was not kept.")
        now = asked_for(request, review, agency, said.criterion)
        return Status(409, {"detail": detail, "now": now})
    return asked_for(request, review, agency, said.criterion)


def told(request: HttpRequest, review: Review, agency: str) -> dict[str, Any]:
    """Return a report as the caller sees it. Raises Http404 where it may not."""
    page = report_page(request.user, review, agency)
    summary = page.report.summary if page.report else ""
    return {
        "agency": page.agency.key,
        "asked": list(review.assigned.get(agency, ())),
        "summary": summary,
        "summary_mark": actions.text_mark(summary),
        "submitted_at": page.report.submitted_at if page.report else None,
        "late": page.late,
        "writable": page.writable,
        "revision": page.report.revision if page.report else 0,
        "answers": [row.answer for row in page.rows if row.answer],
    }


def stale_report(request: HttpRequest, review: Review, agency: str) -> Status[Any]:
    """Tell that a report was changed meanwhile, and how it is now."""
    detail = _("Somebody else changed this report meanwhile. Nothing was kept.")
    return Status(409, {"detail": detail, "now": told(request, review, agency)})
