"""Entries of the journal."""

from typing import Any

from ninja import Schema


class EntryOut(Schema):
    """An entry of the journal, as its file has it."""

    number: int
    kind: str
    entry: dict[str, Any]


class VerdictOut(Schema):
    """Whether the journal is whole, or the first entry that is wrong and how."""

    whole: bool
    number: int | None
    kind: str | None
