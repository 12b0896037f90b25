"""The reports of agencies."""

from datetime import datetime
from typing import Any

from ninja import Schema
from pydantic import ConfigDict, Field

from opsroom.api.schemas.evidence import FileOut
from opsroom.api.schemas.moments import Revision
from sansang.readiness import State


class ReportLine(Schema):
    """How far an agency is; ``answered`` is not told to whom the report is not shown yet."""

    agency: str = Field(alias="key")
    name: str
    asked: int
    answered: int | None
    submitted_at: datetime | None
    late: bool
    overdue: bool


class AnswerOut(Schema):
    """What an agency says of one criterion; ``evidence`` is what else its form has noted."""

    criterion: str
    state: str
    missing: str
    asks_for: str
    link: str
    site: str
    files: list[FileOut]
    evidence: list[dict[str, Any]]
    answered_at: datetime | None
    revision: int


class ReportOut(Schema):
    """A report: its answers, and the criteria on which the agency is asked to report.

    ``revision`` is needed to send a form, ``summary_mark`` to change the summary.
    """

    agency: str
    asked: list[str]
    summary: str
    summary_mark: str
    submitted_at: datetime | None
    late: bool
    writable: bool
    revision: int
    answers: list[AnswerOut]


class AnswerIn(Schema):
    """What an agency says; ``revision`` is that of the answer that was read, 0 where none was."""

    model_config = ConfigDict(extra="forbid")
    revision: Revision
    state: State
    missing: str = ""
    asks_for: str = ""
    link: str = ""


class AnswerAt(Schema):
    """Where an answer is."""

    event: str
    number: int
    agency: str
    criterion: str


class FileAt(AnswerAt):
    """Where a file of an answer is."""

    file: int


class AttachIn(Schema):
    """To which revision of an answer files belong, and whether photos keep their position."""

    revision: Revision
    keep_position: bool = False


class StaleAnswer(Schema):
    """Why an answer was not kept, and what is there now."""

    detail: str
    now: AnswerOut | None


class SummaryIn(Schema):
    """The agency's own judgement instead of the one of this mark."""

    model_config = ConfigDict(extra="forbid")
    summary: str
    instead_of: str


class StaleReport(Schema):
    """Why a report was not changed, and what is there now."""

    detail: str
    now: ReportOut


class TakenForm(Schema):
    """How many answers a form has changed, and the report as it is now."""

    changed: int
    report: ReportOut
