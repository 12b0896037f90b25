"""Every address of the room that can be opened, filled from what the room holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from opsroom.api.actions import make_token
from opsroom.api.models import Token
from opsroom.directives.models import Directive
from opsroom.people.actions import invite
from opsroom.people.models import Account
from opsroom.people.roles import ALLOWED, Action, Role
from opsroom.plans.models import Event
from opsroom.record.author import SET_UP
from opsroom.reviews.models import EvidenceFile, Review

_ANY_SHELF = "<shelf:shelf>/"


@dataclass(frozen=True, kw_only=True)
class Address:
    """An address, the route that it belongs to, and the roles that may open it."""

    path: str
    route: str
    roles: tuple[Role | None, ...]


def addresses(event: Event) -> list[Address]:
    """Return the addresses of all routes. Raises KeyError for a part that nothing fills."""
    known, found = _known(event), []
    for route, view in _routes():
        roles = _roles(view.needs)
        for path in _filled(route, known):
            queries = _QUERIES.get(f"/{route}".split("/")[-2], ("",))
            found += [Address(path=f"/{path}{q}", route=route, roles=roles) for q in queries]
    return found


_QUERIES = {
    "changes": ("", "?before=versions-1&after=versions-2"),
    "paper": (
        "?kind=agency_report&ending=docx&layout=&agency=agency-001",
        "?kind=minutes&ending=docx&layout=",
        "?kind=minutes&ending=pdf&layout=",
    ),
    "directives": ("", "?show=all", "?show=overdue"),
}


def _routes(resolver: Any = None, path: str = "") -> Iterator[tuple[str, Any]]:
    for pattern in (resolver or get_resolver()).url_patterns:
        whole = path + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            if whole != "api/":  # the API is no page
                yield from _routes(pattern, whole)
        elif isinstance(pattern, URLPattern) and not whole.startswith("^"):  # nor is what is none
            yield whole, pattern.callback


def _roles(needs: tuple[Any, ...]) -> tuple[Role | None, ...]:
    """Return the roles that a view lets in; None is somebody who has not signed in."""
    if not needs:
        return (None,)
    actions = {one for one in needs if isinstance(one, Action)}
    return tuple(role for role in Role if not actions or actions & ALLOWED[role])


def _filled(route: str, known: dict[tuple[str, str], list[Any]]) -> Iterator[str]:
    if _ANY_SHELF in route:
        for shelf in ("drafts/", "versions/"):
            yield from _filled(route.replace(_ANY_SHELF, shelf), known)
        return
    parts = list(re.finditer(r"<(?:\w+:)?(\w+)>", route))
    choices = [known[_before(route[: part.start()]), part[1]] for part in parts]
    for chosen in product(*choices):
        values = iter(chosen)
        yield re.sub(r"<[^>]+>", lambda _part, values=values: str(next(values)), route)


def _before(start: str) -> str:
    """Return the word in front of a part, which says of what it is the number or name."""
    words = [word for word in start.split("/")[:-1] if not word.startswith("<")]
    return words[-1] if words else ""


def _known(event: Event) -> dict[tuple[str, str], list[Any]]:
    """Return what fills each part of an address, by the word in front of it and its name."""
    opened = event.reviews.get(stage=Review.Stage.INSPECTING)
    concluded = event.reviews.filter(stage=Review.Stage.CONCLUDED).first()
    reviews = [opened.number, concluded.number]
    draft, job = event.drafts.get(), event.jobs.first()
    given = Directive.objects.filter(event=event, stage="evidenced").first()
    proposed = Directive.objects.filter(review=opened, stage="proposed").first()
    account = Account.objects.get(login="reporter-001")
    file, post = EvidenceFile.objects.first(), draft.plan.posts[0].id
    values = {
        "events event": [event.key],
        "field event": [event.key],
        "drafts number": [draft.pk],
        "versions number": [2, 3],
        "deployments pk": [job.pk],
        "records table": ["posts"],
        "records key": [post],
        "tables table": ["posts", "teams"],
        "tables key": [post],
        "drafts form": ["xlsx", "json", "zip"],
        "versions form": ["xlsx", "json", "zip"],
        "reviews number": reviews,
        "reviews review": reviews,
        "field number": [opened.number],
        "reports agency": ["agency-000", "agency-001"],
        "answers criterion": [opened.assigned["agency-000"][0]],
        "assignment agency": ["agency-000"],
        "findings finding": [1],
        "finding finding": [1],
        "directives number": [given.number],
        "draft number": [proposed.number],
        "files pk": [file.pk],
        "evidence pk": [file.pk],
        "people pk": [account.pk],
        "programs pk": [_token(account).pk],
        "invitation token": [invite(account, now=timezone.now())],
    }
    return {tuple(name.split(" ")): value for name, value in values.items()}


def _token(account: Account) -> Token:
    make_token("Lịch trực", account, [], by=SET_UP, now=timezone.now())
    return Token.objects.first()
