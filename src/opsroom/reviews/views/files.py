"""Files: evidence, and the papers of a review. Each goes out as an attachment, never as a page."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from opsroom.people.access import needs
from opsroom.people.roles import Action
from opsroom.reviews import access, papers
from opsroom.reviews.attachments import attached, guarded
from opsroom.reviews.forms import fault_sentences
from opsroom.wording import language_of_page
from sansang.faults import CannotRun


@needs(Action.REVIEW_VIEW)
def file(request: HttpRequest, event: str, pk: int) -> FileResponse:
    """Hand out a file of evidence."""
    return attached(access.file_for(request.user, event, pk))


@needs(Action.REVIEW_VIEW)
def paper(request: HttpRequest, event: str, number: int) -> HttpResponse:
    """Hand out a paper of a review."""
    review = access.review_of(event, number)
    asked = {name: request.GET.get(name, "") for name in ("kind", "ending", "layout", "agency")}
    wanted = papers.wanted_by(request.user, review, asked)
    try:
        content = papers.paper(review, wanted, language=language_of_page(), now=timezone.now())
    except CannotRun as error:
        messages.error(request, " ".join(fault_sentences(error)))
        return redirect("reviews:review", event, number)
    name = papers.file_name(review, wanted)
    answer = HttpResponse(content, content_type=papers.FORMATS[wanted.ending])
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return guarded(answer)
