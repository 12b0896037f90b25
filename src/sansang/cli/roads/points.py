"""Points that people name in a table (id, lat, lon), on the road."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from sansang.cli.roads.rows import Line, read_lines
from sansang.faults import CannotRun, Fault
from sansang.roads.network import RoadNetwork
from sansang.roads.snap import Snapped
from sansang.roads.snap_all import nearest_all
from sansang.roads.vehicles import VehicleClass

_LIMITS = {"lat": 90, "lon": 180}


@dataclass(frozen=True, kw_only=True)
class Named:
    """A point with its name, and where it lies on the road."""

    id: str
    lat: float
    lon: float
    snapped: Snapped


def read_points(
    path: Path, network: RoadNetwork, vehicle: VehicleClass, limit_m: float
) -> list[Named]:
    """Return the points of a table on the roads that admit a vehicle.

    Raises CannotRun with every cell that can't be read, and every point that is too far from
    all roads.
    """
    _, lines = read_lines(path, ("id", "lat", "lon"))
    faults = [fault for line in lines for fault in _faults(line)] + _repeated(lines)
    if not lines:
        faults.append(Fault(code="no_points", place=str(path)))
    if faults:
        raise CannotRun(faults)
    places = [(float(line.cells["lat"]), float(line.cells["lon"])) for line in lines]
    found = nearest_all(network, places, vehicle, limit_m)
    faults = [
        Fault(code="far_from_roads", place=line.place, found=_place(*at), expected=f"{limit_m:.0f}")
        for line, at, snapped in zip(lines, places, found, strict=True)
        if snapped is None
    ]
    if faults:
        raise CannotRun(faults)
    return [
        Named(id=line.cells["id"], lat=lat, lon=lon, snapped=snapped)
        for line, (lat, lon), snapped in zip(lines, places, found, strict=True)
        if snapped
    ]


def _place(lat: float, lon: float) -> str:
    return f"{lat:.5f}, {lon:.5f}"


def _faults(line: Line) -> list[Fault]:
    found = [] if line.cells["id"] else [line.fault("missing", "id")]
    for name, limit in _LIMITS.items():
        try:
            number = float(line.cells[name])
        except ValueError:
            number = float("nan")
        if not isfinite(number):
            found.append(line.fault("number", name))
        elif number < -limit:
            found.append(line.fault("number_at_least", name, str(-limit)))
        elif number > limit:
            found.append(line.fault("number_at_most", name, str(limit)))
    return found


def _repeated(lines: Sequence[Line]) -> list[Fault]:
    seen: set[str] = set()
    found = []
    for line in lines:
        if line.cells["id"] in seen:
            found.append(line.fault("repeated_id", "id"))
        seen.add(line.cells["id"])
    return found
