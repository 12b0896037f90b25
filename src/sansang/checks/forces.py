"""Agencies and their teams: who answers by day and night, and where teams start from."""

from collections.abc import Iterable

from sansang.checks.finding import Severity
from sansang.checks.rule import Spot, lacking, rule
from sansang.checks.sources import INSPECTION, practice
from sansang.checks.survey import Survey
from sansang.wording import N_

_PRACTICE = practice(INSPECTION)


@rule(
    "forces.agency_without_lead",
    Severity.WARNING,
    N_("Agency “{name}” names nobody who leads its part."),
    remedy=N_("Name the role that leads its part."),
    source=_PRACTICE,
)
def agency_without_lead(survey: Survey) -> Iterable[Spot]:
    """Every agency says who leads its part."""
    return lacking("agencies", survey.plan.agencies, "lead")


@rule(
    "forces.agency_without_duty_phone",
    Severity.WARNING,
    N_("Agency “{name}” has no duty phone."),
    remedy=N_("Give the number that is answered by day and night."),
    source=_PRACTICE,
)
def agency_without_duty_phone(survey: Survey) -> Iterable[Spot]:
    """Every agency can be called by day and night."""
    return lacking("agencies", survey.plan.agencies, "duty_phone")


@rule(
    "forces.team_without_base",
    Severity.ADVICE,
    N_("“{name}” has no base, so its travel is not counted."),
    remedy=N_("Name the site from which it starts."),
    source=_PRACTICE,
)
def team_without_base(survey: Survey) -> Iterable[Spot]:
    """Every team has a base, so that its travel can be counted."""
    return lacking("teams", survey.plan.teams, "base")
