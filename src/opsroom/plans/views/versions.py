"""Proposing a draft, and approving or declining the version that it became."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from opsroom.people.access import needs
from opsroom.people.roles import Action
from opsroom.plans import access, actions
from opsroom.plans.forms import ReasonForm, SummaryForm


@needs(Action.PLAN_PROPOSE)
@require_POST
def propose(request: HttpRequest, event: str, number: int) -> HttpResponse:
    """Propose a draft of one's agency as the next version."""
    draft = access.own_draft(request.user, access.event_of(event), number)
    form = SummaryForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("The summary is too long."))
        return redirect("plans:paper", event, access.DRAFTS, number)
    version = actions.propose(
        draft, summary=form.cleaned_data["summary"], account=request.user, now=timezone.now()
    )
    messages.success(request, _("The draft is proposed. The chair decides on it."))
    return redirect("plans:paper", event, access.VERSIONS, version.number)


@needs(Action.PLAN_APPROVE)
@require_POST
def approve(request: HttpRequest, event: str, number: int) -> HttpResponse:
    """Approve a version: from now on it holds, and never changes."""
    version = access.version_of(access.event_of(event), number)
    try:
        actions.approve(version, account=request.user, now=timezone.now())
        messages.success(request, _("The version is approved and holds from now on."))
    except actions.Settled:
        messages.warning(request, _("This version was decided on already."))
    return redirect("plans:paper", event, access.VERSIONS, number)


@needs(Action.PLAN_APPROVE)
@require_POST
def decline(request: HttpRequest, event: str, number: int) -> HttpResponse:
    """Decline a version and say why."""
    version = access.version_of(access.event_of(event), number)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Declining needs a reason."))
        return redirect("plans:paper", event, access.VERSIONS, number)
    try:
        reason = form.cleaned_data["reason"]
        actions.decline(version, reason=reason, account=request.user, now=timezone.now())
        messages.success(request, _("The version is declined."))
    except actions.Settled:
        messages.warning(request, _("This version was decided on already."))
    return redirect("plans:paper", event, access.VERSIONS, number)
