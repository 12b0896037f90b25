"""A draft or a version, which are read alike, and the plan of a draft as a whole."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router, Status
from ninja.errors import HttpError

from opsroom.api.auth import needs
from opsroom.api.calls.plans import read_document
from opsroom.api.refusals import plan_faults, taken
from opsroom.api.schemas.papers import ChangeOut, CheckFinding, DraftShelf, Shelf
from opsroom.api.schemas.plans import DraftOut, PlanIn, StaleDraft, TitleIn
from opsroom.api.schemas.refused import REFUSED, TOO_MUCH, a_file
from opsroom.people.roles import Action
from opsroom.plans import access as plans
from opsroom.plans import actions, handing_out
from opsroom.plans import shelves as _shelves  # noqa: F401 (makes ``shelf`` known in addresses)
from opsroom.plans.findings import findings_of
from opsroom.plans.forms import TitleForm
from opsroom.plans.maps import held_file
from opsroom.plans.models import Draft, Version
from opsroom.wording import words_of_page
from sansang.checks import Finding, message, remedy, rule_named, source_text
from sansang.event import EventPlan
from sansang.eventfile import describe_change, diff_plans

router = Router(tags=["drafts and versions"])
PAPER = "/events/{event}/{shelf:shelf}/{number}"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def paper_of(request: HttpRequest, event: str, shelf: str, number: int) -> Draft | Version:
    """Return a draft or version that the caller may see. Raises Http404."""
    of = plans.event_of(event)
    return plans.plan_paper(request.user, of, shelf, min(number, TOO_MUCH))


def findings_in(plan: EventPlan, findings: Iterable[Finding]) -> list[CheckFinding]:
    """Return findings in the language that the caller asks for."""
    words = words_of_page()
    return [
        CheckFinding(
            rule=one.rule,
            severity=one.severity.value,
            table=one.record.table,
            record=one.record.id,
            field=one.field,
            message=message(one, words, plan),
            remedy=remedy(one, words, plan),
            source=source_text(rule_named(one.rule), words, plan),
        )
        for one in findings
    ]


@router.get(f"{PAPER}/plan", response={200: dict[str, Any], **REFUSED})
@needs(Action.PLAN_VIEW)
def plan(request: HttpRequest, event: str, shelf: Shelf, number: int) -> dict[str, Any]:
    """The plan of a draft or a version as plan.json."""
    return paper_of(request, event, shelf, number).document


@router.put(f"{PAPER}/plan", response={200: DraftOut, 409: StaleDraft, **REFUSED})
@needs(Action.PLAN_EDIT)
def replace_plan(
    request: HttpRequest, event: str, shelf: DraftShelf, number: int, body: PlanIn
) -> Any:
    """Put another plan of the same event in a draft that is still at this revision."""
    draft = paper_of(request, event, shelf, number)
    with plan_faults():
        read = read_document(body.plan)
    account = request.user
    try:
        actions.replace(draft, read, revision=body.revision, account=account, now=timezone.now())
    except actions.OtherEvent:
        raise HttpError(422, _("The plan is of another event than the draft.")) from None
    except actions.Stale:
        now = paper_of(request, event, shelf, number)
        detail = _("Somebody else changed this draft meanwhile. It was not replaced.")
        return Status(409, {"detail": detail, "now": now, "plan": now.document})
    return paper_of(request, event, shelf, number)


@router.get(f"{PAPER}/plan.xlsx", response={200: None, **REFUSED}, openapi_extra=a_file(WORKBOOK))
@needs(Action.PLAN_VIEW)
def workbook(request: HttpRequest, event: str, shelf: Shelf, number: int) -> HttpResponse:
    """The plan of a draft or a version as a workbook."""
    written = handing_out.workbook(paper_of(request, event, shelf, number).plan)
    return HttpResponse(written, content_type=WORKBOOK)


@router.get(
    f"{PAPER}/plan.zip", response={200: None, **REFUSED}, openapi_extra=a_file("application/zip")
)
@needs(Action.PLAN_VIEW)
def folder(request: HttpRequest, event: str, shelf: Shelf, number: int) -> HttpResponse:
    """The plan of a draft or a version as the folder of an event in a .zip, with its map."""
    paper = paper_of(request, event, shelf, number)
    written = handing_out.folder(paper.plan, held_file(paper.event_id, paper.plan))
    return HttpResponse(written, content_type="application/zip")


@router.get(f"{PAPER}/plan.docx", response={200: None, **REFUSED}, openapi_extra=a_file(WORD))
@needs(Action.PLAN_VIEW)
def word_paper(request: HttpRequest, event: str, shelf: Shelf, number: int) -> HttpResponse:
    """The plan of a draft or a version as an office paper to edit, in the language asked for."""
    written = handing_out.word_paper(paper_of(request, event, shelf, number).plan)
    return HttpResponse(written, content_type=WORD)


@router.get(
    f"{PAPER}/plan.pdf", response={200: None, **REFUSED}, openapi_extra=a_file("application/pdf")
)
@needs(Action.PLAN_VIEW)
def printed_paper(request: HttpRequest, event: str, shelf: Shelf, number: int) -> HttpResponse:
    """The plan of a draft or a version as an office paper to print, in the language asked for."""
    written = handing_out.printed_paper(paper_of(request, event, shelf, number).plan)
    return HttpResponse(written, content_type="application/pdf")


@router.get(f"{PAPER}/findings", response={200: list[CheckFinding], **REFUSED})
@needs(Action.PLAN_VIEW)
def findings(request: HttpRequest, event: str, shelf: Shelf, number: int) -> list[CheckFinding]:
    """What the checks find in a draft or a version, as ``sansang check`` says it."""
    paper = paper_of(request, event, shelf, number)
    return findings_in(paper.plan, findings_of(paper))


@router.post(f"{PAPER}/copy", response={201: DraftOut, **REFUSED})
@needs(Action.PLAN_EDIT)
def copy(request: HttpRequest, event: str, shelf: Shelf, number: int, body: TitleIn) -> Status[Any]:
    """Begin a draft of the caller's agency from a version or another draft."""
    source = paper_of(request, event, shelf, number)
    title = taken(TitleForm({"title": body.title}))["title"]
    made = actions.begin_draft(source, title=title, account=request.user, now=timezone.now())
    return Status(201, made)


@router.get("/events/{event}/changes", response={200: list[ChangeOut], **REFUSED})
@needs(Action.PLAN_VIEW)
def changes(request: HttpRequest, event: str, before: str, after: str) -> list[ChangeOut]:
    """What changed from one draft or version to another, each named as ``versions-3``."""
    of, words = plans.event_of(event), words_of_page()
    old, new = (plans.marked_paper(request.user, of, mark).plan for mark in (before, after))
    return [
        ChangeOut(
            **one.model_dump(mode="json", include={"kind", "table", "field", "before", "after"}),
            record=one.id,
            sentence=describe_change(one, words, old, new),
        )
        for one in diff_plans(old, new)
    ]
