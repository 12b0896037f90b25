"""Where it happens: sectors, sites, their zones, exits and access."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from sansang.event.fields import (
    Id,
    Level,
    Line,
    Metres,
    Minutes,
    Moment,
    Name,
    PostId,
    Record,
    SectorId,
    Text,
    Whole,
)


class SiteKind(StrEnum):
    """What a site is."""

    VENUE = "venue"
    HOTEL = "hotel"
    HOSPITAL = "hospital"
    STATION = "station"
    BORDER_CROSSING = "border_crossing"
    ROAD_POINT = "road_point"
    RECEPTION_POINT = "reception_point"
    GATHERING_PLACE = "gathering_place"
    BASE = "base"
    STAGING = "staging"
    COMMAND_POST = "command_post"
    OTHER = "other"


class Confidence(StrEnum):
    """How far a position can be trusted.

    A: agrees with independent sources. B: sources differ by about 1 km. C: rounded or from
    memory, illustrative only. N: no position known.
    """

    A = "A"
    B = "B"
    C = "C"
    N = "N"


class Position(Record):
    """A place on the ground, WGS 84 degrees."""

    lat: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
    lon: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
    confidence: Confidence = Confidence.C
    radius_m: Annotated[float, Field(ge=0, le=100_000, allow_inf_nan=False)] = 0


class Seating(StrEnum):
    """Whether a room has fixed seats: the width rules for exits depend on it."""

    FIXED = "fixed"
    NOT_FIXED = "not_fixed"
    NONE = "none"


class FireClass(StrEnum):
    """Fire resistance of the building (bậc chịu lửa, QCVN 06)."""

    I = "I"  # noqa: E741 - the standard's own numeral
    II = "II"
    III = "III"
    IV = "IV"
    V = "V"


class Zone(Record):
    """A part of a site that people fill: a hall, a lobby, a forecourt."""

    id: Id
    name: Name
    area_m2: Metres | None = None
    expected_people: Whole = 0
    seating: Seating = Seating.NONE
    outdoors: bool = False


class Exit(Record):
    """A way out of a site. ``width_m`` is clear; of a two-leaf door, the opening leaf alone."""

    id: Id
    name: Name
    width_m: Metres
    height_m: Metres | None = None
    opens_outward: bool = True
    to_stairs: bool = False
    also_entrance: bool = False


class VehicleAccess(Record):
    """How a fire engine reaches the site (QCVN 06:2022/BXD, section 6)."""

    road_width_m: Metres | None = None
    clear_height_m: Metres | None = None
    farthest_point_m: Metres | None = None
    dead_end_m: Annotated[float, Field(ge=0, le=100_000, allow_inf_nan=False)] | None = None
    turning_place: bool = False


class Arrival(Record):
    """People expected at a site in a time, who are served one after the other.

    ``post`` is the post whose people serve them; ``staff_per_counter`` of them make one
    counter. ``service_min`` is the mean time at the counter.
    """

    start: Moment
    end: Moment
    people: Whole
    service_min: Annotated[Minutes, Field(gt=0)]
    target_wait_min: Annotated[Minutes, Field(gt=0)] = 15
    post: PostId | None = None
    staff_per_counter: Annotated[int, Field(ge=1, le=100)] = 1


class Sector(Record):
    """A part of the ground under one plan of forces: it bounds jurisdictions and reserves."""

    id: Id
    name: Name


class Site(Record):
    """A place that the plan keeps safe or uses.

    ``capacity`` is the approved number of people; ``volume_1000_m3`` and ``fire_class`` choose
    the row of the width tables.
    """

    id: Id
    name: Name
    kind: SiteKind
    sector: SectorId | None = None
    address: Line = ""
    position: Position | None = None
    risk: Level = 1
    capacity: Whole | None = None
    height_m: Metres | None = None
    fire_class: FireClass | None = None
    volume_1000_m3: Metres | None = None
    seating: Seating = Seating.NONE
    sprinklered: bool = False
    access: VehicleAccess | None = None
    note: Text = ""
    zones: tuple[Zone, ...] = ()
    exits: tuple[Exit, ...] = ()
    arrivals: tuple[Arrival, ...] = ()
