"""The report of an agency as its page shows it: a row for each criterion."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from opsroom.people.models import Account, Agency
from opsroom.reviews import access
from opsroom.reviews.actions import takes_reports
from opsroom.reviews.models import Report, ReportAnswer, Review
from opsroom.reviews.overview import is_late
from sansang.readiness import Criterion


@dataclass(frozen=True, kw_only=True)
class AnswerRow:
    """One criterion: what is kept of it, and what was typed where that could not be kept."""

    criterion: Criterion
    answer: ReportAnswer | None = None
    typed: Mapping[str, Any] = field(default_factory=dict)
    faults: tuple[str, ...] = ()
    conflict: bool = False
    saved: bool = False

    @property
    def revision(self) -> int:
        """The revision that is kept."""
        return self.answer.revision if self.answer else 0

    def said(self, name: str) -> Any:
        """Return what the page shows of a field: what was typed, or else what is kept."""
        return self.typed.get(name, getattr(self.answer, name, ""))

    @property
    def state(self) -> str:
        """The state that the page shows."""
        return self.said("state")

    @property
    def missing(self) -> str:
        """What is missing."""
        return self.said("missing")

    @property
    def asks_for(self) -> str:
        """What the agency asks for."""
        return self.said("asks_for")

    @property
    def link(self) -> str:
        """The link to the evidence."""
        return self.said("link")


@dataclass(frozen=True, kw_only=True)
class ReportPage:
    """The report of an agency in one review, for one account."""

    review: Review
    agency: Agency
    report: Report | None
    rows: tuple[AnswerRow, ...]
    writable: bool

    @property
    def answered(self) -> int:
        """How many criteria are answered."""
        return sum(row.answer is not None for row in self.rows)

    @property
    def late(self) -> bool:
        """Whether the report was submitted late."""
        return is_late(self.review, self.report.submitted_at if self.report else None)

    @property
    def groups(self) -> list[tuple[str, list[AnswerRow]]]:
        """The rows by work group, in the order of the set."""
        found: dict[str, list[AnswerRow]] = {}
        for row in self.rows:
            found.setdefault(row.criterion.work_group.value, []).append(row)
        return list(found.items())

    def row(self, criterion: str) -> AnswerRow | None:
        """Return the row of a criterion, None where the agency is not asked for it."""
        return next((row for row in self.rows if row.criterion.id == criterion), None)

    def with_row(self, changed: AnswerRow) -> "ReportPage":
        """Return the page with one row in the place of the one it had."""
        kept = (changed if row.criterion.id == changed.criterion.id else row for row in self.rows)
        return replace(self, rows=tuple(kept))


def report_page(account: Account, review: Review, agency: str) -> ReportPage:
    """Return a report as the account sees it. Raises Http404 where it may not."""
    report = access.report_for(account, review, agency)
    answers = {one.criterion: one for one in report.answers.all()} if report else {}
    asked = {*review.assigned.get(agency, ()), *answers}
    open_yet = takes_reports(review) and (report is None or report.submitted_at is None)
    return ReportPage(
        review=review,
        agency=report.agency if report else access.agency_of(agency),
        report=report,
        rows=tuple(
            AnswerRow(criterion=one, answer=answers.get(one.id))
            for one in review.criteria_set.criteria
            if one.id in asked
        ),
        writable=open_yet and access.writes_for(account, agency),
    )
