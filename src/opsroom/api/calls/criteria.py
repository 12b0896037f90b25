"""The criteria of reviews, where they come from, and which agency reports on which."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Body, Router
from ninja.errors import HttpError

from opsroom.api.auth import needs
from opsroom.api.calls.reviews import REVIEW, review_of
from opsroom.api.review_forms import taken_criteria
from opsroom.api.room_refusals import kept_or_told
from opsroom.api.schemas.refused import REFUSED, SETTLED
from opsroom.api.schemas.reviews import CriteriaIn, ReviewOut, SetOut
from opsroom.people.roles import Action
from opsroom.reviews import access, actions
from opsroom.reviews.models import Review
from sansang.readiness import CriteriaSet, criteria_sets

router = Router(tags=["reviews"])
SETS = "/criteria-sets"


@router.get(SETS, response={200: list[SetOut], **REFUSED})
@needs(Action.REVIEW_VIEW)
def sets(request: HttpRequest) -> list[CriteriaSet]:
    """The sets of criteria that come along."""
    return list(criteria_sets())


@router.get(f"{SETS}/{{criteria_set}}", response={200: CriteriaSet, **REFUSED})
@needs(Action.REVIEW_VIEW)
def one_set(request: HttpRequest, criteria_set: str) -> CriteriaSet:
    """A set that comes along, to be changed and sent with a review."""
    found = next((one for one in criteria_sets() if one.id == criteria_set), None)
    if found is None:
        raise Http404
    return found


@router.get(f"{REVIEW}/criteria", response={200: CriteriaSet, **REFUSED})
@needs(Action.REVIEW_VIEW)
def criteria(request: HttpRequest, event: str, number: int) -> CriteriaSet:
    """The criteria of a review."""
    return review_of(event, number).criteria_set


@router.put(f"{REVIEW}/criteria", response={200: CriteriaSet, **SETTLED, **REFUSED})
@needs(Action.REVIEW_MANAGE)
def change(
    request: HttpRequest, event: str, number: int, body: Body[dict[str, Any]]
) -> CriteriaSet:
    """Put other criteria in the place of those of a review, before anybody reports on them."""
    review, wanted = review_of(event, number), taken_criteria(body)
    with kept_or_told(_("Agencies report already: the criteria stay as they are.")):
        actions.set_criteria(review, wanted, by=request.user, now=timezone.now())
    return review_of(event, number).criteria_set


@router.put(f"{REVIEW}/assigned/{{agency}}", response={200: ReviewOut, **SETTLED, **REFUSED})
@needs(Action.REVIEW_MANAGE)
def assign(request: HttpRequest, event: str, number: int, agency: str, body: CriteriaIn) -> Review:
    """Let an agency report on just these criteria."""
    review, chosen = review_of(event, number), access.agency_of(agency)
    known = {one["id"] for one in review.criteria["criteria"]}
    if unknown := next((one for one in body.criteria if one not in known), None):
        raise HttpError(422, _("The review has no criterion “{id}”.").format(id=unknown[:80]))
    with kept_or_told():
        actions.assign(review, chosen, body.criteria, by=request.user, now=timezone.now())
    return review_of(event, number)
