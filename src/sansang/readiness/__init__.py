"""Is it ready: criteria, what agencies report, what a delegation finds, what the chair orders."""

from sansang.readiness.criteria import Bilingual, CriteriaSet, Criterion
from sansang.readiness.review import (
    AgencyReport,
    Answer,
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

__all__ = [
    "AgencyReport",
    "Answer",
    "Bilingual",
    "Conclusion",
    "CriteriaSet",
    "Criterion",
    "DirectiveRecord",
    "DirectiveStage",
    "Evidence",
    "Finding",
    "Gravity",
    "Judgement",
    "Member",
    "Review",
    "State",
]
