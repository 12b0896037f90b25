"""The directives of an event, counted at a time, from one look into the database."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from opsroom.directives.access import SOON
from opsroom.directives.life import IN_HAND, OPEN
from opsroom.directives.models import Directive
from opsroom.plans.models import Event
from sansang.readiness import DirectiveStage


@dataclass(frozen=True, kw_only=True)
class Given:
    """How one directive stands at a time."""

    number: int
    review: int | None
    stage: DirectiveStage
    due: datetime | None
    open: bool
    overdue: bool
    soon: bool
    reminded: bool
    escalated: bool

    @property
    def waits_for_the_clock(self) -> bool:
        """Whether it is time to remind of it, or to escalate it."""
        return (self.soon and not self.reminded) or (self.overdue and not self.escalated)


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """All directives of an event that were given and not withdrawn."""

    given: list[Given]

    @property
    def waits_for_the_clock(self) -> bool:
        """Whether it is time to remind of one, or to escalate one."""
        return any(one.waits_for_the_clock for one in self.given)

    def counts(self) -> dict[str, Any]:
        """Return how many are where, and when the next is due."""
        still = [one for one in self.given if one.open]
        coming = [one.due for one in still if one.due and not one.overdue]
        return {
            "open": len(still),
            "overdue": sum(one.overdue for one in still),
            "due_in_48_hours": sum(one.soon for one in still),
            "evidenced": sum(one.stage is DirectiveStage.EVIDENCED for one in still),
            "closed": sum(one.stage is DirectiveStage.CLOSED for one in self.given),
            "next_due": min(coming, default=None),
        }


def ledger_of(event: Event, now: datetime) -> Ledger:
    """Return the directives of an event as they stand at a time."""
    given = Directive.objects.filter(event=event).exclude(
        stage__in=(DirectiveStage.PROPOSED, DirectiveStage.WITHDRAWN)
    )
    return Ledger(given=[_given(*row, now=now) for row in given.values_list(*_COLUMNS)])


def given_of(directive: Directive, now: datetime) -> Given:
    """Return how one directive stands at a time."""
    return _given(*(getattr(directive, column) for column in _COLUMNS), now=now)


_COLUMNS = ("number", "review_id", "stage", "due", "reminded_at", "escalated_at")


def _given(  # noqa: PLR0913 (each is a column)
    number: int,
    review: int | None,
    stage: str,
    due: datetime | None,
    reminded_at: datetime | None,
    escalated_at: datetime | None,
    *,
    now: datetime,
) -> Given:
    at = DirectiveStage(stage)
    in_hand = at in IN_HAND and due is not None
    return Given(
        number=number,
        review=review,
        stage=at,
        due=due,
        open=at in OPEN,
        overdue=in_hand and due < now,
        soon=in_hand and now <= due <= now + SOON,
        reminded=reminded_at is not None,
        escalated=escalated_at is not None,
    )
