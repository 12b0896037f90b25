"""What the traffic part of a dossier is made of: the roads, the diversion, who reaches what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sansang.diversion.result import ClosedRoads, Diversion
from sansang.event import EventPlan
from sansang.report.content.places import is_placed
from sansang.report.content.voice import Voice
from sansang.report.roads.blocks import Ground, Pin
from sansang.report.roads.frame import Frame, frame_around
from sansang.report.roads.ground import Sheet, ground
from sansang.report.roads.hospital_ways import HospitalWay, hospital_ways
from sansang.report.roads.pins import site_pins
from sansang.report.roads.reach import Reach, reaches
from sansang.roads import RoadNetwork

WIDTH = 960.0
"""Units across a map."""


@dataclass(frozen=True, kw_only=True)
class Traffic:
    """A plan's diversion on its roads, and how far forces get, with and without closures."""

    network: RoadNetwork
    diversion: Diversion
    reaches: tuple[Reach, ...] = ()
    hospital_ways: tuple[HospitalWay, ...] = ()


def traffic_of(plan: EventPlan, network: RoadNetwork, diversion: Diversion) -> Traffic:
    """Return all that the papers say of traffic: the diversion, and ways worked out for them."""
    return Traffic(
        network=network,
        diversion=diversion,
        reaches=reaches(plan, network, diversion),
        hospital_ways=hospital_ways(plan, network, diversion),
    )


@dataclass(frozen=True, kw_only=True)
class RoadVoice(Voice):
    """Speaks for a plan with its traffic; its maps share one frame and one ground."""

    traffic: Traffic

    @cached_property
    def sheet(self) -> Sheet:
        """The roads in the frame of what the plan does with them."""
        return Sheet(network=self.traffic.network, frame=self._frame())

    @cached_property
    def ground(self) -> Ground:
        """The roads as every map of the dossier shows them."""
        return ground(self, self.sheet, "roads")

    @cached_property
    def pins(self) -> tuple[Pin, ...]:
        """The sites of the plan on the maps."""
        return site_pins(self, self.sheet.frame)

    @property
    def diversion(self) -> Diversion:
        """The answer that is told."""
        return self.traffic.diversion

    @cached_property
    def closed(self) -> dict[str, ClosedRoads]:
        """The closed roads of each closure."""
        return {one.closure: one for one in self.diversion.closures}

    def _frame(self) -> Frame:
        network = self.traffic.network
        links = np.array(sorted(self._links()), dtype=np.int64)
        ends = np.concatenate((network.tail[links], network.head[links]))
        points = list(zip(network.lat[ends].tolist(), network.lon[ends].tolist(), strict=True))
        return frame_around(network, [*points, *_near(self.plan, network)], WIDTH)

    def _links(self) -> Iterator[int]:
        for closed in self.diversion.closures:
            yield from closed.links
        for convoy in self.diversion.convoys:
            for leg in convoy.legs:
                yield from leg.route.links if leg.route else ()

    def street(self, links: Sequence[int]) -> str:
        """Return the names of the streets of some links, each once, a dash where none has one."""
        names = dict.fromkeys(self.traffic.network.street(link) for link in links)
        return ", ".join(name for name in names if name) or "–"

    def minutes(self, seconds: float | None) -> str:
        """Return minutes to the tenth, a dash where there is no way."""
        if seconds is None:
            return "–"
        return self.words("{n} min", n=self.number(round(seconds / 60, 1), 1))

    def metres(self, metres: float) -> str:
        """Return a length on the road, in kilometres from one on."""
        if metres >= 995:
            return f"{self.number(metres / 1000, 1)}\N{NO-BREAK SPACE}km"
        return f"{self.number(round(metres, -1))}\N{NO-BREAK SPACE}m"


def _near(plan: EventPlan, network: RoadNetwork) -> Iterator[tuple[float, float]]:
    """The sites that lie on the ground of the roads: a far one would make the map useless."""
    low, high = _corners(network)
    for site in plan.sites:
        if is_placed(site) and site.position:
            point = np.array((site.position.lat, site.position.lon))
            if (point >= low).all() and (point <= high).all():
                yield site.position.lat, site.position.lon


def _corners(network: RoadNetwork) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    points = np.column_stack((network.lat, network.lon))
    return points.min(axis=0) - 0.002, points.max(axis=0) + 0.002
