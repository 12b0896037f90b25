"""The versions of an event's plan."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Router

from opsroom.api.auth import needs
from opsroom.api.schemas.refused import REFUSED, TOO_MUCH
from opsroom.api.schemas.versions import VersionOut
from opsroom.people.roles import Action
from opsroom.plans import access as plans
from opsroom.plans.models import Version

router = Router(tags=["versions"])


@router.get("/events/{event}/versions", response={200: list[VersionOut], **REFUSED})
@needs(Action.PLAN_VIEW)
def versions(request: HttpRequest, event: str) -> QuerySet[Version]:
    """The versions of an event's plan, the newest first."""
    return plans.event_of(event).versions.defer("document")


@router.get("/events/{event}/versions/{number}/plan", response={200: dict[str, Any], **REFUSED})
@needs(Action.PLAN_VIEW)
def version_plan(request: HttpRequest, event: str, number: int) -> dict[str, Any]:
    """A version as plan.json."""
    return plans.version_of(plans.event_of(event), min(number, TOO_MUCH)).document
