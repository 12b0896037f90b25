"""Directives that are drafted for a conclusion: by hand and from findings."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router, Status
from ninja.errors import HttpError

from opsroom.api.auth import needs
from opsroom.api.calls.conclusion import CONCLUSION
from opsroom.api.review_forms import taken_order
from opsroom.api.room_refusals import is_concluded
from opsroom.api.schemas.conclusion import ChangedOrder, NewOrder, StaleOrder
from opsroom.api.schemas.orders import OrderOut
from opsroom.api.schemas.refused import REFUSED, SETTLED, TOO_MUCH
from opsroom.directives import access, drafting
from opsroom.directives.line import lawful_instead
from opsroom.directives.models import Directive
from opsroom.people.roles import Action
from opsroom.reviews.models import Review

router = Router(tags=["conclusion"])
DRAFTED = f"{CONCLUSION}/directives"
ONE = f"{DRAFTED}/{{directive}}"


@router.get(DRAFTED, response={200: list[OrderOut], **REFUSED})
@needs(Action.CONCLUDE)
def drafted(request: HttpRequest, event: str, number: int) -> QuerySet[Directive]:
    """What is drafted for the conclusion of a review."""
    return access.proposed(open_review(event, number))


@router.post(DRAFTED, response={201: OrderOut, **SETTLED, **REFUSED})
@needs(Action.CONCLUDE)
def draft(request: HttpRequest, event: str, number: int, body: NewOrder) -> Status[Any]:
    """Draft a directive by hand; sent twice with its key it is drafted once."""
    review = open_review(event, number)
    order = taken_order(body, review)
    with drafts():
        made = drafting.draft(review, order, key=f"hand:{body.key}")
    return Status(201, _told(review, made))


@router.post(
    f"{CONCLUSION}/findings/{{finding}}/directive",
    response={201: OrderOut, **SETTLED, **REFUSED},
)
@needs(Action.CONCLUDE)
def draft_from_finding(request: HttpRequest, event: str, number: int, finding: int) -> Status[Any]:
    """Draft what mends a finding, led by the agency that has to mend it; once for each finding."""
    review = open_review(event, number)
    with drafts():
        made = drafting.draft_from_finding(access.finding_of(review, min(finding, TOO_MUCH)))
    return Status(201, _told(review, made))


@router.put(ONE, response={200: OrderOut, 409: StaleOrder, **REFUSED})
@needs(Action.CONCLUDE)
def change(
    request: HttpRequest, event: str, number: int, directive: int, body: ChangedOrder
) -> Any:
    """Change what is drafted, if it is still at the revision that the caller has read."""
    review, found = _drafted(event, number, directive)
    order = taken_order(body, review)
    try:
        drafting.change(found, order, revision=body.revision)
    except (drafting.Stale, drafting.Concluded, Directive.DoesNotExist):
        detail = _("Somebody else changed this directive meanwhile. It was not changed.")
        return Status(409, {"detail": detail, "now": _drafted(event, number, directive)[1]})
    return _drafted(event, number, directive)[1]


@router.delete(ONE, response={204: None, **SETTLED, **REFUSED})
@needs(Action.CONCLUDE)
def drop(request: HttpRequest, event: str, number: int, directive: int) -> Status[None]:
    """Forget what is drafted."""
    with drafts():
        drafting.drop(_drafted(event, number, directive)[1])
    return Status(204, None)


def open_review(event: str, number: int) -> Review:
    """Return a review that is not concluded yet. Raises Http404 where there is none."""
    return access.open_review(event, min(number, TOO_MUCH))


@contextmanager
def drafts() -> Iterator[None]:
    """Refuse what the line excludes, with what is lawful, and what comes after the conclusion."""
    try:
        yield
    except drafting.NotHandledHere as refused:
        raise HttpError(422, lawful_instead(refused.category)) from None
    except drafting.Concluded:
        raise HttpError(409, is_concluded()) from None


def _drafted(event: str, number: int, directive: int) -> tuple[Review, Directive]:
    review = open_review(event, number)
    return review, access.proposed_of(review, min(directive, TOO_MUCH))


def _told(review: Review, made: Directive) -> Directive:
    return access.proposed_of(review, made.number)
