"""A rule: what it seeks, how grave that is, how it is said, and on what it rests."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from inspect import cleandoc
from typing import Any

from sansang.checks.finding import Finding, Severity, Source, Subject
from sansang.checks.survey import Survey
from sansang.event import EventPlan


@dataclass(frozen=True, kw_only=True)
class Spot:
    """Where a rule is broken: the record, its field, and what fills the rule's message."""

    record: Subject
    field: str
    data: dict[str, Any]


Check = Callable[[Survey], Iterable[Spot]]


def at(table: str, record: Any, field: str = "", **data: Any) -> Spot:
    """Return the spot at a record; its name (or title, or id) fills the blank ``name``."""
    name = getattr(record, "name", "") or getattr(record, "title", "") or record.id
    subject = Subject(table=table, id=record.id, name=name)
    return Spot(record=subject, field=field, data={"name": name, **data})


def lacking(table: str, records: Iterable[Any], field: str) -> Iterable[Spot]:
    """Return the spots of the records whose field is empty."""
    return [at(table, r, field) for r in records if getattr(r, field) in (None, "", ())]


def holds(source: Source, plan: EventPlan) -> bool:
    """Tell whether a source binds an event: by its jurisdiction, and on the day it begins."""
    day = plan.event.start.astimezone(plan.zone).date()
    return (
        source.jurisdiction in (None, plan.event.jurisdiction)
        and (source.in_force is None or source.in_force <= day)
        and (source.until is None or day < source.until)
    )


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule of the checks.

    ``message`` and ``remedy`` are English sentences with blanks, and the ids of their
    translations. ``sources`` are the versions of what it rests on, oldest first; a rule of
    which none binds the event is silent.
    """

    id: str
    severity: Severity
    message: str
    remedy: str
    sources: tuple[Source, ...]
    check: Check

    @property
    def source(self) -> Source:
        """The newest version of what the rule rests on."""
        return self.sources[-1]

    @property
    def seeks(self) -> str:
        """What the rule asks for, in one sentence of English."""
        return self._paragraphs[0]

    @property
    def remark(self) -> str:
        """How the rule reckons and what it takes for granted; empty where that is plain."""
        return " ".join(self._paragraphs[1:])

    @property
    def _paragraphs(self) -> list[str]:
        paragraphs = cleandoc(self.check.__doc__ or "").split("\n\n")
        return [" ".join(paragraph.split()) for paragraph in paragraphs]

    def source_for(self, plan: EventPlan) -> Source | None:
        """Return the version that binds this event, None where none does."""
        return next((s for s in reversed(self.sources) if holds(s, plan)), None)

    def findings(self, survey: Survey) -> list[Finding]:
        """Return what the rule finds in a plan; nothing where it does not apply."""
        if self.source_for(survey.plan) is None:
            return []
        return [
            Finding(rule=self.id, severity=self.severity, **vars(spot))
            for spot in self.check(survey)
        ]


_REGISTERED: dict[str, Rule] = {}


def rule(
    rule_id: str,
    severity: Severity,
    message: str,
    *,
    source: Source | tuple[Source, ...],
    remedy: str = "",
) -> Callable[[Check], Check]:
    """Register the function below it as the check of a rule."""

    def register(check: Check) -> Check:
        if rule_id in _REGISTERED:
            raise ValueError(f"two rules are called {rule_id}")
        _REGISTERED[rule_id] = Rule(
            id=rule_id,
            severity=severity,
            message=message,
            remedy=remedy,
            sources=source if isinstance(source, tuple) else (source,),
            check=check,
        )
        return check

    return register


def registered() -> tuple[Rule, ...]:
    """Return every rule whose module is loaded, by id."""
    return tuple(_REGISTERED[rule_id] for rule_id in sorted(_REGISTERED))
