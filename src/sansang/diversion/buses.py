"""What closures do to bus lines: which they cut, and how the others get round."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from sansang.diversion.ground import Ground
from sansang.diversion.open_roads import Found, OpenRoads, begin_of, end_of
from sansang.diversion.result_places import BusDiversion, BusFate
from sansang.diversion.riders import BUS
from sansang.diversion.round import told, whole_way
from sansang.diversion.snapping import links_of
from sansang.event.traffic import BusLine

Run = tuple[int, ...]


def bus_diversions(ground: Ground, closures: Sequence[str]) -> tuple[BusDiversion, ...]:
    """Return what becomes of each bus line that closures touch."""
    before, after = ground.open_to(BUS, ()), ground.open_to(BUS, closures)
    closed = ground.closed_to(BUS, closures)
    links_by_line = ground.remembered("bus lines", lambda: _lines(ground))
    touched = (
        (line, links)
        for line in ground.plan.bus_lines
        if closed[list(links := links_by_line[line.id])].any()
    )
    return tuple(
        _diversion(before, after, line, links, closed[list(links)].tolist())
        for line, links in touched
    )


def _lines(ground: Ground) -> dict[str, Run]:
    return {
        line.id: links_of(ground.network, line.geometry, f"bus_lines {line.id}", one_direction=True)
        for line in ground.plan.bus_lines
    }


def _diversion(
    before: OpenRoads, after: OpenRoads, line: BusLine, links: Run, closed: list[bool]
) -> BusDiversion:
    open_runs, closed_runs = _runs(links, closed)
    stopped = [link for run in closed_runs for link in run]
    ways = [_round(after, a, b) for a, b in pairwise(open_runs)]
    found = [way for way in ways if way]
    gone = [whole_way(before, run) for run in _between(links, closed)]
    whole = len(found) == len(ways)
    return BusDiversion(
        line=line.id,
        fate=_fate(closed, whole=whole, any_open=bool(open_runs)),
        closed_links=tuple(stopped),
        closed_m=round(before.length(stopped), 1),
        streets=_streets(before, stopped),
        ways_round=tuple(told(before.network, way) for way in found),
        extra_s=_extra([w.time_ms / 1000 for w in found], [w.time_ms / 1000 for w in gone], 3),
        extra_m=_extra([w.length_m for w in found], [w.length_m for w in gone], 1),
        buses_per_h=line.buses_per_h,
        people_per_h=line.people_per_h,
    )


def _extra(found: list[float], gone: list[float], digits: int) -> float:
    """What ways round add, where every closed part has one."""
    return round(sum(found) - sum(gone), digits) if len(found) == len(gone) else 0.0


def _streets(roads: OpenRoads, links: Sequence[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for link in links if (name := roads.network.street(link))))


def _fate(closed: list[bool], *, whole: bool, any_open: bool) -> BusFate:
    if not any_open or not whole:
        return BusFate.CUT
    return BusFate.SHORTENED if closed[0] or closed[-1] else BusFate.DIVERTED


def _runs(links: Run, closed: list[bool]) -> tuple[list[Run], list[Run]]:
    """The parts of a line that are open, and those that are not."""
    runs: tuple[list[Run], list[Run]] = ([], [])
    for stopped, part in groupby(zip(links, closed, strict=True), key=lambda one: one[1]):
        runs[stopped].append(tuple(link for link, _ in part))
    return runs


def _between(links: Run, closed: list[bool]) -> list[Run]:
    """The closed parts of a line that have an open one before and behind them."""
    first = closed.index(False) if False in closed else len(closed)
    last = len(closed) - closed[::-1].index(False) if False in closed else 0
    return _runs(links[first:last], closed[first:last])[1]


def _round(after: OpenRoads, run: Run, following: Run) -> Found | None:
    """The way from the end of an open part to the beginning of the next."""
    way = after.by_time.way(end_of(run[-1]), begin_of(following[0]))
    return whole_way(after, way.links[1:-1]) if way else None
