"""Reviews: begun, changed, and brought from stage to stage."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router, Status
from ninja.pagination import paginate

from opsroom.api.auth import needs
from opsroom.api.pages import Pages
from opsroom.api.review_forms import taken_criteria, taken_review
from opsroom.api.room_refusals import kept_or_told
from opsroom.api.schemas.refused import REFUSED, SETTLED, TOO_MUCH
from opsroom.api.schemas.reviews import ReviewChange, ReviewIn, ReviewLine, ReviewOut, StageIn
from opsroom.people.roles import Action
from opsroom.plans import access as plans
from opsroom.reviews import access, actions
from opsroom.reviews.models import Review
from sansang.readiness import assigned

router = Router(tags=["reviews"])
REVIEWS = "/events/{event}/reviews"
REVIEW = f"{REVIEWS}/{{number}}"


def review_of(event: str, number: int) -> Review:
    """Return a review. Raises Http404 where there is none of this number."""
    return access.review_of(event, min(number, TOO_MUCH))


@router.get(REVIEWS, response={200: list[ReviewLine], **REFUSED})
@needs(Action.REVIEW_VIEW)
@paginate(Pages)
def reviews(request: HttpRequest, event: str) -> QuerySet[Review]:
    """The reviews of an event, the newest first."""
    return access.reviews_of(plans.event_of(event))


@router.post(REVIEWS, response={201: ReviewOut, **REFUSED})
@needs(Action.REVIEW_MANAGE)
def begin(request: HttpRequest, event: str, body: ReviewIn) -> Status[Any]:
    """Begin a review of an approved version; sent twice it is one review."""
    of = plans.event_of(event)
    said, criteria = taken_review(body, of), taken_criteria(body.criteria)
    made = actions.create_review(
        of,
        said,
        criteria=criteria,
        assigned=assigned(access.plan_of(said["version"]), criteria),
        by=request.user,
        now=timezone.now(),
    )
    return Status(201, review_of(event, made.number))


@router.get(REVIEW, response={200: ReviewOut, **REFUSED})
@needs(Action.REVIEW_VIEW)
def one_review(request: HttpRequest, event: str, number: int) -> Review:
    """A review, with the criteria on which each agency reports."""
    return review_of(event, number)


@router.put(REVIEW, response={200: ReviewOut, **SETTLED, **REFUSED})
@needs(Action.REVIEW_MANAGE)
def change(request: HttpRequest, event: str, number: int, body: ReviewChange) -> Review:
    """Change what is said of a review that is not concluded."""
    review = review_of(event, number)
    said = taken_review(body, review.event)
    with kept_or_told():
        actions.change_review(review, said, by=request.user, now=timezone.now())
    return review_of(event, number)


@router.post(f"{REVIEW}/stage", response={200: ReviewOut, **SETTLED, **REFUSED})
@needs(Action.REVIEW_MANAGE)
def stage(request: HttpRequest, event: str, number: int, body: StageIn) -> Review:
    """Let the agencies report, begin the inspection, or go back to reporting."""
    review = review_of(event, number)
    with kept_or_told(_("The review cannot go to this stage. Nothing was changed.")):
        wanted = Review.Stage(body.stage)
        actions.set_stage(review, wanted, by=request.user, now=timezone.now())
    return review_of(event, number)
