"""What was decided, by which role and when: entries chained by their hash."""

from sansang.journal.canonical import NotCanonical, canonical
from sansang.journal.chain import FORMAT, TooLarge, append, beginning, digest_of, struck
from sansang.journal.commitment import SALT_BYTES, commit, opens
from sansang.journal.entry import Draft, Entry, Head, Subject
from sansang.journal.file import (
    Header,
    JournalFileError,
    journal_lines,
    opened_journal,
    read_journal,
)
from sansang.journal.verdict import Damage, DamageKind, Verdict
from sansang.journal.verify import verify

__all__ = [
    "FORMAT",
    "SALT_BYTES",
    "Damage",
    "DamageKind",
    "Draft",
    "Entry",
    "Head",
    "Header",
    "JournalFileError",
    "NotCanonical",
    "Subject",
    "TooLarge",
    "Verdict",
    "append",
    "beginning",
    "canonical",
    "commit",
    "digest_of",
    "journal_lines",
    "opened_journal",
    "opens",
    "read_journal",
    "struck",
    "verify",
]
