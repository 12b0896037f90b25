"""Findings in words: the message, what to do, and the source, in either language."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from sansang.checks.finding import Finding, Source, SourceKind
from sansang.checks.rule import Rule
from sansang.checks.run import rule_named
from sansang.event import EventPlan
from sansang.wording import N_, Wording, clock, date_in_words, day

_KINDS = {
    SourceKind.LAW: N_("law"),
    SourceKind.STANDARD: N_("standard"),
    SourceKind.PRACTICE: N_("practice"),
    SourceKind.ARITHMETIC: N_("arithmetic"),
}


def message(finding: Finding, wording: Wording, plan: EventPlan) -> str:
    """Return what is wrong, with the records called as the plan's papers in that language do."""
    return _filled(rule_named(finding.rule).message, finding, wording, plan)


def remedy(finding: Finding, wording: Wording, plan: EventPlan) -> str:
    """Return what to do about a finding; empty where the message says it."""
    return _filled(rule_named(finding.rule).remedy, finding, wording, plan)


def source_text(rule: Rule, wording: Wording, plan: EventPlan | None = None) -> str:
    """Return what a rule rests on, for a plan in the version that binds it."""
    source = (rule.source_for(plan) if plan else None) or rule.source
    title = ", ".join(part for part in (wording(source.title), source.clause) if part)
    return f"{title} ({'; '.join(_marks(source, wording))})"


def _marks(source: Source, wording: Wording) -> Iterable[str]:
    yield wording(_KINDS[source.kind])
    if source.jurisdiction:
        yield source.jurisdiction
    if source.in_force:
        since = date_in_words(datetime.combine(source.in_force, time()), wording.language)
        yield wording.say(N_("in force since {day}"), {"day": since})
    if not source.verified:
        yield wording(N_("hold against the official text"))


def _filled(sentence: str, finding: Finding, wording: Wording, plan: EventPlan) -> str:
    said = {blank: _said(value, wording, plan) for blank, value in finding.data.items()}
    return wording.say(sentence, said)


def _said(value: Any, wording: Wording, plan: EventPlan) -> str:
    """A value as a reader of the language expects it: number, local time, name or term."""
    if isinstance(value, datetime):
        local = value.astimezone(plan.zone)
        return f"{day(local, wording.language)} {clock(local)}"
    if isinstance(value, int | float):
        return wording.number(value, _digits(value))
    if isinstance(value, str):
        said = plan.say(value, wording.language)
        return said if said != value else wording(value)
    return ", ".join(_said(part, wording, plan) for part in value)


def _digits(value: float) -> int:
    """Decimals worth saying: as few as say the value, two at most, one from 10 on."""
    most = 2 if abs(value) < 10 else 1
    return next(d for d in range(most + 1) if round(value, d) == round(value, most))
