"""The conclusion of a review: what stands against it, and the judgement of the chair."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router, Status
from ninja.errors import HttpError

from opsroom.api.auth import needs
from opsroom.api.calls.reviews import REVIEW, review_of
from opsroom.api.refusals import taken
from opsroom.api.schemas.conclusion import ConclusionIn, ConclusionOut, StaleConclusion
from opsroom.api.schemas.refused import REFUSED
from opsroom.directives import access, actions
from opsroom.directives.forms import ConclusionForm
from opsroom.directives.reasons import told
from opsroom.directives.standing import blocking
from opsroom.directives.words import still_open, without_lead
from opsroom.people.roles import Action
from opsroom.reviews.models import Review
from sansang.readiness import Judgement

router = Router(tags=["conclusion"])
CONCLUSION = f"{REVIEW}/conclusion"


@router.get(CONCLUSION, response={200: ConclusionOut, **REFUSED})
@needs(Action.CONCLUDE)
def conclusion(request: HttpRequest, event: str, number: int) -> dict[str, Any]:
    """What is drafted and what keeps the review from being called ready, or how it ended."""
    return _conclusion(request, review_of(event, number))


@router.post(CONCLUSION, response={200: ConclusionOut, 409: StaleConclusion, **REFUSED})
@needs(Action.CONCLUDE)
def conclude(request: HttpRequest, event: str, number: int, body: ConclusionIn) -> Any:
    """Conclude a review and give what is drafted; sent twice it is concluded once."""
    review, said = review_of(event, number), taken(ConclusionForm(body.dict()))
    judgement, assessment = Judgement(said["judgement"]), said["assessment"]
    try:
        actions.conclude(
            review,
            judgement=judgement,
            assessment=assessment,
            account=request.user,
            now=timezone.now(),
        )
    except actions.StillOpen:
        raise HttpError(422, still_open()) from None
    except actions.WithoutLead as refused:
        raise HttpError(422, without_lead(refused.numbers)) from None
    found = review_of(event, number)
    now = _conclusion(request, found)
    if (found.judgement, found.assessment) != (judgement.value, assessment):
        detail = _("The review is concluded already. Nothing was changed.")
        return Status(409, {"detail": detail, "now": now})
    return now


def _conclusion(request: HttpRequest, review: Review) -> dict[str, Any]:
    concluded = review.stage == Review.Stage.CONCLUDED
    given = access.directives_for(request.user, review.event).filter(review=review)
    record, reasons = blocking(review, timezone.now())
    return {
        "stage": review.stage,
        "judgement": review.judgement,
        "assessment": review.assessment,
        "concluded_at": review.concluded_at,
        "blocking": [one._asdict() for one in told(reasons, record)],
        "drafted": [] if concluded else list(access.proposed(review)),
        "given": sorted(given.values_list("number", flat=True)),
    }
