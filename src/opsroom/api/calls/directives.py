"""Directives that were given."""

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Router
from ninja.pagination import paginate

from opsroom.api.auth import needs
from opsroom.api.pages import Pages
from opsroom.api.schemas.directives import DirectiveOut
from opsroom.api.schemas.refused import REFUSED
from opsroom.directives import access as directives
from opsroom.directives.models import Directive
from opsroom.people.roles import Action
from opsroom.plans import access as plans

router = Router(tags=["directives"])


@router.get("/events/{event}/directives", response={200: list[DirectiveOut], **REFUSED})
@needs(Action.DIRECTIVE_VIEW)
@paginate(Pages)
def all_directives(request: HttpRequest, event: str) -> QuerySet[Directive]:
    """The directives that the caller may see, by number."""
    found = directives.directives_for(request.user, plans.event_of(event))
    return found.select_related("lead")
