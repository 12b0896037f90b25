"""How an event stands: its latest review judged, with what earlier reviews left open."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from opsroom.directives.access import overdue
from opsroom.directives.costs import Cover, cover_of
from opsroom.directives.life import OPEN
from opsroom.directives.models import Directive
from opsroom.plans.models import Event
from opsroom.reviews.access import plan_of
from opsroom.reviews.export import as_record
from opsroom.reviews.models import FindingRecord, Review
from sansang.event import EventPlan
from sansang.readiness import Gravity, Readiness, Reason, ReasonCode, Trend, readiness_of, trend
from sansang.readiness import Review as ReviewRecord
from sansang.readiness.reasons import gravest_first, verdict_of


@dataclass(frozen=True, kw_only=True)
class EventStanding:
    """What is known of an event at a time; ``carried`` reasons come from earlier reviews."""

    review: Review
    record: ReviewRecord
    plan: EventPlan
    readiness: Readiness
    carried: tuple[Reason, ...]
    before: Readiness | None
    change: Trend | None
    cover: Cover | None


def standing_of(event: Event, now: datetime) -> EventStanding | None:
    """Return how an event stands, None where nothing was ever reviewed."""
    reviews = event.reviews.select_related("version", "event").defer("version__document")
    latest, *earlier = reviews.order_by("-number")[:2] or [None]
    if latest is None:
        return None
    judged = _judged(latest, now)
    carried = tuple(carried_reasons(latest, now))
    readiness = _with(judged.readiness, carried)
    before = _judged(earlier[0], now).readiness if earlier else None
    return EventStanding(
        review=latest,
        record=judged.record,
        plan=judged.plan,
        readiness=readiness,
        carried=carried,
        before=before,
        change=trend(before, readiness) if before else None,
        cover=judged.cover,
    )


def blocking(review: Review, now: datetime) -> tuple[ReviewRecord, list[Reason]]:
    """Return a review and what critical is open, for which nobody may call the whole ready."""
    judged = _judged(review, now)
    reasons = gravest_first((*judged.readiness.reasons, *carried_reasons(review, now)))
    critical = (ReasonCode.CRITICAL_CRITERION, ReasonCode.CRITICAL_FINDING)
    return judged.record, [reason for reason in reasons if reason.code in critical]


def carried_reasons(review: Review, now: datetime) -> Iterator[Reason]:
    """Yield what earlier reviews of the event left open: it does not go by being old."""
    findings = FindingRecord.objects.filter(
        review__event=review.event_id,
        review__number__lt=review.number,
        closed_at=None,
        gravity=Gravity.CRITICAL.value,
    ).values_list("review__number", "number")
    for of, number in findings:
        yield Reason(code=ReasonCode.CRITICAL_FINDING, about=f"F{number}-{of}")
    directives = Directive.objects.filter(event=review.event_id).exclude(review=review)
    for number in directives.filter(overdue(now)).values_list("number", flat=True):
        yield Reason(code=ReasonCode.DIRECTIVE_OVERDUE, about=f"D{number}")
    still = directives.filter(stage__in=OPEN).count()
    if still:
        yield Reason(code=ReasonCode.DIRECTIVES_OPEN, count=still, of=directives.count())


@dataclass(frozen=True, kw_only=True)
class _Judged:
    record: ReviewRecord
    plan: EventPlan
    readiness: Readiness
    cover: Cover | None


def _judged(review: Review, now: datetime) -> _Judged:
    record, plan, cover = as_record(review), plan_of(review.version), cover_of(review.version)
    readiness = readiness_of(record, plan, now, cover.covers if cover else None)
    return _Judged(record=record, plan=plan, readiness=readiness, cover=cover)


def _with(readiness: Readiness, carried: tuple[Reason, ...]) -> Readiness:
    """Return the readiness with more reasons, and the verdict that follows from all of them."""
    reasons = gravest_first((*readiness.reasons, *carried))
    return readiness.model_copy(update={"reasons": reasons, "verdict": verdict_of(reasons)})
