"""YAML of nested keys, lists and texts: read with the line of each key, written readably.

Aliases, tags and repeated keys are refused. A value is taken as its text, whatever it looks
like: the plan knows which field is a number, so that ``007`` and ``no`` stay what was written.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from sansang.eventfile.tables import Steps

DEEPEST = 8
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_BLOCK = re.compile(r"[^\s#](?:.*\S)?")


class YamlFault(Exception):
    """YAML that is refused: why, on which line, what stands there."""

    def __init__(self, code: str, line: int, found: str = "") -> None:
        self.code, self.line, self.found = code, line, found
        super().__init__(code)


@dataclass
class Tree:
    """The values of a YAML text and the line of each key and item, by the steps to it.

    The step to an item is its number.
    """

    values: Any = None
    lines: dict[Steps, int] = field(default_factory=dict)


def read_yaml(text: str) -> Tree:
    """Return what a YAML text says. Raises YamlFault for the first thing that is refused."""
    tree = Tree()
    try:
        events = YAML(typ="safe", pure=True).parse(text)
        contents = (event for event in events if not _frames(event))
        first = next(contents, None)
        if first is not None:
            tree.values = _value(first, contents, (), tree)
            rest = next(contents, None)
            if rest is not None:
                raise YamlFault("yaml_documents", _line(rest))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line if mark else 0
        raise YamlFault("yaml", line + 1, "".join(text.splitlines()[line : line + 1])) from None
    except (YAMLError, ValueError, OverflowError):
        raise YamlFault("yaml", 1) from None
    return tree


def _frames(event: Event) -> bool:
    return not isinstance(event, NodeEvent | MappingEndEvent | SequenceEndEvent)


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1


def _refuse(event: Event, path: Steps) -> None:
    """A document of texts needs no aliases and no tags; with them a small one can grow huge."""
    anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
    if isinstance(event, AliasEvent) or anchor:
        raise YamlFault("yaml_alias", _line(event), str(anchor))
    if tag and str(tag) != "!":
        raise YamlFault("yaml_tag", _line(event), str(tag))
    if len(path) > DEEPEST:
        raise YamlFault("depth", _line(event))


def _value(event: Event, events: Iterator[Event], path: Steps, tree: Tree) -> Any:
    _refuse(event, path)
    if isinstance(event, MappingStartEvent):
        return _mapping(events, path, tree)
    if isinstance(event, SequenceStartEvent):
        return _sequence(events, path, tree)
    assert isinstance(event, ScalarEvent)
    plain = event.style is None or event.style == ""
    return None if plain and event.value in _NULLS else str(event.value)


def _mapping(events: Iterator[Event], path: Steps, tree: Tree) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for event in events:
        if isinstance(event, MappingEndEvent):
            break
        if not isinstance(event, ScalarEvent):
            raise YamlFault("yaml_key", _line(event))
        key = str(event.value)
        if key in found:
            raise YamlFault("repeated_key", _line(event), key)
        tree.lines[(*path, key)] = _line(event)
        found[key] = _value(next(events), events, (*path, key), tree)
    return found


def _sequence(events: Iterator[Event], path: Steps, tree: Tree) -> list[Any]:
    items: list[Any] = []
    for event in events:
        if isinstance(event, SequenceEndEvent):
            break
        step = (*path, str(len(items)))
        tree.lines[step] = _line(event)
        items.append(_value(event, events, step, tree))
    return items


def yaml_lines(values: Mapping[str, Any], notes: Mapping[str, str], above: str = "") -> list[str]:
    """Return the lines of a mapping of texts, lists and mappings; ``notes`` stand over keys."""
    lines = []
    indent = "  " * above.count(".")
    for key, value in values.items():
        if note := notes.get(above + key):
            lines.append(f"{indent}# {note}")
        if isinstance(value, dict):
            lines += [f"{indent}{key}:", *yaml_lines(value, notes, f"{above}{key}.")]
        elif isinstance(value, list):
            lines += [f"{indent}{key}:{'' if value else ' []'}"]
            lines += [f"{indent}  - {_quoted(item)}" for item in value]
        elif (
            isinstance(value, str)
            and "\n" in value
            and all(line.isprintable() and _BLOCK.fullmatch(line) for line in value.split("\n"))
        ):
            lines += [f"{indent}{key}: |-", *(f"{indent}  {line}" for line in value.split("\n"))]
        else:
            lines.append(f"{indent}{key}: {_quoted(value)}")
    return lines


def _quoted(value: Any) -> str:
    """A text in quotation marks, what can't be printed as its number; numbers as they are."""
    quoted = json.dumps(value, ensure_ascii=False)
    return "".join(c if c == " " or c.isprintable() else f"\\U{ord(c):08x}" for c in quoted)
