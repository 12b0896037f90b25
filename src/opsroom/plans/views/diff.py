"""What changed between two versions or drafts, in sentences."""

from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from opsroom.people.access import needs
from opsroom.people.roles import Action
from opsroom.plans import access
from opsroom.wording import words_of_page
from sansang.event import EventPlan
from sansang.eventfile import describe_change, diff_plans
from sansang.eventfile.labels import table_label

_MOST = 2000
"""Sentences on one page; so many changes are read as a new plan."""


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """The changes of one table."""

    label: str
    sentences: tuple[tuple[str, str], ...]
    """The kind of the change, and the change in words."""


@needs(Action.PLAN_VIEW)
def changes(request: HttpRequest, event: str) -> HttpResponse:
    """Say what changed from one draft or version to another."""
    shown = access.event_of(event)
    asked = {name: request.GET.get(name, "") for name in ("before", "after")}
    before, after = (
        access.marked_paper(request.user, shown, mark) if mark else None for mark in asked.values()
    )
    chapters = _chapters(before.plan, after.plan) if before and after else []
    context = {
        "event": shown,
        "before": before,
        "after": after,
        "asked": asked,
        "chapters": chapters,
        "choices": access.choices_for(request.user, shown),
    }
    return render(request, "plans/changes.html", context)


def _chapters(before: EventPlan, after: EventPlan) -> list[Chapter]:
    wording = words_of_page()
    found = diff_plans(before, after)[:_MOST]
    return [
        Chapter(
            label=wording(table_label(table)),
            sentences=tuple(
                (one.kind.value, describe_change(one, wording, before, after)) for one in ones
            ),
        )
        for table, ones in groupby(found, key=lambda change: change.table)
    ]
