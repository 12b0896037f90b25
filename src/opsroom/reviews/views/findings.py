"""What the delegation found."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from opsroom.people.access import needs
from opsroom.people.roles import Action
from opsroom.reviews import access, actions
from opsroom.reviews.evidence import Refused
from opsroom.reviews.forms import FindingForm
from opsroom.reviews.uploads import examined
from sansang.faults import CannotRun


@needs(Action.REVIEW_VIEW)
def findings(request: HttpRequest, event: str, number: int) -> HttpResponse:
    """List the findings of a review."""
    review = access.review_of(event, number)
    plan = access.plan_of(review.version)
    context = {
        "event": review.event,
        "review": review,
        "findings": review.findings.select_related("owner").prefetch_related("files"),
        "sites": {site.id: site.name for site in plan.sites},
        "criteria": {one.id: one for one in review.criteria_set.criteria},
    }
    return render(request, "reviews/findings.html", context)


@needs(Action.INSPECT)
@require_http_methods(["GET", "POST"])
def new_finding(request: HttpRequest, event: str, number: int) -> HttpResponse:
    """Record a finding."""
    review = access.review_of(event, number)
    plan = access.plan_of(review.version)
    form = FindingForm(request.POST or None, review=review, plan=plan)
    if form.is_valid():
        said = dict(form.cleaned_data)
        try:
            files = examined(request, keep_position=said.pop("keep_position"))
            found = actions.record_finding(
                review, said, files=files, by=request.user, now=timezone.now()
            )
            messages.success(request, _("Finding {number} is kept.").format(number=found.number))
            return redirect("reviews:findings", event, number)
        except Refused as error:
            form.add_error(None, error.sentence)
        except CannotRun:
            form.add_error(None, _("The server has no room for this file. Nothing was kept."))
        except actions.Closed:
            form.add_error(None, _("The review is concluded. Nothing was changed."))
    context = {"event": review.event, "review": review, "form": form}
    return render(request, "reviews/new_finding.html", context)


@needs(Action.INSPECT)
@require_POST
def close_finding(request: HttpRequest, event: str, number: int, finding: int) -> HttpResponse:
    """Close a finding."""
    review = access.review_of(event, number)
    found = access.finding_of(review, finding)
    actions.close_finding(found, by=request.user, now=timezone.now())
    messages.success(request, _("Finding {number} is closed.").format(number=finding))
    return redirect("reviews:findings", event, number)
