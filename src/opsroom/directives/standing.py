"""How an event stands: its latest review judged, with what earlier reviews left open."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from django.db.models import Count, Max, Model, OuterRef, QuerySet, Subquery, Sum

from opsroom.directives.costs import Cover, done_jobs, read_cover
from opsroom.directives.ledger import Ledger, ledger_of
from opsroom.directives.models import Directive
from opsroom.plans.models import Event, Version
from opsroom.record.models import Head
from opsroom.reviews.access import plan_of
from opsroom.reviews.models import FindingRecord, InspectionAnswer, Review
from opsroom.reviews.to_judge import record_to_judge
from sansang.event import EventPlan
from sansang.readiness import Gravity, Readiness, Reason, ReasonCode, Trend, readiness_of, trend
from sansang.readiness import Review as ReviewRecord
from sansang.readiness.reasons import gravest_first, verdict_of

_ANY_MINUTE = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class EventStanding:
    """What is known of an event at a time; ``carried`` reasons come from earlier reviews.

    ``approved`` is the number of the version of the plan that holds now.
    """

    review: Review
    record: ReviewRecord
    readiness: Readiness
    carried: tuple[Reason, ...]
    change: Trend | None
    cover: Cover | None
    ledger: Ledger
    approved: int | None


def standing_of(event: Event, now: datetime) -> EventStanding | None:
    """Return how an event stands, None where no review has begun; one that is prepared says
    nothing yet.
    """
    begun = _reviews(event).exclude(stage=Review.Stage.PREPARED)
    latest, *earlier = begun[:2] or [None]
    if latest is None:
        return None
    judged, ledger = _judged(latest, now), ledger_of(event, now)
    carried = tuple(_carried(latest, ledger))
    readiness = _with(judged.readiness, carried)
    before = _judged(earlier[0], now).readiness if earlier else None
    return EventStanding(
        review=latest,
        record=judged.record,
        readiness=readiness,
        carried=carried,
        change=trend(before, readiness) if before else None,
        cover=judged.cover,
        ledger=ledger,
        approved=latest.approved,
    )


def blocking(review: Review, now: datetime) -> tuple[ReviewRecord, list[Reason]]:
    """Return a review and what critical is open, for which nobody may call the whole ready."""
    judged = _judged(_reviews(review.event).get(pk=review.pk), now)
    reasons = gravest_first((*judged.readiness.reasons, *_critical_findings(review)))
    critical = (ReasonCode.CRITICAL_CRITERION, ReasonCode.CRITICAL_FINDING)
    return judged.record, [reason for reason in reasons if reason.code in critical]


def forget() -> None:
    """Read every review anew, where its rows were changed without an entry of the journal."""
    _judge.cache_clear()
    _record.cache_clear()


def _reviews(event: Event) -> QuerySet[Review]:
    """The reviews, the newest first, with all that tells whether what was read still holds."""
    jobs = done_jobs(event.pk, OuterRef("version__sha256"))
    closed = _of_each(FindingRecord).filter(closed_at__isnull=False)
    approved = Version.objects.filter(event=event, state=Version.State.APPROVED)
    heads = Head.objects.filter(journal=event.key)
    found = Review.objects.filter(event=event).select_related("version", "event")
    return (
        found.defer("version__document")
        .annotate(
            journal_head=Subquery(heads.values("digest")[:1]),
            last_seen=Subquery(_of_each(InspectionAnswer).annotate(last=Max("pk")).values("last")),
            closed=Subquery(closed.annotate(many=Count("pk")).values("many")),
            revisions=Subquery(_of_each(Directive).annotate(sum=Sum("revision")).values("sum")),
            job=Subquery(jobs.values("pk")[:1]),
            job_ended=Subquery(jobs.values("ended_at")[:1]),
            approved=Subquery(approved.values("number")[:1]),
        )
        .order_by("-number")
    )


def _of_each(of: type[Model]) -> QuerySet[Any]:
    """What belongs to each review, by the review."""
    return of.objects.filter(review=OuterRef("pk")).order_by().values("review")


@dataclass(frozen=True, kw_only=True)
class _Judged:
    record: ReviewRecord
    readiness: Readiness
    cover: Cover | None


@dataclass(frozen=True)
class _Asked:
    """A review to be judged, as it was read; the same as another by its state and the minute."""

    state: tuple[Any, ...]
    minute: datetime
    review: Review = field(compare=False)


def _judged(review: Review, now: datetime) -> _Judged:
    """Judge a review, once for each state of it and each minute.

    What a verdict rests on changes with an entry of the journal, but for what is seen on the spot,
    which is counted. A report counts once it is submitted, and does not change while it is. Once a
    review is concluded, only its findings and directives go on.
    """
    concluded = review.stage == Review.Stage.CONCLUDED
    went_on = (review.closed, review.revisions) if concluded else review.journal_head
    state = (review.pk, went_on, review.last_seen, review.job, review.job_ended)
    return _judge(_Asked(state, now.replace(second=0, microsecond=0), review))


@lru_cache(maxsize=16)
def _judge(asked: _Asked) -> _Judged:
    review, record = asked.review, _record(_Asked(asked.state[:3], _ANY_MINUTE, asked.review))
    plan: EventPlan = plan_of(review.version)
    job = review.job
    cover = read_cover(job, review.job_ended, review.version) if job else None
    readiness = readiness_of(record, plan, asked.minute, cover.covers if cover else None)
    return _Judged(record=record, readiness=readiness, cover=cover)


@lru_cache(maxsize=16)
def _record(asked: _Asked) -> ReviewRecord:
    return record_to_judge(asked.review)


def _carried(review: Review, ledger: Ledger) -> Iterator[Reason]:
    """Yield what earlier reviews of the event left open: it does not go by being old."""
    yield from _critical_findings(review)
    rest = [one for one in ledger.given if one.review != review.pk]
    for one in rest:
        if one.overdue:
            yield Reason(code=ReasonCode.DIRECTIVE_OVERDUE, about=f"D{one.number}")
    if still := sum(one.open for one in rest):
        yield Reason(code=ReasonCode.DIRECTIVES_OPEN, count=still, of=len(rest))


def _critical_findings(review: Review) -> Iterator[Reason]:
    findings = FindingRecord.objects.filter(
        review__event=review.event_id,
        review__number__lt=review.number,
        closed_at=None,
        gravity=Gravity.CRITICAL.value,
    ).values_list("review__number", "number")
    for of, number in findings:
        yield Reason(code=ReasonCode.CRITICAL_FINDING, about=f"F{number}-{of}")


def _with(readiness: Readiness, carried: tuple[Reason, ...]) -> Readiness:
    """Return the readiness with more reasons, and the verdict that follows from all of them."""
    reasons = gravest_first((*readiness.reasons, *carried))
    return readiness.model_copy(update={"reasons": reasons, "verdict": verdict_of(reasons)})
