r"""One value of a plan as the text of a cell, and back.

A list is joined with ``;``. Inside an item ``\;`` stands for ``;`` and ``\\`` for a backslash. A
``;`` at the end closes the last item, so that ``;`` alone is a list of one empty text. A time is
local time of the event, or has its offset where the clock shows it twice or where it was given
in another offset.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from sansang.event import EventPlan
from sansang.eventfile.tables import PLAIN, Column, Kind, Table

_YES = frozenset({"true", "yes", "1"})
_NO = frozenset({"false", "no", "0"})
_LIKE_FORMULA = re.compile(r"'*[=+\-@]")


def local_time(moment: datetime, zone: ZoneInfo) -> datetime | None:
    """Return the local time that means just this moment and offset, None where none does."""
    naive = moment.replace(tzinfo=None)
    local = naive.replace(tzinfo=zone)
    shown = local.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    once = local.utcoffset() == local.replace(fold=1).utcoffset()
    same = local.utcoffset() == moment.utcoffset()
    return naive if once and same and shown == naive else None


def moment_text(moment: datetime, zone: ZoneInfo) -> str:
    """Return a time as a file of the event writes it."""
    return (local_time(moment, zone) or moment).isoformat(timespec="minutes")


def cell_text(value: Any, column: Column, zone: ZoneInfo) -> str:
    """Return the text of a value; that of None and of an empty list is empty."""
    if value is None:
        return ""
    if column.many:
        return joined([_one_text(item, zone) for item in value])
    return _one_text(value, zone)


def _one_text(value: Any, zone: ZoneInfo) -> str:
    if isinstance(value, datetime):
        return moment_text(value, zone)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return str(value.value if isinstance(value, Enum) else value)


def cell_value(text: str, column: Column) -> Any:
    """Return what a text means for the plan, None where it means that nothing is said.

    Numbers and times stay texts: the plan reads and judges them.
    """
    if column.many:
        return split(text) or None
    if not text.strip():
        return "" if column.required and column.kind in PLAIN else None
    if column.kind == Kind.CHOICE and text.strip().isdecimal():
        return int(text) if len(text) < 10 else text
    return text


def joined(items: list[str]) -> str:
    """Return a list as the text of one cell."""
    text = ";".join(item.replace("\\", "\\\\").replace(";", "\\;") for item in items)
    return text + ";" if items and not items[-1] else text


def split(text: str) -> list[str]:
    """Return the list in the text of one cell."""
    items = [re.sub(r"\\(.)", r"\1", item).strip() for item in _pieces(text)]
    return items if items[-1] else items[:-1]


def _pieces(text: str) -> Iterator[str]:
    start = 0
    for end in re.finditer(r"\\.|;", text, re.DOTALL):
        if end[0] == ";":
            yield text[start : end.start()]
            start = end.end()
    yield text[start:]


def like_formula(text: str) -> bool:
    """Whether a spreadsheet would take a text for a formula, after the ``'`` before it if any."""
    return _LIKE_FORMULA.match(text) is not None


def guarded(text: str, column: Column) -> str:
    """Return a text with ``'`` before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if column.kind in PLAIN and like_formula(text) else text


def unguarded(text: str, column: Column) -> str:
    """Return a text without the ``'`` that `guarded` put before it."""
    if column.kind in PLAIN and text.startswith("'") and like_formula(text):
        return text[1:]
    return text


def field_value(record: BaseModel, column: Column) -> Any:
    """Return the value of a record in a column; None below a record that is not there."""
    value: Any = record
    for step in column.path:
        value = getattr(value, step) if value is not None else None
    return value is not None or None if column.presence else value


def put(record: dict[str, Any], column: Column, value: Any) -> None:
    """Put a value into a record, inside its single records where the column says so."""
    *steps, last = column.path
    inner: Any = record
    for step in steps:
        inner = inner.setdefault(step, {})
        if not isinstance(inner, dict):
            return  # what stands there is a fault of its own
    if column.presence and str(value).strip().lower() in _NO:
        return
    inner[last] = {} if column.presence and str(value).strip().lower() in _YES else value


def table_values(plan: EventPlan, table: Table, columns: Sequence[Column]) -> list[list[Any]]:
    """Return the values of each row of a table in these columns."""
    return [
        [parent if column is table.parent else field_value(record, column) for column in columns]
        for parent, record in _records(plan, table)
    ]


def _records(plan: EventPlan, table: Table) -> Iterator[tuple[str, BaseModel]]:
    """The records of a table, each with the id of the record to which it belongs."""
    for record in getattr(plan, table.path[0]):
        if table.parent is None:
            yield "", record
        else:
            yield from ((record.id, inner) for inner in getattr(record, table.path[1]))
