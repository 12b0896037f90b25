"""The pages on which the chair concludes a review."""

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from opsroom.directives import access, actions, drafting
from opsroom.directives.forms import ChangedDirectiveForm, ConclusionForm, NewDirectiveForm
from opsroom.directives.line import lawful_instead
from opsroom.directives.minutes import agencies_of
from opsroom.directives.models import Directive
from opsroom.directives.reasons import told
from opsroom.directives.standing import blocking
from opsroom.directives.words import still_open, without_lead
from opsroom.people.access import needs
from opsroom.people.roles import Action
from opsroom.reviews.access import review_of
from opsroom.reviews.models import Review
from sansang.readiness import Judgement

A_PAGE = 50


@needs(Action.CONCLUDE)
def conclusion(request: HttpRequest, event: str, review: int) -> HttpResponse:
    """Show what is drafted, and conclude the review."""
    shown = review_of(event, review)
    if shown.stage == Review.Stage.CONCLUDED:
        return _concluded(request, shown)
    now = timezone.now()
    form = ConclusionForm(request.POST or None)
    if form.is_valid() and _conclude(request, shown, form, now):
        messages.success(request, _("The review is concluded and its directives are given."))
        return redirect("directives:directives", event)
    record, reasons = blocking(shown, now)
    proposed = list(access.proposed(shown))
    context = {
        "event": shown.event,
        "review": shown,
        "form": form,
        "proposed": proposed,
        "findings": _findings(shown, proposed),
        "blocking": told(reasons, record),
    }
    return render(request, "directives/conclusion.html", context)


@needs(Action.CONCLUDE)
def new(request: HttpRequest, event: str, review: int) -> HttpResponse:
    """Draft a directive by hand."""
    shown = access.open_review(event, review)
    form = NewDirectiveForm(
        request.POST or None, agencies=agencies_of(shown), initial={"key": uuid.uuid4()}
    )
    if form.is_valid():
        drafting.draft(shown, form.cleaned_data, key=f"hand:{form.cleaned_data['key']}")
        return redirect("directives:conclusion", event, review)
    context = {"event": shown.event, "review": shown, "form": form}
    return render(request, "directives/draft.html", context)


@needs(Action.CONCLUDE)
def draft(request: HttpRequest, event: str, review: int, number: int) -> HttpResponse:
    """Change a directive that is drafted."""
    shown = access.open_review(event, review)
    drafted = access.proposed_of(shown, number)
    form = ChangedDirectiveForm(
        request.POST or None, agencies=agencies_of(shown), initial=_values(drafted)
    )
    context = {"event": shown.event, "review": shown, "form": form, "directive": drafted}
    if form.is_valid():
        try:
            drafting.change(drafted, form.cleaned_data, revision=form.cleaned_data["revision"])
            return redirect("directives:conclusion", event, review)
        except drafting.Stale:
            context["now"] = access.proposed_of(shown, number)
            form.put_beside(context["now"])
    return render(request, "directives/draft.html", context)


@needs(Action.CONCLUDE)
@require_POST
def drop(request: HttpRequest, event: str, review: int, number: int) -> HttpResponse:
    """Forget a directive that is drafted; a second click finds nothing more to forget."""
    shown = access.open_review(event, review)
    if drafted := access.proposed(shown).filter(number=number).first():
        drafting.drop(drafted)
    return redirect("directives:conclusion", event, review)


@needs(Action.CONCLUDE)
@require_POST
def from_finding(request: HttpRequest, event: str, review: int, finding: int) -> HttpResponse:
    """Draft a directive from a finding, with one click."""
    shown = access.open_review(event, review)
    try:
        drafting.draft_from_finding(access.finding_of(shown, finding))
    except drafting.NotHandledHere as refused:
        messages.error(request, lawful_instead(refused.category))
    return redirect("directives:conclusion", event, review)


def _conclude(request: HttpRequest, review: Review, form: ConclusionForm, now: datetime) -> bool:
    """Conclude, or say in the form what stands against it."""
    try:
        actions.conclude(
            review,
            judgement=Judgement(form.cleaned_data["judgement"]),
            assessment=form.cleaned_data["assessment"],
            account=request.user,
            now=now,
        )
    except actions.StillOpen:
        form.add_error("judgement", still_open())
        return False
    except actions.WithoutLead as refused:
        form.add_error(None, without_lead(refused.numbers))
        return False
    return True


def _concluded(request: HttpRequest, review: Review) -> HttpResponse:
    """Show what was concluded; whoever sends it twice lands here."""
    given = access.directives_for(request.user, review.event).filter(review=review)
    page = Paginator(given.order_by("number"), A_PAGE).get_page(request.GET.get("page"))
    context = {"event": review.event, "review": review, "page": page}
    return render(request, "directives/concluded.html", context)


def _findings(review: Review, proposed: Iterable[Directive]) -> list[dict[str, Any]]:
    drafted = {one.key for one in proposed}
    return [
        {"finding": one, "drafted": f"finding:{one.pk}" in drafted}
        for one in review.findings.select_related("owner").order_by("number")
    ]


def _values(drafted: Any) -> dict[str, Any]:
    values = {field: getattr(drafted, field) for field in ("task", "place", "due", "done_when")}
    partners = [one.pk for one in drafted.partners.all()]
    known = {"lead": drafted.lead_id, "partners": partners, "revision": drafted.revision}
    return values | known
