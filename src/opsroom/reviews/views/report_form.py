"""The report of an agency as a workbook: download it, fill it in, send it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from opsroom.people.access import needs
from opsroom.people.roles import Action
from opsroom.reviews import access, actions
from opsroom.reviews.answers_page import report_page
from opsroom.reviews.forms import FormUpload, fault_sentences
from opsroom.reviews.models import Review
from opsroom.reviews.report_file import XLSX, read_form, written_form
from opsroom.reviews.views.report import show
from opsroom.reviews.words import no_more
from sansang.faults import CannotRun, SansangError


@needs(Action.REVIEW_VIEW)
def report_form(request: HttpRequest, event: str, number: int, agency: str) -> HttpResponse:
    """Hand out the form of a report, with what is answered so far."""
    review = access.review_of(event, number)
    access.report_for(request.user, review, agency)
    try:
        content = written_form(review, agency)
    except CannotRun:
        messages.error(request, _("The server has no room to write the form now."))
        return redirect("reviews:report", event, number, agency)
    answer = HttpResponse(content, content_type=XLSX)
    name = f"review-{number}-{agency}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@needs(Action.REPORT_WRITE)
@require_POST
def take_form(request: HttpRequest, event: str, number: int, agency: str) -> HttpResponse:
    """Take over a form that was filled in, or say every fault by sheet and cell."""
    review = access.review_of(event, number)
    access.written_report(request.user, review, agency)
    form = FormUpload(request.POST, request.FILES)
    if form.is_valid():
        try:
            _take(request, review, agency, form)
            return redirect("reviews:report", event, number, agency)
        except SansangError as error:
            form.add_error("file", fault_sentences(error))
        except actions.Stale:
            return _changed_meanwhile(request, review, agency)
        except actions.Closed:
            form.add_error(None, no_more())
    return show(request, report_page(request.user, review, agency), 400, upload_form=form)


def _take(request: HttpRequest, review: Review, agency: str, form: FormUpload) -> None:
    read = read_form(review, agency, form.cleaned_data["file"])
    changed = actions.take_form(
        review,
        access.agency_of(agency),
        read,
        revision=form.cleaned_data["revision"],
        now=timezone.now(),
    )
    said = ngettext("{count} answer was taken over.", "{count} answers were taken over.", changed)
    messages.success(request, said.format(count=changed))


def _changed_meanwhile(request: HttpRequest, review: Review, agency: str) -> HttpResponse:
    page = report_page(request.user, review, agency)
    form = FormUpload(initial={"revision": page.report.revision if page.report else 0})
    form.stale = _(
        "The report was changed since you opened this page; nothing was taken over. Compare, and"
        " send the form once more if its answers shall prevail."
    )
    return show(request, page, 409, upload_form=form)
