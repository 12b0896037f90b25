"""What the delegation found."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from ninja import File, Form, Router, Status, UploadedFile
from ninja.pagination import paginate

from opsroom.api.auth import needs
from opsroom.api.calls.reviews import REVIEW, review_of
from opsroom.api.pages import Pages
from opsroom.api.refusals import taken
from opsroom.api.review_forms import NOBODY
from opsroom.api.room_refusals import kept_or_told
from opsroom.api.schemas.findings import FindingIn, FindingOut
from opsroom.api.schemas.refused import FULL, REFUSED, SETTLED, TOO_MUCH
from opsroom.people.models import Agency
from opsroom.people.roles import Action
from opsroom.reviews import access, actions
from opsroom.reviews.forms import FindingForm
from opsroom.reviews.models import FindingRecord
from opsroom.reviews.uploads import examined

router = Router(tags=["findings"])
FINDINGS = f"{REVIEW}/findings"
FINDING = f"{FINDINGS}/{{finding}}"


@router.get(FINDINGS, response={200: list[FindingOut], **REFUSED})
@needs(Action.REVIEW_VIEW)
@paginate(Pages)
def findings(request: HttpRequest, event: str, number: int) -> QuerySet[FindingRecord]:
    """The findings of a review."""
    found = review_of(event, number).findings
    return found.select_related("owner").prefetch_related("files")


@router.get(FINDING, response={200: FindingOut, **REFUSED})
@needs(Action.REVIEW_VIEW)
def one_finding(request: HttpRequest, event: str, number: int, finding: int) -> FindingRecord:
    """A finding."""
    return access.finding_of(review_of(event, number), min(finding, TOO_MUCH))


@router.post(FINDINGS, response={201: FindingOut, **SETTLED, **FULL, **REFUSED})
@needs(Action.INSPECT)
def add(
    request: HttpRequest,
    event: str,
    number: int,
    said: Form[FindingIn],
    files: File[list[UploadedFile]] = [],  # noqa: B006 (read, never changed)
) -> Status[Any]:
    """Record a finding with at most five files; sent twice while it is open it is one finding."""
    review, sent = review_of(event, number), said.dict()
    if said.owner:
        owner = Agency.objects.filter(key=said.owner).first()
        sent["owner"] = owner.pk if owner else NOBODY
    plan = access.plan_of(review.version)
    values = dict(taken(FindingForm(sent, review=review, plan=plan)))
    with kept_or_told():
        shown = examined(request, keep_position=values.pop("keep_position"))
        made = actions.record_finding(
            review, values, files=shown, by=request.user, now=timezone.now()
        )
    return Status(201, made)


@router.post(f"{FINDING}/close", response={200: FindingOut, **REFUSED})
@needs(Action.INSPECT)
def close(request: HttpRequest, event: str, number: int, finding: int) -> FindingRecord:
    """Close a finding; closed twice it is closed once."""
    review = review_of(event, number)
    found = access.finding_of(review, min(finding, TOO_MUCH))
    actions.close_finding(found, by=request.user, now=timezone.now())
    return access.finding_of(review, found.number)
