"""Why a value was refused, as the code of a fault with what was expected."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from sansang.event import EventPlan
from sansang.event.integrity import PlanIntegrityError
from sansang.eventfile.origin import Origins, Path
from sansang.eventfile.tables import record_type
from sansang.faults import SHOWN, Fault, shown

_BY_TYPE = {
    "missing": "missing",
    "string_type": "text",
    "string_unicode": "control",
    "string_too_short": "missing",
    "too_short": "missing",
    "string_too_long": "text_length",
    "too_long": "text_length",
    "int_type": "whole_number",
    "int_parsing": "whole_number",
    "int_parsing_size": "whole_number",
    "int_from_float": "whole_number",
    "float_type": "number",
    "float_parsing": "number",
    "finite_number": "number",
    "multiple_of": "multiple",
    "bool_type": "flag",
    "bool_parsing": "flag",
    "enum": "choice",
    "literal_error": "choice",
    "model_type": "record",
    "model_attributes_type": "record",
    "dict_type": "record",
    "tuple_type": "list",
    "list_type": "list",
}
_BY_PATTERN = {
    r"^[^\n\t]*$": "one_line",
    r"^[A-Za-z0-9][A-Za-z0-9_-]*$": "id",
    r"^([01]\d|2[0-3]):[0-5]\d$": "clock",
    r"^[A-Z]{2}$": "country",
    r"^[a-z]{2,3}(-[A-Z]{2})?$": "language",
    r"^(LINESTRING|POLYGON) ?\(+ ?-?\d[-\d., ()]*\d ?\)+$": "wkt",
}
_BOUNDS = {
    "greater_than_equal": ("ge", "at_least"),
    "greater_than": ("gt", "more_than"),
    "less_than_equal": ("le", "at_most"),
    "less_than": ("lt", "less_than"),
}


def nearest(name: str, known: list[str]) -> str:
    """Return the known name most like this one, or all where none is like it."""
    lower = {one.lower(): one for one in known}
    close = get_close_matches(name.strip().lower()[:SHOWN], list(lower), n=1, cutoff=0.6)
    return lower[close[0]] if close else shown(", ".join(known))


def plan_faults(
    error: ValidationError, origins: Origins, model: type[BaseModel] = EventPlan
) -> Iterator[Fault]:
    """Yield each fault that validation of a document found, with its place in the files."""
    for detail in error.errors(include_url=False):
        cause = detail.get("ctx", {}).get("error")
        if isinstance(cause, PlanIntegrityError):
            yield from _integrity_faults(cause, origins)
        else:
            yield _fault(detail, origins, model)


def _integrity_faults(error: PlanIntegrityError, origins: Origins) -> Iterator[Fault]:
    for one in error.faults:
        place, name = origins.at(one.path)
        yield Fault(
            code=one.code,
            place=place,
            field=name,
            found=shown(one.found),
            expected=shown(one.expected),
        )


def _fault(detail: ErrorDetails, origins: Origins, model: type[BaseModel]) -> Fault:
    path = detail["loc"]
    code, expected = _reason(detail, path, model)
    place, name = origins.at(path)
    found = "" if code == "missing" else shown(detail["input"])
    if code == "unknown_field":
        found = shown(path[-1])
    return Fault(code=code, place=place, field=shown(name), found=found, expected=expected)


def _reason(detail: ErrorDetails, path: Path, model: type[BaseModel]) -> tuple[str, str]:
    """The code of a fault and what was expected."""
    kind, data = detail["type"], detail.get("ctx", {})
    if kind in _BOUNDS:
        return _bound(kind, data, path, model)
    if kind == "string_pattern_mismatch":
        return _BY_PATTERN.get(data["pattern"], "pattern"), ""
    if kind == "extra_forbidden":
        record = record_type(path[:-1], model)
        return "unknown_field", nearest(str(path[-1]), list(record.model_fields))
    if kind == "literal_error" and path == ("format",):
        return "format", str(EventPlan.model_fields["format"].default)
    return _BY_TYPE.get(kind, kind), _expected(data)


def _expected(data: Mapping[str, Any]) -> str:
    for key in ("expected", "max_length", "multiple_of"):
        if key in data:
            return _listed(str(data[key]))
    return ""


def _listed(choices: str) -> str:
    """Choices as pydantic lists them, without its quotation marks and its «or»."""
    return choices.replace(" or ", ", ").replace("'", "")


def _bound(
    kind: str, data: Mapping[str, Any], path: Path, model: type[BaseModel]
) -> tuple[str, str]:
    key, code = _BOUNDS[kind]
    field = record_type(path[:-1], model).model_fields[_field_name(path)]
    number = "whole" if "int" in str(field.annotation) else "number"
    return f"{number}_{code}", f"{data[key]:.15g}"


def _field_name(path: Path) -> str:
    return next(step for step in reversed(path) if isinstance(step, str))
