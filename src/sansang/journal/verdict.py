"""Whether a journal is whole; where not, the first entry with which something is wrong."""

from dataclasses import dataclass
from enum import StrEnum

from sansang.journal.entry import Head


class DamageKind(StrEnum):
    """What was done to a journal, as far as it can be told from what is left."""

    CHANGED = "changed"
    """The entry says something else than what its hash, or the hash after it, was made of."""
    REMOVED = "removed"
    """The numbers skip what is nowhere else."""
    REORDERED = "reordered"
    """The entry stands in another place than its own."""
    INSERTED = "inserted"
    """The chain is whole without this entry."""
    CUT_OFF = "cut_off"
    """The journal ends before the head that is known."""
    REWRITTEN = "rewritten"
    """The chain is unbroken, but does not pass through the head that is known."""


@dataclass(frozen=True, kw_only=True)
class Damage:
    """The first entry that was changed, removed, reordered or inserted.

    ``number`` is that of the entry, 0 for the beginning, where the event is named. ``until`` is
    the last of those that were removed, cut off or perhaps rewritten. ``position`` is the place,
    from 1, at which it shows.
    """

    kind: DamageKind
    number: int
    position: int
    until: int


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a reading of the whole journal proves.

    ``entries`` is how many there are, ``end`` where the unbroken chain ends, ``proven_to`` the
    greatest number at which it agrees with a head that was noted elsewhere.
    """

    entries: int
    end: Head
    proven_to: int
    damage: Damage | None = None

    @property
    def whole(self) -> bool:
        """Tell whether nothing is wrong."""
        return self.damage is None
