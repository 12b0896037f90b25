"""Sets of criteria as YAML: the four that come along, and those that an office has edited."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from sansang.eventfile.draft import Draft
from sansang.eventfile.files import read_bytes, text_of
from sansang.eventfile.origin import Origins
from sansang.eventfile.origin import Path as Steps
from sansang.eventfile.reasons import plan_faults
from sansang.eventfile.yamltext import YamlFault, read_yaml
from sansang.faults import Fault, ReviewFileError, shown
from sansang.readiness.criteria import CriteriaSet

TEMPLATES = ("indoor-congress", "outdoor-festival", "road-race", "border-area")
"""The sets that come along, by the kind of event they are for."""
_TWICE = "criterion_twice"

LARGEST_SET = 2**20
"""Characters of a set of criteria: thirty times as many as ours have."""


@cache
def criteria_sets() -> tuple[CriteriaSet, ...]:
    """Return the sets of criteria that come along."""
    folder = files("sansang.readiness") / "templates"
    texts = ((folder / f"{name}.yaml").read_text(encoding="utf-8") for name in TEMPLATES)
    return tuple(parse_criteria(text, name) for text, name in zip(texts, TEMPLATES, strict=True))


def criteria_set(set_id: str) -> CriteriaSet:
    """Return the set with this id. Raises KeyError where none comes along with it."""
    return {one.id: one for one in criteria_sets()}[set_id]


def template_text(set_id: str) -> str:
    """Return the YAML of a set, to be edited. Raises KeyError where none comes along with it."""
    if set_id not in TEMPLATES:
        raise KeyError(set_id)
    file = files("sansang.readiness") / "templates" / f"{set_id}.yaml"
    return file.read_text(encoding="utf-8")


def read_criteria(file: Path) -> CriteriaSet:
    """Return the set of criteria in a file. Raises ReviewFileError with every fault of it."""
    draft = Draft()
    data = read_bytes(file, file.resolve().parent, draft)
    text = text_of(data, file.name, draft) if data is not None else None
    if text is None and not draft.faults:
        draft.fault("missing_file", file.name, expected=file.name)
    if text is None:
        raise ReviewFileError(draft.faults)
    return parse_criteria(text, file.name)


def parse_criteria(text: str, name: str) -> CriteriaSet:
    """Return the set of criteria in a text that came under a name.

    Raises ReviewFileError with every fault of it, by line and field.
    """
    if len(text) > LARGEST_SET:
        size, most = f"{len(text)}", f"{LARGEST_SET}"
        raise ReviewFileError([Fault(code="file_size", place=name, found=size, expected=most)])
    try:
        tree = read_yaml(text)
    except YamlFault as fault:
        place = f"{name} line {fault.line}"
        raise ReviewFileError([Fault(code=fault.code, place=place, found=fault.found)]) from None
    if not isinstance(tree.values, dict):
        raise ReviewFileError([Fault(code="record", place=name)])
    values, lines = _said(tree.values), _Lines(name, tree.lines)
    try:
        return CriteriaSet.model_validate(values)
    except ValidationError as error:
        found = plan_faults(error, Origins({(): lines}), CriteriaSet)
        faults = [fault for fault in found if fault.code != _TWICE]
        raise ReviewFileError([*faults, *_repeated(values, lines)]) from None


def _repeated(values: dict[str, Any], lines: "_Lines") -> Iterator[Fault]:
    """The criteria whose id stands above already, each with its place."""
    criteria, above = values.get("criteria"), set()
    for number, one in enumerate(criteria if isinstance(criteria, list) else ()):
        name = one.get("id") if isinstance(one, dict) else None
        if isinstance(name, str) and name in above:
            place, field = lines.at(("criteria", number, "id"))
            yield Fault(code="repeated_id", place=place, field=field, found=shown(name))
        above.add(str(name))


def _said(value: Any) -> Any:
    """A field with nothing behind it is one that is not said."""
    if isinstance(value, dict):
        return {key: _said(inner) for key, inner in value.items() if inner is not None}
    return [_said(inner) for inner in value] if isinstance(value, list) else value


@dataclass(frozen=True)
class _Lines:
    """The lines of a YAML file by the steps to what stands there."""

    file: str
    lines: dict[tuple[str, ...], int]

    def at(self, rest: Steps) -> tuple[str, str]:
        """Return the line of a field, or of what it should stand in, and the field's name."""
        steps = tuple(str(step) for step in rest)
        above = (self.lines.get(steps[:n]) for n in range(len(steps), 0, -1))
        line = next((found for found in above if found), 1)
        names = (step for step in rest if isinstance(step, str))
        return f"{self.file} line {line}", ".".join(names)
