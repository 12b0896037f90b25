"""Directives that were given."""

from datetime import datetime
from typing import Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from opsroom.api.schemas.evidence import FileOut
from opsroom.api.schemas.moments import Revision
from opsroom.api.schemas.orders import OrderOut
from opsroom.directives.access import sees_draft
from opsroom.directives.models import Directive


class DirectiveOut(Schema):
    """A directive, and how far it is."""

    number: int
    task: str
    lead: str | None = Field(alias="lead.key", default=None)
    place: str
    due: datetime | None
    done_when: str
    stage: str
    revision: int


class WholeDirective(OrderOut):
    """A directive with its evidence, and what of the plan carries it out."""

    review: int | None = Field(alias="review.number", default=None)
    stage: str
    evidence_note: str
    files: list[FileOut]
    returned_because: str
    version: int | None = Field(alias="version.number", default=None)
    draft: int | None

    @staticmethod
    def resolve_draft(directive: Directive, context: dict[str, Any]) -> int | None:
        """Return the draft, where the caller may see it."""
        return directive.draft_id if sees_draft(context["request"].user, directive) else None


class WorkIn(Schema):
    """A step of the lead agency."""

    model_config = ConfigDict(extra="forbid")
    step: Literal["acknowledge", "begin"]
    revision: Revision


class DecisionIn(Schema):
    """What the chair decides; returning and withdrawing need a reason."""

    model_config = ConfigDict(extra="forbid")
    step: Literal["close", "return", "withdraw"]
    revision: Revision
    reason: str = ""


class ShownIn(Schema):
    """What shows that it is done."""

    revision: Revision
    note: str
    keep_position: bool = False


class StaleDirective(Schema):
    """The directive has moved meanwhile: where it is now."""

    detail: str
    now: WholeDirective


class LinkIn(Schema):
    """The number of the version that carries the directive out."""

    model_config = ConfigDict(extra="forbid")
    version: int


class StepOut(Schema):
    """A step of a directive's life, as the journal tells it."""

    kind: str
    at: datetime
    role: str
    agency: str | None
    words: dict[str, str]


class CoverOut(Schema):
    """What the latest deployment of a version says of its posts, and what it takes."""

    posts: int = Field(alias="posts.posts")
    met: int = Field(alias="posts.met")
    below_minimum: list[str] = Field(alias="posts.below_minimum")
    below_desired: list[str] = Field(alias="posts.below_desired")
    teams: int
    hours: int


class CostsOut(Schema):
    """What the version that carries a directive out costs, beside the one that held before it.

    Where there is no deployment of one yet, its side is empty.
    """

    version: int
    after: CoverOut | None
    earlier: int | None
    before: CoverOut | None
