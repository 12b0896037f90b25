"""Who takes part: agencies, command, task forces and teams."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from sansang.event.fields import (
    AgencyId,
    ChannelId,
    CommandId,
    Hours,
    Id,
    Line,
    Metres,
    Moment,
    Name,
    Positive,
    Record,
    ResourceTypeId,
    SectorId,
    SiteId,
    SkillId,
    TaskForceId,
    Text,
)


class AgencyKind(StrEnum):
    """What an agency is there for."""

    POLICE = "police"
    FIRE_RESCUE = "fire_rescue"
    MEDICAL = "medical"
    MILITARY = "military"
    BORDER_GUARD = "border_guard"
    TRAFFIC = "traffic"
    CITY = "city"
    VENUE = "venue"
    UTILITY = "utility"
    OTHER = "other"


class WorkGroup(StrEnum):
    """The groups of work into which the safety of an event is divided."""

    PUBLIC_ORDER = "public_order"
    FIRE_RESCUE = "fire_rescue"
    TRAFFIC = "traffic"
    MEDICAL = "medical"
    DELEGATE_SAFETY = "delegate_safety"
    BORDER_LINE = "border_line"
    PUBLIC_INFORMATION = "public_information"
    LOGISTICS = "logistics"


class CommandLevel(StrEnum):
    """Strategic (Gold), tactical (Silver), operational (Bronze)."""

    STRATEGIC = "strategic"
    TACTICAL = "tactical"
    OPERATIONAL = "operational"


class Agency(Record):
    """An organisation that brings forces or answers for a part.

    ``sectors`` is its jurisdiction: where its teams may stand; none named means everywhere.
    """

    id: Id
    name: Name
    kind: AgencyKind
    lead: Line = ""
    sectors: tuple[SectorId, ...] = ()
    duty_phone: Line = ""


class RadioChannel(Record):
    """A radio channel or talk group."""

    id: Id
    name: Name
    backup: Line = ""


class CommandPost(Record):
    """A post of command: a level, who holds it and who deputises, on which channel."""

    id: Id
    name: Name
    level: CommandLevel
    agency: AgencyId
    reports_to: CommandId | None = None
    site: SiteId | None = None
    commander: Line = ""
    deputy: Line = ""
    radio_channel: ChannelId | None = None


class TaskForce(Record):
    """Forces of some agencies under one lead for one group of work (tổ công tác).

    ``lead`` and ``deputy`` are role titles. Its teams work only while one that may lead it is
    on duty.
    """

    id: Id
    name: Name
    work_group: WorkGroup
    agency: AgencyId
    members: tuple[AgencyId, ...] = ()
    command: CommandId | None = None
    lead: Line = ""
    deputy: Line = ""
    radio_channel: ChannelId | None = None
    duties: Text = ""


class ResourceType(Record):
    """A kind of team (ICS resource typing): patrol, engine crew, ambulance crew …"""

    id: Id
    name: Name


class Skill(Record):
    """Something that a post can require and a team can do."""

    id: Id
    name: Name


class VehicleKind(StrEnum):
    """What a team moves in."""

    NONE = "none"
    MOTORCYCLE = "motorcycle"
    CAR = "car"
    VAN = "van"
    BUS = "bus"
    AMBULANCE = "ambulance"
    FIRE_ENGINE = "fire_engine"
    LADDER = "ladder"
    RESCUE = "rescue"
    TRUCK = "truck"


FIRE_VEHICLES = (VehicleKind.FIRE_ENGINE, VehicleKind.LADDER, VehicleKind.RESCUE)
"""The vehicles that are as wide, high and heavy as a fire engine."""


class Availability(Record):
    """A time in which a team may be called on."""

    start: Moment
    end: Moment


class Team(Record):
    """People who are deployed together.

    No availability named means: whenever there is need. The three hours fields override the
    event's rules for this team alone.
    """

    id: Id
    name: Name
    agency: AgencyId
    resource_type: ResourceTypeId
    headcount: Positive
    task_force: TaskForceId | None = None
    may_lead: bool = False
    skills: tuple[SkillId, ...] = ()
    base: SiteId | None = None
    vehicle: VehicleKind = VehicleKind.NONE
    vehicle_width_m: Metres | None = None
    vehicle_height_m: Metres | None = None
    sectors: tuple[SectorId, ...] = ()
    radio_channel: ChannelId | None = None
    leader: Line = ""
    min_rest_h: Hours | None = None
    max_hours_per_24h: Annotated[Hours, Field(gt=0, le=24)] | None = None
    max_hours_total: Annotated[Hours, Field(gt=0)] | None = None
    availability: tuple[Availability, ...] = ()
