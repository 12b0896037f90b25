"""One text for one value, so that its digest is the same wherever it is worked out.

RFC 8785 (JSON Canonicalization Scheme), narrowed: a number is whole and at most 2⁵³ − 1 either
way (RFC 7493, 2.2), for no two programs write every fraction alike. NaN is therefore no number.
"""

import json
from typing import Any

LARGEST_NUMBER = 2**53 - 1
DEEPEST = 16
"""Levels that may lie one inside the other."""

Path = tuple[str | int, ...]


class NotCanonical(ValueError):
    """A value that has no canonical form: where it lies, and what kind of fault it is."""

    def __init__(self, code: str, path: Path, found: object = "") -> None:
        self.code, self.path, self.found = code, path, found
        super().__init__(f"{'.'.join(map(str, path))}: {code}")


def canonical(value: Any) -> bytes:
    """Return the canonical form in UTF-8. Raises NotCanonical where there is none."""
    ordered = _ordered(value, ())
    return json.dumps(ordered, ensure_ascii=False, separators=(",", ":")).encode()


def _ordered(value: Any, path: Path) -> Any:
    if len(path) > DEEPEST:
        raise NotCanonical("depth", path)
    match value:
        case None | bool():
            return value
        case str():
            return _text(value, path)
        case int() | float():
            return _number(value, path)
        case list() | tuple():
            return [_ordered(inner, (*path, at)) for at, inner in enumerate(value)]
        case dict():
            keys = sorted((_key(key, path) for key in value), key=_utf16)
            return {key: _ordered(value[key], (*path, key)) for key in keys}
    raise NotCanonical("plain_value", path, value)


def _number(value: float, path: Path) -> int:
    if isinstance(value, float) or abs(value) > LARGEST_NUMBER:
        raise NotCanonical("plain_number", path, value)
    return value


def _text(value: str, path: Path) -> str:
    """Half a character has no UTF-8, and PostgreSQL takes no NUL."""
    if "\0" in value or any("\ud800" <= c <= "\udfff" for c in value):
        raise NotCanonical("control", path, value)
    return value


def _key(key: Any, path: Path) -> str:
    if not isinstance(key, str):
        raise NotCanonical("plain_value", path, key)
    return _text(key, (*path, key))


def _utf16(key: str) -> bytes:
    """RFC 8785, 3.2.3: keys are sorted by their UTF-16 code units."""
    return key.encode("utf-16-be")
