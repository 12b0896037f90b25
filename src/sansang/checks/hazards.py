"""Hazards: each has an owner, a mitigation, and a contingency plan where the risk is high."""

from collections.abc import Iterable

from sansang.checks.finding import Severity
from sansang.checks.rule import Spot, at, lacking, rule
from sansang.checks.sources import INSPECTION, RISK_MATRIX, practice
from sansang.checks.survey import Survey
from sansang.wording import N_

HIGH_RISK = 12
"""Likelihood × impact from which a hazard needs a contingency plan (practice, 5 × 5 matrix)."""

_PRACTICE = practice(INSPECTION)


@rule(
    "hazards.no_owner",
    Severity.WARNING,
    N_("Hazard “{name}” has no owner."),
    remedy=N_("Name who watches it and keeps its mitigation up."),
    source=_PRACTICE,
)
def no_owner(survey: Survey) -> Iterable[Spot]:
    """Somebody answers for every hazard."""
    return lacking("hazards", survey.plan.hazards, "owner")


@rule(
    "hazards.no_mitigation",
    Severity.WARNING,
    N_("Hazard “{name}” has no mitigation."),
    remedy=N_("Write what makes it less likely or less grave."),
    source=_PRACTICE,
)
def no_mitigation(survey: Survey) -> Iterable[Spot]:
    """Every hazard has a mitigation."""
    return lacking("hazards", survey.plan.hazards, "mitigation")


@rule(
    "hazards.high_without_contingency_plan",
    Severity.ERROR,
    N_("Hazard “{name}” has a risk of {risk} out of 25 and no contingency plan."),
    remedy=N_("Write a contingency plan for it, or link the one that exists."),
    source=RISK_MATRIX,
)
def high_without_contingency_plan(survey: Survey) -> Iterable[Spot]:
    """A hazard of high risk has a contingency plan.

    High is likelihood × impact of at least 12.
    """
    for hazard in survey.plan.hazards:
        risk = hazard.likelihood * hazard.impact
        if risk >= HIGH_RISK and not hazard.contingency_plans:
            yield at("hazards", hazard, "contingency_plans", risk=risk)


@rule(
    "hazards.site_without_post",
    Severity.WARNING,
    N_("Hazard “{name}” is at “{site}”, where no post stands."),
    remedy=N_("Place a post there, or say in the mitigation who sees the hazard in time."),
    source=_PRACTICE,
)
def site_without_post(survey: Survey) -> Iterable[Spot]:
    """Where a hazard is, somebody stands who sees it."""
    for hazard in survey.plan.hazards:
        if hazard.site and hazard.site not in survey.posts_at:
            yield at("hazards", hazard, "site", site=survey.sites[hazard.site].name)
