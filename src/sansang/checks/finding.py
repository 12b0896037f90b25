"""What a check returns: a finding names the record, the rule and its source."""

from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import Field

from sansang.event.fields import Record


class Severity(StrEnum):
    """How grave a finding is.

    Error: the plan must not be carried out so. Warning: it needs a decision. Advice: it would
    be better otherwise.
    """

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class SourceKind(StrEnum):
    """What a rule rests on."""

    LAW = "law"
    STANDARD = "standard"
    PRACTICE = "practice"
    ARITHMETIC = "arithmetic"


class Source(Record):
    """Where a rule comes from, and where and since when it holds.

    ``jurisdiction`` is an ISO 3166 code, None for everywhere. ``in_force`` and ``until`` bound
    the dates of events to which it applies. ``verified`` is False where the text at hand is a
    transcription that has to be held against the official one.
    """

    kind: SourceKind
    title: str
    clause: str = ""
    jurisdiction: str | None = None
    in_force: date | None = None
    until: date | None = None
    verified: bool = True


class Subject(Record):
    """The record that a finding is about."""

    table: str
    id: str
    name: str = ""


class Finding(Record):
    """One thing that is not as it should be.

    ``data`` fills the blanks of the rule's message in either language.
    """

    rule: str
    severity: Severity
    record: Subject
    data: dict[str, Any] = Field(default_factory=dict)
    field: str = ""
