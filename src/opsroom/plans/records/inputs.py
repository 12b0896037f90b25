"""The inputs of a record's form, each with its words, its faults and its findings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from opsroom.plans.records.texts import FIELD, REMOVE, ROW, Row, Texts, inner_tables
from sansang.event import EventPlan
from sansang.eventfile.cells import split
from sansang.eventfile.choices import choice_label
from sansang.eventfile.explain import column_label, need, takes
from sansang.eventfile.labels import table_label
from sansang.eventfile.tables import Column, Kind, Table
from sansang.wording import Wording

Notes = Mapping[str, list[str]]
"""Sentences by the name of the input beside which they are shown."""

_MODES = {Kind.WHOLE: "numeric", Kind.NUMBER: "decimal"}


@dataclass(frozen=True, kw_only=True)
class Option:
    """A value that may be chosen."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class Input:
    """One input: ``kind`` is the way in which it is drawn."""

    name: str
    label: str
    kind: str
    value: str
    help: str = ""
    required: bool = False
    fixed: bool = False
    mode: str = ""
    options: tuple[Option, ...] = ()
    faults: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)

    @property
    def described(self) -> str:
        """The ids of what describes the input."""
        return f"{self.name}.help {self.name}.notes"

    @property
    def chosen(self) -> int:
        """How many are chosen."""
        return sum(option.chosen for option in self.options)

    @property
    def said(self) -> str:
        """What stands in it, in words."""
        if self.options:
            return "; ".join(option.label for option in self.options if option.chosen)
        if self.kind == "moment" and self.value:
            return f"{datetime.fromisoformat(self.value):%H:%M %d/%m/%Y}"
        return self.value


@dataclass(frozen=True, kw_only=True)
class InputRow:
    """One row of a table inside a record; ``remove`` is the name of the box that takes it out."""

    inputs: tuple[Input, ...]
    remove: str


@dataclass(frozen=True, kw_only=True)
class InputTable:
    """A table inside a record."""

    name: str
    label: str
    rows: tuple[InputRow, ...]
    faults: list[str]
    findings: list[str]


@dataclass(frozen=True)
class RecordForm:
    """Draws a record of a plan as inputs, in one language."""

    plan: EventPlan
    table: Table
    texts: Texts
    wording: Wording
    faults: Notes = field(default_factory=dict)
    findings: Notes = field(default_factory=dict)
    more: str = ""
    """The table inside the record for which more empty rows were asked."""

    @cached_property
    def inputs(self) -> tuple[Input, ...]:
        """The inputs of the record itself."""
        return tuple(self._input(c, FIELD + c.name, self.texts.fields) for c in self.table.own)

    @cached_property
    def tables(self) -> tuple[InputTable, ...]:
        """The tables inside the record."""
        return tuple(self._table(inner) for inner in inner_tables(self.table))

    @property
    def others(self) -> list[str]:
        """What is shown above the form: it belongs to no input."""
        return [*self.faults.get("", ()), *self.findings.get("", ())]

    def _table(self, inner: Table) -> InputTable:
        rows = self.texts.rows.get(inner.name, [])
        empty: list[Row] = [{}] * (4 if self.more == inner.name else 1)
        return InputTable(
            name=inner.name,
            label=self.wording(table_label(inner.name)),
            rows=tuple(self._row(inner, n, row) for n, row in enumerate([*rows, *empty])),
            faults=self.faults.get(ROW + inner.name, []),
            findings=self.findings.get(ROW + inner.name, []),
        )

    def _row(self, inner: Table, number: int, row: Row) -> InputRow:
        start = f"{ROW}{inner.name}.{number}."
        inputs = tuple(self._input(c, start + c.name, row, in_row=True) for c in inner.own)
        return InputRow(inputs=inputs, remove=start + REMOVE if row else "")

    def _input(self, column: Column, name: str, row: Row, *, in_row: bool = False) -> Input:
        value = row.get(column.name, "")
        return Input(
            name=name,
            label=column_label(column, self.wording),
            kind=_drawn_as(column, value),
            value="\n".join(split(value)) if column.many and not column.refs else value,
            help=self._help(column),
            required=column.required and not in_row,
            fixed=name == "f.id" and self.table.name == "event",
            mode=_MODES.get(column.kind, ""),
            options=tuple(self._options(column, value)),
            faults=self.faults.get(name, []),
            findings=self.findings.get(name, []),
        )

    def _help(self, column: Column) -> str:
        """What the input takes; a choice says it by itself."""
        if column.refs or column.kind in (Kind.CHOICE, Kind.FLAG):
            return ""
        if column.required or column.default in (None, "", ()):
            return takes(replace(column, many=False), self.wording)
        return f"{takes(column, self.wording)} · {need(column, self.wording)}"

    def _options(self, column: Column, value: str) -> Iterator[Option]:
        held = split(value) if column.many else [value]
        known = list(self._known(column))
        if not known:
            return
        if not column.many:
            yield Option(value="", label=self._nothing(column), chosen=value == "")
        labels = dict(known)
        if column.many or value not in labels:  # in the order in which the record has them
            yield from (Option(value=v, label=labels.get(v, v), chosen=True) for v in held if v)
            known = [(one, label) for one, label in known if one not in held]
        for one, label in known:
            yield Option(value=one, label=label, chosen=one in held)

    def _nothing(self, column: Column) -> str:
        if column.default in (None, "", ()):
            return "–"
        return f"– ({self._said(column.default, column)})"

    def _said(self, value: Any, column: Column) -> str:
        if isinstance(value, bool):
            return self.wording("yes" if value else "no")
        return choice_label(str(getattr(value, "value", value)), self.wording)

    def _known(self, column: Column) -> Iterator[tuple[str, str]]:
        """The values that a column takes, with what they are called."""
        for table in column.refs:
            yield from self._records.get(table, ())
        if column.kind is Kind.CHOICE:
            yield from ((one, choice_label(one, self.wording)) for one in column.choices)
        if column.kind is Kind.FLAG:
            yield from (("true", self.wording("yes")), ("false", self.wording("no")))

    @cached_property
    def _records(self) -> dict[str, list[tuple[str, str]]]:
        """Ids and names of the records to which others point."""
        names = [n for n, v in self.plan if isinstance(v, tuple) and n != "translations"]
        return {name: [self._called(one) for one in getattr(self.plan, name)] for name in names}

    def _called(self, record: Any) -> tuple[str, str]:
        name = getattr(record, "name", "") or getattr(record, "title", "")
        said = self.plan.say(name, self.wording.language)
        return record.id, f"{said} ({record.id})" if said else record.id


def _drawn_as(column: Column, value: str) -> str:
    if column.many and (column.refs or column.kind is Kind.CHOICE):
        return "boxes"
    if column.many:
        return "lines"
    if column.refs or column.kind in (Kind.CHOICE, Kind.FLAG):
        return "choice"
    if column.kind is Kind.MOMENT and (not value or len(value) == len("2026-11-27T08:00")):
        return "moment"
    if column.kind is Kind.CLOCK:
        return "clock"
    return "text" if column.kind is Kind.TEXT else "line"
