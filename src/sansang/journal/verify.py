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

    ``end`` is where the journal is known to end. ``noted`` are heads that were written down
    earlier: it has to pass through each of them, and may have grown since. The entries are read
    once, one at a time.
    """
    known = _known([*noted, *([end] if end else [])])
    before = last = beginning(event)
    proven, missed = _compare(last, known, 0, None)
    rest = iter(entries)
    for entry in rest:
        if not follows(entry, last):
            found = Break(before, last, entry)
            found.read(rest)
            damage = diagnose(found, known, end)
            return Verdict(
                entries=last.number + 1 + found.rest, end=last, proven_to=proven, damage=damage
            )
        before, last = last, entry.head
        proven, missed = _compare(last, known, proven, missed)
    damage_at_end = _at_end(last, max(known, default=0), end, _rewritten(proven, missed))
    return Verdict(entries=last.number, end=last, proven_to=proven, damage=damage_at_end)


def _known(heads: Iterable[Head]) -> KnownHeads:
    known: dict[int, set[str]] = {}
    for head in heads:
        known.setdefault(head.number, set()).add(head.hash)
    return known


def _compare(
    last: Head, known: KnownHeads, proven: int, missed: int | None
) -> tuple[int, int | None]:
    """The number up to which known heads agree, and the first at which one does not."""
    if last.number not in known or missed is not None:
        return proven, missed
    return (last.number, None) if known[last.number] == {last.hash} else (proven, last.number)


def _rewritten(proven: int, missed: int | None) -> Damage | None:
    """What was changed together with all hashes after it, up to a head that is known."""
    if missed is None:
        return None
    first = min(proven + 1, missed)
    kind = DamageKind.CHANGED if first == missed else DamageKind.REWRITTEN
    return Damage(kind=kind, number=first, position=first, until=missed)


def _at_end(last: Head, greatest: int, end: Head | None, rewritten: Damage | None) -> Damage | None:
    """What is wrong with a chain that is unbroken."""
    if rewritten is not None:
        return rewritten
    after = last.number + 1
    if greatest > last.number:
        return Damage(kind=DamageKind.CUT_OFF, number=after, position=after, until=greatest)
    if end is not None and last.number > end.number:
        first = end.number + 1
        return Damage(kind=DamageKind.INSERTED, number=first, position=first, until=last.number)
    return None
