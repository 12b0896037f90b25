"""Events and the drafts of their plan."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status

from opsroom.api.auth import needs
from opsroom.api.schemas.plans import DraftIn, DraftOut, EventOut
from opsroom.api.schemas.refused import REFUSED, TOO_MUCH, Refused
from opsroom.people.roles import Action
from opsroom.plans import access as plans
from opsroom.plans.actions import import_plan
from opsroom.plans.models import Draft, Event
from sansang.event import EventPlan
from sansang.eventfile import describe_fault, read_plan
from sansang.faults import SansangError
from sansang.wording import wording

router = Router(tags=["plans"])


@router.get("/events", response={200: list[EventOut], **REFUSED})
@needs(Action.PLAN_VIEW)
def events(request: HttpRequest) -> QuerySet[Event]:
    """The events of the room."""
    return Event.objects.all()


@router.get("/events/{event}/drafts", response={200: list[DraftOut], **REFUSED})
@needs(Action.PLAN_VIEW)
def drafts(request: HttpRequest, event: str) -> QuerySet[Draft]:
    """The drafts that the caller's agency may see."""
    return plans.drafts_for(request.user, plans.event_of(event)).defer("document")


@router.get("/events/{event}/drafts/{draft}/plan", response={200: dict[str, Any], **REFUSED})
@needs(Action.PLAN_VIEW)
def draft_plan(request: HttpRequest, event: str, draft: int) -> dict[str, Any]:
    """A draft as plan.json."""
    found = plans.draft_for(request.user, plans.event_of(event), min(draft, TOO_MUCH))
    return found.document


@router.post("/drafts", response={201: DraftOut, **REFUSED})
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


def _read(document: dict[str, Any]) -> EventPlan:
    """The plan, read as a file is, with the same sentences where it can't be."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "plan.json"
        file.write_text(json.dumps(document), encoding="utf-8")
        return read_plan(file)
