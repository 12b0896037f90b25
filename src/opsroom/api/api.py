"""The calls of the API; each names what it does, as a view does."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import NinjaAPI, Status
from ninja.pagination import LimitOffsetPagination, paginate

from opsroom.api.auth import TokenAuth, needs
from opsroom.api.schemas import (
    DirectiveOut,
    DraftIn,
    DraftOut,
    EntryOut,
    EventOut,
    Refused,
    VersionOut,
)
from opsroom.directives import access as directives
from opsroom.directives.models import Directive
from opsroom.directives.standing import standing_of
from opsroom.people.roles import Action
from opsroom.plans import access as plans
from opsroom.plans.actions import import_plan
from opsroom.plans.models import Draft, Event, Version
from opsroom.readiness.glance import json_of
from opsroom.record import access as journals
from opsroom.record.models import Row
from sansang.event import EventPlan
from sansang.eventfile import describe_fault, read_plan
from sansang.faults import SansangError
from sansang.wording import wording

api = NinjaAPI(title="Sansang", version="1", auth=TokenAuth(), urls_namespace="api", docs_url=None)
REFUSED = {400: Refused, 401: Refused, 403: Refused, 404: Refused, 422: Refused}
TOO_MUCH = 2**31
"""Ids beyond this are nobody's: a database may not even know such numbers."""


@api.get("/events", response={200: list[EventOut], **REFUSED})
@needs(Action.PLAN_VIEW)
def events(request: HttpRequest) -> QuerySet[Event]:
    """The events of the room."""
    return Event.objects.all()


@api.get("/events/{event}/versions", response={200: list[VersionOut], **REFUSED})
@needs(Action.PLAN_VIEW)
def versions(request: HttpRequest, event: str) -> QuerySet[Version]:
    """The versions of an event's plan, the newest first."""
    return plans.event_of(event).versions.defer("document")


@api.get("/events/{event}/versions/{number}/plan", response={200: dict[str, Any], **REFUSED})
@needs(Action.PLAN_VIEW)
def version_plan(request: HttpRequest, event: str, number: int) -> dict[str, Any]:
    """A version as plan.json."""
    return plans.version_of(plans.event_of(event), min(number, TOO_MUCH)).document


@api.get("/events/{event}/drafts", response={200: list[DraftOut], **REFUSED})
@needs(Action.PLAN_VIEW)
def drafts(request: HttpRequest, event: str) -> QuerySet[Draft]:
    """The drafts that the caller's agency may see."""
    return plans.drafts_for(request.user, plans.event_of(event)).defer("document")


@api.get("/events/{event}/drafts/{draft}/plan", response={200: dict[str, Any], **REFUSED})
@needs(Action.PLAN_VIEW)
def draft_plan(request: HttpRequest, event: str, draft: int) -> dict[str, Any]:
    """A draft as plan.json."""
    found = plans.draft_for(request.user, plans.event_of(event), min(draft, TOO_MUCH))
    return found.document


@api.post("/drafts", response={201: DraftOut, **REFUSED})
@needs(Action.PLAN_EDIT)
def new_draft(request: HttpRequest, body: DraftIn) -> Status[Any]:
    """Keep a plan as a new draft of the caller's agency."""
    try:
        plan = _read(body.plan)
    except SansangError as error:
        words = wording("en")
        sentences = (describe_fault(fault, words) for fault in error.faults)
        return Status(422, Refused(detail="\n".join(sentences)))
    account = request.user
    made = import_plan(
        plan,
        title=body.title,
        agency=account.agency,
        account=account,
        by=account.acting(Action.PLAN_EDIT),
        now=timezone.now(),
    )
    return Status(201, made)


@api.get("/events/{event}/directives", response={200: list[DirectiveOut], **REFUSED})
@needs(Action.DIRECTIVE_VIEW)
@paginate(LimitOffsetPagination, page_size=100)
def all_directives(request: HttpRequest, event: str) -> QuerySet[Directive]:
    """The directives that the caller may see, by number."""
    found = directives.directives_for(request.user, plans.event_of(event))
    return found.select_related("lead")


@api.get("/events/{event}/readiness", response={200: dict[str, Any], **REFUSED})
@needs(Action.READINESS_VIEW)
def readiness(request: HttpRequest, event: str) -> dict[str, Any]:
    """Whether the event is ready, and what that consists of."""
    standing = standing_of(plans.event_of(event), timezone.now())
    if standing is None:
        raise Http404
    return json_of(standing)


@api.get("/events/{event}/journal", response={200: list[EntryOut], **REFUSED})
@needs(Action.JOURNAL_VIEW)
@paginate(LimitOffsetPagination, page_size=100)
def journal(request: HttpRequest, event: str) -> QuerySet[Row]:
    """The entries of an event's journal in their order."""
    return journals.rows(journals.journal_of(event))


def _read(document: dict[str, Any]) -> EventPlan:
    """The plan, read as a file is, with the same sentences where it can't be."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "plan.json"
        file.write_text(json.dumps(document), encoding="utf-8")
        return read_plan(file)
