"""Changes of a plan as sentences, in either language."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import BaseModel

from sansang.event import EventPlan
from sansang.eventfile.cells import field_value
from sansang.eventfile.choices import choice_label
from sansang.eventfile.diff import Change, ChangeKind, key_fields
from sansang.eventfile.explain import column_label
from sansang.eventfile.labels import field_label, record_label, table_label
from sansang.eventfile.tables import Column, Kind, Table, table_named
from sansang.faults import shown
from sansang.wording import N_, Wording, clock, day, span

_LONGEST_TEXT = 120
_WHOLE = {
    ChangeKind.ADDED: N_("{what} was added"),
    ChangeKind.REMOVED: N_("{what} was removed"),
    ChangeKind.REORDERED: N_("{what}: the order changed"),
}


@dataclass(frozen=True)
class ChangeWords:
    """Says the changes between two plans in one language."""

    before: EventPlan
    after: EventPlan
    wording: Wording

    def sentence(self, change: Change) -> str:
        """Return one change as a sentence."""
        what = self._subject(change)
        if not change.field:
            details = self._details(change)
            said = self.wording.say(_WHOLE[change.kind], {"what": what})
            return f"{said}: {details}" if details else said
        column = _column(change)
        if column.many:
            return self._list(change, column, what)
        return self._field(change, column, what)

    def _subject(self, change: Change) -> str:
        """The record, and the part of it, that changed."""
        w = self.wording
        if change.table == "event":
            return w(N_("The event"))
        if not change.id:
            return w.say(N_("Table of {table}"), {"table": w(table_label(change.table))})
        table = table_named(change.table)
        record = self._named(w(record_label(table.model)), change.table, change.id)
        return f"{record}, {self._part(change)}" if change.part else record

    def _part(self, change: Change) -> str:
        w, table = self.wording, table_named(change.part)
        label = w(record_label(table.model)).lower()
        if change.start and change.end:
            when = span(
                change.start.astimezone(self.after.zone),
                change.end.astimezone(self.after.zone),
                w.language,
            )
            return w.say(N_("{part} of {when}"), {"part": label, "when": when})
        if not change.part_id:
            return w(field_label(table_named(change.table).model, table.path[-1]))
        refs = table.column(key_fields(table.model)[0])
        if refs and refs.refs and not refs.many:
            return f"{label} {self._reference(change.part_id, refs.refs)}"
        return f"{label} “{shown(change.part_id, _LONGEST_TEXT)}”"

    def _named(self, label: str, table: str, record_id: str) -> str:
        name = self._name(table, record_id)
        if table == "translations":
            language, _, text = record_id.partition(" ")
            return f"{label} “{shown(text, _LONGEST_TEXT)}” ({language})"
        return f"{label} “{name}” ({record_id})" if name else f"{label} ({record_id})"

    def _name(self, table: str, record_id: str) -> str:
        for plan in (self.after, self.before):
            try:
                record = plan.find(table, record_id)
            except KeyError:
                continue
            for field in ("name", "title", "text"):
                if name := getattr(record, field, ""):
                    text = self.after.say(str(name), self.wording.language)
                    return shown(text, _LONGEST_TEXT)
        return ""

    def _reference(self, record_id: str, refs: tuple[str, ...]) -> str:
        names = (self._name(table, record_id) for table in refs)
        name = next((one for one in names if one), "")
        return f"“{name}” ({record_id})" if name else record_id

    def _details(self, change: Change) -> str:
        """What a part says that came or went, without what names it."""
        record = change.after if change.kind is ChangeKind.ADDED else change.before
        if not change.part or not isinstance(record, BaseModel):
            return ""
        table = table_named(change.part)
        told = [
            (column, field_value(record, column))
            for column in table.own
            if column.path[0] not in (*key_fields(table.model), "id")
        ]
        return ", ".join(
            f"{column_label(column, self.wording)} {self._value(value, column)}"
            for column, value in told
            if value not in (column.default, None, "", ())
        )

    def _list(self, change: Change, column: Column, what: str) -> str:
        blanks = {
            "what": what,
            "field": column_label(column, self.wording),
            "added": self._items(change.added, column),
            "removed": self._items(change.removed, column),
        }
        if change.added and change.removed:
            return self.wording.say(N_("{what}: {field}: {added} added, {removed} removed"), blanks)
        if change.added:
            return self.wording.say(N_("{what}: {field}: {added} added"), blanks)
        if change.removed:
            return self.wording.say(N_("{what}: {field}: {removed} removed"), blanks)
        return self.wording.say(N_("{what}: {field}: the order changed"), blanks)

    def _items(self, items: tuple[str, ...], column: Column) -> str:
        return ", ".join(self._item(item, column) for item in items)

    def _item(self, item: str, column: Column) -> str:
        if column.refs:
            return self._reference(item, column.refs)
        if column.kind is Kind.CHOICE:
            return choice_label(item, self.wording)
        return f"“{shown(item)}”"

    def _field(self, change: Change, column: Column, what: str) -> str:
        blanks = {
            "what": what,
            "field": column_label(column, self.wording),
            "before": self._value(change.before, column),
            "after": self._value(change.after, column),
        }
        return self.wording.say(_field_message(change, column), blanks)

    def _value(self, value: Any, column: Column) -> str:
        w = self.wording
        if isinstance(value, datetime):
            local = value.astimezone(self.after.zone)
            return f"{day(local, w.language)} {clock(local)}"
        if isinstance(value, bool):
            return w(N_("yes")) if value else w(N_("no"))
        if isinstance(value, int | float):
            return w.number(value, 0 if float(value).is_integer() else _decimals(value))
        if column.refs and value:
            return self._reference(str(value), column.refs)
        if column.kind is Kind.CHOICE and value is not None:
            return choice_label(str(value), w)
        return f"“{shown(value or '', _LONGEST_TEXT)}”"


def describe_change(change: Change, wording: Wording, before: EventPlan, after: EventPlan) -> str:
    """Return a change as a sentence; records are called by their names in the two plans."""
    return ChangeWords(before, after, wording).sentence(change)


def _column(change: Change) -> Column:
    table: Table = table_named(change.part or change.table)
    return next(column for column in table.own if ".".join(column.path) == change.field)


def _decimals(value: float) -> int:
    """The decimals that a number has, six at the most."""
    return min(6, len(f"{value:.6f}".rstrip("0").partition(".")[2]))


def _field_message(change: Change, column: Column) -> str:
    """How a field changed: set, taken away, raised, lowered, moved or simply another."""
    before, after = change.before, change.after
    if before in (None, ""):
        return N_("{what}: {field} set to {after}")
    if after in (None, ""):
        return N_("{what}: {field} {before} taken away")
    if column.kind in (Kind.WHOLE, Kind.NUMBER):
        return (
            N_("{what}: {field} raised from {before} to {after}")
            if after > before
            else N_("{what}: {field} lowered from {before} to {after}")
        )
    if column.kind is Kind.MOMENT:
        return N_("{what}: {field} moved from {before} to {after}")
    return N_("{what}: {field} changed from {before} to {after}")
