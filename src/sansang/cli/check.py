"""``sansang check``."""

from collections import Counter
from collections.abc import Sequence

import typer

from sansang.checks import Finding, Severity, findings_document, run_checks
from sansang.cli.blocks import heading, show
from sansang.cli.options import AsJson, EventPath, Lang, spoken
from sansang.cli.plans import read, roads
from sansang.cli.screen import answer_console, print_json
from sansang.report.content.findings import findings_part
from sansang.report.content.terms import SEVERITIES
from sansang.report.content.voice import Voice


def check(event: EventPath, lang: Lang = None, as_json: AsJson = False) -> None:
    """Say what is not as it should be, by which rule, and what mends it."""
    words = spoken(lang)
    plan = read(event, words)
    findings = run_checks(plan, roads(event, plan, words))
    if as_json:
        print_json(findings_document(findings, words, plan))
    else:
        _show(Voice(plan, words.language), findings)
    raise typer.Exit(1 if has_errors(findings) else 0)


def has_errors(findings: Sequence[Finding]) -> bool:
    """Tell whether a plan must not be carried out so."""
    return any(finding.severity == Severity.ERROR for finding in findings)


def _show(voice: Voice, findings: Sequence[Finding]) -> None:
    console = answer_console()
    heading(console, voice.text(voice.plan.event.name))
    console.print(counts(voice, findings))
    show(console, findings_part(voice, findings).blocks, unfolded=True)


def counts(voice: Voice, findings: Sequence[Finding]) -> str:
    """Return how many findings there are of each severity."""
    found = Counter(finding.severity for finding in findings)
    said = (f"{voice.words(title)}: {voice.number(found[s])}" for s, title in SEVERITIES.items())
    return " · ".join(said)
