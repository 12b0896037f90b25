"""The report of an agency: read it, answer criterion by criterion, and submit it."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from opsroom.people.access import needs
from opsroom.people.roles import Action
from opsroom.reviews import access, actions
from opsroom.reviews.answers_page import AnswerRow, ReportPage, report_page
from opsroom.reviews.evidence import Refused
from opsroom.reviews.forms import AnswerForm, FormUpload, SummaryForm, states
from opsroom.reviews.models import Review
from opsroom.reviews.uploads import examined
from opsroom.reviews.words import no_more
from sansang.faults import CannotRun


@needs(Action.REVIEW_VIEW)
def report(request: HttpRequest, event: str, number: int, agency: str) -> HttpResponse:
    """Show the report of an agency, to be written by those who write it."""
    review = access.review_of(event, number)
    return show(request, report_page(request.user, review, agency))


def show(request: HttpRequest, page: ReportPage, status: int = 200, **more: Any) -> HttpResponse:
    """Show the page of a report; ``more`` are forms with what was typed in them."""
    kept = page.report.summary if page.report else ""
    revision = page.report.revision if page.report else 0
    forms = {
        "summary_form": SummaryForm(
            initial={"summary": kept, "instead_of": actions.text_mark(kept)}
        ),
        "upload_form": FormUpload(initial={"revision": revision}),
    }
    return render(request, "reviews/report.html", _context(page) | forms | more, status=status)


def _context(page: ReportPage) -> dict[str, Any]:
    return {
        "event": page.review.event,
        "review": page.review,
        "agency": page.agency,
        "page": page,
        "writable": page.writable,
        "states": states(),
    }


@needs(Action.REPORT_WRITE)
@require_POST
def answer(
    request: HttpRequest, event: str, number: int, agency: str, criterion: str
) -> HttpResponse:
    """Keep what the agency says of one criterion."""
    review = access.review_of(event, number)
    access.written_report(request.user, review, agency)
    row = report_page(request.user, review, agency).row(criterion)
    if row is None:
        raise Http404
    tried, status = _tried(request, review, agency, row)
    page = report_page(request.user, review, agency)
    shown = replace(tried, answer=page.row(criterion).answer)
    if request.htmx:
        context = _context(page.with_row(shown)) | {"row": shown, "alone": True}
        return render(request, "reviews/answer.html", context)
    if shown.saved:
        address = reverse("reviews:report", args=[event, number, agency])
        return redirect(f"{address}#{criterion}")
    return show(request, page.with_row(shown), status=status)


def _tried(
    request: HttpRequest, review: Review, agency: str, row: AnswerRow
) -> tuple[AnswerRow, int]:
    """The row after the attempt to keep what was typed, and the status that tells of it."""
    form = AnswerForm(request.POST)
    typed = {name: request.POST.get(name, "") for name in ("state", "missing", "asks_for", "link")}
    if not form.is_valid():
        faults = tuple(str(fault) for faults in form.errors.values() for fault in faults)
        return replace(row, typed=typed, faults=faults), 400
    try:
        _keep(request, review, agency, row.criterion.id, form.cleaned_data)
    except actions.Stale:
        return replace(row, typed=typed, conflict=True), 409
    except actions.Closed:
        return replace(row, typed=typed, faults=(no_more(),)), 409
    except Refused as error:
        return replace(row, typed=typed, faults=(str(error.sentence),)), 400
    except CannotRun:
        full = _("The server has no room for this file. Nothing was kept.")
        return replace(row, typed=typed, faults=(full,)), 507
    return replace(row, saved=True), 200


def _keep(
    request: HttpRequest, review: Review, agency: str, criterion: str, said: dict[str, Any]
) -> None:
    files = examined(request, keep_position=said["keep_position"])
    drop = tuple(int(pk) for pk in request.POST.getlist("drop") if pk.isdecimal() and len(pk) < 19)
    actions.save_answer(
        review,
        access.agency_of(agency),
        actions.Said(
            criterion=criterion,
            state=said["state"],
            missing=said["missing"],
            asks_for=said["asks_for"],
            link=said["link"],
            files=files,
            drop=drop,
        ),
        revision=said["revision"],
        now=timezone.now(),
    )


@needs(Action.REPORT_WRITE)
@require_POST
def summary(request: HttpRequest, event: str, number: int, agency: str) -> HttpResponse:
    """Keep the agency's own judgement."""
    review = access.review_of(event, number)
    access.written_report(request.user, review, agency)
    form = SummaryForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.save_summary(
                review,
                access.agency_of(agency),
                said["summary"],
                instead_of=said["instead_of"],
            )
            messages.success(request, _("Your judgement is kept."))
            return redirect("reviews:report", event, number, agency)
        except actions.Stale:
            return _summary_conflict(request, review, agency, said["summary"])
        except actions.Closed:
            form.add_error(None, no_more())
    return show(request, report_page(request.user, review, agency), 400, summary_form=form)


def _summary_conflict(
    request: HttpRequest, review: Review, agency: str, typed: str
) -> HttpResponse:
    """Show what stands there now beside what was typed; saved again, the typed one prevails."""
    page = report_page(request.user, review, agency)
    theirs = page.report.summary if page.report else ""
    form = SummaryForm(initial={"summary": typed, "instead_of": actions.text_mark(theirs)})
    return show(request, page, 409, summary_form=form, their_summary=theirs)


@needs(Action.REPORT_WRITE)
@require_POST
def submit(request: HttpRequest, event: str, number: int, agency: str) -> HttpResponse:
    """Submit the report."""
    review = access.review_of(event, number)
    access.written_report(request.user, review, agency)
    try:
        actions.submit_report(review, access.agency_of(agency), by=request.user, now=timezone.now())
        messages.success(request, _("The report is submitted."))
    except actions.Closed:
        messages.error(
            request, _("Nothing is answered yet, or the review takes no reports. Not submitted.")
        )
    return redirect("reviews:report", event, number, agency)


@needs(Action.REVIEW_MANAGE)
@require_POST
def hand_back(request: HttpRequest, event: str, number: int, agency: str) -> HttpResponse:
    """Give a submitted report back to its agency."""
    review = access.review_of(event, number)
    found = access.report_for(request.user, review, agency)
    if found is None:
        raise Http404
    try:
        actions.return_report(review, found.agency, by=request.user, now=timezone.now())
        messages.success(request, _("The agency can change its report again."))
    except actions.Closed:
        messages.error(request, _("The review is concluded. Nothing was changed."))
    return redirect("reviews:report", event, number, agency)
