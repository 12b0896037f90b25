"""How far apart the sites of a plan are."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sansang.event import EventPlan
from sansang.roads import StraightLine


@dataclass(kw_only=True)
class Distances:
    """Travel minutes between the sites of a plan, each pair worked out once."""

    plan: EventPlan
    _known: dict[tuple[str, str], int] = field(default_factory=dict)

    def minutes(self, origin: str | None, destination: str) -> int:
        """Return whole minutes between two sites; 0 where a position is not known."""
        if origin is None or origin == destination:
            return 0
        pair = (min(origin, destination), max(origin, destination))
        if pair not in self._known:
            self._known[pair] = self._line().minutes(*(self._point(site) for site in pair))
        return self._known[pair]

    def longest(self, sites: Iterable[str]) -> int:
        """Return the longest travel between two of these sites, in minutes."""
        places = sorted(set(sites))
        pairs = ((a, b) for i, a in enumerate(places) for b in places[i + 1 :])
        return max((self.minutes(a, b) for a, b in pairs), default=0)

    def _point(self, site: str) -> tuple[float, float] | None:
        position = self.plan.site(site).position
        return (position.lat, position.lon) if position else None

    def _line(self) -> StraightLine:
        rules = self.plan.event.rules
        return StraightLine(speed_km_per_h=rules.speed_km_per_h, detour_factor=rules.detour_factor)
