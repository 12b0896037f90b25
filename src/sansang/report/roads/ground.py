"""The roads of a frame by weight, with the names of the streets that matter."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sansang.report.content.places import length
from sansang.report.content.projection import scale_bar
from sansang.report.content.voice import Voice
from sansang.report.roads.blocks import Ground, Roads
from sansang.report.roads.frame import Frame
from sansang.report.roads.lines import in_frame, joined, link_lines, one_of_each_road, path_of
from sansang.report.roads.names import street_names
from sansang.roads import RoadNetwork, VehicleClass
from sansang.roads.classes import CLASSES
from sansang.roads.vehicles import BIT
from sansang.wording import N_

ATTRIBUTION = "© OpenStreetMap contributors"
"""As its licence asks (ODbL 1.0, 4.3), on every map; the same in every language."""

WEIGHTS = ("path", "service", "minor", "tertiary", "secondary", "primary", "trunk")
"""From the lightest, which is drawn first and left out first, to the heaviest."""
_WEIGHT = {
    "motorway": "trunk",
    "trunk": "trunk",
    "primary": "primary",
    "secondary": "secondary",
    "tertiary": "tertiary",
    "service": "service",
    "track": "service",
}
_MOST_POINTS = 80_000
_MOST_TEXT = 90_000
"""How many points roads of one weight may have before they are joined, and how many signs all
paths together."""
_DRIVEN = BIT[VehicleClass.CAR] | BIT[VehicleClass.BUS]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A network in a frame: what every layer of a map is laid on."""

    network: RoadNetwork
    frame: Frame


def weights(network: RoadNetwork) -> NDArray[np.int64]:
    """Return (E) the place in ``WEIGHTS`` of each link; where nobody may drive it is a path."""
    of_class = [_weight_of(one.name) for one in CLASSES]
    weight = np.array(of_class)[network.road_class]
    driven = (network.admits & _DRIVEN) != 0
    return np.where(driven, weight, WEIGHTS.index("path"))


def _weight_of(road_class: str) -> int:
    return WEIGHTS.index(_WEIGHT.get(road_class.removesuffix("_link"), "minor"))


def ground(voice: Voice, sheet: Sheet, name: str) -> Ground:
    """Return the roads of a sheet; light ones are left out where there are too many to read."""
    network, frame = sheet.network, sheet.frame
    every = one_of_each_road(network, np.arange(network.links, dtype=np.int64))
    links = in_frame(network, frame, every)
    weight = weights(network)[links]
    metres = scale_bar(frame.metres_per_unit, frame.width / 5)
    return Ground(
        id=name,
        width=frame.width,
        height=frame.height,
        roads=tuple(reversed(tuple(_roads(sheet, links, weight)))),
        names=street_names(network, frame, links, weight, least=WEIGHTS.index("minor")),
        north=voice.words(N_("N")),
        scale_length=round(metres / frame.metres_per_unit, 1),
        scale_label=length(voice, metres),
        attribution=ATTRIBUTION,
    )


def _roads(sheet: Sheet, links: NDArray[np.int64], weight: NDArray[np.int64]) -> Iterator[Roads]:
    """The roads by weight, the heaviest first, as many as can be read and as a page can bear."""
    text = 0
    for at in sorted(set(weight.tolist()), reverse=True):
        chosen = links[weight == at]
        points = sheet.network.shape_start[chosen + 1] - sheet.network.shape_start[chosen]
        if text and points.sum() > _MOST_POINTS:
            return
        path = _path(sheet, chosen)
        if text and text + len(path) > _MOST_TEXT:
            return
        text += len(path)
        yield Roads(weight=WEIGHTS[at], path=path)


def _path(sheet: Sheet, links: NDArray[np.int64]) -> str:
    lines = link_lines(sheet.network, links, sheet.frame)
    return path_of(joined(lines, tolerance=0.5))
