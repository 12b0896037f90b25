"""Points that people name in a table (id, lat, lon), on the road."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from sansang.cli.roads.rows import Line, read_lines
from sansang.faults import CannotRun, Fault
from sansang.roads.network import RoadNetwork
from sansang.roads.snap import Snapped, snap
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
    points: list[Named] = []
    for line in lines:
        try:
            points.append(_point(line, network, vehicle, limit_m))
        except CannotRun as error:
            faults += error.faults
    if faults:
        raise CannotRun(faults)
    return points


def _point(line: Line, network: RoadNetwork, vehicle: VehicleClass, limit_m: float) -> Named:
    lat, lon = float(line.cells["lat"]), float(line.cells["lon"])
    return Named(
        id=line.cells["id"],
        lat=lat,
        lon=lon,
        snapped=snap(network, lat, lon, vehicle, limit_m, line.place),
    )


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
