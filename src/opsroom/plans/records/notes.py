"""Puts faults and findings beside the inputs that they are about."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from opsroom.plans.records.changes import HERE
from opsroom.plans.records.inputs import Notes
from opsroom.plans.records.texts import FIELD, ROW, inner_tables
from sansang.checks import Finding, message, remedy
from sansang.event import EventPlan
from sansang.eventfile import describe_fault
from sansang.eventfile.explain import column_label
from sansang.eventfile.tables import Column, Table
from sansang.faults import Fault
from sansang.wording import Wording


def fault_notes(faults: Iterable[Fault], table: Table, wording: Wording) -> Notes:
    """Return the sentences of faults by the input where they lie; elsewhere above the form."""
    notes = defaultdict(list)
    for fault in faults:
        name, column = _input_of(fault.field, table) if fault.place == HERE else ("", None)
        if column is not None:
            told = replace(fault, place=column_label(column, wording), field="")
        elif fault.place == HERE:
            told = replace(fault, place=fault.field or table.name, field="")
        else:
            told = fault
        notes[name].append(describe_fault(told, wording))
    return notes


def finding_notes(
    findings: Iterable[Finding], table: Table, key: str, wording: Wording, plan: EventPlan
) -> Notes:
    """Return the sentences of the findings of a record by the input that they concern."""
    notes = defaultdict(list)
    for finding in findings:
        if of_record(finding, table.name, key):
            name, _ = _input_of(finding.field, table)
            said = f"{message(finding, wording, plan)} {remedy(finding, wording, plan)}"
            notes[name].append(said.strip())
    return notes


def of_record(finding: Finding, table: str, key: str) -> bool:
    """Tell whether a finding is about a record."""
    return finding.record.table == table and (table == "event" or finding.record.id == key)


def _input_of(field: str, table: Table) -> tuple[str, Column | None]:
    """The input to which the steps of a field lead: of the record, or of a row in it."""
    steps = field.split(".") if field else []
    for inner in inner_tables(table):
        if steps[:1] == [inner.path[-1]]:
            column = _column(steps[2:], inner) if len(steps) > 2 else None
            row = f"{ROW}{inner.name}.{steps[1]}.{column.name}" if column else ROW + inner.name
            return row, column
    column = _column(steps, table)
    return (FIELD + column.name, column) if column else ("", None)


def _column(steps: list[str], table: Table) -> Column | None:
    """The column of the field; of the first in it where the steps end at a record."""
    names = tuple(step for step in steps if not step.isdecimal())
    exact = (c for c in table.own if c.path == names)
    within = (c for c in table.own if names and c.path[: len(names)] == names)
    return next(exact, None) or next(within, None)
