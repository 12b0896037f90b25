"""Reviews, their criteria, and who reports on which."""

from datetime import date, datetime
from typing import Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from opsroom.api.schemas.moments import Day, MomentIn
from opsroom.reviews.actions import NEXT_STAGES
from opsroom.reviews.models import Review
from sansang.readiness import Bilingual


class SetOut(Schema):
    """A set of criteria that comes along, without its criteria."""

    id: str
    name: Bilingual
    criteria: int

    @staticmethod
    def resolve_criteria(criteria: Any) -> int:
        """Return how many there are."""
        return len(criteria.criteria)


class MemberIn(Schema):
    """A role in the delegation, of an agency by its key; no names."""

    model_config = ConfigDict(extra="forbid")
    role: str
    agency: str | None = None
    chair: bool = False


class MemberOut(Schema):
    """A role in the delegation."""

    role: str
    agency: str | None = None
    chair: bool = False


class ReviewChange(Schema):
    """What is said of a review; ``version`` is the number of an approved version."""

    model_config = ConfigDict(extra="forbid")
    title: str
    held_on: Day
    place: str = ""
    scope: str = ""
    agenda: list[str] = Field(default=[], max_length=200)
    delegation: list[MemberIn] = Field(default=[], max_length=40)
    version: int
    reports_due: MomentIn | None = None


class ReviewIn(ReviewChange):
    """A new review: ``criteria`` is the id of a set that comes along, or a set as it is read."""

    criteria: str | dict[str, Any]


class ReviewLine(Schema):
    """A review in a list."""

    number: int
    title: str
    held_on: date
    version: int = Field(alias="version.number")
    stage: str
    reports_due: datetime | None
    judgement: str


class ReviewOut(ReviewLine):
    """A review; ``assigned`` are ids of criteria by the key of the agency that reports on them."""

    place: str
    scope: str
    agenda: list[str]
    delegation: list[MemberOut]
    assigned: dict[str, list[str]]
    assessment: str
    concluded_at: datetime | None
    next_stages: list[str]

    @staticmethod
    def resolve_next_stages(review: Review) -> list[str]:
        """Return where it can be brought from here."""
        return [stage.value for stage in NEXT_STAGES[Review.Stage(review.stage)]]


class StageIn(Schema):
    """Where a review shall be brought."""

    model_config = ConfigDict(extra="forbid")
    stage: Literal["reporting", "inspecting"]


class CriteriaIn(Schema):
    """Ids of criteria on which an agency shall report: just these."""

    model_config = ConfigDict(extra="forbid")
    criteria: list[str] = Field(max_length=1000)
