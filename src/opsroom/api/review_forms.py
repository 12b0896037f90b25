"""What the API takes about reviews and directives, as the forms of the pages take it."""

import json
from collections.abc import Mapping
from typing import Any

from opsroom.api.refusals import taken
from opsroom.api.room_refusals import taken_rows
from opsroom.api.schemas.orders import OrderIn
from opsroom.api.schemas.reviews import ReviewChange
from opsroom.directives.forms import DirectiveForm
from opsroom.directives.minutes import agencies_of
from opsroom.people.models import Agency
from opsroom.plans.models import Event
from opsroom.reviews.access import versions_for_review
from opsroom.reviews.forms import (
    CriteriaForm,
    CriteriaTextForm,
    MemberFormSet,
    ReviewForm,
    delegation_of,
)
from opsroom.reviews.models import Review
from sansang.readiness import CriteriaSet

NOBODY = 0
"""No row has this id, so that a form refuses it in its own words."""


def taken_review(body: ReviewChange, event: Event) -> dict[str, Any]:
    """Return what is said of a review. Raises HttpError with a sentence for each fault."""
    version = versions_for_review(event).filter(number=body.version).first()
    said = body.dict(include={"title", "held_on", "place", "scope", "reports_due"})
    said |= {"agenda": "\n".join(body.agenda), "version": version.pk if version else NOBODY}
    delegation = [one.dict() for one in body.delegation]
    return taken(ReviewForm(said, event=event)) | {"delegation": _delegation(delegation)}


def _delegation(members: list[dict[str, Any]]) -> list[dict[str, Any]]:
    count = {"member-TOTAL_FORMS": len(members), "member-INITIAL_FORMS": 0}
    rows = {
        f"member-{n}-{name}": value
        for n, member in enumerate(members)
        for name, value in member.items()
    }
    known = list(Agency.objects.exclude(key="room").values_list("key", "name"))
    forms = MemberFormSet(
        count | rows, prefix="member", form_kwargs={"agencies": [("", "–"), *known]}
    )
    return delegation_of(taken_rows(forms))


def taken_criteria(criteria: str | dict[str, Any]) -> CriteriaSet:
    """Return a set that comes along, or one as it was sent. Raises HttpError."""
    if isinstance(criteria, str):
        return taken(CriteriaForm({"criteria": criteria}))["set"]
    text = json.dumps(criteria, ensure_ascii=False, indent=1)
    return taken(CriteriaTextForm({"text": text}))["text"]


def taken_order(body: OrderIn, review: Review, form: type[DirectiveForm] = DirectiveForm) -> Any:
    """Return what a directive orders. Raises HttpError, also for what the line excludes."""
    agencies = agencies_of(review)
    return taken(form(_sent(body, {one.key: one.pk for one in agencies}), agencies=agencies))


def _sent(body: OrderIn, known: Mapping[str, int]) -> dict[str, Any]:
    sent = body.dict()
    return sent | {
        "lead": known.get(body.lead, NOBODY) if body.lead else None,
        "partners": [known.get(key, NOBODY) for key in body.partners],
    }
