"""The versions of an event's plan: proposed, and approved or declined."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router, Status
from ninja.errors import HttpError

from opsroom.api.auth import needs
from opsroom.api.refusals import taken
from opsroom.api.schemas.refused import REFUSED, SETTLED, TOO_MUCH
from opsroom.api.schemas.versions import ReasonIn, SummaryIn, VersionOut
from opsroom.people.roles import Action
from opsroom.plans import access as plans
from opsroom.plans import actions
from opsroom.plans.forms import ReasonForm, SummaryForm
from opsroom.plans.models import Version

router = Router(tags=["versions"])
VERSION = "/events/{event}/versions/{number}"


@router.get("/events/{event}/versions", response={200: list[VersionOut], **REFUSED})
@needs(Action.PLAN_VIEW)
def versions(request: HttpRequest, event: str) -> QuerySet[Version]:
    """The versions of an event's plan, the newest first."""
    found = plans.event_of(event).versions.select_related("proposed_by", "decided_by")
    return found.defer("document")


@router.get(VERSION, response={200: VersionOut, **REFUSED})
@needs(Action.PLAN_VIEW)
def one_version(request: HttpRequest, event: str, number: int) -> Version:
    """A version, who proposed it, and as whom somebody decided on it."""
    return _version(event, number)


@router.post("/events/{event}/drafts/{draft}/propose", response={201: VersionOut, **REFUSED})
@needs(Action.PLAN_PROPOSE)
def propose(request: HttpRequest, event: str, draft: int, body: SummaryIn) -> Status[Any]:
    """Propose a draft of the caller's agency as it is now; sent twice it is one version."""
    proposed = plans.own_draft(request.user, plans.event_of(event), min(draft, TOO_MUCH))
    summary = taken(SummaryForm({"summary": body.summary}))["summary"]
    made = actions.propose(proposed, summary=summary, account=request.user, now=timezone.now())
    return Status(201, made)


@router.post(f"{VERSION}/approve", response={200: VersionOut, **SETTLED, **REFUSED})
@needs(Action.PLAN_APPROVE)
def approve(request: HttpRequest, event: str, number: int) -> Version:
    """Approve a version: from now on it holds, and never changes."""
    version = _version(event, number)
    try:
        actions.approve(version, account=request.user, now=timezone.now())
    except actions.Settled:
        raise _settled() from None
    return _version(event, number)


@router.post(f"{VERSION}/decline", response={200: VersionOut, **SETTLED, **REFUSED})
@needs(Action.PLAN_APPROVE)
def decline(request: HttpRequest, event: str, number: int, body: ReasonIn) -> Version:
    """Decline a version and say why."""
    version = _version(event, number)
    reason = taken(ReasonForm({"reason": body.reason}))["reason"]
    try:
        actions.decline(version, reason=reason, account=request.user, now=timezone.now())
    except actions.Settled:
        raise _settled() from None
    return _version(event, number)


def _version(event: str, number: int) -> Version:
    return plans.version_of(plans.event_of(event), min(number, TOO_MUCH))


def _settled() -> HttpError:
    return HttpError(409, _("This version was decided on already."))
