"""The papers of a review, each in either layout and language, as DOCX and PDF."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router
from ninja.errors import HttpError

from opsroom.api.auth import needs
from opsroom.api.calls.reviews import REVIEW, review_of
from opsroom.api.schemas.refused import REFUSED, SETTLED
from opsroom.api.schemas.review_papers import PaperAsked, PaperKind
from opsroom.people.roles import Action
from opsroom.reviews import papers
from opsroom.reviews.attachments import guarded
from opsroom.reviews.forms import fault_sentences
from opsroom.wording import language_of_page
from sansang.faults import CannotRun

router = Router(tags=["papers"])
FILES = {
    "responses": {
        200: {
            "content": {
                kind: {"schema": {"type": "string", "format": "binary"}}
                for kind in papers.FORMATS.values()
            }
        }
    }
}


@router.get(f"{REVIEW}/papers", response={200: list[PaperKind], **REFUSED})
@needs(Action.REVIEW_VIEW)
def offered(request: HttpRequest, event: str, number: int) -> list[str]:
    """The papers of the whole review that it can bring forth; reports have theirs besides."""
    return list(papers.offered(review_of(event, number)))


@router.get(
    f"{REVIEW}/papers/{{kind}}", response={200: None, **SETTLED, **REFUSED}, openapi_extra=FILES
)
@needs(Action.REVIEW_VIEW)
def paper(
    request: HttpRequest, event: str, number: int, kind: PaperKind, asked: Query[PaperAsked]
) -> HttpResponse:
    """A paper; without a layout in that of the plan, of an agency where it is of its report."""
    review = review_of(event, number)
    said = {"kind": kind, "layout": asked.layout or ""} | asked.dict(include={"ending", "agency"})
    wanted = papers.wanted_by(request.user, review, said)
    spoken = asked.language or language_of_page()
    try:
        content = papers.paper(review, wanted, language=spoken, now=timezone.now())
    except CannotRun as error:
        raise HttpError(409, "\n".join(fault_sentences(error))) from None
    answer = HttpResponse(content, content_type=papers.FORMATS[wanted.ending])
    name = papers.file_name(review, wanted)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return guarded(answer)
