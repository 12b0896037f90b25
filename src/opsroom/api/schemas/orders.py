"""What a directive orders, drafted or given."""

from datetime import datetime

from ninja import Schema
from pydantic import ConfigDict, Field

from opsroom.api.schemas.moments import MomentIn
from opsroom.directives.models import Directive


class OrderOut(Schema):
    """A directive: agencies by their keys, findings by their numbers."""

    number: int
    task: str
    lead: str | None = Field(alias="lead.key", default=None)
    partners: list[str]
    place: str
    due: datetime | None
    done_when: str
    source: str
    findings: list[int]
    revision: int

    @staticmethod
    def resolve_partners(directive: Directive) -> list[str]:
        """Return the keys of the partners."""
        return [agency.key for agency in directive.partners.all()]

    @staticmethod
    def resolve_findings(directive: Directive) -> list[int]:
        """Return the numbers of the findings that it mends."""
        return [finding.number for finding in directive.findings.all()]


class OrderIn(Schema):
    """What a directive shall order; agencies by their keys."""

    model_config = ConfigDict(extra="forbid")
    task: str
    lead: str | None = None
    partners: list[str] = Field(default=[], max_length=200)
    place: str = ""
    due: MomentIn | None = None
    done_when: str = ""
