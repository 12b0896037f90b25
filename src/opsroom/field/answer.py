"""An answer as a phone sends it, and why one is refused."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pydantic import AwareDatetime, ValidationError

from sansang.event.fields import Id, Line, Record, Text
from sansang.readiness import State

MOST_PHOTOS = 6


class Sent(Record):
    """What a reviewer saw; the phone gave it its key before it was sent."""

    key: UUID
    criterion: Id
    state: State
    site: Line = ""
    note: Text = ""
    seen_at: AwareDatetime
    keep_position: bool = False

    def seen_by(self, now: datetime) -> datetime:
        """When it was seen; a phone whose clock is ahead does not see into the future."""
        return min(self.seen_at, now)


class Fault(StrEnum):
    """Why an answer is refused; it stays on the phone."""

    NOT_READABLE = "not_readable"
    UNKNOWN_CRITERION = "unknown_criterion"
    UNKNOWN_SITE = "unknown_site"
    NOT_INSPECTING = "not_inspecting"
    KEY_TAKEN = "key_taken"
    TOO_MANY_PHOTOS = "too_many_photos"
    NOT_A_PHOTO = "not_a_photo"


WORDS: dict[Fault, str | Promise] = {
    Fault.NOT_READABLE: _("The answer cannot be read: {where}."),
    Fault.UNKNOWN_CRITERION: _("The review has no criterion “{where}” any more."),
    Fault.UNKNOWN_SITE: _("The plan has no place “{where}”."),
    Fault.NOT_INSPECTING: _("The inspection of this review is not open."),
    Fault.KEY_TAKEN: _("Another answer has been kept under the same key."),
    Fault.TOO_MANY_PHOTOS: _("More than {where} photos in one answer: send them in two answers."),
    Fault.NOT_A_PHOTO: _(
        "“{where}” is not a photo (JPEG, PNG or WebP) of at most 15 MB and 50 megapixels."
    ),
}


class Refused(Exception):
    """An answer that cannot be kept."""

    def __init__(self, fault: Fault, where: str = "") -> None:
        super().__init__(fault, where)
        self.fault, self.where = fault, where

    @property
    def words(self) -> str:
        """The refusal as a sentence."""
        return str(WORDS[self.fault]).format(where=self.where[:80])


def read(text: str) -> Sent:
    """Read an answer. Raises Refused, naming the first field at fault."""
    try:
        return Sent.model_validate_json(text)
    except ValidationError as fault:
        where = fault.errors()[0]["loc"]
        raise Refused(Fault.NOT_READABLE, ".".join(map(str, where)) or "JSON") from None
