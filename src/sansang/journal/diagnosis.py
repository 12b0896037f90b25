"""What was done to a journal where its chain breaks, told from what comes before and after.

An entry is vouched for by the one after it, which holds its hash, or by a known head. Whoever
changes several entries at once can make one kind of damage look like another, but not like none.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

from sansang.journal.chain import digest_of
from sansang.journal.entry import Entry, Head
from sansang.journal.verdict import Damage, DamageKind

KnownHeads = Mapping[int, Set[str]]
"""The hashes that are known beforehand, by number."""


@dataclass
class Break:
    """The entry that does not follow, those around it, and what is found in the rest."""

    before: Head
    last: Head
    entry: Entry
    next: Entry | None = None
    rest: int = 0
    place_taken: bool = False
    """The entry that belongs here comes later."""
    comes_again: bool = False
    """Another entry with this number comes later."""
    linked_later: bool = False
    """An entry that comes later is the neighbour of this one."""
    intact: bool = field(init=False)

    def __post_init__(self) -> None:
        self.intact = digest_of(self.entry) == self.entry.hash

    @property
    def place(self) -> int:
        """The number that belongs here."""
        return self.last.number + 1

    @property
    def linked(self) -> bool:
        """Whether it holds the hash of the entry before it."""
        return self.entry.previous == self.last.hash

    def read(self, rest: Iterable[Entry]) -> None:
        """Look through what comes after, one entry at a time."""
        for other in rest:
            self.next = other if self.rest == 0 else self.next
            self.rest += 1
            self.comes_again |= other.number == self.entry.number
            self.linked_later |= (
                other.hash == self.entry.previous or other.previous == self.entry.hash
            )
            self.place_taken |= follows(other, self.last)


def follows(entry: Entry, last: Head) -> bool:
    """Tell whether an entry is the one that comes after: its number, its link and its content."""
    return (
        entry.number == last.number + 1
        and entry.previous == last.hash
        and digest_of(entry) == entry.hash
    )


def diagnose(found: Break, known: KnownHeads, end: Head | None) -> Damage:
    """Return what was done where the chain breaks."""
    if end is not None and end == found.last:
        return _inserted(found)  # nothing belongs after the end
    if found.entry.number > found.place:
        return _too_high(found)
    if found.entry.number < found.place:
        return _too_low(found)
    if found.place_taken:
        return _inserted(found)
    if not found.intact or not _last_is_to_blame(found, known):
        return _changed(found.place)
    return _changed(found.last.number)


def _last_is_to_blame(found: Break, known: KnownHeads) -> bool:
    """Both are intact and the link between them is not: one was given a new hash.

    It is this entry if nothing vouches for it; where nothing could, the last one.
    """
    if found.last.number in known:
        return found.last.hash not in known[found.last.number]
    if found.entry.number in known:
        return found.entry.hash in known[found.entry.number]
    return found.next is None or found.next.previous == found.entry.hash


def _too_high(found: Break) -> Damage:
    """The numbers skip some."""
    if found.place_taken:
        moved = found.intact and found.linked_later and not found.comes_again
        return _at(DamageKind.REORDERED, found) if moved else _inserted(found)
    next_number = found.next.number if found.next else 0
    if next_number == found.entry.number + 1:
        return _removed(found)  # the next one agrees with this number, so it was not changed
    if found.linked or (not found.intact and next_number == found.place + 1):
        return _changed(found.place)
    return _removed(found)


def _too_low(found: Break) -> Damage:
    """A number that came before, or stands for another."""
    replaced = found.next is not None and found.next.number == found.place + 1
    if not found.place_taken and (found.linked or replaced):
        return _changed(found.place)
    twin = found.next is not None and found.next.previous == found.entry.hash
    if twin and found.entry.number == found.last.number:
        return _inserted(found, found.last.number)  # the next one vouches for the second of them
    return _inserted(found)


def _at(kind: DamageKind, found: Break) -> Damage:
    return Damage(kind=kind, number=found.place, position=found.place, until=found.place)


def _changed(number: int) -> Damage:
    return Damage(kind=DamageKind.CHANGED, number=number, position=number, until=number)


def _removed(found: Break) -> Damage:
    until = found.entry.number - 1
    return Damage(kind=DamageKind.REMOVED, number=found.place, position=found.place, until=until)


def _inserted(found: Break, position: int | None = None) -> Damage:
    number = found.entry.number
    return Damage(
        kind=DamageKind.INSERTED, number=number, position=position or found.place, until=number
    )
