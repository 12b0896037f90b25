"""How far apart the sites of a plan are for its teams."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from sansang.event import EventPlan
from sansang.roads import RoadNetwork
from sansang.travel import DUTY, By, Travel, together


@dataclass(kw_only=True)
class Distances:
    """Travel minutes of teams between the sites of a plan, each pair worked out once.

    A team drives there and back as a vehicle on duty, at any time: by road the longer of the two
    directions counts, with those closures that delay it most. Where it finds no way by road, the
    straight line is taken, which it can walk.
    """

    plan: EventPlan
    roads: RoadNetwork | None = None
    _known: dict[tuple[str, str], int] = field(default_factory=dict)

    def minutes(self, origin: str | None, destination: str) -> int:
        """Return whole minutes between two sites; 0 where a position is not known."""
        if origin is None or origin == destination:
            return 0
        pair = (min(origin, destination), max(origin, destination))
        if pair not in self._known:
            self._known[pair] = self._minutes(*pair)
        return self._known[pair]

    def longest(self, sites: Iterable[str]) -> int:
        """Return the longest travel between two of these sites, in minutes."""
        places = sorted(set(sites))
        pairs = ((a, b) for i, a in enumerate(places) for b in places[i + 1 :])
        return max((self.minutes(a, b) for a, b in pairs), default=0)

    @property
    def by(self) -> By:
        """How travel is worked out where both sites have a place on the roads."""
        return self._travel.by

    def _minutes(self, a: str, b: str) -> int:
        straight = self._travel.straight_min(a, b)
        if self._travel.by is By.STRAIGHT_LINE:
            return straight
        journeys = [
            self._travel.journey_while(origin, destination, DUTY, closed)
            for closed in self._states
            for origin, destination in ((a, b), (b, a))
        ]
        minutes = (one.minutes for one in journeys if one)
        return max((straight if one is None else one for one in minutes), default=0)

    @cached_property
    def _states(self) -> tuple[tuple[str, ...], ...]:
        """The closures that are in force together: none, and each set that ever is."""
        return ((), *(one.closures for one in together(self.plan.closures)))

    @cached_property
    def _travel(self) -> Travel:
        return Travel(self.plan, self.roads)
