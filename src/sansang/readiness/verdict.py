"""Is it ready: the verdict of a review at a time, of the whole and of each part, and why."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Literal

from sansang.event import EventPlan
from sansang.event.fields import AgencyId, Id, Line, Moment, Record
from sansang.event.organisation import WorkGroup
from sansang.readiness.assignment import assigned_in, unassigned
from sansang.readiness.postcover import Covers, PostCover, together
from sansang.readiness.reasons import (
    Reason,
    ReasonCode,
    gravest_first,
    low_share,
    posts_short,
    reasons_of,
    verdict_of,
)
from sansang.readiness.review import AgencyReport, DirectiveRecord, Judgement, Review
from sansang.readiness.standing import CriterionStanding, Standings
from sansang.readiness.tally import Tally, is_given, tally

LEAST_SHARE_PERCENT = 60
"""Where less of a work group is ready, the whole is not, be it with conditions.

Nor is an agency that has less ready; its verdict is its own, as a small agency answers for little.
"""


class ReportState(StrEnum):
    """Where the report of an agency is, against the time by which it is due."""

    IN_TIME = "in_time"
    LATE = "late"
    AWAITED = "awaited"
    OVERDUE = "overdue"


class Part(Record):
    """A part of a review with its verdict; None where nothing in it applies."""

    tally: Tally
    verdict: Judgement | None
    reasons: tuple[Reason, ...] = ()


class AgencyPart(Part):
    """What one agency answers for, by its own report and what was seen."""

    agency: AgencyId
    name: Line = ""
    report: ReportState


class WorkGroupPart(Part):
    """One work group, with the strength at its posts where a deployment is known."""

    work_group: WorkGroup
    cover: PostCover | None = None


class Readiness(Record):
    """The verdict of a review at a time, with all that it consists of."""

    format: Literal["sansang/readiness/1"] = "sansang/readiness/1"
    event: Id
    review: Id
    number: int
    plan_version: int
    plan_sha256: Line
    at: Moment
    days_to_go: int
    least_share_percent: int
    verdict: Judgement
    reasons: tuple[Reason, ...]
    tally: Tally
    cover: PostCover | None = None
    agencies: tuple[AgencyPart, ...]
    work_groups: tuple[WorkGroupPart, ...]
    criteria: tuple[CriterionStanding, ...]
    unassigned: tuple[Id, ...] = ()


def readiness_of(
    review: Review,
    plan: EventPlan,
    now: datetime,
    covers: Covers | None = None,
    *,
    least_share_percent: int = LEAST_SHARE_PERCENT,
) -> Readiness:
    """Return the verdict of a review of a plan at a time.

    ``covers`` is what `post_covers` makes of a deployment of the plan; None where there is none.
    """
    return _Judge(review, plan, now, covers, least_share_percent).judge()


def report_state(report: AgencyReport | None, due: datetime | None, now: datetime) -> ReportState:
    """Return where a report is; without a time by which it is due none is late."""
    submitted = report.submitted_at if report is not None else None
    if submitted is not None:
        late = due is not None and submitted > due
        return ReportState.LATE if late else ReportState.IN_TIME
    return ReportState.OVERDUE if due is not None and now > due else ReportState.AWAITED


class _Judge:
    """Judges one review at one time."""

    def __init__(
        self, review: Review, plan: EventPlan, now: datetime, covers: Covers | None, least: int
    ) -> None:
        self._review, self._plan = review, plan
        self._now = now.replace(second=0, microsecond=0)
        self._covers, self._least = covers, least
        self._asked = assigned_in(review, plan)
        self._standings = Standings(review, self._asked)
        self._all = self._standings.all()
        self._open = {one.criterion for one in self._all if one.critical_open}
        self._names = {one.id: one.name for one in plan.agencies}
        self._reports = {one.agency: one for one in review.reports}
        concluded = review.conclusion.directives if review.conclusion is not None else ()
        self._given = [one for one in concluded if is_given(one)]
        self._led: dict[str | None, list[DirectiveRecord]] = {}
        for directive in self._given:
            self._led.setdefault(directive.lead, []).append(directive)

    def judge(self) -> Readiness:
        """Return the verdict of the whole, which is no better than that of a work group."""
        review = self._review
        groups = tuple(self._work_group(one) for one in WorkGroup if self._concerns(one))
        counted = tally(self._all, review.findings, self._given, self._now)
        cover = together(self._covers.values()) if self._covers is not None else None
        reasons = gravest_first(self._reasons(counted, groups, cover))
        return Readiness(
            event=self._plan.event.id,
            review=review.id,
            number=review.number,
            plan_version=review.plan_version,
            plan_sha256=review.plan_sha256,
            at=self._now,
            days_to_go=self._days_to_go(),
            least_share_percent=self._least,
            verdict=verdict_of(reasons),
            reasons=reasons,
            tally=counted,
            cover=cover,
            agencies=tuple(self._agency(one) for one in self._agencies()),
            work_groups=groups,
            criteria=tuple(self._all),
            unassigned=unassigned(review, self._asked),
        )

    def _days_to_go(self) -> int:
        """How often the clock of the event's place passes midnight before the event begins."""
        start = self._plan.event.start.astimezone(self._plan.zone).date()
        return (start - self._now.astimezone(self._plan.zone).date()).days

    def _reasons(
        self, counted: Tally, groups: Sequence[WorkGroupPart], cover: PostCover | None
    ) -> list[Reason]:
        reasons = list(reasons_of(self._all, counted, self._given, self._now))
        for group in groups:
            reasons += low_share(group.work_group, group.tally, self._least)
        if not counted.share.denominator:
            reasons.append(Reason(code=ReasonCode.NOTHING_JUDGED))
        return [*reasons, *posts_short(cover)]

    def _concerns(self, group: WorkGroup) -> bool:
        groups = {one.work_group for one in self._all}
        return group in groups or any(one.work_group is group for one in self._review.findings)

    def _work_group(self, group: WorkGroup) -> WorkGroupPart:
        standings = [one for one in self._all if one.work_group is group]
        findings = [one for one in self._review.findings if one.work_group is group]
        ids = {one.id for one in findings}
        directives = [one for one in self._given if ids & set(one.findings)]
        counted = tally(standings, findings, directives, self._now)
        cover = (self._covers or {}).get(group)
        reasons = [
            *reasons_of(standings, counted, directives, self._now),
            *low_share(group, counted, self._least),
            *posts_short(cover),
        ]
        return WorkGroupPart(
            work_group=group,
            cover=cover,
            tally=counted,
            verdict=_part_verdict(counted, reasons),
            reasons=gravest_first(reasons),
        )

    def _agencies(self) -> list[str]:
        """Those that are asked, that report, that have a finding to mend or a directive to lead."""
        named = [agency for agency, ids in self._asked.items() if ids]
        named += [one.agency for one in self._review.reports]
        named += [one.owner for one in self._review.findings if one.owner is not None]
        named += [one.lead for one in self._given if one.lead is not None]
        return list(dict.fromkeys(named))

    def _agency(self, agency: str) -> AgencyPart:
        standings = self._standings.of(agency)
        findings = [one for one in self._review.findings if one.owner == agency]
        directives = self._led.get(agency, [])
        counted = tally(standings, findings, directives, self._now)
        # What does not apply to one agency is no gap where another shows that it is ready.
        gaps = tuple(one for one in counted.critical_criteria if one in self._open)
        counted = counted.model_copy(update={"critical_criteria": gaps})
        reasons = [
            *reasons_of(standings, counted, directives, self._now),
            *low_share(None, counted, self._least),
        ]
        return AgencyPart(
            agency=agency,
            name=self._names.get(agency, ""),
            report=report_state(self._reports.get(agency), self._review.reports_due, self._now),
            tally=counted,
            verdict=_part_verdict(counted, reasons),
            reasons=gravest_first(reasons),
        )


def _part_verdict(counted: Tally, reasons: Sequence[Reason]) -> Judgement | None:
    return verdict_of(reasons) if reasons or counted.share.denominator else None
