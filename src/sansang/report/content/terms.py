"""What the dossier calls the kinds, states and grades of the plan."""

from sansang.checks import Severity
from sansang.deployment.result import Shortfall, Status
from sansang.event.duty import StrengthUnit
from sansang.event.ground import Confidence, SiteKind
from sansang.event.organisation import CommandLevel, WorkGroup
from sansang.event.public import SizeBand
from sansang.event.work import DirectiveState, TaskState
from sansang.wording import N_

COMMAND_LEVELS = {
    CommandLevel.STRATEGIC: N_("Strategic (Gold)"),
    CommandLevel.TACTICAL: N_("Tactical (Silver)"),
    CommandLevel.OPERATIONAL: N_("Operational (Bronze)"),
}

WORK_GROUPS = {
    WorkGroup.PUBLIC_ORDER: N_("Public order"),
    WorkGroup.FIRE_RESCUE: N_("Fire prevention and rescue"),
    WorkGroup.TRAFFIC: N_("Traffic"),
    WorkGroup.MEDICAL: N_("Medical"),
    WorkGroup.DELEGATE_SAFETY: N_("Delegate safety"),
    WorkGroup.BORDER_LINE: N_("Border line"),
    WorkGroup.PUBLIC_INFORMATION: N_("Public information"),
    WorkGroup.LOGISTICS: N_("Logistics"),
}

SITE_KINDS = {
    SiteKind.VENUE: N_("Venue"),
    SiteKind.HOTEL: N_("Hotel"),
    SiteKind.HOSPITAL: N_("Hospital"),
    SiteKind.STATION: N_("Station"),
    SiteKind.BORDER_CROSSING: N_("Border crossing"),
    SiteKind.ROAD_POINT: N_("Road point"),
    SiteKind.RECEPTION_POINT: N_("Reception point"),
    SiteKind.GATHERING_PLACE: N_("Gathering place"),
    SiteKind.BASE: N_("Base"),
    SiteKind.STAGING: N_("Staging area"),
    SiteKind.COMMAND_POST: N_("Command post"),
    SiteKind.OTHER: N_("Other place"),
}

CONFIDENCES = {
    Confidence.A: N_("A: independent sources agree"),
    Confidence.B: N_("B: sources differ by about 1 km"),
    Confidence.C: N_("C: illustrative only"),
    Confidence.N: N_("N: position not known"),
}

TASK_STATES = {
    TaskState.PLANNED: N_("Planned"),
    TaskState.IN_PROGRESS: N_("In progress"),
    TaskState.BLOCKED: N_("Blocked"),
    TaskState.DONE: N_("Done"),
}

DIRECTIVE_STATES = {
    DirectiveState.GIVEN: N_("Given"),
    DirectiveState.ACKNOWLEDGED: N_("Acknowledged"),
    DirectiveState.EVIDENCED: N_("Evidence handed in"),
    DirectiveState.CLOSED: N_("Closed by the chair"),
}

SIZE_BANDS = {
    SizeBand.UP_TO_50: N_("up to 50 people"),
    SizeBand.UP_TO_200: N_("50 to 200 people"),
    SizeBand.UP_TO_1000: N_("200 to 1,000 people"),
    SizeBand.OVER_1000: N_("over 1,000 people"),
}

SEVERITIES = {
    Severity.ERROR: N_("Errors"),
    Severity.WARNING: N_("Warnings"),
    Severity.ADVICE: N_("Advice"),
}

SHORTFALLS = {
    Shortfall.MINIMUM: N_("Minimum strength not met"),
    Shortfall.DESIRED: N_("Desired strength not met"),
    Shortfall.RESERVE: N_("Reserve not held"),
}

STATUSES = {
    Status.OPTIMAL: N_("proven best"),
    Status.FEASIBLE: N_("every rule kept; better may exist"),
}

UNITS = {
    StrengthUnit.PEOPLE: N_("people"),
    StrengthUnit.TEAMS: N_("teams"),
}

UNIT_HOURS = {
    StrengthUnit.PEOPLE: N_("person-hours"),
    StrengthUnit.TEAMS: N_("team-hours"),
}
