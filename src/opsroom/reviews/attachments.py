"""Files go out as attachments, never as pages, and no cache between keeps them."""

from typing import TypeVar

from django.http import FileResponse, Http404, HttpResponseBase

from opsroom.reviews.keeping import path_of
from opsroom.reviews.models import EvidenceFile

Answer = TypeVar("Answer", bound=HttpResponseBase)


def attached(kept: EvidenceFile) -> FileResponse:
    """Return a file of evidence. Raises Http404 where its bytes are not there."""
    try:
        opened = path_of(kept.sha256).open("rb")
    except FileNotFoundError:
        raise Http404 from None
    answer = FileResponse(
        opened, as_attachment=True, filename=kept.title, content_type=kept.content_type
    )
    return guarded(answer)


def guarded(answer: Answer) -> Answer:
    """Return the answer, which no browser takes for something else and no cache keeps."""
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
