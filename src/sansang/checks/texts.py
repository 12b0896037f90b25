"""The plan's free texts, each with the record and field in which it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from sansang.checks.finding import Subject
from sansang.event import EventPlan
from sansang.event.integrity import references

_NOT_FREE = frozenset(
    "id time_zone jurisdiction language starts_at night_start night_end format".split()
)
ROLE_FIELDS = frozenset({"lead", "deputy", "commander", "leader", "signatory"})
"""Fields that hold the title of a role."""


@dataclass(frozen=True, kw_only=True)
class FreeText:
    """A text that people wrote: in which record, in which of its fields, and what."""

    record: Subject
    field: str
    text: str


@cache
def _text_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a record that hold free text, alone or as lines."""
    closed = _NOT_FREE | set(references(model))
    return tuple(
        name
        for name, field in model.model_fields.items()
        if name not in closed and (field.annotation is str or _lines(field.annotation))
    )


def _lines(annotation: Any) -> bool:
    inner = get_args(annotation)[:1]
    return bool(inner) and get_args(inner[0])[:1] == (str,)


@cache
def _nested_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a record that hold records."""
    return tuple(n for n, f in model.model_fields.items() if _holds_records(f.annotation))


def _holds_records(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_holds_records(inner) for inner in get_args(annotation))


def free_texts(plan: EventPlan) -> Iterator[FreeText]:
    """Yield every free text of the plan that is not empty."""
    event = plan.event
    yield from _below(Subject(table="event", id=event.id, name=event.name), "", event)
    for table in _nested_fields(EventPlan):
        records = getattr(plan, table)
        if not isinstance(records, tuple):
            continue
        for row, record in enumerate(records, start=1):
            record_id = getattr(record, "id", str(row))
            name = getattr(record, "name", "") or getattr(record, "title", "") or record_id
            yield from _below(Subject(table=table, id=record_id, name=name), "", record)


def _below(subject: Subject, path: str, record: BaseModel) -> Iterator[FreeText]:
    for field in _text_fields(type(record)):
        value = getattr(record, field)
        for text in (value,) if isinstance(value, str) else value:
            if text:
                yield FreeText(record=subject, field=path + field, text=text)
    for field in _nested_fields(type(record)):
        value = getattr(record, field)
        if isinstance(value, tuple):
            for row, one in enumerate(value, start=1):
                yield from _below(subject, f"{path}{field}[{row}].", one)
        elif value is not None:
            yield from _below(subject, f"{path}{field}.", value)
