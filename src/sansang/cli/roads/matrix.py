"""``sansang roads matrix``."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from sansang.cli.options import AsJson, Lang, spoken
from sansang.cli.screen import answer_console, print_json, progress_console, working
from sansang.eventfile import whole_file
from sansang.roads.vehicles import VehicleClass
from sansang.travel import cache_folder
from sansang.wording import N_, Wording

if TYPE_CHECKING:
    from sansang.cli.roads.points import Named
    from sansang.roads.network import Longs, RoadNetwork

FORMAT = "sansang/travel-times/1"
UNREACHABLE = "unreachable"
"""What stands in the table instead of seconds."""

Points = Annotated[
    Path, typer.Option(metavar="FILE", help=N_("a table (CSV) with the columns id, lat, lon"))
]


def matrix(  # noqa: PLR0913 - the options of a command
    net: Annotated[
        Path,
        typer.Argument(metavar="NET", help=N_("a network of sansang roads import, or a map file")),
    ],
    *,
    origins: Points,
    destinations: Points,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE", help=N_("where the table is written"))
    ],
    vehicle: Annotated[
        VehicleClass, typer.Option(help=N_("who drives, or goes on foot"))
    ] = VehicleClass.CAR,
    priority: Annotated[
        bool, typer.Option("--priority", help=N_("drive with priority: blue light and siren"))
    ] = False,
    closed: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=N_(
                "what is closed: GeoJSON, or a table (CSV) of geometry, or way, or from and to"
            ),
        ),
    ] = None,
    speed_factor: Annotated[
        float,
        typer.Option(
            min=0.01, max=10, metavar="NUMBER", help=N_("what traffic leaves of the free speed")
        ),
    ] = 1.0,
    snap_limit: Annotated[
        float,
        typer.Option(
            min=1, max=10_000, metavar="METRES", help=N_("how far a point may be from a road")
        ),
    ] = 150.0,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Write how long it takes from each origin to each destination."""
    words = spoken(lang)
    asked = Asked(vehicle=vehicle, priority=priority, speed_factor=speed_factor)
    with working(progress_console(), words(N_("Reading the network"))):
        network = _network(net)
    start, end = (_points(file, network, vehicle, snap_limit) for file in (origins, destinations))
    with working(progress_console(), words(N_("Computing travel times"))):
        told, found = _computed(network, asked, closed, start, end)
    _write(out, start, end, found)
    if as_json:
        print_json(told | {"out": str(out)})
    else:
        _show(told, words)
        answer_console().print(str(out), soft_wrap=True)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How one drives."""

    vehicle: VehicleClass
    priority: bool
    speed_factor: float


def _network(path: Path) -> "RoadNetwork":
    from sansang.roads.store import open_network

    return open_network(path, cache_folder() / "roads")


def _points(
    path: Path, network: "RoadNetwork", vehicle: VehicleClass, limit_m: float
) -> list["Named"]:
    from sansang.cli.roads.points import read_points

    return read_points(path, network, vehicle, limit_m)


def _computed(
    network: "RoadNetwork",
    asked: Asked,
    closed: Path | None,
    start: Sequence["Named"],
    end: Sequence["Named"],
) -> tuple[dict[str, Any], "Longs"]:
    from sansang.cli.roads.closed import read_closed
    from sansang.roads.travel import TravelTimes

    times = TravelTimes(
        network,
        asked.vehicle,
        priority_driving=asked.priority,
        speed_factor=asked.speed_factor,
    )
    if closed:
        times.close(read_closed(closed, network))
    found = times.matrix([one.snapped for one in start], [one.snapped for one in end])
    told = {
        "format": FORMAT,
        "vehicle": str(asked.vehicle),
        "priority": asked.priority,
        "speed_factor": asked.speed_factor,
        "engine": times.engine,
        "closed_links": times.closed_links,
        "pairs": found.size,
        "unreachable": int((found < 0).sum()),
        "origins": [_told(one) for one in start],
        "destinations": [_told(one) for one in end],
    }
    return told, found


def _told(point: "Named") -> dict[str, Any]:
    snapped = point.snapped
    return {
        "id": point.id,
        "from_road_m": round(snapped.distance_m, 1),
        "on_road": {"lat": round(snapped.lat, 6), "lon": round(snapped.lon, 6)},
    }


def _write(out: Path, start: Sequence["Named"], end: Sequence["Named"], found: "Longs") -> None:
    with whole_file(out) as beside, beside.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened, lineterminator="\n")
        writer.writerow(("origin", "destination", "seconds"))
        for origin, row in zip(start, found.tolist(), strict=True):
            writer.writerows(
                (origin.id, destination.id, _seconds(ms))
                for destination, ms in zip(end, row, strict=True)
            )


def _seconds(ms: int) -> str:
    return UNREACHABLE if ms < 0 else f"{ms / 1000:.3f}"


def _show(told: dict[str, Any], words: Wording) -> None:
    console = answer_console()
    both = told["origins"] + told["destinations"]
    farthest = max(both, key=lambda one: one["from_road_m"])
    data = {
        "origins": words.number(len(told["origins"])),
        "destinations": words.number(len(told["destinations"])),
        "closed": words.number(told["closed_links"]),
        "unreachable": words.number(told["unreachable"]),
        "id": farthest["id"],
        "metres": words.number(farthest["from_road_m"], 1),
    }
    console.print(words.say(N_("{origins} origins × {destinations} destinations"), data))
    console.print(words.say(N_("Closed links: {closed}"), data))
    style = "red" if told["unreachable"] else "green"
    console.print(Text(words.say(N_("Pairs without a way: {unreachable}"), data), style))
    console.print(words.say(N_("Farthest from a road: {id}, {metres} m"), data))
