"""Versions of a plan."""

from datetime import datetime

from ninja import Schema


class VersionOut(Schema):
    """A version of a plan, without its document."""

    number: int
    state: str
    sha256: str
    summary: str
    proposed_at: datetime
    decided_at: datetime | None
