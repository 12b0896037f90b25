"""The events, an event with its drafts and versions, and how drafts begin."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from opsroom.people.access import needs
from opsroom.people.roles import Action
from opsroom.plans import access, actions
from opsroom.plans.forms import ImportForm, TitleForm
from opsroom.plans.importing import import_file
from opsroom.plans.models import Event
from opsroom.plans.reading import Refused
from opsroom.wording import words_of_page
from sansang.eventfile import describe_fault
from sansang.faults import SansangError


@needs(Action.PLAN_VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def events(request: HttpRequest) -> HttpResponse:
    """List the events, and import a plan."""
    faults: list[str] = []
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        if not request.user.may(Action.PLAN_EDIT):
            raise PermissionDenied
        if form.is_valid():
            try:
                draft = import_file(**form.cleaned_data, account=request.user, now=timezone.now())
            except Refused as error:
                faults = [str(error.sentence)]
            except SansangError as error:
                faults = [describe_fault(fault, words_of_page()) for fault in error.faults]
            else:
                messages.success(request, _("The plan is imported as a draft."))
                return redirect("plans:paper", draft.event.key, access.DRAFTS, draft.pk)
    context = {"events": Event.objects.all(), "form": form, "faults": faults}
    failed = request.method == "POST"
    return render(request, "plans/events.html", context, status=422 if failed else 200)


@needs(Action.PLAN_VIEW)
def event(request: HttpRequest, event: str) -> HttpResponse:
    """Show the versions of an event's plan, and the drafts that the account may see."""
    shown = access.event_of(event)
    decided = shown.versions.select_related("proposed_by", "decided_by").defer("document")
    versions = list(decided)
    drafts = list(access.drafts_for(request.user, shown).defer("document"))
    context = {
        "event": shown,
        "versions": versions,
        "drafts": drafts,
        "choices": [
            *(access.Choice(access.VERSIONS, version.number, "") for version in versions),
            *(access.Choice(access.DRAFTS, draft.pk, draft.title) for draft in drafts),
        ],
        "jobs": access.jobs_for(request.user, shown)[:10],
    }
    return render(request, "plans/event.html", context)


@needs(Action.PLAN_EDIT)
@require_POST
def begin(request: HttpRequest, event: str, shelf: str, number: int) -> HttpResponse:
    """Begin a draft from a version or another draft."""
    source = access.plan_paper(request.user, access.event_of(event), shelf, number)
    form = TitleForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("A draft needs a title."))
        return redirect("plans:paper", event, shelf, number)
    draft = actions.begin_draft(
        source, title=form.cleaned_data["title"], account=request.user, now=timezone.now()
    )
    return redirect("plans:paper", event, access.DRAFTS, draft.pk)


@needs(Action.PLAN_EDIT)
@require_POST
def share(request: HttpRequest, event: str, number: int) -> HttpResponse:
    """Share a draft of one's agency, or keep it to the agency again."""
    draft = access.own_draft(request.user, access.event_of(event), number)
    actions.set_shared(draft, shared=request.POST.get("shared") == "1")
    return redirect("plans:paper", event, access.DRAFTS, number)


@needs(Action.PLAN_EDIT)
@require_POST
def delete(request: HttpRequest, event: str, number: int) -> HttpResponse:
    """Delete a draft of one's agency that was never proposed, once it is confirmed."""
    draft = access.own_draft(request.user, access.event_of(event), number)
    if request.POST.get("sure") != "1":
        messages.error(request, _("Confirm that the draft shall be deleted."))
        return redirect("plans:paper", event, access.DRAFTS, number)
    try:
        actions.delete_draft(draft, account=request.user, now=timezone.now())
    except actions.Proposed:
        messages.error(request, _("This draft was proposed, so it stays."))
        return redirect("plans:paper", event, access.DRAFTS, number)
    messages.success(request, _("The draft is deleted."))
    return redirect("plans:event", event)
