"""`event.yaml`: the event's own record, its rules and its papers."""

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sansang.event import EventPlan
from sansang.event.plan import FORMAT
from sansang.eventfile.cells import cell_text, cell_value, field_value, put
from sansang.eventfile.draft import Draft
from sansang.eventfile.files import read_bytes, text_of
from sansang.eventfile.origin import KeySpot
from sansang.eventfile.tables import Column, event_table
from sansang.eventfile.yamltext import YamlFault, read_yaml, yaml_lines
from sansang.wording import N_, Wording

_NOTES = {
    "jurisdiction": N_("The country whose law the checks apply, in two letters."),
    "language": N_("The language of the plan's texts: vi, en."),
    "time_zone": N_("An IANA name, such as Asia/Ho_Chi_Minh."),
    "start": N_("Local times, like 2026-11-27T08:00."),
    "as_of": N_("The day on which readiness is judged."),
    "attendance": N_("How many people are expected, and how many of them are delegates."),
    "rules": N_("How long a team may work, and how fast it travels."),
    "dispatch": N_("How teams are sent in the rehearsal."),
    "roads": N_("The road network of the plan: a file .osm.pbf of this folder."),
    "paper": N_("How papers are headed, numbered and signed."),
}


def read_event(path: Path, folder: Path, draft: Draft) -> None:
    """Read the event's record into the draft."""
    before = len(draft.faults)
    data = read_bytes(path, folder, draft)
    text = text_of(data, path.name, draft) if data is not None else None
    if text is None:
        draft.broken.add("event")
        if len(draft.faults) == before:
            draft.fault("missing_file", path.name, expected=path.name)
        return
    try:
        tree = read_yaml(text)
    except YamlFault as fault:
        draft.broken.add("event")
        draft.fault(fault.code, f"{path.name} line {fault.line}", found=fault.found)
        return
    lines = {steps: f" line {line}" for steps, line in tree.lines.items()}
    draft.origins.spots["event",] = KeySpot(path.name, "", lines)
    draft.values["event"] = _record(tree.values, draft, path.name)


def _record(values: Any, draft: Draft, name: str) -> Any:
    """The event with its texts as values of the plan; what no column describes stays as it is."""
    if not isinstance(values, dict):
        return values
    check_format(values.pop("format", None), name, draft)
    record: dict[str, Any] = {}
    for column in event_table().columns:
        value = _converted(_taken(values, column), column)
        if value is not None:
            put(record, column, value)
    return _with_rest(record, values)


def check_format(found: Any, name: str, draft: Draft) -> None:
    """Note a version of the format that is not read; none said means the newest."""
    if found not in (None, "", FORMAT):
        draft.fault("format", name, field="format", found=found, expected=FORMAT)


def _taken(values: dict[str, Any], column: Column) -> Any:
    inner: Any = values
    for step in column.path[:-1]:
        inner = inner.get(step)
        if not isinstance(inner, dict):
            return None
    return inner.pop(column.path[-1], None)


def _converted(value: Any, column: Column) -> Any:
    if isinstance(value, str) and not column.many:
        return cell_value(value, column)
    return value


def _with_rest(record: dict[str, Any], rest: dict[str, Any]) -> dict[str, Any]:
    """Put back what no column took, so that it is judged as unknown or as of the wrong kind."""
    for key, value in rest.items():
        if isinstance(value, dict) and isinstance(record.get(key, {}), dict):
            record[key] = _with_rest(record.get(key, {}), value)
        elif value is not None or key not in event_table().model.model_fields:
            record[key] = value
    return record


def event_text(plan: EventPlan, wording: Wording) -> str:
    """Return the text of `event.yaml`, with a word of help over the fields that need it."""
    values: dict[str, Any] = {"format": FORMAT}
    for column in event_table().columns:
        if getattr(plan.event, column.path[0]) is not None:
            put(values, column, _yaml_value(field_value(plan.event, column), column, plan.zone))
    notes = {key: wording(note) for key, note in _NOTES.items()}
    return "\n".join(yaml_lines(values, notes)) + "\n"


def _yaml_value(value: Any, column: Column, zone: ZoneInfo) -> Any:
    if column.many:
        return list(value)
    return value if type(value) in (int, float, bool) else cell_text(value, column, zone)
