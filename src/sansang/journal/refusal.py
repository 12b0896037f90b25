"""Why a line of a journal was refused, as a fault."""

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sansang.faults import Fault, shown
from sansang.journal.entry import Fact

_BY_TYPE = {
    "missing": "missing",
    "string_type": "text",
    "string_unicode": "control",
    "string_too_long": "text_length",
    "int_type": "whole_number",
    "int_from_float": "whole_number",
    "model_type": "record",
    "model_attributes_type": "record",
    "dict_type": "record",
    "greater_than_equal": "whole_at_least",
    "less_than_equal": "whole_at_most",
}


def fault_of(error: ValidationError, place: str, kind: type[Fact]) -> Fault:
    """Return the first thing that is wrong with a record of the journal."""
    detail = error.errors(include_url=False)[0]
    data = detail.get("ctx", {})
    if detail["type"] == "extra_forbidden":
        known = ", ".join(sorted(kind.model_fields))
        return Fault(code="unknown_field", place=place, field=_field(detail), expected=known)
    code = _BY_TYPE.get(detail["type"], detail["type"])
    bounds = (str(data[key]) for key in ("ge", "le", "max_length") if key in data)
    found = "" if code == "missing" else shown(data.get("found", detail["input"]))
    return Fault(
        code=code, place=place, field=_field(detail), found=found, expected=next(bounds, "")
    )


def _field(detail: ErrorDetails) -> str:
    inner = detail.get("ctx", {}).get("path", "")
    steps = [str(step) for step in (*detail["loc"], inner) if step not in ("", "[key]")]
    return shown(".".join(steps))
