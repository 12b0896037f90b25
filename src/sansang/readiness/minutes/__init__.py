"""Minutes, pasted in Vietnamese or English, become proposed directives by rules."""

from sansang.readiness.minutes.counterparts import NOT_HANDLED, category_name, counterparts
from sansang.readiness.minutes.draft import LIMIT, draft_directives
from sansang.readiness.minutes.records import (
    Category,
    Minutes,
    NotHandled,
    Party,
    Proposal,
    Span,
)
from sansang.readiness.minutes.why import why

__all__ = [
    "LIMIT",
    "NOT_HANDLED",
    "Category",
    "Minutes",
    "NotHandled",
    "Party",
    "Proposal",
    "Span",
    "category_name",
    "counterparts",
    "draft_directives",
    "why",
]
