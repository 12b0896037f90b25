"""Who gets from where to where by road, with which closures in force."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import numpy as np

from sansang.checks.dead_ends import DeadEnds
from sansang.event.organisation import FIRE_VEHICLES
from sansang.roads.network import Bools, Longs
from sansang.travel import ENGINE, Driver, Together, Travel, together


@dataclass(frozen=True, kw_only=True)
class Cut:
    """Closures while which nobody gets to a place any more, and from where they got there before.

    ``alone`` tells whether each of the closures suffices by itself.
    """

    closures: tuple[str, ...]
    start: datetime
    before: tuple[str, ...]
    alone: bool


class Reach:
    """The roads of a plan, as the rules ask about them."""

    def __init__(self, travel: Travel) -> None:
        self.travel = travel

    @cached_property
    def states(self) -> tuple[Together, ...]:
        """Each set of closures that are ever in force together."""
        return together(self.travel.plan.closures)

    @cached_property
    def fire_bases(self) -> tuple[str, ...]:
        """The sites on the roads where fire engines are based."""
        on_roads = self.travel.snapped(ENGINE.vehicle)
        teams = (team for team in self.travel.plan.teams if team.vehicle in FIRE_VEHICLES)
        bases = dict.fromkeys(team.base for team in teams if team.base)
        return tuple(base for base in bases if base in on_roads)

    def coming_to(
        self, place: str, driver: Driver, sites: Iterable[str], closed: Iterable[str] = ()
    ) -> tuple[str, ...]:
        """Return those of these sites, other than the place, from which a driver gets there."""
        number, ms = self.travel.reach_ms(driver, closed)
        return _linked(place, sites, number, ms.T)

    def leading_to(
        self, place: str, driver: Driver, sites: Iterable[str], closed: Iterable[str] = ()
    ) -> tuple[str, ...]:
        """Return those of these sites, other than the place, to which a driver gets from there."""
        number, ms = self.travel.reach_ms(driver, closed)
        return _linked(place, sites, number, ms)

    def cut(
        self, place: str, driver: Driver, sites: Iterable[str], *, back: bool = False
    ) -> Cut | None:
        """Return the first closures that cut a place off from all of these sites.

        ``back``: it is the way from the place to them that counts. Each closure that suffices by
        itself is named, or else all that are in force together.
        """
        goes = self.leading_to if back else self.coming_to
        others = tuple(sites)
        before = goes(place, driver, others)
        if not before:
            return None
        for state in self.states:
            if goes(place, driver, others, state.closures):
                continue
            alone = tuple(c for c in state.closures if not goes(place, driver, others, (c,)))
            return Cut(
                closures=alone or state.closures,
                start=state.start,
                before=before,
                alone=bool(alone),
            )
        return None

    def dead_ends(self) -> DeadEnds:
        """Return the dead ends of the roads of fire engines."""
        assert self.travel.network is not None
        return DeadEnds(self.travel.network, self.travel.times(ENGINE, ()).open)

    def only_by_narrow_ways(self, width_m: float, height_m: float) -> dict[str, tuple[str, ...]]:
        """Return the sites to which engines come by roads under these sizes alone.

        With each the streets on the quickest way that are; the name of one without is empty.
        A road of unknown size stops nobody.
        """
        network = self.travel.network
        assert network is not None
        if not self.fire_bases:
            return {}
        small: Bools = np.logical_or(network.width_m < width_m, network.height_m < height_m)
        number, wide = self.travel.without(ENGINE, small)
        _, every = self.travel.reach_ms(ENGINE, ())
        rows = [number[base] for base in self.fire_bases]
        lost: Bools = (every[rows].max(axis=0) >= 0) & (wide[rows].max(axis=0) < 0)
        times = self.travel.times(ENGINE, ())
        snapped = self.travel.snapped(ENGINE.vehicle)
        found = {}
        for site in (one for one, at in number.items() if lost[at]):
            column = every[rows, number[site]]
            nearest = self.fire_bases[int(np.where(column < 0, 2**62, column).argmin())]
            way = times.path(snapped[nearest], snapped[site])
            links = way.links if way else ()
            found[site] = tuple(dict.fromkeys(network.street(e) for e in links if small[e]))
        return found


def _linked(
    place: str, sites: Iterable[str], number: Mapping[str, int], ms: Longs
) -> tuple[str, ...]:
    """Return the sites, other than the place, of which its row (S, S) has a time."""
    if place not in number:
        return ()
    there = (site for site in sites if site in number and site != place)
    return tuple(site for site in there if ms[number[place], number[site]] >= 0)
