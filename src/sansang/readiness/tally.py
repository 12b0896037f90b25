"""What is ready and what is open, counted: of the whole, of a work group, of an agency."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from sansang.event.fields import Id, Moment, Record
from sansang.readiness.review import DirectiveRecord, DirectiveStage, Finding, Gravity
from sansang.readiness.standing import CriterionStanding, Standing

_NOT_GIVEN = (DirectiveStage.PROPOSED, DirectiveStage.WITHDRAWN)


class Counts(Record):
    """How many criteria stand how."""

    ready: int = 0
    partly: int = 0
    not_ready: int = 0
    unanswered: int = 0
    not_applicable: int = 0

    @property
    def total(self) -> int:
        """All criteria."""
        return sum(getattr(self, standing.value) for standing in Standing)


class Share(Record):
    """The share that is ready: weight that is ready ÷ weight of all criteria that apply.

    What is partly ready is not ready yet; what nobody answered counts as what is not. These
    three and the numerator make up the denominator.
    """

    numerator: int = 0
    denominator: int = 0
    partly: int = 0
    not_ready: int = 0
    unanswered: int = 0

    @property
    def percent(self) -> int | None:
        """The share in whole per cent, rounded down so that 100 means all; None of nothing."""
        return 100 * self.numerator // self.denominator if self.denominator else None


class FindingCounts(Record):
    """How many findings are open, by their gravity, and how many are closed."""

    critical: int = 0
    major: int = 0
    minor: int = 0
    remark: int = 0
    closed: int = 0


class DirectiveCounts(Record):
    """How many directives are where: those that are open are the sum of the first four.

    ``evidenced`` ones wait for the chair, ``undated`` ones have no time by which they are due.
    """

    due: int = 0
    overdue: int = 0
    undated: int = 0
    evidenced: int = 0
    closed: int = 0
    next_due: Moment | None = None

    @property
    def open(self) -> int:
        """All that were given and are not closed."""
        return self.due + self.overdue + self.undated + self.evidenced


class Tally(Record):
    """Criteria, findings and directives of one part of a review, counted."""

    reported: Counts = Counts()
    inspected: Counts = Counts()
    prevailing: Counts = Counts()
    share: Share = Share()
    differing: tuple[Id, ...] = ()
    critical_criteria: tuple[Id, ...] = ()
    critical_findings: tuple[Id, ...] = ()
    findings: FindingCounts = FindingCounts()
    directives: DirectiveCounts = DirectiveCounts()

    @property
    def criteria(self) -> int:
        """How many criteria there are."""
        return self.prevailing.total


def tally(
    standings: Sequence[CriterionStanding],
    findings: Sequence[Finding],
    directives: Sequence[DirectiveRecord],
    now: datetime,
) -> Tally:
    """Count some criteria, findings and directives at a time."""
    return Tally(
        reported=_counts(one.reported for one in standings),
        inspected=_counts(one.inspected for one in standings),
        prevailing=_counts(one.prevailing for one in standings),
        share=_share(standings),
        differing=tuple(one.criterion for one in standings if one.differs),
        critical_criteria=tuple(one.criterion for one in standings if one.critical_open),
        critical_findings=tuple(one.id for one in findings if is_critical(one)),
        findings=_findings(findings),
        directives=_directives(directives, now),
    )


def is_critical(finding: Finding) -> bool:
    """Whether a finding keeps everything from being ready."""
    return finding.gravity is Gravity.CRITICAL and not finding.closed


def is_given(directive: DirectiveRecord) -> bool:
    """Whether a directive holds: the chair gave it and did not withdraw it."""
    return directive.stage not in _NOT_GIVEN


def is_overdue(directive: DirectiveRecord, now: datetime) -> bool:
    """Whether a directive was due and its lead has shown no evidence."""
    done = (*_NOT_GIVEN, DirectiveStage.EVIDENCED, DirectiveStage.CLOSED)
    return directive.stage not in done and directive.due is not None and directive.due < now


def _counts(standings: Iterable[Standing]) -> Counts:
    return Counts(**Counter(standing.value for standing in standings))


def _share(standings: Iterable[CriterionStanding]) -> Share:
    weights: Counter[Standing] = Counter()
    for one in standings:
        if one.prevailing is not Standing.NOT_APPLICABLE:
            weights[one.prevailing] += one.weight
    return Share(
        numerator=weights[Standing.READY],
        denominator=weights.total(),
        partly=weights[Standing.PARTLY],
        not_ready=weights[Standing.NOT_READY],
        unanswered=weights[Standing.UNANSWERED],
    )


def _findings(findings: Iterable[Finding]) -> FindingCounts:
    states = ("closed" if one.closed else one.gravity.value for one in findings)
    return FindingCounts(**Counter(states))


def _directives(directives: Iterable[DirectiveRecord], now: datetime) -> DirectiveCounts:
    given = [one for one in directives if is_given(one)]
    times = [one.due for one in given if _place(one, now) == "due" and one.due is not None]
    counts = Counter(_place(one, now) for one in given)
    return DirectiveCounts(**counts, next_due=min(times, default=None))


def _place(directive: DirectiveRecord, now: datetime) -> str:
    if directive.stage in (DirectiveStage.CLOSED, DirectiveStage.EVIDENCED):
        return directive.stage.value
    if directive.due is None:
        return "undated"
    return "overdue" if is_overdue(directive, now) else "due"
