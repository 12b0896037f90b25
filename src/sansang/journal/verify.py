"""Proves a journal whole, or names the first entry with which something is wrong."""

from collections.abc import Iterable

from sansang.journal.chain import beginning
from sansang.journal.diagnosis import Break, KnownHeads, diagnose, follows
from sansang.journal.entry import Entry, Head
from sansang.journal.verdict import Damage, DamageKind, Verdict


def verify(
    entries: Iterable[Entry], event: str, *, end: Head | None = None, noted: Iterable[Head] = ()
) -> Verdict:
    """Return whether these are the entries of an event's journal, each in its place and unchanged.

    ``end`` is where the journal says that it ends, or is known to. ``noted`` are heads that were
    written down elsewhere: it has to pass through each of them, and may have grown since. The
    entries are read once, one at a time.
    """
    heads = _Heads(end, tuple(noted))
    before = last = beginning(event)
    rest = iter(entries)
    for entry in rest:
        if not follows(entry, last):
            found = Break(before, last, entry)
            found.read(rest)
            damage = diagnose(found, heads.known, end)
            return heads.verdict(last, damage, after=1 + found.rest)
        before, last = last, entry.head
        heads.meet(last)
    return heads.verdict(last, heads.damage_at_end(last))


class _Heads:
    """The heads that are known beforehand, and how an unbroken chain agrees with them."""

    def __init__(self, end: Head | None, noted: tuple[Head, ...]) -> None:
        known: dict[int, set[str]] = {}
        for head in (*noted, *([end] if end else [])):
            known.setdefault(head.number, set()).add(head.hash)
        self.known: KnownHeads = known
        self._end = end
        self._noted = {head.number for head in noted}
        self._proven = 0
        self._missed: int | None = None

    def meet(self, last: Head) -> None:
        """Compare an entry that follows with the heads of its number."""
        if last.number not in self.known or self._missed is not None:
            return
        if self.known[last.number] != {last.hash}:
            self._missed = last.number
        elif last.number in self._noted:
            self._proven = last.number

    def verdict(self, last: Head, damage: Damage | None, *, after: int = 0) -> Verdict:
        """Return what is proven of a chain that is unbroken up to ``last``."""
        entries = last.number + after
        return Verdict(entries=entries, end=last, proven_to=self._proven, damage=damage)

    def damage_at_end(self, last: Head) -> Damage | None:
        """Return what is wrong with a chain that is unbroken."""
        if self._missed is not None:
            return self._rewritten(self._missed)
        if (greatest := max(self.known, default=0)) > last.number:
            return _from(DamageKind.CUT_OFF, last.number + 1, greatest)
        if self._end is not None and last.number > self._end.number:
            return _from(DamageKind.INSERTED, self._end.number + 1, last.number)
        return None

    def _rewritten(self, missed: int) -> Damage:
        """What was changed together with all hashes after it, up to a head that is known."""
        first = self._proven + 1
        kind = DamageKind.CHANGED if first == missed else DamageKind.REWRITTEN
        return Damage(kind=kind, number=first, position=missed, until=missed)


def _from(kind: DamageKind, number: int, until: int) -> Damage:
    return Damage(kind=kind, number=number, position=number, until=until)
