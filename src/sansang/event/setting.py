"""The event itself: when, where, under which rules, on which paper."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from sansang.event.fields import (
    ClockTime,
    Hours,
    Id,
    Language,
    Line,
    Moment,
    Name,
    PhaseId,
    Positive,
    Record,
    ResourceTypeId,
    Text,
    Whole,
    find_zone,
)
from sansang.event.incidents import DispatchRules
from sansang.event.traffic import Roads


class EventKind(StrEnum):
    """What sort of event it is; medical rates and checklists depend on it."""

    INDOOR_CONGRESS = "indoor_congress"
    SUMMIT = "summit"
    OUTDOOR_FESTIVAL = "outdoor_festival"
    CONCERT = "concert"
    SPORT = "sport"
    ROAD_RACE = "road_race"
    BORDER_AREA = "border_area"
    OTHER = "other"


class HoursRules(Record):
    """How long a team may work, and on which time grid the deployment is made.

    Times of day are local. ``speed_km_per_h`` and ``detour_factor`` give travel times where the
    plan has no roads, or a site no place on them: straight line × factor ÷ speed.
    """

    grid_min: Literal[15, 20, 30, 60, 120] = 60
    min_rest_h: Hours = 11
    max_hours_per_24h: Annotated[Hours, Field(gt=0, le=24)] = 12
    max_hours_total: Annotated[Hours, Field(gt=0)] = 60
    night_start: ClockTime = "22:00"
    night_end: ClockTime = "06:00"
    speed_km_per_h: Annotated[float, Field(gt=0, le=200, allow_inf_nan=False)] = 35
    detour_factor: Annotated[float, Field(ge=1, le=5, allow_inf_nan=False)] = 1.4


class PaperLayout(StrEnum):
    """The layout of printed papers (Decree 30/2020 for the Vietnamese ones)."""

    VN_ADMINISTRATIVE = "vn_administrative"
    VN_PARTY = "vn_party"
    INTERNATIONAL = "international"


class SigningMode(StrEnum):
    """In whose name the signatory signs (Decree 30/2020, Appendix I)."""

    OWN = "own"
    ON_BEHALF = "TM."
    DEPUTY = "KT."
    BY_ORDER = "TL."
    AUTHORISED = "TUQ."
    ACTING = "Q."


class Paper(Record):
    """How the plan's papers are headed, numbered and signed."""

    layout: PaperLayout = PaperLayout.INTERNATIONAL
    parent_body: Line = ""
    issuing_body: Line = ""
    symbol: Line = ""
    first_number: Positive = 1
    place: Line = ""
    signing_mode: SigningMode = SigningMode.OWN
    signatory: Line = ""
    signing_for: Line = ""
    archive_unit: Line = ""
    recipients: tuple[Line, ...] = ()


class Event(Record):
    """The public event that the plan is for.

    ``as_of`` is the plan's clock: the day on which readiness is judged, since nothing in the
    core asks what time it is. ``jurisdiction`` (ISO 3166) chooses the law of the checks.
    """

    id: Id
    name: Name
    kind: EventKind
    organiser: Line = ""
    place: Line = ""
    jurisdiction: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] = "VN"
    language: Language = "vi"
    time_zone: str
    start: Moment
    end: Moment
    as_of: Moment
    attendance: Whole = 0
    delegates: Whole = 0
    summary: Text = ""
    rules: HoursRules = HoursRules()
    dispatch: DispatchRules = DispatchRules()
    roads: Roads | None = None
    paper: Paper = Paper()

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        if find_zone(value) is None:
            raise PydanticCustomError(
                "time_zone", "an IANA time zone such as Asia/Ho_Chi_Minh is expected", {}
            )
        return value


class Phase(Record):
    """A stretch of the event (preparation, sessions, departure); phases don't overlap."""

    id: Id
    name: Name
    start: Moment
    end: Moment


class OperationalPeriod(Record):
    """The time for which one set of orders holds (ICS); periods don't overlap."""

    id: Id
    name: Name
    phase: PhaseId
    start: Moment
    end: Moment
    objectives: Text = ""


class ShiftPattern(Record):
    """A duty that may begin every day at ``starts_at`` and lasts ``hours``.

    It has ``parts`` of equal length. A team may change its post between parts; the travel
    then comes off the later part. ``resource_types`` limits who works this pattern.
    """

    id: Id
    name: Name
    starts_at: ClockTime
    hours: Annotated[Hours, Field(gt=0, le=24)]
    parts: Annotated[int, Field(ge=1, le=4)] = 1
    resource_types: tuple[ResourceTypeId, ...] = ()


class Translation(Record):
    """What a text of the plan is called in another language, for papers in that language."""

    text: Annotated[Text, Field(min_length=1)]
    language: Language
    translation: Annotated[Text, Field(min_length=1)]
