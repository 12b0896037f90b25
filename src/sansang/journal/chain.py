"""The chain: each entry carries the hash of the one before, the first one that of the event."""

import hashlib
from collections.abc import Iterable
from typing import Any

from sansang.journal.canonical import canonical
from sansang.journal.entry import Draft, Entry, Head, moment_text

FORMAT = "sansang/journal/1"
LARGEST_ENTRY = 256 * 1024
"""Bytes of an entry in its canonical form, so that whoever reads knows how much to expect."""


class TooLarge(ValueError):
    """An entry with more in it than one may hold."""


def beginning(event: str) -> Head:
    """Return where the journal of an event begins: no entry yet, the event bound by its hash."""
    seed = canonical({"event": event, "format": FORMAT})
    return Head(number=0, hash=hashlib.sha256(seed).hexdigest())


def append(last: Head | Entry, draft: Draft) -> Entry:
    """Return the entry that follows the last one, or ``beginning(event)``.

    Raises ValueError where it would strike itself or what is yet to come, TooLarge where it holds
    too much.
    """
    number = last.number + 1
    if draft.strikes is not None and draft.strikes >= number:
        raise ValueError(f"entry {number} cannot strike entry {draft.strikes}")
    content = _content(draft, number, last.hash)
    text = canonical(content)
    if len(text) + _OF_THE_HASH > LARGEST_ENTRY:
        raise TooLarge(f"entry {number} has {len(text)} bytes")
    given = {name: getattr(draft, name) for name in Draft.model_fields}
    digest = hashlib.sha256(text).hexdigest()
    return Entry(**given, number=number, previous=last.hash, hash=digest)


def digest_of(entry: Entry) -> str:
    """Return the hash that the content of an entry asks for: SHA-256 over its canonical form."""
    return hashlib.sha256(canonical(_content(entry, entry.number, entry.previous))).hexdigest()


def entry_text(entry: Entry) -> bytes:
    """Return an entry as the journal's file holds it: its content and its hash."""
    return canonical({**_content(entry, entry.number, entry.previous), "hash": entry.hash})


def struck(entries: Iterable[Entry]) -> dict[int, int]:
    """Return the numbers of the entries that no longer hold, each with the one that struck it.

    What is struck stays struck, even where the one that struck it is struck in its turn: an
    entry is replaced, never revived.
    """
    by: dict[int, int] = {}
    for entry in entries:
        if entry.strikes is not None and entry.strikes < entry.number:
            by.setdefault(entry.strikes, entry.number)
    return by


_OF_THE_HASH = len(b',"hash":""') + 64


def _content(draft: Draft, number: int, previous: str) -> dict[str, Any]:
    """All that an entry says, with its place in the chain: everything but its own hash."""
    return {
        "author_agency": draft.author_agency,
        "author_role": draft.author_role,
        "data": draft.data,
        "entered_at": moment_text(draft.entered_at),
        "happened_at": moment_text(draft.happened_at),
        "idempotency_key": draft.idempotency_key,
        "kind": draft.kind,
        "number": number,
        "personal": draft.personal,
        "previous": previous,
        "strikes": draft.strikes,
        "subject": {"id": draft.subject.id, "type": draft.subject.type},
    }
