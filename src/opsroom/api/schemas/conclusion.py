"""The conclusion of a review, and what is drafted for it."""

from datetime import datetime
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict

from opsroom.api.schemas.moments import Revision
from opsroom.api.schemas.orders import OrderIn, OrderOut
from sansang.readiness import Judgement


class NewOrder(OrderIn):
    """A directive written by hand; sent twice with a key, it is drafted once."""

    key: UUID


class ChangedOrder(OrderIn):
    """Another order in the place of the one of this revision."""

    revision: Revision


class StaleOrder(Schema):
    """Somebody else changed what was drafted meanwhile: what is there now."""

    detail: str
    now: OrderOut


class ReasonOut(Schema):
    """Why it can't be called ready."""

    text: str
    blocks: bool


class ConclusionOut(Schema):
    """How far the conclusion is; drafted directives until then, the given ones by number after."""

    stage: str
    judgement: str
    assessment: str
    concluded_at: datetime | None
    blocking: list[ReasonOut]
    drafted: list[OrderOut]
    given: list[int]


class ConclusionIn(Schema):
    """The judgement of the whole."""

    model_config = ConfigDict(extra="forbid")
    judgement: Judgement
    assessment: str


class StaleConclusion(Schema):
    """The review is concluded otherwise: how."""

    detail: str
    now: ConclusionOut
