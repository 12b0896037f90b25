"""The kinds of value that a record of the plan is made of."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError


class Record(BaseModel):
    """A frozen part of the plan; an unknown field is a fault, not a surprise."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, ser_json_inf_nan="constants"
    )


@dataclass(frozen=True)
class Ref:
    """Marks a field that holds the id of a record in one of these tables of the plan."""

    tables: tuple[str, ...]


def find_zone(name: str) -> ZoneInfo | None:
    """Return the time zone of this IANA name, or None where there is none such."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _in_zone(value: Any, info: ValidationInfo) -> Any:
    """Read a time without an offset as local time of the event (context ``zone``)."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value.strip())
        except ValueError:
            raise PydanticCustomError(
                "moment", "a time like 2026-11-27T08:00 is expected", {}
            ) from None
    if not isinstance(value, datetime):
        raise PydanticCustomError("moment", "a time like 2026-11-27T08:00 is expected", {})
    if not 1 < value.year < 9999:  # so that it has a local time in every zone
        raise PydanticCustomError("moment", "a time in years 2 to 9998 is expected", {})
    if value.tzinfo is None:
        zone = (info.context or {}).get("zone")
        if zone is None:
            raise PydanticCustomError("moment_zone", "a time with its offset is expected", {})
        value = _local(value, zone)
    if value.second or value.microsecond:
        raise PydanticCustomError("moment_minute", "a whole minute is expected", {})
    return _fixed_offset(value)


def _local(value: datetime, zone: ZoneInfo) -> datetime:
    local = value.replace(tzinfo=zone)
    if local.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != value:
        raise PydanticCustomError("moment_gap", "a time that the clock shows is expected", {})
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        raise PydanticCustomError(
            "moment_twice", "this time comes twice that day: write its offset", {}
        )
    return local


def _fixed_offset(value: datetime) -> datetime:
    """Keep the instant and the offset, drop the zone: equality is then by instant alone."""
    offset = value.utcoffset()
    if offset is None or offset % timedelta(minutes=1):
        raise PydanticCustomError("moment_zone", "an offset in whole minutes is expected", {})
    return value.astimezone(timezone(offset))


_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def _no_control(value: str) -> str:
    if _CONTROL.search(value):
        raise PydanticCustomError("control", "text without control characters is expected", {})
    return value


Moment = Annotated[
    datetime,
    BeforeValidator(_in_zone),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
"""An instant, to the minute. Without an offset it is local time of the event."""

ClockTime = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""A time of day, ``HH:MM``."""

Id = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$", min_length=1, max_length=64)
]
Line = Annotated[
    str,
    StringConstraints(max_length=300, pattern=r"^[^\n\t]*$"),
    BeforeValidator(lambda v: _no_control(v) if isinstance(v, str) else v),
]
"""Text on one line."""
Name = Annotated[Line, Field(min_length=1)]
Text = Annotated[
    str,
    StringConstraints(max_length=4000),
    BeforeValidator(
        lambda v: (
            _no_control(v.replace("\r\n", "\n").replace("\r", "\n")) if isinstance(v, str) else v
        )
    ),
]
"""Text of some lines."""
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]
Whole = Annotated[int, Field(ge=0, le=10_000_000)]
Positive = Annotated[int, Field(ge=1, le=10_000_000)]
Metres = Annotated[float, Field(gt=0, le=100_000, allow_inf_nan=False)]
Hours = Annotated[float, Field(ge=0, le=24 * 366, allow_inf_nan=False, multiple_of=0.25)]
Minutes = Annotated[float, Field(ge=0, le=60 * 24 * 31, allow_inf_nan=False)]
Level = Annotated[int, Field(ge=1, le=5)]
"""1 (least) to 5 (most)."""

AgencyId = Annotated[Id, Ref(("agencies",))]
ChannelId = Annotated[Id, Ref(("radio_channels",))]
CommandId = Annotated[Id, Ref(("commands",))]
ContingencyId = Annotated[Id, Ref(("contingency_plans",))]
HazardId = Annotated[Id, Ref(("hazards",))]
MovementId = Annotated[Id, Ref(("movements",))]
NoticeId = Annotated[Id, Ref(("notices",))]
OwnerId = Annotated[Id, Ref(("agencies", "commands", "task_forces"))]
"""Who answers for a thing: an agency, a post of command or a task force."""
PhaseId = Annotated[Id, Ref(("phases",))]
PostId = Annotated[Id, Ref(("posts",))]
ResourceTypeId = Annotated[Id, Ref(("resource_types",))]
SectorId = Annotated[Id, Ref(("sectors",))]
SiteId = Annotated[Id, Ref(("sites",))]
SkillId = Annotated[Id, Ref(("skills",))]
TaskForceId = Annotated[Id, Ref(("task_forces",))]
IncidentTypeId = Annotated[Id, Ref(("incident_types",))]
TaskId = Annotated[Id, Ref(("tasks",))]
TeamId = Annotated[Id, Ref(("teams",))]
TrafficZoneId = Annotated[Id, Ref(("traffic_zones",))]
