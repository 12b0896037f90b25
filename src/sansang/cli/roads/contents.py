"""What is in a road network and what of its map is not: in words, and as JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from sansang.report.content.document import Block
from sansang.report.content.texts import Align, Cell, Column, Fact, Facts, Table, ungrouped
from sansang.roads import RoadNetwork, VehicleClass
from sansang.roads.classes import CLASSES
from sansang.roads.network import Bools
from sansang.roads.osm import Dropped, Skipped
from sansang.wording import N_, Wording

FORMAT: Final = "sansang/roads-import/1"

VEHICLES: Final = {
    VehicleClass.CAR: N_("cars"),
    VehicleClass.MOTORCYCLE: N_("motorcycles"),
    VehicleClass.BUS: N_("buses"),
    VehicleClass.TRUCK: N_("goods vehicles"),
    VehicleClass.EMERGENCY: N_("ambulances and patrol cars"),
    VehicleClass.FIRE_ENGINE: N_("fire engines"),
    VehicleClass.FOOT: N_("people on foot"),
}
SKIPPED: Final = {
    Skipped.VIA_ROAD: N_("turn restrictions that lead over a road, not over a junction"),
    Skipped.CONDITIONAL: N_("turn restrictions that hold at some hours"),
    Skipped.NOT_FOR_CARS: N_("turn restrictions that do not speak of cars"),
    Skipped.OUTSIDE: N_("turn restrictions of roads outside the network"),
    Skipped.UNCLEAR: N_("turn restrictions that are not clear"),
}


@dataclass(frozen=True, kw_only=True)
class Contents:
    """A network, how many turn restrictions and barriers it has from its map, and what of that
    it has not.
    """

    network: RoadNetwork
    turns: int = 0
    barriers: int = 0
    dropped: Dropped | None = None


def document(file: Path, out: Path, read: Contents) -> dict[str, Any]:
    """Return what was read, for programs."""
    network = read.network
    return {
        "format": FORMAT,
        "file": str(file),
        "network": str(out),
        "checksum": network.checksum,
        "nodes": network.nodes,
        "links": network.links,
        "length_km": _km(network, np.ones(network.links, np.bool_)),
        "by_class": [
            {"class": name, "links": links, "length_km": km}
            for name, links, km in _classes(network)
        ],
        "by_vehicle": {
            vehicle.value: {
                "links": int(network.admitted(vehicle).sum()),
                "length_km": _km(network, network.admitted(vehicle)),
            }
            for vehicle in VehicleClass
        },
        "forbidden_turns": len(network.forbidden_turns),
        "turn_restrictions": read.turns,
        "barriers": read.barriers,
        "dropped": asdict(read.dropped) if read.dropped else None,
    }


def blocks(read: Contents, words: Wording) -> Iterator[Block]:
    """Yield what is in the network, who may drive there, and what was left out."""
    network = read.network
    everything = np.ones(network.links, np.bool_)
    facts = (
        (N_("junctions and ends of roads"), words.number(network.nodes)),
        (N_("links, one for each direction"), words.number(network.links)),
        (N_("kilometres of road"), _number(_km(network, everything), words)),
        (N_("turn restrictions"), words.number(read.turns)),
        (N_("barriers that keep somebody out"), words.number(read.barriers)),
    )
    yield Facts(title="", items=tuple(Fact(label=words(name), value=v) for name, v in facts))
    yield _table(N_("Roads"), N_("class"), [*_classes(network)], words)
    admitted = [
        (words(name), int(network.admitted(v).sum()), _km(network, network.admitted(v)))
        for v, name in VEHICLES.items()
    ]
    yield _table(N_("Who may drive"), N_("who"), admitted, words)
    if read.dropped is None:
        return
    left_out = [row for row in _left_out(read.dropped, words) if row[1]]
    if left_out:
        yield _table(N_("Left out"), N_("what"), left_out, words)


def _left_out(dropped: Dropped, words: Wording) -> Iterator[tuple[str, int, float | None]]:
    cars = dropped.cars
    yield words(N_("links on which a car can't get there and back")), cars.links, cars.length_km
    yield words(N_("their junctions")), dropped.nodes, None
    for name, lost in dropped.by_class.items():
        yield words.say(N_("of class {name}"), {"name": name}), lost.links, lost.length_km
    for kind, roads in dropped.other_kinds.items():
        yield words.say(N_("roads of the kind {kind}"), {"kind": kind}), roads, None
    yield words(N_("roads that admit nobody")), dropped.roads_for_nobody, None
    yield words(N_("rules of roads that hold at some hours")), dropped.by_the_hour, None
    yield words(N_("points that the file lacks")), dropped.points_without_place, None
    for why, restrictions in dropped.turns_skipped.items():
        yield words(SKIPPED[why]), restrictions, None


def _classes(network: RoadNetwork) -> Iterator[tuple[str, int, float]]:
    """The classes that the network has: their links, and kilometres of road."""
    for place, road in enumerate(CLASSES):
        links = network.road_class == place
        if links.any():
            yield road.name, int(links.sum()), _km(network, links)


def _km(network: RoadNetwork, links: Bools) -> float:
    """Kilometres of road, not twice where it has both directions."""
    twin = network.twin
    first = links & ((twin < 0) | ~links[twin] | (np.arange(network.links) < twin))
    return round(float(network.length_m[first].sum()) / 1000, 3)


def _table(
    caption: str, what: str, rows: Sequence[tuple[str, int, float | None]], words: Wording
) -> Table:
    number = Align.NUMBER
    return Table(
        caption=words(caption),
        columns=(
            Column(heading=words(what), share=3),
            Column(heading=words(N_("number")), align=number),
            Column(heading=words(N_("km")), align=number),
        ),
        groups=ungrouped(
            (Cell(text=name), Cell(text=words.number(count)), Cell(text=_number(km, words)))
            for name, count, km in rows
        ),
    )


def _number(km: float | None, words: Wording) -> str:
    return "" if km is None else words.number(km, 1)
