"""Findings as JSON (``sansang/findings/1``)."""

from collections.abc import Iterable
from typing import Any

from sansang.checks.finding import Finding
from sansang.checks.run import rule_named
from sansang.checks.words import message, remedy, source_text
from sansang.event import EventPlan
from sansang.wording import Wording

FORMAT = "sansang/findings/1"


def findings_document(
    findings: Iterable[Finding], wording: Wording, plan: EventPlan
) -> dict[str, Any]:
    """Return findings with their message, remedy and source in one language."""
    rows = [
        finding.model_dump(mode="json")
        | {
            "message": message(finding, wording, plan),
            "remedy": remedy(finding, wording, plan),
            "source": source_text(rule_named(finding.rule), wording, plan),
        }
        for finding in findings
    ]
    return {
        "format": FORMAT,
        "event": plan.event.id,
        "language": wording.language,
        "findings": rows,
    }
