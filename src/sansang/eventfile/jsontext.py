"""JSON that can't be mistaken: no repeated keys, not deeper than can be read.

NaN, Infinity and numbers of many digits are left to the plan, which refuses them in their place.
"""

import json
from itertools import pairwise
from typing import Any

from sansang.eventfile.draft import Draft

_MOST_DIGITS = 400


class _RepeatedKey(ValueError):
    """Two values of one name, of which all but the last would be lost."""


def read_json(text: str, name: str, draft: Draft) -> Any:
    """Return what a JSON text says; None where it is refused, which is noted."""
    try:
        return json.loads(text, object_pairs_hook=_once, parse_int=_whole)
    except json.JSONDecodeError as error:
        place = f"{name} line {error.lineno}"
        draft.fault("json", place, found=text[error.pos : error.pos + 40])
    except RecursionError:
        draft.fault("depth", name)
    except _RepeatedKey as error:
        draft.fault("repeated_key", name, field=str(error), found=error)
    return None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = sorted(key for key, _ in pairs)
        raise _RepeatedKey(next(a for a, b in pairwise(keys) if a == b))
    return found


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= _MOST_DIGITS else digits
