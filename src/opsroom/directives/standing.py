"""How an event stands: its latest review judged, with what earlier reviews left open."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

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

_T = TypeVar("_T")


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
    _JUDGED.forget()
    _RECORDS.forget()


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
class _Newest(Generic[_T]):
    """The newest of what was made of each review, until its state is another.

    What is older is never asked for again; kept, it would make each look for garbage dear.
    """

    made: dict[int, tuple[tuple[Any, ...], _T]] = field(default_factory=dict)

    def of(self, review: Review, state: tuple[Any, ...], make: Callable[[], _T]) -> _T:
        """Return what was made of a review in this state, made now where it was not yet."""
        known = self.made.get(review.pk)
        if known is None or known[0] != state:
            known = self.made[review.pk] = (state, make())
        return known[1]

    def forget(self) -> None:
        """Make everything anew."""
        self.made.clear()


_JUDGED: _Newest[_Judged] = _Newest()
_RECORDS: _Newest[ReviewRecord] = _Newest()


def _judged(review: Review, now: datetime) -> _Judged:
    """Judge a review, once for each state of it and each minute.

    What a verdict rests on changes with an entry of the journal, but for what is seen on the spot,
    which is counted. A report counts once it is submitted, and does not change while it is. Once a
    review is concluded, only its findings and directives go on.
    """
    concluded = review.stage == Review.Stage.CONCLUDED
    went_on = (review.closed, review.revisions) if concluded else review.journal_head
    state = (review.version_id, went_on, review.last_seen)
    minute = now.replace(second=0, microsecond=0)
    record = _RECORDS.of(review, state, lambda: record_to_judge(review))
    whole = (*state, review.job, review.job_ended, minute)
    return _JUDGED.of(review, whole, lambda: _judge(review, record, minute))


def _judge(review: Review, record: ReviewRecord, minute: datetime) -> _Judged:
    plan: EventPlan = plan_of(review.version)
    cover = read_cover(review.job, review.job_ended, review.version) if review.job else None
    readiness = readiness_of(record, plan, minute, cover.covers if cover else None)
    return _Judged(record=record, readiness=readiness, cover=cover)


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
