"""Sites: where they are, how sure that is, and what is known of the venue."""

from collections.abc import Iterable

from sansang.checks.finding import Severity
from sansang.checks.rule import Spot, at, lacking, rule
from sansang.checks.sources import INSPECTION, practice
from sansang.checks.survey import Survey
from sansang.event import Site
from sansang.event.ground import Confidence
from sansang.wording import N_

RISKY = 3
"""The risk level of a site from which it needs more than the ordinary (practice, 1 to 5)."""

_PRACTICE = practice(INSPECTION)


@rule(
    "sites.no_position",
    Severity.WARNING,
    N_("The position of “{name}” is not known."),
    remedy=N_("Take its coordinates on the spot."),
    source=_PRACTICE,
)
def no_position(survey: Survey) -> Iterable[Spot]:
    """The position of every site is known."""
    for site in survey.plan.sites:
        if _confidence(site) == Confidence.N:
            yield at("sites", site, "position")


@rule(
    "sites.rough_position",
    Severity.ADVICE,
    N_("“{name}” has risk {risk} of 5, but its position is only illustrative."),
    remedy=N_("Take its coordinates on the spot: travel times and the map rest on them."),
    source=_PRACTICE,
)
def rough_position(survey: Survey) -> Iterable[Spot]:
    """The position of a risky site is measured, not illustrative."""
    for site in survey.plan.sites:
        if site.risk >= RISKY and _confidence(site) == Confidence.C:
            yield at("sites", site, "position", risk=site.risk)


def _confidence(site: Site) -> Confidence:
    return site.position.confidence if site.position else Confidence.N


@rule(
    "sites.venue_without_exits",
    Severity.ERROR,
    N_("Venue “{name}” has no exits in the plan, so nobody can say whether all get out."),
    remedy=N_("Enter every exit with its clear width and height."),
    source=_PRACTICE,
)
def venue_without_exits(survey: Survey) -> Iterable[Spot]:
    """The exits of every venue are known."""
    return lacking("sites", survey.venues, "exits")


@rule(
    "sites.venue_without_capacity",
    Severity.WARNING,
    N_("Venue “{name}” has no approved capacity in the plan."),
    remedy=N_("Enter the number of people for which it is approved."),
    source=_PRACTICE,
)
def venue_without_capacity(survey: Survey) -> Iterable[Spot]:
    """The approved capacity of every venue is known."""
    return lacking("sites", survey.venues, "capacity")
