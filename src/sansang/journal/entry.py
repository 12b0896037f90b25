"""An entry of the journal: what was decided or done, by which role, when it happened and when it
was entered. It names roles and agencies, never persons.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from sansang.faults import shown
from sansang.journal.canonical import LARGEST_NUMBER, NotCanonical, canonical

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)


class Fact(BaseModel):
    """A frozen part of the journal, taken as it stands: nothing is trimmed or turned round."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def moment_text(at: datetime) -> str:
    """Return the one way in which the journal writes an instant: UTC, to the microsecond."""
    return at.isoformat(timespec="microseconds").replace("+00:00", "Z")


def _in_utc(value: Any) -> datetime:
    """Keep the instant alone, which is what every database gives back."""
    fault = PydanticCustomError("moment_utc", "a time in UTC is expected", {})
    try:
        if isinstance(value, str) and _MOMENT.fullmatch(value):
            return datetime.fromisoformat(value)
        if isinstance(value, datetime) and value.utcoffset() is not None:
            return value.astimezone(UTC)
    except (ValueError, OverflowError):
        raise fault from None
    raise fault


def _plain(value: dict[str, Any]) -> dict[str, Any]:
    try:
        canonical(value)
    except NotCanonical as error:
        where = {"path": shown(".".join(map(str, error.path))), "found": shown(error.found)}
        raise PydanticCustomError(error.code, "a plain value is expected", where) from None
    return value


def _matching(code: str, pattern: str, longest: int) -> Callable[[str], str]:
    whole = re.compile(pattern, re.ASCII)

    def check(value: str) -> str:
        if not whole.fullmatch(value) or len(value) > longest:
            raise PydanticCustomError(code, "a text of another form is expected", {})
        return value

    return check


Moment = Annotated[datetime, BeforeValidator(_in_utc)]
"""An instant, in UTC."""
Number = Annotated[int, Field(ge=1, le=LARGEST_NUMBER)]
Id = Annotated[str, AfterValidator(_matching("id", r"[A-Za-z0-9][A-Za-z0-9_-]*", 64))]
SubjectId = Annotated[
    str, AfterValidator(_matching("subject_id", r"[A-Za-z0-9][A-Za-z0-9_.:-]*", 128))
]
Word = Annotated[str, AfterValidator(_matching("lower_word", r"[a-z][a-z0-9_]*", 64))]
Kind = Annotated[
    str, AfterValidator(_matching("dotted_code", r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+", 100))
]
"""What kind of thing happened: ``review.finding_recorded``, ``directive.closed``."""
Digest = Annotated[str, AfterValidator(_matching("sha256", r"[0-9a-f]{64}", 64))]
Key = Annotated[
    str,
    StringConstraints(max_length=36),
    AfterValidator(_matching("uuid", r"([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?", 36)),
]
"""A UUID in small letters by which a command that is sent twice is known, or nothing."""
Plain = Annotated[dict[str, Any], AfterValidator(_plain)]


class Subject(Fact):
    """What an entry is about, by type and id."""

    type: Word
    id: SubjectId


class Head(Fact):
    """Where a journal ends: the number and the hash of its last entry; 0 where there is none."""

    number: Annotated[int, Field(ge=0, le=LARGEST_NUMBER)]
    hash: Digest


class Draft(Fact):
    """What is to be entered. ``data`` holds safety facts and ids of roles alone.

    ``personal`` names each personal field with the commitment to its value; ``strikes`` is the
    number of the entry that this one strikes, and replaces where it says something itself.
    """

    happened_at: Moment
    entered_at: Moment
    author_role: Id
    author_agency: Id | None = None
    kind: Kind
    subject: Subject
    data: Plain = Field(default_factory=dict)
    personal: dict[Word, Digest] = Field(default_factory=dict)
    idempotency_key: Key = ""
    strikes: Number | None = None


class Entry(Draft):
    """An entry in its place: ``previous`` is the hash of the one before it."""

    number: Number
    previous: Digest
    hash: Digest

    @property
    def head(self) -> Head:
        """The journal's end, were this its last entry."""
        return Head(number=self.number, hash=self.hash)
