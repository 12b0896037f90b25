"""Directives that were given: listed, read, and with all that happened to them."""

from typing import Any, Literal

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from ninja.pagination import paginate

from opsroom.api.auth import needs
from opsroom.api.pages import Pages
from opsroom.api.schemas.directives import (
    CostsOut,
    DirectiveOut,
    StepOut,
    WholeDirective,
)
from opsroom.api.schemas.refused import REFUSED, TOO_MUCH, a_file
from opsroom.directives import access as directives
from opsroom.directives.costs import costs_of, versions_of
from opsroom.directives.life import OPEN
from opsroom.directives.models import Directive
from opsroom.directives.reminders import remind
from opsroom.people.roles import Action
from opsroom.plans import access as plans
from opsroom.reviews.attachments import attached
from sansang.readiness import DirectiveStage

router = Router(tags=["directives"])
DIRECTIVES = "/events/{event}/directives"
DIRECTIVE = f"{DIRECTIVES}/{{number}}"
Which = Literal["all", "mine", "open", "overdue", "soon", "evidenced"]


@router.get(DIRECTIVES, response={200: list[DirectiveOut], **REFUSED})
@needs(Action.DIRECTIVE_VIEW)
@paginate(Pages)
def all_directives(request: HttpRequest, event: str, show: Which = "all") -> QuerySet[Directive]:
    """The directives that the caller may see, by number, in one of the lists of the page."""
    of, now = plans.event_of(event), timezone.now()
    remind(now, of)
    lists = {
        "all": Q(),
        "mine": directives.of_agency(request.user),
        "open": Q(stage__in=OPEN),
        "overdue": directives.overdue(now),
        "soon": directives.due_soon(now),
        "evidenced": Q(stage=DirectiveStage.EVIDENCED),
    }
    found = directives.directives_for(request.user, of).filter(lists[show])
    return found.order_by("number")


@router.get(DIRECTIVE, response={200: WholeDirective, **REFUSED})
@needs(Action.DIRECTIVE_VIEW)
def one_directive(request: HttpRequest, event: str, number: int) -> Directive:
    """A directive, its evidence, and what of the plan carries it out."""
    remind(timezone.now(), plans.event_of(event))
    return directive_of(request, event, number)


@router.get(f"{DIRECTIVE}/history", response={200: list[StepOut], **REFUSED})
@needs(Action.DIRECTIVE_VIEW)
def history(request: HttpRequest, event: str, number: int) -> list[directives.Told]:
    """What the journal tells of a directive, in its order; what was erased is not told."""
    return directives.history(directive_of(request, event, number))


@router.get(f"{DIRECTIVE}/costs", response={200: CostsOut, **REFUSED})
@needs(Action.DIRECTIVE_VIEW)
def costs(request: HttpRequest, event: str, number: int) -> dict[str, Any]:
    """What the version that carries a directive out costs; absent where none is linked to it."""
    found = directive_of(request, event, number)
    if found.version is None:
        raise Http404
    versions = versions_of(found.event)
    told = costs_of(versions, found.version.pk)
    earlier = told["earlier"].number if told["earlier"] else None
    return told | {"version": found.version.number, "earlier": earlier}


@router.get(
    f"{DIRECTIVE}/files/{{file}}",
    response={200: None, **REFUSED},
    openapi_extra=a_file("application/octet-stream"),
)
@needs(Action.DIRECTIVE_VIEW)
def file(request: HttpRequest, event: str, number: int, file: int) -> HttpResponse:
    """A file that shows that a directive is done."""
    found = directive_of(request, event, number)
    return attached(directives.file_of(found, min(file, TOO_MUCH)))


def directive_of(request: HttpRequest, event: str, number: int) -> Directive:
    """Return a directive. Raises Http404 where there is none, or it is not for the caller."""
    of = plans.event_of(event)
    return directives.directive_for(request.user, of, min(number, TOO_MUCH))
