"""The best set among candidates: exact on small sets, good with a bound on large ones.

The search knows nothing of roads. A set is judged by its cost (what stays undone, then what is
done takes, then how many measures it needs); an optimist says what no set can undercut that has
these measures, and may have those; a veto says which sets may not be. A veto on a set must hold
for all that contain it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

Chosen = frozenset[int]
Cost = tuple[float, float, int]

EXACT_UP_TO = 8
"""Candidates of which all sets are looked at."""


@dataclass(frozen=True, kw_only=True)
class Judges:
    """What is asked of a set of candidates."""

    cost: Callable[[Chosen], Cost]
    bound: Callable[[Chosen, Chosen], Cost]
    """Given those in the set and those that may yet come into it."""
    allowed: Callable[[Chosen], bool]
    ended: Callable[[], bool]
    """Whether the time for the search is over."""


@dataclass(kw_only=True)
class Best:
    """The best set so far. ``proven``: all others were looked at, or bounded away."""

    chosen: Chosen
    cost: Cost
    without: Cost
    bound: Cost
    proven: bool = False
    exact: bool = True
    evaluated: int = 1
    refused: list[Chosen] = field(default_factory=list)

    def offer(self, chosen: Chosen, cost: Cost) -> bool:
        """Take a set that is better; of equals the one that was there first stays."""
        self.evaluated += 1
        if cost >= self.cost:
            return False
        self.chosen, self.cost = chosen, cost
        return True


def best_set(count: int, judges: Judges, *, exact_up_to: int = EXACT_UP_TO) -> Best:
    """Return the best set of candidates, numbered from 0."""
    nothing: Chosen = frozenset()
    without = judges.cost(nothing)
    every: Chosen = frozenset(range(count))
    best = Best(chosen=nothing, cost=without, without=without, bound=judges.bound(nothing, every))
    best.exact = count <= exact_up_to
    if best.exact:
        best.proven = _all_sets(count, judges, best)
    else:
        _neighbours(count, judges, best)
        best.proven = best.cost[:2] <= best.bound[:2]
    if best.proven:
        best.bound = best.cost
    return best


def _all_sets(count: int, judges: Judges, best: Best) -> bool:
    """Look at every set that no veto and no bound leaves out. Returns False when time ended it."""
    stack: list[tuple[Chosen, int]] = [(frozenset(), 0)]
    while stack:
        chosen, at = stack.pop()
        if at == count:
            continue
        if judges.ended():
            return False
        rest = frozenset(range(at, count))
        if chosen and judges.bound(chosen, rest) >= best.cost:
            continue
        stack.append((chosen, at + 1))
        more = chosen | {at}
        if any(no <= more for no in best.refused):
            continue
        if not judges.allowed(more):
            best.refused.append(more)
            continue
        best.offer(more, judges.cost(more))
        stack.append((more, at + 1))
    return True


def _neighbours(count: int, judges: Judges, best: Best) -> None:
    """Add, drop and exchange, each time what is best, until nothing is better."""
    seen: set[Chosen] = {best.chosen}
    while True:
        around = [one for one in _around(best.chosen, count) if one not in seen]
        seen.update(around)
        if not sum(_tried(one, judges, best) for one in around):
            return


def _tried(chosen: Chosen, judges: Judges, best: Best) -> bool:
    """Judge a set, and tell whether it is the best so far."""
    if judges.ended():
        return False
    if any(no <= chosen for no in best.refused):
        return False
    if not judges.allowed(chosen):
        best.refused.append(chosen)
        return False
    return best.offer(chosen, judges.cost(chosen))


def _around(chosen: Chosen, count: int) -> Iterator[Chosen]:
    outside = [one for one in range(count) if one not in chosen]
    yield from (chosen | {one} for one in outside)
    yield from (chosen - {one} for one in sorted(chosen))
    yield from (chosen - {a} | {b} for a in sorted(chosen) for b in outside)
