"""A record as texts, one for each input, with the rows of the tables inside it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from django.http import QueryDict
from pydantic import BaseModel

from sansang.eventfile.cells import cell_text, cell_value, field_value, joined, put
from sansang.eventfile.tables import Column, Kind, Table, tables

FIELD, ROW, REMOVE = "f.", "r.", "~"
Row = dict[str, str]


@dataclass(frozen=True)
class Texts:
    """What stands in the inputs of a record, by column, and in those of its rows."""

    fields: Row = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def text(self) -> str:
        """Return it as one text, to be sent along in a form."""
        return json.dumps(asdict(self), ensure_ascii=False)


def inner_tables(table: Table) -> tuple[Table, ...]:
    """Return the tables inside the records of a table."""
    return tuple(t for t in tables() if t.parent is not None and t.path[:-1] == table.path)


def texts_of(record: BaseModel, table: Table, zone: ZoneInfo) -> Texts:
    """Return the texts of a record."""
    return Texts(
        fields=_row(record, table, zone),
        rows={
            inner.name: [_row(one, inner, zone) for one in getattr(record, inner.path[-1])]
            for inner in inner_tables(table)
        },
    )


def _row(record: BaseModel, table: Table, zone: ZoneInfo) -> Row:
    return {c.name: cell_text(field_value(record, c), c, zone) for c in table.own}


def values_of(texts: Texts, table: Table) -> dict[str, Any]:
    """Return what the texts mean for the plan, which reads and judges it."""
    record = _values(texts.fields, table)
    for inner in inner_tables(table):
        record[inner.path[-1]] = [_values(row, inner) for row in texts.rows.get(inner.name, [])]
    return record


def _values(row: Row, table: Table) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for column in table.own:
        value = cell_value(row.get(column.name, ""), column)
        if value is not None:
            put(record, column, value)
    return record


def posted_texts(post: QueryDict, table: Table) -> Texts:
    """Return the texts that a form sent; rows that are empty or to be removed are left off."""
    fields = {c.name: _posted(post, FIELD + c.name, c) for c in table.own}
    rows = {inner.name: list(_posted_rows(post, inner)) for inner in inner_tables(table)}
    return Texts(fields=fields, rows=rows)


def _posted_rows(post: QueryDict, table: Table) -> Iterable[Row]:
    for number in _numbers(post, f"{ROW}{table.name}."):
        start = f"{ROW}{table.name}.{number}."
        row = {c.name: _posted(post, start + c.name, c) for c in table.own}
        if start + REMOVE not in post and any(text.strip() for text in row.values()):
            yield row


def _numbers(post: QueryDict, start: str) -> list[int]:
    after = (name[len(start) :].partition(".")[0] for name in post if name.startswith(start))
    return sorted({int(n) for n in after if n.isascii() and n.isdecimal() and len(n) < 6})


def _posted(post: QueryDict, name: str, column: Column) -> str:
    sent = [text.replace("\r\n", "\n") for text in post.getlist(name)]
    if not column.many:
        return sent[-1] if sent else ""
    lines = sent if column.refs or column.kind is Kind.CHOICE else "\n".join(sent).split("\n")
    return joined([line.strip() for line in lines if line.strip()])


def read_texts(text: str, table: Table) -> Texts:
    """Return texts that were sent along; what is not such a text is nothing."""
    try:
        sent = json.loads(text)
        return Texts(
            fields=_known(sent["fields"], table),
            rows={
                t.name: [_known(r, t) for r in sent["rows"][t.name]] for t in inner_tables(table)
            },
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Texts()


def _known(row: Mapping[str, Any], table: Table) -> Row:
    return {c.name: str(row.get(c.name, "")) for c in table.own}
