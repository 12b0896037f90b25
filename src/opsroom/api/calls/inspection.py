"""What a reviewer sees on the spot, sent by whatever device."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import File, Form, Router, Status, UploadedFile

from opsroom.api.auth import needs
from opsroom.api.calls.reviews import REVIEW
from opsroom.api.room_refusals import kept_or_told
from opsroom.api.schemas.findings import SeenIn, SeenOut
from opsroom.api.schemas.refused import FULL, REFUSED, TOO_MUCH
from opsroom.field import access, actions, answer, datasheet
from opsroom.people.roles import Action

router = Router(tags=["inspection"])


@router.get(f"{REVIEW}/sheet", response={200: dict[str, Any], **REFUSED})
@needs(Action.INSPECT)
def sheet(request: HttpRequest, event: str, number: int) -> dict[str, Any]:
    """What a device takes along: criteria, places, and what is reported and seen so far."""
    return datasheet.sheet(access.review_of(event, min(number, TOO_MUCH)))


@router.post(
    f"{REVIEW}/inspection",
    response={200: SeenOut, 201: SeenOut, **FULL, **REFUSED},
)
@needs(Action.INSPECT)
def receive(
    request: HttpRequest,
    event: str,
    number: int,
    said: Form[SeenIn],
    photo: File[list[UploadedFile]] = [],  # noqa: B006 (read, never changed)
) -> Status[Any]:
    """Take what was seen, with at most six photos; the same key again changes nothing."""
    review = access.review_of(event, min(number, TOO_MUCH))
    try:
        sent = answer.read(said.model_dump_json())
        with kept_or_told():
            new = actions.receive(review, sent, photo, account=request.user, now=timezone.now())
    except answer.Refused as refused:
        return Status(422, {"detail": refused.words})
    return Status(201 if new else 200, {"key": sent.key, "new": new})
