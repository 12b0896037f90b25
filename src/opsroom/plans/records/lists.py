"""The tables of a plan, and the records of one of them, as lists."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from opsroom.plans.records.changes import EVENT, key_of
from sansang.checks import Finding
from sansang.event import EventPlan
from sansang.eventfile.cells import cell_text, field_value
from sansang.eventfile.choices import choice_label
from sansang.eventfile.explain import column_label
from sansang.eventfile.labels import table_label
from sansang.eventfile.tables import Column, Kind, Table, event_table, table_named, tables
from sansang.wording import Wording

_SHOWN = 5
_LONGEST = 90


@dataclass(frozen=True, kw_only=True)
class TableLine:
    """A table of the plan: how many records it holds, and how many findings are about them."""

    name: str
    label: str
    records: int
    findings: int


@dataclass(frozen=True, kw_only=True)
class RecordLine:
    """A record in a list."""

    key: str
    cells: tuple[tuple[str, str], ...]
    """What the columns are called, and what stands in them."""
    findings: int


@dataclass(frozen=True, kw_only=True)
class RecordList:
    """Records of a table, of which some columns are shown."""

    headings: tuple[str, ...]
    records: tuple[RecordLine, ...]
    total: int


def top_table(name: str) -> Table | None:
    """Return a table that stands at the top of a plan, None where there is none of this name."""
    if name == EVENT:
        return event_table()
    return table_named(name) if name in _top_names() else None


def _top_names() -> list[str]:
    return [table.name for table in tables() if table.parent is None]


def tables_of_plan(
    plan: EventPlan, findings: Sequence[Finding], wording: Wording
) -> list[TableLine]:
    """Return the tables that stand at the top of a plan, the event first."""
    about = Counter(finding.record.table for finding in findings)
    names = [EVENT, *_top_names()]
    return [
        TableLine(
            name=name,
            label=wording(table_label(name)),
            records=1 if name == EVENT else len(getattr(plan, name)),
            findings=about[name],
        )
        for name in names
    ]


def listed(
    plan: EventPlan, name: str, sought: str, findings: Sequence[Finding], wording: Wording
) -> RecordList:
    """Return the records of a table in which a text occurs, whatever its case."""
    table = event_table() if name == EVENT else table_named(name)
    records: Sequence[Any] = (plan.event,) if name == EVENT else getattr(plan, name)
    columns = [c for c in table.own if len(c.path) == 1][:_SHOWN]
    about = Counter(f.record.id for f in findings if f.record.table == name)
    lines = [
        RecordLine(
            key=key_of(name, record),
            cells=tuple(
                (column_label(c, wording), _said(plan, record, c, wording)) for c in columns
            ),
            findings=about[getattr(record, "id", "")],
        )
        for record in records
        if not sought or sought.casefold() in _all_texts(plan, record, table.own)
    ]
    return RecordList(
        headings=tuple(column_label(c, wording) for c in columns),
        records=tuple(lines),
        total=len(records),
    )


def _all_texts(plan: EventPlan, record: Any, columns: Sequence[Column]) -> str:
    texts = (cell_text(field_value(record, c), c, plan.zone) for c in columns)
    return "\n".join(texts).casefold()


def _said(plan: EventPlan, record: Any, column: Column, wording: Wording) -> str:
    value = field_value(record, column)
    if isinstance(value, bool):
        return wording("yes" if value else "no")
    if column.refs and value and not column.many:
        return _name(plan, str(value), column.refs)
    text = cell_text(value, column, plan.zone)
    if column.kind is Kind.CHOICE:
        return choice_label(text, wording)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _name(plan: EventPlan, record_id: str, refs: tuple[str, ...]) -> str:
    for table in refs:
        try:
            record: Any = plan.find(table, record_id)
        except KeyError:
            continue
        return getattr(record, "name", "") or getattr(record, "title", "") or record_id
    return record_id
