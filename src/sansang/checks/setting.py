"""The event's frame: its phases, and how many people come."""

from collections.abc import Iterable

from sansang.checks.finding import Severity
from sansang.checks.rule import Spot, at, rule
from sansang.checks.sources import INSPECTION, practice
from sansang.checks.survey import Survey
from sansang.wording import N_

_PRACTICE = practice(INSPECTION)


@rule(
    "setting.no_phases",
    Severity.WARNING,
    N_("The plan of “{name}” has no phases."),
    remedy=N_("Divide the time: preparation, sessions, departure."),
    source=_PRACTICE,
)
def no_phases(survey: Survey) -> Iterable[Spot]:
    """The time of the event is divided into phases."""
    if not survey.plan.phases:
        yield at("event", survey.plan.event, "phases")


@rule(
    "setting.no_attendance",
    Severity.WARNING,
    N_("The plan does not say how many people come to “{name}”."),
    remedy=N_("Enter the expected attendance: medical care and exits are judged by it."),
    source=_PRACTICE,
)
def no_attendance(survey: Survey) -> Iterable[Spot]:
    """The plan says how many people are expected."""
    if not survey.plan.event.attendance:
        yield at("event", survey.plan.event, "attendance")
