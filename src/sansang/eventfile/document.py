"""The canonical document: an event plan as one JSON file."""

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from sansang.event import EventPlan
from sansang.event.fields import find_zone
from sansang.event.integrity import PlanIntegrityError
from sansang.faults import CannotRun, EventFileError, Fault

_SHOWN = 80


def read_plan(path: Path) -> EventPlan:
    """Return the plan of a JSON file.

    Raises CannotRun where there is no such file, EventFileError with every fault of it.
    """
    try:
        raw = json.loads(path.read_text("utf-8"))
    except OSError as error:
        fault = Fault(code="unreadable", place=str(path), found=error.strerror or "", expected="")
        raise CannotRun([fault]) from None
    except UnicodeDecodeError:
        raise EventFileError([Fault(code="encoding", place=path.name, expected="UTF-8")]) from None
    except json.JSONDecodeError as error:
        place = f"{path.name} line {error.lineno}"
        raise EventFileError(
            [Fault(code="syntax", place=place, found=error.msg, expected="JSON")]
        ) from None
    except (RecursionError, ValueError) as error:
        raise EventFileError(
            [Fault(code="syntax", place=path.name, found=str(error)[:_SHOWN], expected="JSON")]
        ) from None
    return plan_of(raw, path.name)


def plan_of(raw: Any, name: str) -> EventPlan:
    """Return the plan of parsed JSON. Raises EventFileError with every fault of it."""
    event = raw.get("event") if isinstance(raw, dict) else None
    zone = event.get("time_zone") if isinstance(event, dict) else None
    known = find_zone(zone) if isinstance(zone, str) else None
    try:
        return EventPlan.model_validate(raw, context={"zone": known})
    except ValidationError as error:
        raise EventFileError(list(_faults(error, name))) from None


def _faults(error: ValidationError, name: str) -> list[Fault]:
    faults = []
    for one in error.errors(include_url=False):
        cause = one.get("ctx", {}).get("error")
        if isinstance(cause, PlanIntegrityError):
            faults += [
                Fault(
                    code=f.code,
                    place=_place(name, f.path[:-1]),
                    field=str(f.path[-1]),
                    found=f.found[:_SHOWN],
                    expected=f.expected,
                )
                for f in cause.faults
            ]
            continue
        path = one["loc"] or ("",)
        found = "" if one["type"] == "missing" else str(one["input"])[:_SHOWN]
        faults.append(
            Fault(
                code=one["type"],
                place=_place(name, path[:-1]),
                field=str(path[-1]),
                found=found,
                expected=one["msg"],
            )
        )
    return faults


def _place(name: str, path: tuple[str | int, ...]) -> str:
    steps = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in path)
    return f"{name} {steps.lstrip('.')}".strip()


def write_json(plan: EventPlan, path: Path) -> None:
    """Write the plan as one canonical JSON file, whole or not at all."""
    write_whole(path, json.dumps(plan.model_dump(mode="json"), ensure_ascii=False, indent=1))


def write_whole(path: Path, text: str) -> None:
    """Write a text beside its place, then rename it. Raises CannotRun where that can't be done."""
    beside = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".sansang-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except OSError as error:
        if beside:
            Path(beside).unlink(missing_ok=True)
        fault = Fault(code="unwritable", place=str(path), found=error.strerror or "")
        raise CannotRun([fault]) from None


def plan_sha256(plan: EventPlan) -> str:
    """Return the digest of the canonical document, which names a version of the plan."""
    text = json.dumps(plan.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def plan_schema() -> dict[str, Any]:
    """Return the JSON Schema of the canonical document, for editors."""
    return EventPlan.model_json_schema(mode="validation")
