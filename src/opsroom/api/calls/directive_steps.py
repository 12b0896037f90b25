"""The steps of a directive's life, and what of the plan carries it out."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import File, Form, Router, Status, UploadedFile
from ninja.errors import HttpError

from opsroom.api.auth import needs
from opsroom.api.calls.directives import DIRECTIVE, directive_of
from opsroom.api.refusals import taken
from opsroom.api.room_refusals import kept_or_told
from opsroom.api.schemas.directives import (
    DecisionIn,
    LinkIn,
    ShownIn,
    StaleDirective,
    WholeDirective,
    WorkIn,
)
from opsroom.api.schemas.plans import DraftOut
from opsroom.api.schemas.refused import FULL, REFUSED, SETTLED
from opsroom.directives import access, actions
from opsroom.directives.forms import EvidenceForm, ReasonForm, StepForm
from opsroom.directives.life import OPEN, PASSAGES, Step
from opsroom.directives.models import Directive
from opsroom.directives.words import has_moved
from opsroom.people.roles import Action
from opsroom.plans import access as plans
from opsroom.plans.models import Draft, Version
from opsroom.reviews.uploads import examined

router = Router(tags=["directives"])
STALE = {409: StaleDirective}


@router.post(f"{DIRECTIVE}/work", response={200: WholeDirective, **STALE, **REFUSED})
@needs(Action.DIRECTIVE_WORK)
def work(request: HttpRequest, event: str, number: int, body: WorkIn) -> Any:
    """Acknowledge a directive that the caller's agency leads, or begin its work."""
    found = directive_of(request, event, number)
    taken(StepForm(body.dict()))
    return _take(request, found, Step(body.step), body.revision)


@router.post(f"{DIRECTIVE}/evidence", response={200: WholeDirective, **STALE, **FULL, **REFUSED})
@needs(Action.DIRECTIVE_WORK)
def show(
    request: HttpRequest,
    event: str,
    number: int,
    said: Form[ShownIn],
    files: File[list[UploadedFile]] = [],  # noqa: B006 (read, never changed)
) -> Any:
    """Show that a directive is done, with a note and at most five files."""
    found = directive_of(request, event, number)
    if not access.leads(request.user, found):
        raise Http404
    values = taken(EvidenceForm(said.dict()))
    with kept_or_told():
        shown = examined(request, keep_position=values["keep_position"])
        return _take(
            request, found, Step.SHOW, values["revision"], note=values["note"], files=shown
        )


@router.post(f"{DIRECTIVE}/decision", response={200: WholeDirective, **STALE, **REFUSED})
@needs(Action.DIRECTIVE_CLOSE)
def decide(request: HttpRequest, event: str, number: int, body: DecisionIn) -> Any:
    """Close a directive whose evidence is shown, return it, or withdraw it."""
    found, step = directive_of(request, event, number), Step(body.step)
    values = taken((ReasonForm if PASSAGES[step].reason else StepForm)(body.dict()))
    return _take(request, found, step, body.revision, reason=values.get("reason", ""))


@router.post(f"{DIRECTIVE}/draft", response={201: DraftOut, **SETTLED, **REFUSED})
@needs(Action.PLAN_EDIT)
def draft(request: HttpRequest, event: str, number: int) -> Status[Any]:
    """Begin a draft of the plan that carries a directive out, once for each agency."""
    found = directive_of(request, event, number)
    if found.stage not in OPEN:
        raise Http404
    try:
        made: Draft = actions.draft_plan(found, account=request.user, now=timezone.now())
    except Version.DoesNotExist:
        raise HttpError(409, _("No version of the plan is approved yet.")) from None
    return Status(201, made)


@router.put(f"{DIRECTIVE}/version", response={200: WholeDirective, **REFUSED})
@needs(Action.DIRECTIVE_WORK, Action.DIRECTIVE_CLOSE)
def link(request: HttpRequest, event: str, number: int, body: LinkIn) -> Directive:
    """Say which proposed or approved version of the plan carries a directive out."""
    found = directive_of(request, event, number)
    if not access.may_link(request.user, found):
        raise Http404
    version = access.linkable(plans.event_of(event)).filter(number=body.version).first()
    if version is None:
        raise HttpError(422, _("Choose a version that is proposed or approved."))
    actions.link_version(found, version, account=request.user, now=timezone.now())
    return directive_of(request, event, number)


def _take(request: HttpRequest, found: Directive, step: Step, revision: int, **said: Any) -> Any:
    """Take a step and return where the directive is now, or tell that it has moved meanwhile."""
    event = found.event.key
    try:
        actions.take(
            found, step, revision=revision, account=request.user, now=timezone.now(), **said
        )
    except actions.OutOfStep:
        now = directive_of(request, event, found.number)
        return Status(409, {"detail": has_moved(), "now": now})
    except actions.NotYours:
        raise Http404 from None
    return directive_of(request, event, found.number)
