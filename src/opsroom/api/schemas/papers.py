"""What is told of a draft and a version alike."""

from typing import Any, Literal

from ninja import Schema

Shelf = Literal["drafts", "versions"]
DraftShelf = Literal["drafts"]
"""A version never changes: what writes takes drafts alone."""


class CheckFinding(Schema):
    """What a check finds, in the words of ``sansang check``."""

    rule: str
    severity: str
    table: str
    record: str
    field: str
    message: str
    remedy: str
    source: str


class ChangeOut(Schema):
    """What changed from one plan to another, and in a sentence."""

    kind: str
    table: str
    record: str
    field: str
    before: Any
    after: Any
    sentence: str
