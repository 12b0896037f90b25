"""Whether an event is ready."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from opsroom.api.auth import needs
from opsroom.api.schemas.refused import REFUSED, a_file
from opsroom.directives.reminders import remind
from opsroom.directives.standing import EventStanding, standing_of
from opsroom.people.roles import Action
from opsroom.plans import access as plans
from opsroom.readiness.glance import csv_of, json_of, paper_of
from opsroom.wording import language_of_page

router = Router(tags=["readiness"])


@router.get("/events/{event}/readiness", response={200: dict[str, Any], **REFUSED})
@needs(Action.READINESS_VIEW)
def readiness(request: HttpRequest, event: str) -> dict[str, Any]:
    """Whether the event is ready, and what that consists of."""
    return json_of(_standing(event))


@router.get(
    "/events/{event}/readiness.csv",
    response={200: None, **REFUSED},
    openapi_extra=a_file("text/csv"),
)
@needs(Action.READINESS_VIEW)
def readiness_table(request: HttpRequest, event: str) -> HttpResponse:
    """The same as a table, which no spreadsheet takes for formulas."""
    text = csv_of(_standing(event))
    return HttpResponse(f"\ufeff{text}", content_type="text/csv; charset=utf-8")


@router.get(
    "/events/{event}/readiness.pdf",
    response={200: None, **REFUSED},
    openapi_extra=a_file("application/pdf"),
)
@needs(Action.READINESS_VIEW)
def readiness_paper(request: HttpRequest, event: str) -> HttpResponse:
    """The same on one page of paper, in the language that is asked for."""
    content = paper_of(_standing(event), language_of_page(), now=timezone.now())
    return HttpResponse(content, content_type="application/pdf")


def _standing(event: str) -> EventStanding:
    of, now = plans.event_of(event), timezone.now()
    standing = standing_of(of, now)
    if standing is None:
        raise Http404
    if standing.ledger.waits_for_the_clock:
        remind(now, of)
    return standing
