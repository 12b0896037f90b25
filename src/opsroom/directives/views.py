"""The pages of directives: the lists, one directive, and the steps of its life."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from opsroom.directives import access, actions
from opsroom.directives.costs import costs_of, versions_of
from opsroom.directives.forms import EvidenceForm, ReasonForm, StepForm
from opsroom.directives.ledger import given_of
from opsroom.directives.life import IN_HAND, OPEN, PASSAGES, Step, passage
from opsroom.directives.models import Directive
from opsroom.directives.reminders import remind
from opsroom.directives.words import has_moved
from opsroom.people.access import needs
from opsroom.people.roles import Action
from opsroom.plans.access import event_of
from opsroom.plans.models import Event, Version
from opsroom.reviews.attachments import attached
from opsroom.reviews.evidence import Refused
from opsroom.reviews.uploads import examined
from sansang.faults import CannotRun
from sansang.readiness import DirectiveStage

A_PAGE = 50
_OPEN = Q(stage__in=OPEN)
_IN_HAND = [stage.value for stage in IN_HAND]


@needs(Action.DIRECTIVE_VIEW)
def directives(request: HttpRequest, event: str) -> HttpResponse:
    """List directives: mine, all, overdue, due in 48 hours, waiting for the chair."""
    shown, now = event_of(event), timezone.now()
    remind(now, shown)
    mine = access.of_agency(request.user)
    lists = {
        "mine": (_("Of my agency"), mine),
        "all": (_("All"), Q()),
        "overdue": (_("Overdue"), access.overdue(now)),
        "soon": (_("Due in 48 hours"), access.due_soon(now)),
        "evidenced": (_("Waiting for the chair"), Q(stage=DirectiveStage.EVIDENCED)),
        "open": (_("Open directives"), _OPEN),
    }
    found = access.directives_for(request.user, shown)
    counts = found.aggregate(
        **{name: Count("pk", filter=which) for name, (_n, which) in lists.items()}
    )
    chosen = request.GET.get("show", "")
    if chosen not in lists:
        chosen = "mine" if counts["mine"] else "all"
    pages = Paginator(found.filter(lists[chosen][1]).order_by("due", "number"), A_PAGE)
    pages.count = counts[chosen]  # it is known already
    context = {
        "event": shown,
        "now": now,
        "soon": now + access.SOON,
        "chosen": chosen,
        "lists": [(name, title, counts[name]) for name, (title, _w) in lists.items()],
        "page": pages.get_page(request.GET.get("page")),
        "in_hand": _IN_HAND,
    }
    return render(request, "directives/directives.html", context)


@needs(Action.DIRECTIVE_VIEW)
def directive(request: HttpRequest, event: str, number: int) -> HttpResponse:
    """Show a directive, its history, and what the account can do with it."""
    now, found = timezone.now(), access.directive_at(request.user, event, number)
    if given_of(found, now).waits_for_the_clock:
        remind(now, found.event)
    return _page(request, found.event, found)


@needs(Action.DIRECTIVE_WORK)
@require_POST
def work(request: HttpRequest, event: str, number: int) -> HttpResponse:
    """Acknowledge a directive, or begin its work."""
    found = access.directive_for(request.user, event_of(event), number)
    form = StepForm(request.POST)
    if form.is_valid() and form.cleaned_data["step"] in (Step.ACKNOWLEDGE, Step.BEGIN):
        _take(request, found, Step(form.cleaned_data["step"]), form.cleaned_data["revision"])
    return redirect("directives:directive", event, number)


@needs(Action.DIRECTIVE_WORK)
@require_POST
def evidence(request: HttpRequest, event: str, number: int) -> HttpResponse:
    """Show what has been done, with a note and files."""
    shown = event_of(event)
    found = access.directive_for(request.user, shown, number)
    if not access.leads(request.user, found):
        raise Http404
    form = EvidenceForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, shown, found, evidence_form=form)
    values = form.cleaned_data
    try:
        files = examined(request, keep_position=values["keep_position"])
        _take(request, found, Step.SHOW, values["revision"], note=values["note"], files=files)
    except Refused as refused:
        form.add_error("files", str(refused.sentence))
    except CannotRun:
        form.add_error("files", _("The server has no room for this file. Nothing was kept."))
    if form.errors:
        return _page(request, shown, found, evidence_form=form)
    return redirect("directives:directive", event, number)


@needs(Action.DIRECTIVE_VIEW)
def file(request: HttpRequest, event: str, number: int, pk: int) -> FileResponse:
    """Hand out a file of a directive's evidence, as an attachment and never as a page."""
    found = access.directive_for(request.user, event_of(event), number)
    return attached(access.file_of(found, pk))


