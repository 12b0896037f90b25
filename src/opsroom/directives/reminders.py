"""Reminds before a directive is due, and escalates it to the chair once it is overdue."""

from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q, QuerySet

from opsroom.directives.access import due_soon, overdue
from opsroom.directives.models import Directive
from opsroom.plans.models import Event
from opsroom.record.actions import record
from opsroom.record.author import Author

CLOCK = Author(role="clock", agency="")
"""Whoever lets the time pass."""


class Reminded(NamedTuple):
    """How many directives were reminded of, and how many escalated."""

    reminded: int
    escalated: int


def remind(now: datetime, event: Event | None = None) -> Reminded:
    """Remind of what is due within 48 hours and escalate what is overdue, each once.

    Called again, at any time and by several at once, it does nothing twice. It is called when
    somebody looks at the directives or the readiness of an event, and by
    ``python -m django remind`` for rooms that nobody looks into.
    """
    return Reminded(
        reminded=_mark("reminded_at", "reminded", due_soon(now), now, event),
        escalated=_mark("escalated_at", "escalated", overdue(now), now, event),
    )


def _mark(field: str, what: str, which: Q, now: datetime, event: Event | None) -> int:
    waiting = Directive.objects.filter(which, **{field: None})
    if event is not None:
        waiting = waiting.filter(event=event)
    return sum(_mark_one(waiting, pk, field, what, now) for pk in waiting.values_list("pk"))


@transaction.atomic
def _mark_one(
    waiting: QuerySet[Directive], pk: tuple[int], field: str, what: str, now: datetime
) -> bool:
    """Mark a directive and enter it; False where somebody was faster."""
    if not waiting.filter(pk=pk[0]).update(**{field: now}):
        return False
    marked = Directive.objects.select_related("event", "lead").get(pk=pk[0])
    record(
        marked.event.key,
        f"directive.{what}",
        subject=("directive", str(marked.pk)),
        data={
            "number": marked.number,
            "lead": marked.lead.key if marked.lead else None,
            "due": marked.due.isoformat() if marked.due else None,
        },
        by=CLOCK,
        now=now,
    )
    return True
