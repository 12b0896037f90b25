"""Every address of the room that opens, and who opens it: none can be forgotten."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.journeys.furnished import LEAD, OWN, Room

from opsroom.directives.models import Directive
from opsroom.people.roles import ALLOWED, Role

PROGRAMS = "api/"
"""What other programs call: none of it is a page."""
TURNS = (Role.CHAIR, Role.PLANNER, Role.REPORTER, Role.ADMINISTRATOR)
"""Who opens a page: the first of them who may."""
NOBODY, HALF_IN = "nobody", "half in"
"""Who has not signed in, and who has yet to show the second factor."""


class Address(NamedTuple):
    """An address and who opens it."""

    name: str
    path: str
    who: str


def addresses(room: Room) -> Iterator[Address]:
    """Yield the addresses of a furnished room; one of unknown parts is a KeyError."""
    parts, more = _parts(room), _more(room)
    for name, pattern in _patterns():
        for said in more.get(name, ({},)):
            query = said.get("?", "")
            known = parts["*"] | parts.get(name.partition(":")[0], {}) | said
            kwargs = {part: known[part] for part in pattern.pattern.converters}
            yield Address(name, reverse(name, kwargs=kwargs) + query, _who(name, pattern))


def _patterns(
    resolver: URLResolver | None = None, space: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if str(pattern.pattern).lstrip("^").startswith(PROGRAMS):
            continue
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}", pattern
        else:
            yield from _patterns(pattern, f"{pattern.namespace}:" if pattern.namespace else space)


def _who(name: str, pattern: URLPattern) -> str:
    needs = pattern.callback.needs
    if name == "people:second-factor":
        return HALF_IN
    if name == "reviews:report":
        return Role.REPORTER  # with its forms
    if not needs:
        return NOBODY
    return next((role for role in TURNS if ALLOWED[role] & set(needs)), Role.CHAIR)


def _parts(room: Room) -> Mapping[str, Mapping[str, Any]]:
    """What stands in addresses, by the feature."""
    plan = room.version.plan
    review = room.inspected.number
    return {
        "*": {"event": room.event.key, "pk": room.planner.pk, "token": room.invitation},
        "plans": {
            "number": room.draft.pk,
            "pk": room.job.pk,
            "shelf": "drafts",
            "table": "teams",
            "key": plan.teams[0].id,
            "form": "xlsx",
        },
        "reviews": {
            "number": review,
            "agency": OWN,
            "criterion": room.inspected.assigned[OWN][0],
            "finding": 1,
            "pk": room.file.pk,
        },
        "directives": {
            "number": room.drafted.number,
            "review": review,
            "finding": 1,
            "pk": room.file.pk,
        },
        "field": {"number": review},
    }


def _more(room: Room) -> Mapping[str, tuple[Mapping[str, Any], ...]]:
    """The pages that look different from one case to the next, with each case."""
    plan = room.version.plan
    versions = {"shelf": "versions", "number": 1}
    concluded = {"number": room.concluded.number}
    prepared = {"number": room.prepared.number}
    given = Directive.objects.filter(review=room.concluded).values_list("number", flat=True)
    team = {"table": "teams", "key": plan.teams[0].id}
    return {
        "people:account": ({}, {"pk": room.chair.pk}),
        "people:invitation": ({}, {"token": "spent"}),
        "plans:paper": ({}, versions, {"shelf": "versions", "number": 2}),
        "plans:table": ({}, versions, {"?": "?q=nothing+of+this+kind"}),
        "plans:findings": ({}, versions),
        "plans:seen": (
            versions | {"key": plan.teams[0].id},
            versions | {"table": "posts", "key": plan.posts[0].id},
            {"table": "event", "key": plan.event.id},
        ),
        "plans:record": (
            team,
            {"table": "posts", "key": plan.posts[0].id},
            {"table": "event", "key": plan.event.id},
        ),
        "plans:changes": ({}, {"?": "?before=versions-1&after=versions-2"}),
        "reviews:review": ({}, concluded, prepared),
        "reviews:report": ({}, {"agency": LEAD}),
        "reviews:criteria": (prepared,),
        "reviews:change": (prepared,),
        "reviews:paper": ({"?": "?kind=minutes&ending=docx"},),
        "directives:directives": ({"?": "?show=overdue"}, {"?": "?show=all"}),
        "directives:directive": tuple({"number": number} for number in given),
        "directives:conclusion": ({}, {"review": room.concluded.number}),
        "directives:file": ({"number": given[3]},),
    }
