"""Events and the drafts of their plan."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import File, Form, Router, Status, UploadedFile
from ninja.errors import HttpError

from opsroom.api.auth import needs
from opsroom.api.refusals import plan_faults, taken
from opsroom.api.schemas.plans import DraftIn, DraftOut, EventOut, SharedIn
from opsroom.api.schemas.refused import REFUSED, SETTLED, TOO_MUCH
from opsroom.people.roles import Action
from opsroom.plans import access as plans
from opsroom.plans import actions
from opsroom.plans.forms import ImportForm, TitleForm
from opsroom.plans.importing import import_file, import_for
from opsroom.plans.models import Draft, Event
from sansang.event import EventPlan
from sansang.eventfile import read_plan

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


@router.get("/events/{event}/drafts/{draft}", response={200: DraftOut, **REFUSED})
@needs(Action.PLAN_VIEW)
def one_draft(request: HttpRequest, event: str, draft: int) -> Draft:
    """A draft that the caller may see."""
    return plans.draft_for(request.user, plans.event_of(event), min(draft, TOO_MUCH))


@router.post("/drafts", response={201: DraftOut, **REFUSED})
@needs(Action.PLAN_EDIT)
def new_draft(request: HttpRequest, body: DraftIn) -> Status[Any]:
    """Keep a plan as a new draft of the caller's agency; sent again it is the same draft."""
    title = taken(TitleForm({"title": body.title}))["title"]
    with plan_faults():
        plan = read_document(body.plan)
    return Status(201, import_for(request.user, plan, title=title, now=timezone.now()))


@router.post("/drafts/file", response={201: DraftOut, **REFUSED})
@needs(Action.PLAN_EDIT)
def draft_of_file(
    request: HttpRequest, file: File[UploadedFile], title: Form[str] = ""
) -> Status[Any]:
    """Keep the plan of a workbook, a plan.json or a folder in a .zip (its map, too) as a draft."""
    sent = taken(ImportForm({"title": title}, {"file": file}))
    with plan_faults():
        made = import_file(**sent, account=request.user, now=timezone.now())
    return Status(201, made)


@router.put("/events/{event}/drafts/{draft}/shared", response={200: DraftOut, **REFUSED})
@needs(Action.PLAN_EDIT)
def share(request: HttpRequest, event: str, draft: int, body: SharedIn) -> Draft:
    """Share a draft of the caller's agency with every agency, or keep it to its own again."""
    of = plans.event_of(event)
    mine = plans.own_draft(request.user, of, min(draft, TOO_MUCH))
    actions.set_shared(mine, shared=body.shared)
    return plans.own_draft(request.user, of, mine.pk)


@router.delete("/events/{event}/drafts/{draft}", response={204: None, **SETTLED, **REFUSED})
@needs(Action.PLAN_EDIT)
def delete(request: HttpRequest, event: str, draft: int) -> Status[None]:
    """Delete a draft of the caller's agency that was never proposed."""
    mine = plans.own_draft(request.user, plans.event_of(event), min(draft, TOO_MUCH))
    try:
        actions.delete_draft(mine, account=request.user, now=timezone.now())
    except actions.Proposed:
        raise HttpError(409, _("This draft was proposed, so it stays.")) from None
    return Status(204, None)


def read_document(document: dict[str, Any]) -> EventPlan:
    """Return a plan, read as a file is, with the same sentences where it can't be."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "plan.json"
        file.write_text(json.dumps(document), encoding="utf-8")
        return read_plan(file)
