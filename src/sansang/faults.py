"""What makes an input unreadable: raised once, with every fault and its place.

An unsafe plan is something else: it returns findings (``sansang.checks``).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

SHOWN = 80
"""Characters of a value that a fault shows."""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One fault of an input: where it is, what was found there, what was expected.

    ``code`` names the kind of fault; ``found`` and ``expected`` are its data. ``place`` is
    the file with its line or cell (``teams.csv line 7``, ``plan.xlsx Teams!C7``).
    """

    code: str
    place: str
    field: str = ""
    found: str = ""
    expected: str = ""


class SansangError(Exception):
    """An input or setting with which the work can't be done (exit code 2)."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{f.place}: {f.code} {f.field}".strip() for f in self.faults))


class EventFileError(SansangError):
    """An event folder, workbook or document that can't be read as an event plan."""


class ReviewFileError(SansangError):
    """A set of criteria or a report form that can't be read."""


class CannotRun(SansangError):
    """A command that can't run: a missing file, an output that can't be written, a bad option."""


def shown(value: Any, limit: int = SHOWN) -> str:
    """Return a value as a fault shows it: on one line, shortened, printable."""
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list | tuple):
        return "[…]"
    text = json.dumps(value) if value is None or isinstance(value, bool) else str(value)
    line = " ".join(text[: 4 * limit].split()) or text[:limit]
    plain = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in line)
    return plain if len(plain) <= limit else plain[: limit - 1] + "…"