@needs(Action.DIRECTIVE_CLOSE)
@require_POST
def decide(request: HttpRequest, event: str, number: int) -> HttpResponse:
    """Close a directive, return it or withdraw it."""
    found = access.directive_for(request.user, event_of(event), number)
    chosen = request.POST.get("step")
    step = Step(chosen) if chosen in (Step.CLOSE, Step.RETURN, Step.WITHDRAW) else None
    if step is None:
        raise Http404
    form = (ReasonForm if PASSAGES[step].reason else StepForm)(request.POST)
    if form.is_valid():
        values = form.cleaned_data
        _take(request, found, step, values["revision"], reason=values.get("reason", ""))
    else:
        messages.error(request, _("Say why, so that the agency knows what is expected."))
    return redirect("directives:directive", event, number)


@needs(Action.PLAN_EDIT)
@require_POST
def plan(request: HttpRequest, event: str, number: int) -> HttpResponse:
    """Begin a draft of the plan that carries the directive out."""
    found = access.directive_for(request.user, event_of(event), number)
    if found.stage not in OPEN:
        raise Http404
    try:
        actions.draft_plan(found, account=request.user, now=timezone.now())
    except Version.DoesNotExist:
        messages.error(request, _("No version of the plan is approved yet."))
    else:
        messages.success(request, _("The draft is begun. Change the plan in it and propose it."))
    return redirect("directives:directive", event, number)


@needs(Action.DIRECTIVE_WORK, Action.DIRECTIVE_CLOSE)
@require_POST
def version(request: HttpRequest, event: str, number: int) -> HttpResponse:
    """Say which version of the plan carries the directive out."""
    shown = event_of(event)
    found = access.directive_for(request.user, shown, number)
    if not access.may_link(request.user, found):
        raise Http404
    chosen = request.POST.get("version", "")
    linked = access.linkable(shown).filter(number=chosen).first() if chosen.isdecimal() else None
    if linked is None:
        messages.error(request, _("Choose a version that is proposed or approved."))
    else:
        actions.link_version(found, linked, account=request.user, now=timezone.now())
    return redirect("directives:directive", event, number)


def _take(
    request: HttpRequest, directive: Directive, step: Step, revision: int, **said: Any
) -> None:
    try:
        actions.take(
            directive,
            step,
            revision=revision,
            account=request.user,
            now=timezone.now(),
            **said,
        )
    except actions.OutOfStep:
        messages.error(request, has_moved())
    except actions.NotYours as refused:
        raise Http404 from refused


def _page(
    request: HttpRequest, event: Event, found: Directive, evidence_form: EvidenceForm | None = None
) -> HttpResponse:
    now, stage = timezone.now(), DirectiveStage(found.stage)
    leads, versions = access.leads(request.user, found), versions_of(event)
    steps = {
        step.value
        for step, way in PASSAGES.items()
        if passage(stage, step) and request.user.may(way.action) and (leads or not way.of_lead)
    }
    context = {
        "event": event,
        "directive": found,
        "now": now,
        "soon": now + access.SOON,
        "in_hand": _IN_HAND,
        "steps": steps,
        "open": stage in OPEN,
        "evidence_form": evidence_form or EvidenceForm(initial={"revision": found.revision}),
        "files": list(found.files.all()),
        "history": access.history(found),
        "version": next((one for one in versions if one.pk == found.version_id), None),
        "draft_seen": access.sees_draft(request.user, found),
        "may_link": access.may_link(request.user, found),
        "linkable": [one for one in versions if one.state in access.LINKABLE],
        "costs": costs_of(versions, found.version_id) if found.version_id else None,
    }
    status = 400 if evidence_form else 200
    return render(request, "directives/directive.html", context, status=status)
