"""The reviews of an event: list, begin and change one, and see how far it is."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from opsroom.people.access import needs
from opsroom.people.models import Agency
from opsroom.people.roles import Action
from opsroom.plans.access import event_of
from opsroom.reviews import access, actions, papers
from opsroom.reviews.forms import (
    CriteriaForm,
    MemberFormSet,
    ReviewForm,
    delegation_of,
    said_of,
)
from opsroom.reviews.models import Review
from opsroom.reviews.overview import agency_rows
from sansang.readiness import assigned


@needs(Action.REVIEW_VIEW)
def reviews(request: HttpRequest, event: str) -> HttpResponse:
    """List the reviews of an event."""
    shown = event_of(event)
    context = {"event": shown, "reviews": access.reviews_of(shown)}
    return render(request, "reviews/reviews.html", context)


@needs(Action.REVIEW_MANAGE)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, event: str) -> HttpResponse:
    """Begin a review of an approved version of the plan."""
    shown = event_of(event)
    latest = access.versions_for_review(shown).first()
    form = ReviewForm(request.POST or None, event=shown, initial={"version": latest})
    criteria = CriteriaForm(request.POST or None, request.FILES or None)
    agencies = _agencies()
    members = _members(request, [{"chair": True}], agencies)
    if request.method == "POST" and all((form.is_valid(), criteria.is_valid(), members.is_valid())):
        said = form.cleaned_data | {"delegation": delegation_of(members)}
        chosen = criteria.cleaned_data["set"]
        review = actions.create_review(
            shown,
            said,
            criteria=chosen,
            assigned=assigned(access.plan_of(said["version"]), chosen),
            by=request.user,
            now=timezone.now(),
        )
        return redirect("reviews:review", shown.key, review.number)
    context = {"event": shown, "form": form, "criteria": criteria, "members": members}
    context |= {"agencies": agencies, "can_begin": latest is not None}
    return render(request, "reviews/new.html", context)


@needs(Action.REVIEW_MANAGE)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, event: str, number: int) -> HttpResponse:
    """Change what is said of a review."""
    review = access.review_of(event, number)
    form = ReviewForm(request.POST or None, event=review.event, initial=said_of(review))
    agencies = _agencies()
    members = _members(request, review.delegation, agencies)
    if request.method == "POST" and form.is_valid() and members.is_valid():
        said = form.cleaned_data | {"delegation": delegation_of(members)}
        try:
            actions.change_review(review, said, by=request.user, now=timezone.now())
        except actions.Closed:
            messages.error(request, _("The review is concluded. Nothing was changed."))
        return redirect("reviews:review", event, number)
    context = {"event": review.event, "review": review, "form": form, "members": members}
    context |= {"agencies": agencies}
    return render(request, "reviews/change.html", context)


def _agencies() -> list[tuple[str, str]]:
    known = Agency.objects.exclude(key="room").values_list("key", "name")
    return [("", "–"), *known]


def _members(
    request: HttpRequest, initial: list[dict[str, Any]], agencies: list[tuple[str, str]]
) -> Any:
    return MemberFormSet(
        request.POST or None, initial=initial, prefix="member", form_kwargs={"agencies": agencies}
    )


@needs(Action.REVIEW_VIEW)
def review(request: HttpRequest, event: str, number: int) -> HttpResponse:
    """Show a review, and per agency how far its report is."""
    shown = access.review_of(event, number)
    findings = list(shown.findings.values_list("closed_at", flat=True))
    asked = {one for ids in shown.assigned.values() for one in ids}
    now, names = timezone.now(), dict(Agency.objects.values_list("key", "name"))
    context = {
        "event": shown.event,
        "review": shown,
        "now": now,
        "rows": agency_rows(shown, request.user, names, now),
        "findings": len(findings),
        "open_findings": findings.count(None),
        "criteria": len(shown.criteria["criteria"]),
        "unassigned": sum(one["id"] not in asked for one in shown.criteria["criteria"]),
        "steps": actions.NEXT_STAGES[Review.Stage(shown.stage)],
        "agencies": names,
        "papers": papers.offered(shown),
    }
    return render(request, "reviews/review.html", context)


@needs(Action.REVIEW_MANAGE)
@require_POST
def stage(request: HttpRequest, event: str, number: int) -> HttpResponse:
    """Bring a review to another stage."""
    shown = access.review_of(event, number)
    wanted = request.POST.get("stage", "")
    if wanted not in Review.Stage.values:
        return HttpResponseBadRequest()
    try:
        actions.set_stage(shown, Review.Stage(wanted), by=request.user, now=timezone.now())
    except actions.Closed:
        messages.error(request, _("The review cannot go to this stage. Nothing was changed."))
    return redirect("reviews:review", event, number)
