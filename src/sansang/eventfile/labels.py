"""What people call the tables and the records: one word for one thing (GLOSSARY.md)."""

from pydantic import BaseModel

from sansang.eventfile.field_labels import FIELDS
from sansang.wording import N_

TABLES = {
    "event": N_("event"),
    "phases": N_("phases"),
    "operational_periods": N_("operational periods"),
    "shift_patterns": N_("shift patterns"),
    "sectors": N_("sectors"),
    "agencies": N_("agencies"),
    "radio_channels": N_("radio channels"),
    "sites": N_("sites"),
    "zones": N_("zones of sites"),
    "exits": N_("exits of sites"),
    "arrivals": N_("expected arrivals at sites"),
    "commands": N_("posts of command"),
    "task_forces": N_("task forces"),
    "resource_types": N_("resource types"),
    "skills": N_("skills"),
    "teams": N_("teams"),
    "availability": N_("availability of teams"),
    "posts": N_("posts"),
    "needs": N_("strength needed at posts"),
    "movements": N_("movements"),
    "route": N_("route points of movements"),
    "closures": N_("closures"),
    "closure_times": N_("times of closures"),
    "traffic_zones": N_("traffic zones"),
    "traffic_demands": N_("traffic demand"),
    "travel_modes": N_("travel modes"),
    "traffic_counts": N_("traffic counts"),
    "diversion_measures": N_("diversion measures"),
    "bus_lines": N_("bus lines"),
    "tasks": N_("tasks"),
    "hazards": N_("hazards"),
    "incident_types": N_("incident types"),
    "incident_needs": N_("teams that incident types need"),
    "incident_rates": N_("incident rates"),
    "injects": N_("injects"),
    "contingency_plans": N_("contingency plans"),
    "actions": N_("actions of contingency plans"),
    "triggers": N_("triggers of contingency plans"),
    "gatherings": N_("public gatherings"),
    "notices": N_("notices"),
    "notice_texts": N_("texts of notices"),
    "directives": N_("directives"),
    "translations": N_("translations of texts"),
}

RECORDS = {
    "Event": N_("Event"),
    "HoursRules": N_("Hours rules"),
    "Paper": N_("Paper"),
    "Phase": N_("Phase"),
    "OperationalPeriod": N_("Operational period"),
    "ShiftPattern": N_("Shift pattern"),
    "Sector": N_("Sector"),
    "Agency": N_("Agency"),
    "RadioChannel": N_("Radio channel"),
    "Site": N_("Site"),
    "Position": N_("Position"),
    "VehicleAccess": N_("Vehicle access"),
    "Zone": N_("Zone"),
    "Exit": N_("Exit"),
    "Arrival": N_("Arrival"),
    "CommandPost": N_("Post of command"),
    "TaskForce": N_("Task force"),
    "ResourceType": N_("Resource type"),
    "Skill": N_("Skill"),
    "Team": N_("Team"),
    "Availability": N_("Availability"),
    "Post": N_("Post"),
    "Need": N_("Need"),
    "Movement": N_("Movement"),
    "RoutePoint": N_("Route point"),
    "Roads": N_("Roads"),
    "Closure": N_("Closure"),
    "ClosureTime": N_("Time of the closure"),
    "TrafficZone": N_("Traffic zone"),
    "TrafficDemand": N_("Traffic demand"),
    "TravelMode": N_("Travel mode"),
    "TrafficCount": N_("Traffic count"),
    "DiversionMeasure": N_("Diversion measure"),
    "BusLine": N_("Bus line"),
    "Task": N_("Task"),
    "Hazard": N_("Hazard"),
    "DispatchRules": N_("Dispatch rules"),
    "IncidentType": N_("Incident type"),
    "IncidentNeed": N_("Need of the incident type"),
    "IncidentRate": N_("Incident rate"),
    "Inject": N_("Inject"),
    "Trigger": N_("Trigger in the rehearsal"),
    "ContingencyPlan": N_("Contingency plan"),
    "Action": N_("Action"),
    "Gathering": N_("Public gathering"),
    "Restriction": N_("Restriction"),
    "Notice": N_("Notice"),
    "NoticeText": N_("Text of the notice"),
    "Directive": N_("Directive"),
    "Translation": N_("Translation"),
}


def table_label(table: str) -> str:
    """Return what a table is called, as a message."""
    return TABLES[table]


def record_label(model: type[BaseModel]) -> str:
    """Return what a record is called, as a message."""
    return RECORDS[model.__name__]


def field_label(model: type[BaseModel], field: str) -> str:
    """Return what a field is called, as a message."""
    return FIELDS.get(f"{model.__name__}.{field}") or FIELDS.get(field) or TABLES[field]
