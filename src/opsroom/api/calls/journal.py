"""The journals, as they can be read; the one named ``room`` tells of accounts and programs."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Router
from ninja.pagination import paginate

from opsroom.api.auth import needs
from opsroom.api.pages import Pages
from opsroom.api.schemas.journal import EntryOut, VerdictOut
from opsroom.api.schemas.refused import REFUSED, a_file
from opsroom.people.roles import Action
from opsroom.record import access as journals
from opsroom.record.models import Row

router = Router(tags=["journal"])
LINES = "application/x-ndjson"


@router.get("/events/{event}/journal", response={200: list[EntryOut], **REFUSED})
@needs(Action.JOURNAL_VIEW)
@paginate(Pages)
def journal(request: HttpRequest, event: str) -> QuerySet[Row]:
    """The entries of an event's journal in their order."""
    return journals.rows(journals.journal_of(event))


@router.get("/events/{event}/journal/verdict", response={200: VerdictOut, **REFUSED})
@needs(Action.JOURNAL_VIEW)
def verdict(request: HttpRequest, event: str) -> dict[str, Any]:
    """Whether all entries are as they were written, or the first that is not."""
    found = journals.verdict(journals.journal_of(event))
    damage = found.damage
    return {
        "whole": found.whole,
        "number": damage.number if damage else None,
        "kind": str(damage.kind) if damage else None,
    }


@router.get(
    "/events/{event}/journal.jsonl", response={200: None, **REFUSED}, openapi_extra=a_file(LINES)
)
@needs(Action.JOURNAL_VIEW)
def journal_file(request: HttpRequest, event: str) -> HttpResponse:
    """The journal as a file that ``sansang journal verify`` proves."""
    return HttpResponse(journals.lines(journals.journal_of(event)), content_type=LINES)
