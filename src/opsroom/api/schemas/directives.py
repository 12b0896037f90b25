"""Directives."""

from datetime import datetime

from ninja import Schema
from pydantic import Field


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
