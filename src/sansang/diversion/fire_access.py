"""Whether fire engines still get to each site, fit through, and can turn (QCVN 06, section 6)."""

from collections.abc import Iterator, Sequence

import numpy as np

from sansang.checks.dead_ends import DeadEnds
from sansang.checks.fire_access import CLEAR_HEIGHT_M, DEAD_END_M, ROAD_WIDTH_M
from sansang.diversion.cut_off import reach_of
from sansang.diversion.ground import Ground
from sansang.diversion.open_roads import Found, OpenRoads, Spot, WaysFrom
from sansang.diversion.result_places import FireAccess
from sansang.diversion.riders import FIRE_ENGINE
from sansang.event import Site
from sansang.event.organisation import FIRE_VEHICLES

Bases = dict[str, WaysFrom]


def fire_access(ground: Ground, closures: Sequence[str]) -> tuple[FireAccess, ...]:
    """Return how fire engines reach each site on the roads with closures in force."""
    open_before = Engines(ground, ())
    before = ground.remembered("engines", lambda: open_before)
    after = Engines(ground, tuple(closures))
    return tuple(_accesses(ground, before, after))


def _accesses(ground: Ground, before: "Engines", after: "Engines") -> Iterator[FireAccess]:
    for site in ground.plan.sites:
        spot = ground.site_spot(site.id, FIRE_ENGINE.vehicle)
        if spot:
            yield _access(site, spot, before, after)


def _access(site: Site, spot: Spot, before: "Engines", after: "Engines") -> FireAccess:
    _, way_before = before.best(spot)
    base, way = after.best(spot)
    dead_end_m = after.dead_end_m(spot)
    turning = site.access is not None and site.access.turning_place
    narrowest, lowest = after.least(way, "width_m"), after.least(way, "height_m")
    return FireAccess(
        site=site.id,
        base=base,
        reached_before=before.reaches(spot, way_before),
        reached=after.reaches(spot, way),
        before_s=_seconds(way_before),
        after_s=_seconds(way),
        narrowest_m=narrowest,
        lowest_m=lowest,
        unknown_width_m=after.unknown_width_m(way),
        dead_end_before_m=before.dead_end_m(spot),
        dead_end_m=dead_end_m,
        turning_place=turning,
        narrow=narrowest is not None and narrowest < ROAD_WIDTH_M,
        low=lowest is not None and lowest < CLEAR_HEIGHT_M,
        must_reverse=dead_end_m > DEAD_END_M and not turning,
    )


def _seconds(way: Found | None) -> float | None:
    return round(way.time_ms / 1000, 3) if way else None


class Engines:
    """Fire engines on the roads that are open to them while closures are in force."""

    def __init__(self, ground: Ground, closures: tuple[str, ...]) -> None:
        self._ground = ground
        self.roads = ground.open_to(FIRE_ENGINE, closures)
        self._dead_ends = DeadEnds(self.roads.network, self.roads.is_open)
        self._bases = _bases(ground, self.roads)
        self._good = _bases(ground, self.roads.only(_as_ruled(self.roads)))

    def best(self, spot: Spot) -> tuple[str | None, Found | None]:
        """Return the base from which an engine comes soonest, and its way.

        It comes by roads as wide and high as the rule asks, or of unknown size; only where
        none of these leads there, by any on which it fits.
        """
        for bases in (self._good, self._bases):
            costs = [(ways.cost(spot), base) for base, ways in bases.items()]
            cost, base = min(costs, default=(np.inf, ""))
            if np.isfinite(cost):
                return base, bases[base].to(spot)
        return None, None

    def reaches(self, spot: Spot, way: Found | None) -> bool:
        """Tell whether an engine gets there: from a base, or else from the rest of the town."""
        if self._bases:
            return way is not None
        return reach_of(self._ground, self.roads).of(spot)[0]

    def dead_end_m(self, spot: Spot) -> float:
        """Return the length of the dead end in which a place lies, 0 where it is in none."""
        return round(self._dead_ends.length_m(spot[0].link), 1)

    def least(self, way: Found | None, size: str) -> float | None:
        """Return the least width or height that is known along a way."""
        known = getattr(self.roads.network, size)[list(way.links)] if way else np.array([])
        known = known[np.isfinite(known)]
        return float(known.min()) if len(known) else None

    def unknown_width_m(self, way: Found | None) -> float:
        """Return the length of a way whose width nobody knows."""
        if way is None:
            return 0.0
        at = list(way.links)
        unknown = np.isnan(self.roads.network.width_m[at])
        return round(
            float((np.array(way.shares) * self.roads.network.length_m[at])[unknown].sum()), 1
        )


def _as_ruled(roads: OpenRoads) -> np.ndarray:
    narrow = roads.network.width_m < ROAD_WIDTH_M
    low = roads.network.height_m < CLEAR_HEIGHT_M
    return ~(narrow | low)


def _bases(ground: Ground, roads: OpenRoads) -> Bases:
    teams = (team for team in ground.plan.teams if team.vehicle in FIRE_VEHICLES and team.base)
    sites = dict.fromkeys(team.base for team in teams if team.base)
    spots = ((site, ground.site_spot(site, FIRE_ENGINE.vehicle)) for site in sites)
    return {site: roads.by_time.ways_from(spot) for site, spot in spots if spot}
