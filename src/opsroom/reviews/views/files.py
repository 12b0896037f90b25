"""Files: evidence, and the papers of a review. Each goes out as an attachment, never as a page."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from opsroom.people.access import needs
from opsroom.people.roles import Action
from opsroom.reviews import access, papers
from opsroom.reviews.attachments import attached, guarded
from opsroom.reviews.forms import fault_sentences
from opsroom.reviews.models import Review
from opsroom.wording import language_of_page
from sansang.event.setting import PaperLayout
from sansang.faults import CannotRun


@needs(Action.REVIEW_VIEW)
def file(request: HttpRequest, event: str, pk: int) -> FileResponse:
    """Hand out a file of evidence."""
    return attached(access.file_for(request.user, event, pk))


@needs(Action.REVIEW_VIEW)
def paper(request: HttpRequest, event: str, number: int) -> HttpResponse:
    """Hand out a paper of a review."""
    review = access.review_of(event, number)
    wanted = _wanted(request, review)
    try:
        content = papers.paper(review, wanted, language=language_of_page(), now=timezone.now())
    except CannotRun as error:
        messages.error(request, " ".join(fault_sentences(error)))
        return redirect("reviews:review", event, number)
    names = ("review", str(number), wanted.kind, wanted.agency or "")
    name = "-".join(part for part in names if part)
    answer = HttpResponse(content, content_type=papers.FORMATS[wanted.ending])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{wanted.ending}"'
    return guarded(answer)


def _wanted(request: HttpRequest, review: Review) -> papers.Wanted:
    """What is asked for. Raises Http404 for what the review or the account can't have."""
    said = {name: request.GET.get(name, "") for name in ("kind", "ending", "layout", "agency")}
    kinds = (*papers.offered(review), "agency_report")
    layouts = ("", *(one.value for one in PaperLayout))
    if said["kind"] not in kinds or said["layout"] not in layouts:
        raise Http404(urlencode(said))
    if said["ending"] not in papers.FORMATS:
        raise Http404
    if said["kind"] != "agency_report":
        return papers.Wanted(**said | {"agency": None})
    if access.report_for(request.user, review, said["agency"]) is None:
        raise Http404
    return papers.Wanted(**said)
