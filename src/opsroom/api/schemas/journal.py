"""Entries of the journal."""

from typing import Any

from ninja import Schema


class EntryOut(Schema):
    """An entry of the journal, as its file has it."""

    number: int
    kind: str
    entry: dict[str, Any]
