"""The tables of an event file, derived from the fields of `EventPlan`: nothing is listed twice.

A table of the plan is a table of the file. A table inside a record (the needs of a post) is a
table of its own whose first column names the record. A single record inside a record (the
access of a site) is spread over dotted columns.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sansang.event import EventPlan, Position
from sansang.event.integrity import references

Steps = tuple[str, ...]
_NAMED_BY_PARENT: dict[Steps, str] = {
    ("notices", "texts"): "notice_texts",
    ("closures", "times"): "closure_times",
    ("incident_types", "needs"): "incident_needs",
}


class Kind(StrEnum):
    """What a value is, as far as writing and explaining it goes."""

    ID = "id"
    LINE = "line"
    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    FLAG = "flag"
    MOMENT = "moment"
    CLOCK = "clock"
    CHOICE = "choice"


PLAIN = frozenset({Kind.LINE, Kind.TEXT})
"""Kinds that take any text, also one that a spreadsheet would take for a formula."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a table, and the way from the record to its value.

    ``refs`` are the tables to which an id points. ``presence`` marks the column which says that
    a single record is there although all its fields may be empty.
    """

    name: str
    path: Steps
    owner: type[BaseModel]
    kind: Kind
    required: bool = False
    nullable: bool = False
    many: bool = False
    presence: bool = False
    choices: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    default: Any = None


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table of an event file; ``path`` leads to it in the plan.

    ``parent`` is the column that names the record to which a row belongs.
    """

    name: str
    path: Steps
    model: type[BaseModel]
    columns: tuple[Column, ...]
    parent: Column | None = None

    @property
    def own(self) -> tuple[Column, ...]:
        """The columns of the record itself."""
        return tuple(column for column in self.columns if column is not self.parent)

    def column(self, name: str) -> Column | None:
        """Return the column of this name, None where there is none."""
        return next((column for column in self.columns if column.name == name), None)


@cache
def event_table() -> Table:
    """Return the one record of the event: fields in `event.yaml` or in the first sheet."""
    model = EventPlan.model_fields["event"].annotation
    assert isinstance(model, type)
    return Table(name="event", path=("event",), model=model, columns=tuple(_columns(model)))


@cache
def tables() -> tuple[Table, ...]:
    """Return every table of the plan, each followed by the tables inside its records."""
    return tuple(_tables(EventPlan, ()))


@cache
def table_named(name: str) -> Table:
    """Return a table by its name. Raises KeyError where there is none."""
    return {table.name: table for table in (event_table(), *tables())}[name]


def _tables(model: type[BaseModel], path: Steps) -> Iterator[Table]:
    for name, field in model.model_fields.items():
        inner, _, many = _shape(field.annotation)
        if not (many and _is_record(inner)):
            continue
        here = (*path, name)
        parent = _parent_column(path[-1]) if path else None
        columns = (*([parent] if parent else []), *_columns(inner))
        table_name = _NAMED_BY_PARENT.get(here, name)
        yield Table(name=table_name, path=here, model=inner, columns=columns, parent=parent)
        yield from _tables(inner, here)


def _parent_column(table: str) -> Column:
    """The column that names the record to which a row belongs: ``site`` for sites."""
    return Column(
        name=table.removesuffix("s"),
        path=(),
        owner=EventPlan,
        kind=Kind.ID,
        required=True,
        refs=(table,),
    )


def _columns(model: type[BaseModel], path: Steps = (), optional: bool = False) -> Iterator[Column]:
    schema = model.model_json_schema()
    for name, field in model.model_fields.items():
        inner, nullable, many = _shape(field.annotation)
        here = (*path, name)
        if not _is_record(inner):
            column = _column(model, here, field, schema)
            yield replace(column, required=False) if optional else column
        elif not many:
            if nullable and _may_be_empty(inner):
                yield _presence_column(model, here)
            yield from _columns(inner, here, nullable)


def _column(model: type[BaseModel], path: Steps, field: FieldInfo, schema: Any) -> Column:
    _, nullable, many = _shape(field.annotation)
    value = _value_schema(schema["properties"][path[-1]], schema)
    ref = references(model).get(path[-1])
    default = None if field.is_required() else field.get_default(call_default_factory=True)
    return Column(
        name=path[-1] if model is Position else ".".join(path),
        path=path,
        owner=model,
        kind=_kind(value),
        required=field.is_required(),
        nullable=nullable,
        many=many,
        choices=tuple(str(choice) for choice in value.get("enum", ())),
        refs=ref.tables if ref else (),
        default=default,
    )


def _presence_column(model: type[BaseModel], path: Steps) -> Column:
    return Column(
        name=".".join(path), path=path, owner=model, kind=Kind.FLAG, nullable=True, presence=True
    )


def _may_be_empty(model: type[BaseModel]) -> bool:
    """Whether all cells of a record can be empty, so that it looks as if there were none."""
    return not any(
        field.is_required() or _shape(field.annotation)[0] is bool
        for field in model.model_fields.values()
    )


def _value_schema(schema: Any, root: Any) -> Any:
    """The JSON schema of one value, behind references, None and lists."""
    while True:
        if "$ref" in schema:
            schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
        elif "anyOf" in schema:
            schema = next(s for s in schema["anyOf"] if s.get("type") != "null")
        elif schema.get("type") == "array":
            schema = schema["items"]
        else:
            return schema


def _kind(schema: Any) -> Kind:
    if "enum" in schema:
        return Kind.CHOICE
    if schema.get("format") == "date-time":
        return Kind.MOMENT
    simple = {"boolean": Kind.FLAG, "integer": Kind.WHOLE, "number": Kind.NUMBER}
    if schema["type"] in simple:
        return simple[schema["type"]]
    return _kind_of_text(schema)


def _kind_of_text(schema: Any) -> Kind:
    if schema.get("maxLength") == 64:
        return Kind.ID
    if ":" in schema.get("pattern", ""):
        return Kind.CLOCK
    return Kind.TEXT if schema.get("maxLength", 0) > 300 else Kind.LINE


def _shape(annotation: Any) -> tuple[Any, bool, bool]:
    """The innermost type, whether it may be None and whether there are many."""
    nullable = many = False
    while True:
        origin, inner = get_origin(annotation), get_args(annotation)
        if origin in (Union, UnionType):
            nullable = True
            annotation = next(one for one in inner if one is not type(None))
        elif origin is tuple:
            many = True
            annotation = inner[0]
        elif hasattr(annotation, "__metadata__"):
            annotation = annotation.__origin__
        else:
            return annotation, nullable, many


def _is_record(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def record_type(path: tuple[str | int, ...], model: type[BaseModel] = EventPlan) -> type[BaseModel]:
    """Return the kind of record to which a path of a document leads."""
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            inner = _shape(model.model_fields[step].annotation)[0]
            model = inner if _is_record(inner) else model
    return model
