"""Runs the rules over a plan."""

from sansang.checks.finding import Finding, Severity
from sansang.checks.rule import Rule
from sansang.checks.rulebook import RULES
from sansang.checks.survey import Survey
from sansang.event import EventPlan
from sansang.roads import RoadNetwork

_GRAVITY = {severity: order for order, severity in enumerate(Severity)}
_BY_ID = {rule.id: rule for rule in RULES}


def rule_named(rule_id: str) -> Rule:
    """Return the rule with this id. Raises KeyError where there is none."""
    return _BY_ID[rule_id]


def run_checks(plan: EventPlan, roads: RoadNetwork | None = None) -> tuple[Finding, ...]:
    """Return everything the rules find in a plan, the gravest first, then by rule and record.

    ``roads`` is the network of the plan; without it no rule asks what the roads let through.
    """
    survey = Survey(plan, roads)
    found = [finding for rule in RULES for finding in rule.findings(survey)]
    return tuple(
        sorted(found, key=lambda f: (_GRAVITY[f.severity], f.rule, f.record.table, f.record.id))
    )
