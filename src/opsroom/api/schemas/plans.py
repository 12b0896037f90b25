"""Events and the drafts of their plan."""

from datetime import datetime
from typing import Any

from ninja import Schema
from pydantic import ConfigDict, Field


class EventOut(Schema):
    """An event."""

    key: str
    name: str


class DraftOut(Schema):
    """A draft that the caller may see, without its document."""

    id: int
    title: str
    agency: str = Field(alias="agency.key")
    shared: bool
    revision: int
    sha256: str
    changed_at: datetime


class DraftIn(Schema):
    """A new draft: ``plan`` as in plan.json."""

    model_config = ConfigDict(extra="forbid")
    title: str = Field(min_length=1, max_length=200)
    plan: dict[str, Any]


class TitleIn(Schema):
    """What a new draft is called."""

    model_config = ConfigDict(extra="forbid")
    title: str = Field(min_length=1, max_length=200)


class SharedIn(Schema):
    """Whether planners of every agency see and edit a draft."""

    model_config = ConfigDict(extra="forbid")
    shared: bool


class PlanIn(Schema):
    """Another plan for a draft, and the revision of the draft that the caller has read."""

    model_config = ConfigDict(extra="forbid")
    revision: int
    plan: dict[str, Any]


class StaleDraft(Schema):
    """Somebody else changed the draft meanwhile: what is there now."""

    detail: str
    now: DraftOut
    plan: dict[str, Any]
