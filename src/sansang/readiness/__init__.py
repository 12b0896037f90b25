"""Is it ready: criteria, what agencies report, what a delegation finds, what the chair orders."""

from sansang.readiness.criteria import Bilingual, CriteriaSet, Criterion
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

__all__ = [
    "AgencyReport",
    "Answer",
    "Assigned",
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
