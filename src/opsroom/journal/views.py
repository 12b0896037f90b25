"""The pages of the journal."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from opsroom.people.access import needs
from opsroom.people.roles import Action
from opsroom.record import access
from opsroom.record.actions import ROOM
from sansang.journal import Verdict

A_PAGE = 50


@needs(Action.JOURNAL_VIEW)
def journal(request: HttpRequest, event: str) -> HttpResponse:
    """Show the entries of an event, the newest first, and where they end."""
    return _shown(request, access.journal_of(event))


@needs(Action.JOURNAL_VIEW)
def room(request: HttpRequest) -> HttpResponse:
    """Show what was done to the accounts."""
    return _shown(request, ROOM)


@needs(Action.JOURNAL_VIEW)
@require_POST
def verify(request: HttpRequest, event: str) -> HttpResponse:
    """Read the whole journal of an event, and say whether all is as it was written."""
    name = access.journal_of(event)
    return _shown(request, name, access.verdict(name))


@needs(Action.JOURNAL_VIEW)
@require_POST
def verify_room(request: HttpRequest) -> HttpResponse:
    """Read the whole journal of the room, and say whether all is as it was written."""
    return _shown(request, ROOM, access.verdict(ROOM))


@needs(Action.JOURNAL_VIEW)
def export(request: HttpRequest, event: str) -> HttpResponse:
    """Hand out the journal as a file that ``sansang journal verify`` proves."""
    name = access.journal_of(event)
    answer = StreamingHttpResponse(access.lines(name), content_type="application/x-ndjson")
    answer["Content-Disposition"] = f'attachment; filename="{name}-journal.jsonl"'
    return answer


def _shown(request: HttpRequest, journal: str, verdict: Verdict | None = None) -> HttpResponse:
    page = Paginator(access.rows(journal).reverse(), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "journal": journal,
        "room_journal": ROOM,
        "page": page,
        "head": access.head_of(journal),
        "verdict": verdict,
    }
    return render(request, "journal/journal.html", context)
