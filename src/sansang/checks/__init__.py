"""Checks: whether a plan is complete, consistent, sufficient and lawful."""

from sansang.checks.document import findings_document
from sansang.checks.finding import Finding, Severity, Source, SourceKind, Subject
from sansang.checks.rule import Rule
from sansang.checks.rulebook import RULES
from sansang.checks.run import rule_named, run_checks
from sansang.checks.words import message, remedy, source_text

__all__ = [
    "RULES",
    "Finding",
    "Rule",
    "Severity",
    "Source",
    "SourceKind",
    "Subject",
    "findings_document",
    "message",
    "remedy",
    "rule_named",
    "run_checks",
    "source_text",
]
