"""Ways to break the sound plan: one record, one field at a time."""

from typing import Any

from tests.sansang.checks.sound import sound_plan
from tests.sansang.checks.times import clock, need, span

from sansang.checks import Finding, message, run_checks
from sansang.event import EventPlan
from sansang.wording import wording

__all__ = [
    "a_plan",
    "but",
    "but_all",
    "but_event",
    "clock",
    "finds",
    "found_in",
    "need",
    "says",
    "sound_plan",
    "span",
    "with_",
    "without",
]


def a_plan(of: EventPlan | None = None, **tables: Any) -> EventPlan:
    """Return the sound plan (or another) with whole tables replaced, checked anew."""
    of = of or sound_plan()
    return EventPlan(**{**{name: getattr(of, name) for name in EventPlan.model_fields}, **tables})


def but(table: str, record_id: str, of: EventPlan | None = None, **fields: Any) -> EventPlan:
    """Return the sound plan (or another), but one record of it has other fields."""
    of = of or sound_plan()
    records = getattr(of, table)
    assert any(record.id == record_id for record in records), record_id
    return a_plan(
        of,
        **{table: tuple(with_(r, **fields) if r.id == record_id else r for r in records)},
    )


def but_all(table: str, of: EventPlan | None = None, **fields: Any) -> EventPlan:
    """Return the sound plan (or another), but all records of a table have other fields."""
    of = of or sound_plan()
    return a_plan(of, **{table: tuple(with_(r, **fields) for r in getattr(of, table))})


def without(table: str, *ids: str, of: EventPlan | None = None) -> EventPlan:
    """Return the sound plan (or another) without some records."""
    of = of or sound_plan()
    return a_plan(of, **{table: tuple(r for r in getattr(of, table) if r.id not in ids)})


def but_event(of: EventPlan | None = None, **fields: Any) -> EventPlan:
    """Return the sound plan (or another), but its event has other fields."""
    of = of or sound_plan()
    return a_plan(of, event=with_(of.event, **fields))


def with_(record: Any, **fields: Any) -> Any:
    """Return a record with other fields, checked anew."""
    return type(record).model_validate({**record.model_dump(), **fields})


def found_in(plan: EventPlan) -> set[str]:
    """Return the ids of the rules that find something in a plan."""
    return {finding.rule for finding in run_checks(plan)}


def finds(rule: str, plan: EventPlan, but_not_in: EventPlan | None = None) -> Finding:
    """Return what the rule finds in a plan, having found nothing in the sound one."""
    assert rule not in found_in(but_not_in or sound_plan())
    findings = [finding for finding in run_checks(plan) if finding.rule == rule]
    assert findings, f"{rule} finds nothing"
    return findings[0]


def says(finding: Finding, plan: EventPlan, language: str = "en") -> str:
    """Return a finding in words."""
    return message(finding, wording(language), plan)
