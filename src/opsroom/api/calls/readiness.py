"""Whether an event is ready."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Router

from opsroom.api.auth import needs
from opsroom.api.schemas.refused import REFUSED
from opsroom.directives.standing import standing_of
from opsroom.people.roles import Action
from opsroom.plans import access as plans
from opsroom.readiness.glance import json_of

router = Router(tags=["readiness"])


@router.get("/events/{event}/readiness", response={200: dict[str, Any], **REFUSED})
@needs(Action.READINESS_VIEW)
def readiness(request: HttpRequest, event: str) -> dict[str, Any]:
    """Whether the event is ready, and what that consists of."""
    standing = standing_of(plans.event_of(event), timezone.now())
    if standing is None:
        raise Http404
    return json_of(standing)
