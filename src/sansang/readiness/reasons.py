"""Why something is not ready, and what verdict follows from such reasons."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from enum import StrEnum

from sansang.event.fields import Id, Record
from sansang.event.organisation import WorkGroup
from sansang.readiness.postcover import PostCover
from sansang.readiness.review import DirectiveRecord, Judgement
from sansang.readiness.standing import CriterionStanding
from sansang.readiness.tally import Tally, is_overdue


class ReasonCode(StrEnum):
    """Why something is not ready, the gravest first."""

    NOTHING_JUDGED = "nothing_judged"
    """No criterion applies: there is nothing by which it could be ready."""
    CRITICAL_CRITERION = "critical_criterion"
    """``about`` is critical, and not ready, not answered or only said not to apply."""
    CRITICAL_FINDING = "critical_finding"
    LOW_SHARE = "low_share"
    """Of a work group, ``count`` of the weight ``of`` is ready."""
    AGENCY_LOW_SHARE = "agency_low_share"
    """Of what one agency answers for, ``count`` of the weight ``of`` is ready."""
    OPEN_CRITERIA = "open_criteria"
    """``count`` of the ``of`` criteria that apply are not ready."""
    OPEN_FINDINGS = "open_findings"
    """``count`` findings are major or minor and open."""
    DIRECTIVE_OVERDUE = "directive_overdue"
    DIRECTIVES_OPEN = "directives_open"
    """``count`` of ``of`` directives are not closed."""
    POSTS_SHORT = "posts_short"
    """``count`` of ``of`` posts are under their minimum strength at some time."""


_ORDER = list(ReasonCode)
_BLOCKING = frozenset(_ORDER[: _ORDER.index(ReasonCode.OPEN_CRITERIA)])


class Reason(Record):
    """One reason: of which record or work group it speaks, and its numbers."""

    code: ReasonCode
    about: Id | None = None
    work_group: WorkGroup | None = None
    count: int = 0
    of: int = 0

    @property
    def blocks(self) -> bool:
        """Whether it makes the verdict «not ready»; the others make it one with conditions."""
        return self.code in _BLOCKING


def verdict_of(reasons: Iterable[Reason]) -> Judgement:
    """Return the verdict that follows from reasons: ready where there is none."""
    blocks = {reason.blocks for reason in reasons}
    if True in blocks:
        return Judgement.NOT_READY
    return Judgement.READY_WITH_CONDITIONS if blocks else Judgement.READY


def gravest_first(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Return reasons in the order in which a chair wants to hear them."""
    return tuple(sorted(reasons, key=lambda reason: _ORDER.index(reason.code)))


def reasons_of(
    standings: Sequence[CriterionStanding],
    counted: Tally,
    directives: Iterable[DirectiveRecord],
    now: datetime,
) -> Iterator[Reason]:
    """Yield what criteria, findings and directives of one part give as reasons."""
    groups = {one.criterion: one.work_group for one in standings}
    for one in counted.critical_criteria:
        yield Reason(code=ReasonCode.CRITICAL_CRITERION, about=one, work_group=groups[one])
    for one in counted.critical_findings:
        yield Reason(code=ReasonCode.CRITICAL_FINDING, about=one)
    yield from _open_criteria(counted)
    if count := counted.findings.major + counted.findings.minor:
        yield Reason(code=ReasonCode.OPEN_FINDINGS, count=count)
    for directive in directives:
        if is_overdue(directive, now):
            yield Reason(code=ReasonCode.DIRECTIVE_OVERDUE, about=directive.id)
    given = counted.directives
    if given.open:
        total = given.open + given.closed
        yield Reason(code=ReasonCode.DIRECTIVES_OPEN, count=given.open, of=total)


def _open_criteria(counted: Tally) -> Iterator[Reason]:
    states = counted.prevailing
    apply = counted.criteria - states.not_applicable
    if states.ready < apply:
        yield Reason(code=ReasonCode.OPEN_CRITERIA, count=apply - states.ready, of=apply)


def low_share(group: WorkGroup | None, counted: Tally, least_percent: int) -> Iterator[Reason]:
    """Yield a reason where less is ready than must be for any verdict but no.

    That is of a work group, or of an agency where ``group`` is None.
    """
    share = counted.share
    code = ReasonCode.LOW_SHARE if group is not None else ReasonCode.AGENCY_LOW_SHARE
    if 100 * share.numerator < least_percent * share.denominator:
        yield Reason(code=code, work_group=group, count=share.numerator, of=share.denominator)


def posts_short(cover: PostCover | None) -> Iterator[Reason]:
    """Yield a reason where posts are under their minimum strength."""
    if cover is not None and cover.below_minimum:
        count = len(cover.below_minimum)
        yield Reason(code=ReasonCode.POSTS_SHORT, count=count, of=cover.posts)
