"""The public: gatherings as places to be kept safe, and notices that are true and early.

Nothing here names a member of the public or says what a gathering is about (DESIGN, the line).
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from sansang.event.fields import (
    CommandId,
    Id,
    Language,
    Line,
    Moment,
    MovementId,
    Name,
    NoticeId,
    OwnerId,
    PostId,
    Record,
    SiteId,
    Text,
)


class SizeBand(StrEnum):
    """About how many people, never a count of persons."""

    UP_TO_50 = "up_to_50"
    UP_TO_200 = "50_to_200"
    UP_TO_1000 = "200_to_1000"
    OVER_1000 = "over_1000"


class Restriction(Record):
    """A decision to move or close a gathering: lawful only with all of this on record."""

    ground: Text = ""
    decided_by: CommandId | None = None
    at: Moment | None = None
    alternative: Text = ""
    appeal: Text = ""


class Gathering(Record):
    """A lawful assembly or petition that is facilitated: its place, its needs, its way out."""

    id: Id
    name: Name
    site: SiteId
    start: Moment
    end: Moment
    size: SizeBand
    sight_and_sound: bool = False
    liaison: OwnerId | None = None
    receiving_post: PostId | None = None
    steward_post: PostId | None = None
    medical_post: PostId | None = None
    route: MovementId | None = None
    water_and_shade: bool = False
    toilets: bool = False
    emergency_lane: bool = False
    exit_always_open: bool = False
    restriction: Restriction | None = None


class NoticeText(Record):
    """A notice in one language."""

    language: Language
    title: Name
    body: Annotated[Text, Field(min_length=1)]


class Notice(Record):
    """A notice to the public. ``issue_at`` is None for one that only a contingency issues."""

    id: Id
    title: Name
    owner: OwnerId | None = None
    audience: Line = ""
    channels: Line = ""
    issue_at: Moment | None = None
    supersedes: NoticeId | None = None
    texts: tuple[NoticeText, ...] = ()
