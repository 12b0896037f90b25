"""The criteria of a review, and which agency reports on which."""

from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from opsroom.people.access import needs
from opsroom.people.models import Agency
from opsroom.people.roles import Action
from opsroom.reviews import access, actions
from opsroom.reviews.criteria_text import criteria_text
from opsroom.reviews.forms import CriteriaTextForm
from opsroom.reviews.models import Review


@needs(Action.REVIEW_MANAGE)
@require_http_methods(["GET", "POST"])
def criteria(request: HttpRequest, event: str, number: int) -> HttpResponse:
    """Edit the criteria as long as nobody reports on them."""
    review = access.review_of(event, number)
    if review.stage != Review.Stage.PREPARED:
        messages.error(request, _("Agencies report already: the criteria stay as they are."))
        return redirect("reviews:review", event, number)
    form = CriteriaTextForm(
        request.POST or None, initial={"text": criteria_text(review.criteria_set)}
    )
    if form.is_valid():
        try:
            actions.set_criteria(
                review, form.cleaned_data["text"], by=request.user, now=timezone.now()
            )
            messages.success(request, _("The criteria are kept."))
        except actions.Closed:
            messages.error(request, _("Agencies report already: the criteria stay as they are."))
        return redirect("reviews:review", event, number)
    context = {"event": review.event, "review": review, "form": form}
    return render(request, "reviews/criteria.html", context)


@needs(Action.REVIEW_MANAGE)
def assignment(request: HttpRequest, event: str, number: int) -> HttpResponse:
    """Show which agency reports on how many criteria, and on which nobody does."""
    review = access.review_of(event, number)
    asked = {one for ids in review.assigned.values() for one in ids}
    context = {
        "event": review.event,
        "review": review,
        "agencies": [
            (agency, len(review.assigned.get(agency.key, ())))
            for agency in Agency.objects.exclude(key="room")
        ],
        "unassigned": [one for one in review.criteria_set.criteria if one.id not in asked],
    }
    return render(request, "reviews/assignment.html", context)


@needs(Action.REVIEW_MANAGE)
@require_http_methods(["GET", "POST"])
def assign(request: HttpRequest, event: str, number: int, agency: str) -> HttpResponse:
    """Choose the criteria on which an agency reports."""
    review, chosen = access.review_of(event, number), access.agency_of(agency)
    if request.method == "POST":
        try:
            actions.assign(
                review,
                chosen,
                request.POST.getlist("criteria"),
                by=request.user,
                now=timezone.now(),
            )
            messages.success(request, _("The assignment is kept."))
        except actions.Closed:
            messages.error(request, _("The review is concluded. Nothing was changed."))
        return redirect("reviews:assignment", event, number)
    ordered = sorted(review.criteria_set.criteria, key=lambda one: one.work_group)
    groups = [(g, list(ones)) for g, ones in groupby(ordered, key=lambda one: one.work_group)]
    context = {
        "event": review.event,
        "review": review,
        "agency": chosen,
        "groups": groups,
        "asked": set(review.assigned.get(agency, ())),
    }
    return render(request, "reviews/assign.html", context)
