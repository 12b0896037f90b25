"""The tables of a plan and their records."""

from typing import Any

from ninja import Schema
from pydantic import ConfigDict, Field

from opsroom.api.schemas.papers import CheckFinding, DraftShelf


class RecordAt(Schema):
    """The address of a record of a draft."""

    event: str
    shelf: DraftShelf
    number: int
    table: str
    key: str


class TableOut(Schema):
    """A table of a plan, how many records it has, and how many findings are about them."""

    name: str
    label: str
    records: int
    findings: int


class RecordLineOut(Schema):
    """A record in a list: ``record`` as in plan.json, ``sha256`` tells whether it is still so."""

    key: str
    sha256: str
    record: dict[str, Any]
    findings: int


class RecordOut(Schema):
    """A record, the revision of its draft, and what the checks find about it."""

    key: str
    sha256: str
    revision: int | None
    record: dict[str, Any]
    findings: list[CheckFinding]


class NewRecord(Schema):
    """A new record, as in plan.json."""

    model_config = ConfigDict(extra="forbid")
    record: dict[str, Any]


class ChangedRecord(Schema):
    """A record as it shall be; ``was`` is the ``sha256`` of the record that the caller has read.

    ``base`` is that record itself: by it a conflict tells who changed which field.
    """

    model_config = ConfigDict(extra="forbid")
    was: str = Field(max_length=64)
    record: dict[str, Any]
    base: dict[str, Any] | None = None


class DifferenceOut(Schema):
    """A field of which the two say different things, and the side that seems right."""

    name: str
    label: str
    mine: list[str]
    theirs: list[str]
    choice: str


class StaleRecord(Schema):
    """Somebody else changed the record meanwhile: what is there now, and what differs."""

    detail: str
    now: RecordOut
    differences: list[DifferenceOut]
