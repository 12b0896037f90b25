"""Pasted minutes, and what is read out of them."""

from datetime import datetime

from ninja import Schema
from pydantic import ConfigDict

from opsroom.api.schemas.orders import OrderIn


class MinutesIn(Schema):
    """Minutes in Vietnamese or English."""

    model_config = ConfigDict(extra="forbid")
    text: str


class PartyOut(Schema):
    """Who is named, and the key of the agency where the plan knows it."""

    words: str
    agency: str | None


class ProposalOut(Schema):
    """A sentence that orders something: who, what and by when, why it was taken, what was decided.

    ``key`` names it in an address; ``due_words`` are kept where no moment follows from them.
    """

    key: str
    number: int
    sentence: str
    task: str
    lead: PartyOut | None
    partners: list[PartyOut]
    place: str
    due: datetime | None
    due_words: str
    done_when: str
    names_person: bool
    reasons: list[str]
    rejected: bool
    drafted: int | None


class HeldOutOut(Schema):
    """A sentence that is not handled here, and the lawful work that can be ordered instead."""

    number: int
    sentence: str
    message: str
    offers: list[str]


class ReadingOut(Schema):
    """Everything that was read out of the minutes of a review."""

    text: str
    proposals: list[ProposalOut]
    not_handled: list[HeldOutOut]


class AcceptIn(Schema):
    """A proposal is accepted as it was read, or with an order in its place."""

    model_config = ConfigDict(extra="forbid")
    order: OrderIn | None = None
