"""When which closures are in force together, and which roads each of them closes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from sansang.event import Closure
from sansang.faults import CannotRun
from sansang.roads import RoadNetwork
from sansang.roads.network import Longs


@dataclass(frozen=True, kw_only=True)
class Together:
    """A time in which the same closures are in force, at least one."""

    start: datetime
    end: datetime
    closures: tuple[str, ...]


def in_force(closures: Iterable[Closure], at: datetime) -> tuple[str, ...]:
    """Return the closures that are in force at a moment."""
    return tuple(c.id for c in closures if any(t.start <= at < t.end for t in c.times))


def together(closures: Sequence[Closure]) -> tuple[Together, ...]:
    """Return each set of closures that are ever in force together, with its first time."""
    moments = sorted({moment for c in closures for t in c.times for moment in (t.start, t.end)})
    found: dict[tuple[str, ...], Together] = {}
    for start, end in pairwise(moments):
        ids = in_force(closures, start)
        if ids and ids not in found:
            found[ids] = Together(start=start, end=end, closures=ids)
    return tuple(found.values())


def links_of(network: RoadNetwork, drawn: str, *, one_direction: bool = False) -> Longs | None:
    """Return the links that a line follows or that lie inside an area; None: there are none."""
    from sansang.roads.along import links_along, links_inside

    try:
        if drawn.startswith("POLYGON"):
            return links_inside(network, drawn)
        return links_along(network, drawn, one_direction)
    except CannotRun:
        return None
