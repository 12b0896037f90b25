"""`plan.json`, the canonical document: `EventPlan` as it dumps itself."""

import hashlib
import json
from pathlib import Path
from typing import Any

from sansang.event import DispatchRules, EventPlan
from sansang.eventfile.draft import Draft
from sansang.eventfile.eventyaml import check_format
from sansang.eventfile.files import read_bytes, text_of
from sansang.eventfile.jsontext import read_json
from sansang.eventfile.origin import StepSpot
from sansang.eventfile.whole import whole_file
from sansang.faults import EventFileError

_TRAFFIC = frozenset(
    {
        "closures",
        "traffic_zones",
        "traffic_demands",
        "travel_modes",
        "traffic_counts",
        "diversion_measures",
        "bus_lines",
    }
)
_INCIDENTS = frozenset({"incident_types", "incident_rates", "injects"})
_LATER_DEFAULTS: dict[str, Any] = {
    "duration_min": 60,
    "triggers": [],
    "resource_types": [],
    "teams_needed": 1,
}
"""What contingency plans and their actions say by default for the rehearsal."""


def read_document(file: Path) -> EventPlan:
    """Return the plan of a JSON file. Raises EventFileError with every fault of it."""
    draft = Draft()
    data = read_bytes(file, file.resolve().parent, draft)
    text = text_of(data, file.name, draft) if data is not None else None
    values = read_json(text, file.name, draft) if text is not None else None
    if isinstance(values, dict):
        check_format(values.get("format"), file.name, draft)
        draft.values = values
    elif not draft.faults:
        draft.fault("record", file.name, found=values)
    if draft.faults:
        raise EventFileError(draft.faults)
    draft.origins.spots[()] = StepSpot(file.name)
    return draft.plan()


def write_json(plan: EventPlan, file: Path) -> None:
    """Write the document, whole or not at all. Raises CannotRun where it can't be written."""
    text = json.dumps(plan.model_dump(mode="json"), ensure_ascii=False, indent=1)
    with whole_file(file) as beside:
        beside.write_text(f"{text}\n", encoding="utf-8")


def plan_sha256(plan: EventPlan) -> str:
    """Return the digest that names a version of the plan: of its JSON with sorted keys, without
    spaces, whole numbers without a fraction.

    What a plan says of traffic and of incidents counts where it says anything: a plan without
    keeps the digest under which it was approved before plans could speak of them.
    """
    values = _without_unsaid(_whole_numbers(plan.model_dump(mode="json")))
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _without_unsaid(values: dict[str, Any]) -> dict[str, Any]:
    if values["event"]["roads"] is None:
        del values["event"]["roads"]
    if values["event"]["dispatch"] == _whole_numbers(DispatchRules().model_dump(mode="json")):
        del values["event"]["dispatch"]
    for fallback in values["contingency_plans"]:
        for record in (fallback, *fallback["actions"]):
            for key, default in _LATER_DEFAULTS.items():
                if key in record and record[key] == default:
                    del record[key]
    later = _TRAFFIC | _INCIDENTS
    return {key: value for key, value in values.items() if value or key not in later}


def _whole_numbers(value: Any) -> Any:
    """Write 11.0 as 11: a number that a default gives and one that was read are the same."""
    if isinstance(value, dict):
        return {key: _whole_numbers(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_whole_numbers(inner) for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
