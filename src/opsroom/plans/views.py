"""The pages of plans."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from opsroom.people.access import needs
from opsroom.people.roles import Action
from opsroom.plans import access
from opsroom.plans.models import Event


@needs(Action.PLAN_VIEW)
def events(request: HttpRequest) -> HttpResponse:
    """List the events."""
    return render(request, "plans/events.html", {"events": Event.objects.all()})


@needs(Action.PLAN_VIEW)
def event(request: HttpRequest, event: str) -> HttpResponse:
    """Show the versions of an event's plan, and the drafts that the account may see."""
    shown = access.event_of(event)
    context = {
        "event": shown,
        "versions": shown.versions.select_related("proposed_by", "decided_by").defer("document"),
        "drafts": access.drafts_for(request.user, shown).defer("document"),
    }
    return render(request, "plans/event.html", context)
