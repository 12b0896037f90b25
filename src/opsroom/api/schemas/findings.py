"""What the delegation found, and what it saw on the spot."""

from datetime import datetime
from uuid import UUID

from ninja import Schema
from pydantic import Field

from opsroom.api.schemas.evidence import FileOut
from opsroom.api.schemas.moments import MomentIn
from sansang.event.organisation import WorkGroup
from sansang.readiness import Gravity, State


class FindingIn(Schema):
    """A finding; ``owner`` is the key of the agency that has to mend it."""

    text: str
    gravity: Gravity
    work_group: WorkGroup
    owner: str = Field("", pattern=r"^[^\x00]*$")
    site: str = ""
    criterion: str = ""
    keep_position: bool = False


class FindingOut(Schema):
    """A finding."""

    number: int
    text: str
    gravity: str
    work_group: str
    owner: str | None = Field(alias="owner.key", default=None)
    site: str
    criterion: str
    files: list[FileOut]
    closed_at: datetime | None


class SeenIn(Schema):
    """What a reviewer saw; ``key`` names it before it is sent, so that it counts once."""

    key: UUID
    criterion: str
    state: State
    site: str = ""
    note: str = ""
    seen_at: MomentIn
    keep_position: bool = False


class SeenOut(Schema):
    """What was kept; ``new`` where it had not arrived before."""

    key: UUID
    new: bool
