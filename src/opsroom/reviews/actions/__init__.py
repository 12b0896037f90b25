"""The one door in: what changes reviews, reports and findings.

Each change that matters is an entry of the event's journal, in the same transaction.
"""

from opsroom.reviews.actions.evidence import keep_file
from opsroom.reviews.actions.finding import close_finding, record_finding
from opsroom.reviews.actions.report import (
    Said,
    return_report,
    save_answer,
    save_summary,
    submit_report,
    take_form,
    text_mark,
)
from opsroom.reviews.actions.review import (
    NEXT_STAGES,
    assign,
    change_review,
    create_review,
    set_criteria,
    set_stage,
)
from opsroom.reviews.actions.state import Closed, Stale, takes_reports

__all__ = [
    "NEXT_STAGES",
    "Closed",
    "Said",
    "Stale",
    "assign",
    "change_review",
    "close_finding",
    "create_review",
    "keep_file",
    "record_finding",
    "return_report",
    "save_answer",
    "save_summary",
    "set_criteria",
    "set_stage",
    "submit_report",
    "take_form",
    "takes_reports",
    "text_mark",
]
