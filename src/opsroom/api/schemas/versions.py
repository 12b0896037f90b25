"""Versions of a plan."""

from datetime import datetime

from ninja import Schema
from pydantic import ConfigDict, Field


class VersionOut(Schema):
    """A version of a plan, without its document."""

    number: int
    state: str
    sha256: str
    summary: str
    proposed_by: str = Field(alias="proposed_by.name")
    proposed_at: datetime
    decided_by: str | None = Field(alias="decided_by.name", default=None)
    decided_as: str
    decided_at: datetime | None
    reason: str


class SummaryIn(Schema):
    """What changes with a version, in a few sentences."""

    model_config = ConfigDict(extra="forbid")
    summary: str = Field(default="", max_length=4000)


class ReasonIn(Schema):
    """Why a version is declined."""

    model_config = ConfigDict(extra="forbid")
    reason: str = Field(min_length=1, max_length=4000)
