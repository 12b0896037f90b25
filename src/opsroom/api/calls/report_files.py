"""The files of a report: evidence, and the report itself as a workbook."""

from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import File, Form, Path, Query, Router, UploadedFile

from opsroom.api.auth import needs
from opsroom.api.calls.reports import (
    ANSWER,
    REPORT,
    asked_for,
    kept_answer,
    stale_report,
    told,
    written,
)
from opsroom.api.calls.reviews import review_of
from opsroom.api.refusals import taken
from opsroom.api.room_refusals import kept_or_told
from opsroom.api.schemas.moments import Revision
from opsroom.api.schemas.refused import FULL, REFUSED, TOO_MUCH, a_file
from opsroom.api.schemas.reports import (
    AnswerAt,
    AnswerOut,
    AttachIn,
    FileAt,
    StaleAnswer,
    StaleReport,
    TakenForm,
)
from opsroom.people.roles import Action
from opsroom.reviews import access, actions
from opsroom.reviews.attachments import attached, guarded
from opsroom.reviews.forms import FormUpload
from opsroom.reviews.models import ReportAnswer, Review
from opsroom.reviews.report_file import XLSX, read_form, written_form
from opsroom.reviews.uploads import examined
from opsroom.reviews.words import no_more

router = Router(tags=["reports"])
FILES = f"{ANSWER}/files"


@router.post(FILES, response={200: AnswerOut, 409: StaleAnswer, **FULL, **REFUSED})
@needs(Action.REPORT_WRITE)
def attach(
    request: HttpRequest,
    at: Path[AnswerAt],
    said: Form[AttachIn],
    files: File[list[UploadedFile]],
) -> Any:
    """Attach at most five files to an answer; the position of a photo is kept on choice."""
    review, kept = _answer(request, at)
    with kept_or_told():
        shown = examined(request, keep_position=said.keep_position)
    return kept_answer(request, review, at.agency, _said(kept, files=shown), said.revision)


@router.delete(f"{FILES}/{{file}}", response={200: AnswerOut, 409: StaleAnswer, **REFUSED})
@needs(Action.REPORT_WRITE)
def detach(request: HttpRequest, at: Path[FileAt], revision: Annotated[Revision, Query()]) -> Any:
    """Take a file from an answer, if it is still as the caller has read it."""
    review, kept = _answer(request, at)
    if at.file not in {one.pk for one in kept.files.all()}:
        raise Http404
    return kept_answer(request, review, at.agency, _said(kept, drop=(at.file,)), revision)


@router.get(
    "/events/{event}/evidence/{file}",
    response={200: None, **REFUSED},
    openapi_extra=a_file("application/octet-stream"),
)
@needs(Action.REVIEW_VIEW)
def evidence(request: HttpRequest, event: str, file: int) -> HttpResponse:
    """A file of evidence, where the caller may see what it shows."""
    return attached(access.file_for(request.user, event, min(file, TOO_MUCH)))


@router.get(
    f"{REPORT}/form.xlsx", response={200: None, **FULL, **REFUSED}, openapi_extra=a_file(XLSX)
)
@needs(Action.REVIEW_VIEW)
def form(request: HttpRequest, event: str, number: int, agency: str) -> HttpResponse:
    """The report as a workbook, with what is answered so far."""
    review = review_of(event, number)
    access.report_for(request.user, review, agency)
    with kept_or_told():
        return guarded(HttpResponse(written_form(review, agency), content_type=XLSX))


@router.post(f"{REPORT}/form", response={200: TakenForm, 409: StaleReport, **FULL, **REFUSED})
@needs(Action.REPORT_WRITE)
def take_form(
    request: HttpRequest,
    event: str,
    number: int,
    agency: str,
    file: File[UploadedFile],
    revision: Annotated[Revision, Form()],
) -> Any:
    """Take over a workbook that was filled in, if the report is still at this revision."""
    review = written(request, event, number, agency)
    sent = taken(FormUpload({"revision": revision}, {"file": file}))
    try:
        with kept_or_told(no_more()):
            read = read_form(review, agency, sent["file"])
            changed = actions.take_form(
                review, access.agency_of(agency), read, revision=revision, now=timezone.now()
            )
    except actions.Stale:
        return stale_report(request, review, agency)
    return {"changed": changed, "report": told(request, review, agency)}


def _answer(request: HttpRequest, at: AnswerAt) -> tuple[Review, ReportAnswer]:
    """An answer that the caller writes. Raises Http404 where there is none yet."""
    review = written(request, at.event, at.number, at.agency)
    kept = asked_for(request, review, at.agency, at.criterion)
    if kept is None:
        raise Http404
    return review, kept


def _said(kept: ReportAnswer, **files: Any) -> actions.Said:
    """The same answer with other files."""
    words = {name: getattr(kept, name) for name in ("state", "missing", "asks_for", "link")}
    return actions.Said(criterion=kept.criterion, **words, **files)
