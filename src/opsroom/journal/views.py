"""The pages of the journal."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from opsroom.people.access import needs
from opsroom.people.models import Agency
from opsroom.people.roles import Action
from opsroom.record import access
from opsroom.record.actions import ROOM

A_PAGE = 50


@needs(Action.JOURNAL_VIEW)
def journal(request: HttpRequest, event: str) -> HttpResponse:
    """Show the entries of an event, the newest first; on demand, whether all are as written."""
    return _shown(request, access.journal_of(event))


@needs(Action.JOURNAL_VIEW)
def room(request: HttpRequest) -> HttpResponse:
    """Show what was done to the accounts."""
    return _shown(request, ROOM)


@needs(Action.JOURNAL_VIEW)
def export(request: HttpRequest, event: str) -> HttpResponse:
    """Hand out the journal as a file that ``sansang journal verify`` proves."""
    name = access.journal_of(event)
    answer = StreamingHttpResponse(access.lines(name), content_type="application/x-ndjson")
    answer["Content-Disposition"] = f'attachment; filename="{name}-journal.jsonl"'
    return answer


def _shown(request: HttpRequest, journal: str) -> HttpResponse:
    page = Paginator(access.rows(journal).reverse(), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "journal": journal,
        "room_journal": ROOM,
        "page": page,
        "agencies": dict(Agency.objects.values_list("key", "name")),
        "verdict": access.verdict(journal) if "verify" in request.GET else None,
    }
    return render(request, "journal/journal.html", context)
