"""What changed between two versions of a plan, record by record.

Records are matched by their id; those without one by what names them: a need by its times, an
action by its text. Two plans are equal just when nothing changed between them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from sansang.event import EventPlan
from sansang.event.fields import Moment, Record
from sansang.eventfile.cells import field_value
from sansang.eventfile.tables import Column, Table, event_table, tables

FORMAT = "sansang/diff/1"

_BLANK = (None, "")

_KEYS = {
    "Need": ("start", "end"),
    "Availability": ("start", "end"),
    "Arrival": ("start", "end"),
    "ClosureTime": ("start", "end"),
    "RoutePoint": ("site",),
    "Action": ("text",),
    "IncidentNeed": ("resource_types", "skills", "agency_kinds"),
    "Trigger": ("incident_type",),
    "NoticeText": ("language",),
    "Translation": ("language", "text"),
}


class ChangeKind(StrEnum):
    """What happened to a record, a part of it or a field."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REORDERED = "reordered"


class Change(Record):
    """One change of a plan.

    ``table`` and ``id`` name the record; ``part`` and ``part_id`` or ``start`` and ``end`` the
    part of it (one need of a post). ``field`` is empty where a whole record came, went or
    changed its place. For a list ``added`` and ``removed`` hold the items.
    """

    kind: ChangeKind
    table: str
    id: str = ""
    part: str = ""
    part_id: str = ""
    start: Moment | None = None
    end: Moment | None = None
    field: str = ""
    before: Any = None
    after: Any = None
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def diff_plans(before: EventPlan, after: EventPlan) -> tuple[Change, ...]:
    """Return what changed from one plan to the other, table by table."""
    return tuple(_changes(before, after))


def diff_document(changes: Iterable[Change]) -> dict[str, Any]:
    """Return changes as JSON (``sansang/diff/1``)."""
    rows = [change.model_dump(mode="json", exclude_defaults=True) for change in changes]
    return {"format": FORMAT, "changes": rows}


def key_of(record: BaseModel) -> tuple[Any, ...]:
    """Return what names a record among its like."""
    return tuple(getattr(record, name) for name in key_fields(type(record)))


def key_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the fields that name a record among its like."""
    return _KEYS.get(model.__name__, ("id",))


def _changes(before: EventPlan, after: EventPlan) -> Iterator[Change]:
    yield from _field_changes(event_table(), before.event, after.event, {"table": "event"})
    for table in tables():
        if table.parent is None:
            name = table.name
            yield from _table_changes(table, getattr(before, name), getattr(after, name), {})


def _table_changes(
    table: Table, before: Iterable[Any], after: Iterable[Any], above: dict[str, Any]
) -> Iterator[Change]:
    """The changes of a table; ``above`` names the record in which it stands, if any."""
    old, new = _by_key(before), _by_key(after)
    for key in old.keys() - new.keys():
        yield Change(kind=ChangeKind.REMOVED, before=old[key], **_where(table, old[key], above))
    for key, record in new.items():
        where = _where(table, record, above)
        if key not in old:
            yield Change(kind=ChangeKind.ADDED, after=record, **where)
        else:
            yield from _record_changes(table, old[key], record, where)
    if [key for key in old if key in new] != [key for key in new if key in old]:
        where = above | ({"part": table.name} if above else {"table": table.name})
        yield Change(kind=ChangeKind.REORDERED, **where)


def _by_key(records: Iterable[Any]) -> dict[tuple[Any, ...], Any]:
    """Records by what names them; the second of the same name is its second."""
    seen: Counter[tuple[Any, ...]] = Counter()
    found = {}
    for record in records:
        key = key_of(record)
        seen[key] += 1
        found[(*key, seen[key])] = record
    return found


def _where(table: Table, record: Any, above: dict[str, Any]) -> dict[str, Any]:
    key = key_of(record)
    if not above:
        return {"table": table.name, "id": " ".join(map(str, key))}
    if key_fields(type(record))[0] == "start":
        return above | {"part": table.name, "start": key[0], "end": key[1]}
    return above | {"part": table.name, "part_id": _in_words(key)}


def _in_words(key: tuple[Any, ...]) -> str:
    """What names a part of a record: its first field, or all of its lists."""
    lists = [item for part in key if isinstance(part, tuple) for item in part]
    return ", ".join(lists) if isinstance(key[0], tuple) else str(key[0])


def _record_changes(table: Table, old: Any, new: Any, where: dict[str, Any]) -> Iterator[Change]:
    yield from _field_changes(table, old, new, where)
    for inner in tables():
        if inner.parent is not None and inner.path[:-1] == table.path:
            name = inner.path[-1]
            yield from _table_changes(inner, getattr(old, name), getattr(new, name), where)


def _field_changes(table: Table, old: Any, new: Any, where: dict[str, Any]) -> Iterator[Change]:
    for column in table.own:
        before, after = field_value(old, column), field_value(new, column)
        if before != after and not (before in _BLANK and after in _BLANK):
            yield _field_change(column, before, after, where)


def _field_change(column: Column, before: Any, after: Any, where: dict[str, Any]) -> Change:
    field = ".".join(column.path)
    if not column.many:
        return Change(kind=ChangeKind.CHANGED, field=field, before=before, after=after, **where)
    added, removed = Counter(after) - Counter(before), Counter(before) - Counter(after)
    return Change(
        kind=ChangeKind.CHANGED if added or removed else ChangeKind.REORDERED,
        field=field,
        added=tuple(added.elements()),
        removed=tuple(removed.elements()),
        **where,
    )
