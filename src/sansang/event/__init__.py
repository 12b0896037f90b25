"""The event plan: one frozen document which files, checks, deployment and papers share."""

from sansang.event.contingency import Action, ContingencyPlan, Trigger
from sansang.event.duty import Movement, Need, Post, RoutePoint
from sansang.event.ground import Arrival, Exit, Position, Sector, Site, VehicleAccess, Zone
from sansang.event.incidents import (
    DispatchRules,
    IncidentNeed,
    IncidentRate,
    IncidentType,
    Inject,
)
from sansang.event.organisation import (
    Agency,
    Availability,
    CommandPost,
    RadioChannel,
    ResourceType,
    Skill,
    TaskForce,
    Team,
)
from sansang.event.plan import EventPlan
from sansang.event.public import Gathering, Notice, NoticeText, Restriction
from sansang.event.setting import (
    Event,
    HoursRules,
    OperationalPeriod,
    Paper,
    Phase,
    ShiftPattern,
    Translation,
)
from sansang.event.traffic import (
    BusLine,
    Closure,
    ClosureTime,
    DiversionMeasure,
    Roads,
    TrafficCount,
    TrafficDemand,
    TrafficZone,
    TravelMode,
)
from sansang.event.work import Directive, Hazard, Task

__all__ = [
    "Action",
    "Agency",
    "Arrival",
    "Availability",
    "BusLine",
    "Closure",
    "ClosureTime",
    "CommandPost",
    "ContingencyPlan",
    "Directive",
    "DispatchRules",
    "DiversionMeasure",
    "Event",
    "EventPlan",
    "Exit",
    "Gathering",
    "Hazard",
    "HoursRules",
    "IncidentNeed",
    "IncidentRate",
    "IncidentType",
    "Inject",
    "Movement",
    "Need",
    "Notice",
    "NoticeText",
    "OperationalPeriod",
    "Paper",
    "Phase",
    "Position",
    "Post",
    "RadioChannel",
    "ResourceType",
    "Restriction",
    "Roads",
    "RoutePoint",
    "Sector",
    "ShiftPattern",
    "Site",
    "Skill",
    "Task",
    "TaskForce",
    "Team",
    "TrafficCount",
    "TrafficDemand",
    "TrafficZone",
    "Translation",
    "TravelMode",
    "Trigger",
    "VehicleAccess",
    "Zone",
]
