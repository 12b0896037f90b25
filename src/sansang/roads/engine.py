"""What computes shortest ways on a graph: one question, two ways to answer it."""

from dataclasses import dataclass
from typing import Protocol

from sansang.roads.network import Ints, Longs


@dataclass(frozen=True, kw_only=True, eq=False)
class Ends:
    """Where n ways begin, or end: each at one of k places, some milliseconds away.

    ``ms`` is ``UNREACHABLE_MS`` for a place that does not count.
    """

    place: Ints
    ms: Longs
    """(n, k)"""

    def __len__(self) -> int:
        return len(self.place)


class Engine(Protocol):
    """Shortest ways over the arcs of one graph; a closure changes its times, never its shape."""

    def set_times(self, arc_ms: Ints) -> None:
        """Take (A) the milliseconds of each arc, ``UNREACHABLE_MS`` where it is closed."""
        ...

    def matrix(self, leaving: Ends, arriving: Ends) -> Longs:
        """Return (S, T) the milliseconds of the quickest ways, the ends' own among them;
        ``UNREACHABLE_MS`` where there is none.
        """
        ...

    def arcs(self, origin: int, destination: int) -> list[int]:
        """Return the arcs of a quickest way between two places, in the order driven; there must
        be one.
        """
        ...
