"""What the API gives and takes."""

from datetime import datetime
from typing import Any

from ninja import Schema
from pydantic import ConfigDict, Field


class Refused(Schema):
    """Why a call was refused: a sentence, or what is wrong with each field."""

    detail: str | list[dict[str, Any]]


class EventOut(Schema):
    """An event."""

    key: str
    name: str


class VersionOut(Schema):
    """A version of a plan, without its document."""

    number: int
    state: str
    sha256: str
    summary: str
    proposed_at: datetime
    decided_at: datetime | None


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


class EntryOut(Schema):
    """An entry of the journal, as its file has it."""

    number: int
    kind: str
    entry: dict[str, Any]
