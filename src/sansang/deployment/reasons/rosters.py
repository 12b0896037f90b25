"""Which shifts one team can work together."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise

from sansang.deployment.reasons.case import Shift
from sansang.deployment.reasons.hours import Hours

MOST_SETS = 4_000
Roster = frozenset[Shift]


@lru_cache(maxsize=1024)
def rosters(shifts: tuple[Shift, ...], hours: Hours) -> tuple[list[Roster], bool]:
    """Return the sets of shifts that a team can work and that hold no further one of these.

    Where there are too many to list, the second value is False and there is one for each
    shift, which keeps to its time of day as far as it can.
    """
    sets = list(islice(_grown([], sorted(shifts), hours), MOST_SETS + 1))
    if len(sets) <= MOST_SETS:
        full = (roster for roster in sets if _is_full(roster, shifts, hours))
        return [frozenset(roster) for roster in full], True
    steady = {frozenset(_steady(shift, shifts, hours)): None for shift in sorted(shifts)}
    return [roster for roster in steady if roster], False


def _grown(begun: list[Shift], later: list[Shift], hours: Hours) -> Iterator[list[Shift]]:
    """Yield every set that goes on with later shifts."""
    free = begun[-1].end + hours.rest if begun else 0
    for number, shift in enumerate(later):
        if shift.start >= free and fits(begun, shift, hours):
            yield from _grown([*begun, shift], later[number + 1 :], hours)
    if begun:
        yield begun


def _steady(first: Shift, shifts: tuple[Shift, ...], hours: Hours) -> list[Shift]:
    roster: list[Shift] = []
    for shift in sorted(shifts, key=lambda s: ((s.start - first.start) % hours.day, s)):
        if fits(roster, shift, hours):
            roster.append(shift)
    return roster


def fits(begun: list[Shift], shift: Shift, hours: Hours) -> bool:
    """Tell whether a team that works these shifts can work another one."""
    times = sorted((s.start, s.end) for s in (*begun, shift))
    apart = all(before[1] <= after[0] for before, after in pairwise(times))
    return apart and not hours.broken(times)


def _is_full(roster: list[Shift], shifts: tuple[Shift, ...], hours: Hours) -> bool:
    return not any(s not in roster and fits(roster, s, hours) for s in shifts)
