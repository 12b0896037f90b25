"""Is it ready: criteria, what agencies report, what a delegation finds, what the chair orders."""

from pathlib import Path

from sansang.event import EventPlan
from sansang.readiness.assignment import assigned, assigned_in
from sansang.readiness.criteria import Bilingual, CriteriaSet, Criterion
from sansang.readiness.criteria_file import (
    criteria_set,
    criteria_sets,
    parse_criteria,
    read_criteria,
    template_text,
)
from sansang.readiness.postcover import Covers, PostCover, post_covers
from sansang.readiness.reasons import Reason, ReasonCode
from sansang.readiness.review import (
    AgencyReport,
    Answer,
    Assigned,
    Conclusion,
    DirectiveRecord,
    DirectiveStage,
    Evidence,
    Finding,
    Gravity,
    Judgement,
    Member,
    Review,
    State,
)
from sansang.readiness.standing import CriterionStanding, Standing
from sansang.readiness.table import readiness_csv, readiness_rows
from sansang.readiness.tally import Tally
from sansang.readiness.trend import Change, Trend, trend
from sansang.readiness.verdict import (
    AgencyPart,
    Readiness,
    ReportState,
    WorkGroupPart,
    readiness_of,
)
from sansang.readiness.words import reason_sentence
from sansang.readiness.workbook_read import parse_report_form, read_report_form


def write_report_form(
    review: Review, plan: EventPlan, agency: str, file: Path, language: str
) -> None:
    """Write the form in which an agency reports. Raises CannotRun where it can't be written."""
    from sansang.readiness import workbook  # the spreadsheet library loads slowly

    workbook.write_report_form(review, plan, agency, file, language)


__all__ = [
    "AgencyPart",
    "AgencyReport",
    "Answer",
    "Assigned",
    "Bilingual",
    "Change",
    "Conclusion",
    "Covers",
    "CriteriaSet",
    "Criterion",
    "CriterionStanding",
    "DirectiveRecord",
    "DirectiveStage",
    "Evidence",
    "Finding",
    "Gravity",
    "Judgement",
    "Member",
    "PostCover",
    "Readiness",
    "Reason",
    "ReasonCode",
    "ReportState",
    "Review",
    "Standing",
    "State",
    "Tally",
    "Trend",
    "WorkGroupPart",
    "assigned",
    "assigned_in",
    "criteria_set",
    "criteria_sets",
    "parse_criteria",
    "parse_report_form",
    "post_covers",
    "read_criteria",
    "read_report_form",
    "readiness_csv",
    "readiness_of",
    "readiness_rows",
    "reason_sentence",
    "template_text",
    "trend",
    "write_report_form",
]
