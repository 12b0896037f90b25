"""Journals to be tampered with."""

import hashlib
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from sansang.journal import Draft, Entry, Subject, append, beginning, commit, digest_of

EVENT = "congress-2026"
START = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
KINDS = ("plan.approved", "review.finding_recorded", "directive.closed", "people.role_changed")


def draft(number: int = 1, **other) -> Draft:
    at = START + timedelta(minutes=number)
    facts = {
        "happened_at": at,
        "entered_at": at + timedelta(seconds=30),
        "author_role": "reviewer",
        "author_agency": "police",
        "kind": KINDS[number % len(KINDS)],
        "subject": Subject(type="finding", id=f"F-{number}"),
        "data": {"gravity": "major", "count": number},
    }
    return Draft(**(facts | other))


def salt(number: int) -> bytes:
    return hashlib.sha256(str(number).encode()).digest()


def chain(length: int, event: str = EVENT) -> list[Entry]:
    entries: list[Entry] = []
    for number in range(1, length + 1):
        last = entries[-1] if entries else beginning(event)
        personal = {"phone": commit(f"09{number}", salt(number))}
        entries.append(append(last, draft(number, personal=personal)))
    return entries


def continued(entries: list[Entry], length: int) -> list[Entry]:
    """All that comes after, written anew by one who knows how."""
    forged = [*entries]
    while len(forged) < length:
        forged.append(append(forged[-1], draft(len(forged) + 1, kind="plan.forged")))
    return forged


def rehashed(entry: Entry) -> Entry:
    """With the hash that its content asks for, as one who tampers with care would leave it."""
    return entry.model_copy(update={"hash": digest_of(entry)})


CHANGES = {
    "happened_at": START + timedelta(days=1),
    "entered_at": START + timedelta(days=1),
    "author_role": "chair",
    "author_agency": None,
    "kind": "directive.withdrawn",
    "subject": Subject(type="finding", id="F-999"),
    "data": {"gravity": "minor"},
    "personal": {},
    "idempotency_key": "0b8e2a52-6a3e-4a55-9f0b-0d3a5b1c7e11",
    "strikes": 1,
    "previous": "0" * 64,
}


@st.composite
def changed_entries(draw, entry: Entry) -> Entry:
    """The entry with one field changed; its hash made to fit or not."""
    field = draw(st.sampled_from([*CHANGES, "number", "hash"]))
    if field == "hash":
        return entry.model_copy(update={"hash": "f" * 64})
    value = CHANGES.get(field)
    if field == "number":
        value = draw(st.integers(1, 30).filter(lambda n: n != entry.number))
    changed = entry.model_copy(update={field: value})
    return rehashed(changed) if draw(st.booleans()) else changed
