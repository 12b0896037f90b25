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
    waiting = _waiting(now)
    if event is not None:
        waiting = waiting.filter(event=event)
    done = Reminded(reminded=0, escalated=0)
    for pk, due in waiting.values_list("pk", "due"):
        late = due < now
        if _mark("escalated" if late else "reminded", pk, now):
            done = Reminded(done.reminded + (not late), done.escalated + late)
    return done


def _waiting(now: datetime) -> QuerySet[Directive]:
    """Return what nobody was reminded of, or what was not escalated, though it is time."""
    soon = due_soon(now) & Q(reminded_at=None)
    late = overdue(now) & Q(escalated_at=None)
    return Directive.objects.filter(soon | late)


@transaction.atomic
def _mark(what: str, pk: int, now: datetime) -> bool:
    """Mark a directive and enter it; False where somebody was faster."""
    if not _waiting(now).filter(pk=pk).update(**{f"{what}_at": now}):
        return False
    marked = Directive.objects.select_related("event", "lead").get(pk=pk)
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
