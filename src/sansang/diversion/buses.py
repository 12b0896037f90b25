"""What closures do to bus lines: which they cut, and how the others get round."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from sansang.diversion.cut_off import reach_of
from sansang.diversion.ground import Ground
from sansang.diversion.open_roads import Found, OpenRoads, begin_of, end_of
from sansang.diversion.result_places import BusDiversion, BusFate
from sansang.diversion.riders import BUS
from sansang.diversion.round import told, whole_way
from sansang.diversion.snapping import links_of
from sansang.event.traffic import BusLine
from sansang.roads.network import Bools

Run = tuple[int, ...]


def bus_diversions(ground: Ground, closures: Sequence[str]) -> tuple[BusDiversion, ...]:
    """Return what becomes of each bus line that closures touch.

    A bus serves what is left of its line in the town: roads to which it comes, and from which it
    gets away. Between two parts it takes the fastest way round.
    """
    before, after = ground.open_to(BUS, ()), ground.open_to(BUS, closures)
    closed = ground.closed_to(BUS, closures)
    served = reach_of(ground, after).core
    links_by_line = ground.remembered("bus lines", lambda: _lines(ground))
    return tuple(
        _diversion(before, after, line, _parts(links_by_line[line.id], closed, served))
        for line in ground.plan.bus_lines
        if closed[list(links_by_line[line.id])].any()
    )


def _lines(ground: Ground) -> dict[str, Run]:
    return {
        line.id: links_of(ground.network, line.geometry, f"bus_lines {line.id}", one_direction=True)
        for line in ground.plan.bus_lines
    }


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The links of a line, which of them are closed, and which are served: one after the other."""

    links: Run
    closed: tuple[bool, ...]
    served: tuple[bool, ...]

    def runs(self, *, served: bool) -> list[Run]:
        """Return the parts of the line that are served, or those that are not."""
        groups = groupby(zip(self.links, self.served, strict=True), key=lambda one: one[1])
        return [tuple(link for link, _ in part) for is_it, part in groups if is_it is served]

    def between(self) -> list[Run]:
        """Return the parts that are not served, but for those at the ends of the line."""
        skipped = self.runs(served=False)
        first = 0 if self.served[0] else 1
        return skipped[first : len(skipped) if self.served[-1] else -1]


def _parts(links: Run, closed: Bools, served: Bools) -> Parts:
    at = list(links)
    return Parts(links=links, closed=tuple(closed[at].tolist()), served=tuple(served[at].tolist()))


def _diversion(before: OpenRoads, after: OpenRoads, line: BusLine, parts: Parts) -> BusDiversion:
    closed = [link for link, is_it in zip(parts.links, parts.closed, strict=True) if is_it]
    skipped = [link for run in parts.runs(served=False) for link in run]
    ways = [_round(after, a, b) for a, b in pairwise(parts.runs(served=True))]
    found = [way for way in ways if way]
    gone = [whole_way(before, run) for run in parts.between()]
    return BusDiversion(
        line=line.id,
        fate=_fate(parts.served),
        closed_links=tuple(closed),
        closed_m=round(before.length(closed), 1),
        skipped_m=round(before.length(skipped), 1),
        streets=_streets(before, skipped),
        ways_round=tuple(told(before.network, way) for way in found),
        extra_s=round(
            sum(w.time_ms for w in found) / 1000 - sum(w.time_ms for w in gone) / 1000, 3
        ),
        extra_m=round(sum(w.length_m for w in found) - sum(w.length_m for w in gone), 1),
        buses_per_h=line.buses_per_h,
        people_per_h=line.people_per_h,
    )


def _fate(served: Sequence[bool]) -> BusFate:
    if not any(served):
        return BusFate.CUT
    return BusFate.DIVERTED if served[0] and served[-1] else BusFate.SHORTENED


def _streets(roads: OpenRoads, links: Sequence[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for link in links if (name := roads.network.street(link))))


def _round(after: OpenRoads, run: Run, following: Run) -> Found | None:
    """The way from the end of a part to the beginning of the next."""
    way = after.by_time.way(end_of(run[-1]), begin_of(following[0]))
    return whole_way(after, way.links[1:-1]) if way else None
