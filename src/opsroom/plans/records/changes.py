"""Changes one record of a plan's document, and judges the plan that it makes."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from sansang.event import EventPlan
from sansang.eventfile.draft import Draft as Unread
from sansang.eventfile.origin import Path
from sansang.eventfile.tables import Table
from sansang.faults import EventFileError

EVENT = "event"
HERE = "here"
"""The place of a fault that lies in the record that is changed."""


class Conflict(Exception):
    """Somebody else changed the record meanwhile."""


class Gone(Exception):
    """Somebody else removed the record meanwhile."""


def digest(record: BaseModel | dict[str, Any]) -> str:
    """Return what tells whether a record is still as it was."""
    values = record.model_dump(mode="json") if isinstance(record, BaseModel) else record
    text = json.dumps(values, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def key_of(table: str, record: Any) -> str:
    """Return what names a record in an address: its id, or a digest where it has none."""
    values = record.model_dump(mode="json") if isinstance(record, BaseModel) else record
    if table == EVENT:
        return EVENT
    if "id" in values:
        return str(values["id"])
    return digest({"language": values["language"], "text": values["text"]})[:16]


def find(plan: EventPlan, table: Table, key: str) -> BaseModel | None:
    """Return the record of this name, None where there is none."""
    if table.name == EVENT:
        return plan.event
    records = getattr(plan, table.name)
    return next((record for record in records if key_of(table.name, record) == key), None)


@dataclass(frozen=True)
class _RecordSpot:
    """Names the place of a fault by its record, and the one that is changed as ``here``."""

    document: dict[str, Any]
    changed: Path

    def at(self, rest: Path) -> tuple[str, str]:
        """Return the record, and the steps in it that lead to the field."""
        size = len(self.changed)
        if size and rest[:size] == self.changed:
            return HERE, ".".join(map(str, rest[size:]))
        if len(rest) > 1 and isinstance(rest[1], int):
            record = self.document[str(rest[0])][rest[1]]
            return f"{rest[0]} {record.get('id', '')}".strip(), ".".join(map(str, rest[2:]))
        return str(rest[0]) if rest else "", ".".join(map(str, rest[1:]))


def put(document: Any, table: Table, key: str, was: str, values: dict[str, Any]) -> EventPlan:
    """Return the plan in which a record has these values.

    Raises Conflict where the record is not as it was and not so already, Gone where there is
    none, EventFileError with every fault of the plan that it would make.
    """
    at = _index(document, table, key)
    now = document[EVENT] if at is None else document[table.name][at]
    if table.name == EVENT:
        values = {**values, "id": now["id"]}
    path: Path = (EVENT,) if at is None else (table.name, at)
    changed = {**document, table.name: _with(document[table.name], at, values)}
    if digest(now) != was:
        if _same(changed, path, now):
            return EventPlan.model_validate(document)
        raise Conflict
    return _judged(changed, path)


def add(document: Any, table: Table, values: dict[str, Any]) -> EventPlan:
    """Return the plan with one more record; one that stands there just so is not added twice.

    Raises EventFileError with every fault of the plan that it would make.
    """
    records = document[table.name]
    key = _key_or_nothing(table, values)
    at = next((n for n, one in enumerate(records) if key_of(table.name, one) == key), None)
    if at is not None:
        changed = {**document, table.name: _with(records, at, values)}
        if _same(changed, (table.name, at), records[at]):
            return EventPlan.model_validate(document)
    changed = {**document, table.name: [*records, values]}
    return _judged(changed, (table.name, len(records)))


def remove(document: Any, table: Table, key: str, was: str) -> EventPlan:
    """Return the plan without a record.

    Raises Conflict and Gone as `put` does, EventFileError where others still name it.
    """
    at = _index(document, table, key)
    records = document[table.name]
    if at is None or digest(records[at]) != was:
        raise Conflict
    return _judged({**document, table.name: records[:at] + records[at + 1 :]}, ())


def _index(document: Any, table: Table, key: str) -> int | None:
    if table.name == EVENT:
        return None
    records = enumerate(document[table.name])
    at = next((n for n, record in records if key_of(table.name, record) == key), None)
    if at is None:
        raise Gone
    return at


def _key_or_nothing(table: Table, values: dict[str, Any]) -> str:
    try:
        return key_of(table.name, values)
    except (KeyError, TypeError):
        return ""


def _with(records: Any, at: int | None, values: dict[str, Any]) -> Any:
    return values if at is None else [*records[:at], values, *records[at + 1 :]]


def _same(document: Any, path: Path, now: Any) -> bool:
    """Whether what was sent is what stands there already, as when a form is sent twice."""
    try:
        plan = _judged(document, path)
    except EventFileError:
        return False
    record: Any = getattr(plan, str(path[0]))
    return digest(record[path[1]] if len(path) > 1 else record) == digest(now)


def _judged(document: Any, path: Path) -> EventPlan:
    unread = Unread(values=document)
    unread.origins.spots[()] = _RecordSpot(document, path)
    return unread.plan()
