"""The page of readiness, and the same as JSON, CSV and one page of paper."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from opsroom.directives.reminders import remind
from opsroom.directives.standing import EventStanding, standing_of
from opsroom.people.access import needs
from opsroom.people.roles import Action
from opsroom.plans.access import event_of
from opsroom.plans.models import Event
from opsroom.readiness.glance import csv_of, glance, json_of, paper_of
from opsroom.wording import language_of_page


@needs(Action.READINESS_VIEW)
def readiness(request: HttpRequest, event: str) -> HttpResponse:
    """Show whether the event is ready, and what the figure consists of."""
    shown, now = event_of(event), timezone.now()
    standing = standing_of(shown, now)
    if standing and standing.ledger.waits_for_the_clock:
        remind(now, shown)
    context = {
        "event": shown,
        "now": now,
        "glance": glance(shown, standing) if standing else None,
    }
    return render(request, "readiness/readiness.html", context)


@needs(Action.READINESS_VIEW)
def as_json(request: HttpRequest, event: str) -> HttpResponse:
    """Hand out the page as JSON."""
    return JsonResponse(json_of(_standing(event_of(event))))


@needs(Action.READINESS_VIEW)
def as_csv(request: HttpRequest, event: str) -> HttpResponse:
    """Hand out the page as CSV."""
    shown = event_of(event)
    text = csv_of(_standing(shown))
    # The mark lets spreadsheets read Vietnamese.
    answer = HttpResponse(f"\ufeff{text}", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{shown.key}-readiness.csv"'
    return answer


@needs(Action.READINESS_VIEW)
def as_pdf(request: HttpRequest, event: str) -> HttpResponse:
    """Hand out the page on paper, in the language of the page."""
    shown = event_of(event)
    content = paper_of(_standing(shown), language_of_page(), now=timezone.now())
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{shown.key}-readiness.pdf"'
    return answer


def _standing(event: Event) -> EventStanding:
    standing = standing_of(event, timezone.now())
    if standing is None:
        raise Http404
    return standing
