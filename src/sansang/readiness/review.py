"""The record of a review: reports, inspection, findings, conclusion and directives.

It names agencies and roles, never persons. The room keeps it and the papers are made from it.
"""

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field

from sansang.event.fields import AgencyId, Id, Line, Moment, Name, Record, SiteId, Text
from sansang.event.organisation import WorkGroup
from sansang.readiness.criteria import CriteriaSet


class State(StrEnum):
    """How far a criterion is met, as somebody says."""

    READY = "ready"
    PARTLY = "partly"
    NOT_READY = "not_ready"
    NOT_APPLICABLE = "not_applicable"


class Evidence(Record):
    """What shows a state: a file by its SHA-256, a link, or words; a position where one is kept."""

    title: Name
    sha256: Line = ""
    link: Line = ""
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)


class Answer(Record):
    """What one role says of one criterion; ``site`` where it was seen on the spot."""

    criterion: Id
    state: State
    evidence: tuple[Evidence, ...] = ()
    missing: Text = ""
    asks_for: Text = ""
    site: SiteId | None = None
    by_role: Line = ""
    at: Moment | None = None


class Assigned(Record):
    """The criteria that one agency answers, where a review says so itself."""

    agency: AgencyId
    criteria: tuple[Id, ...] = ()


class AgencyReport(Record):
    """What an agency says of its criteria; it counts once it is submitted."""

    agency: AgencyId
    submitted_at: Moment | None = None
    summary: Text = ""
    answers: tuple[Answer, ...] = ()


class Gravity(StrEnum):
    """How grave a finding is: a ``critical`` one that is open keeps the event from being ready."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"
    REMARK = "remark"


class Finding(Record):
    """What the delegation found; ``owner`` is the agency that has to mend it."""

    id: Id
    text: Text
    gravity: Gravity
    work_group: WorkGroup
    owner: AgencyId | None = None
    site: SiteId | None = None
    criterion: Id | None = None
    evidence: tuple[Evidence, ...] = ()
    closed: bool = False


class Judgement(StrEnum):
    """What the chair concludes of the whole."""

    READY = "ready"
    READY_WITH_CONDITIONS = "ready_with_conditions"
    NOT_READY = "not_ready"


class DirectiveStage(StrEnum):
    """The life of a directive: ``evidenced`` is closed or returned by the chair alone."""

    PROPOSED = "proposed"
    GIVEN = "given"
    ACKNOWLEDGED = "acknowledged"
    IN_WORK = "in_work"
    EVIDENCED = "evidenced"
    RETURNED = "returned"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class DirectiveRecord(Record):
    """An order of the chair. ``plan_version`` is the version of the plan that carries it out."""

    id: Id
    number: int = Field(ge=1)
    task: Text
    lead: AgencyId | None = None
    partners: tuple[AgencyId, ...] = ()
    place: Line = ""
    due: Moment | None = None
    done_when: Text = ""
    stage: DirectiveStage = DirectiveStage.PROPOSED
    findings: tuple[Id, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    plan_version: int | None = None


class Conclusion(Record):
    """What the chair concludes, by role and time."""

    judgement: Judgement
    assessment: Text
    by_role: Line
    at: Moment
    directives: tuple[DirectiveRecord, ...] = ()


class Member(Record):
    """A role in the delegation; no names."""

    role: Line
    agency: AgencyId | None = None
    chair: bool = False


class Review(Record):
    """One inspection of one version of the plan.

    ``assigned`` says which agency answers what; none named means: as the plan's task forces lie.
    """

    format: Literal["sansang/review/1"] = "sansang/review/1"
    id: Id
    number: int = Field(ge=1)
    title: Name
    held_on: date
    place: Line = ""
    scope: Text = ""
    agenda: tuple[Line, ...] = ()
    delegation: tuple[Member, ...] = ()
    plan_version: int = Field(ge=1)
    plan_sha256: Line
    reports_due: Moment | None = None
    criteria: CriteriaSet
    assigned: tuple[Assigned, ...] = ()
    reports: tuple[AgencyReport, ...] = ()
    inspection: tuple[Answer, ...] = ()
    findings: tuple[Finding, ...] = ()
    conclusion: Conclusion | None = None
