"""Traffic: the roads of the plan, what is closed when and for whom, and who wants to drive."""

from enum import StrEnum
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from sansang.event.fields import (
    Id,
    Line,
    Metres,
    Moment,
    Name,
    Record,
    SiteId,
    Text,
    TrafficZoneId,
)
from sansang.roads import VehicleClass

_SUFFIX = ".osm.pbf"


def _drawn(value: str) -> str:
    """Refuse what no line or area on the map is."""
    import shapely  # slow to load: only plans that draw something need it

    try:
        shape = shapely.from_wkt(value)
    except shapely.errors.GEOSException:
        shape = None
    if shape is None or shape.is_empty or not shape.is_valid or not _on_earth(shape.bounds):
        raise PydanticCustomError("wkt", "a line or an area of degrees is expected", {})
    return value


def _on_earth(bounds: tuple[float, float, float, float]) -> bool:
    west, south, east, north = bounds
    return -180 <= west <= east <= 180 and -90 <= south <= north <= 90


def _inside_the_folder(value: str) -> str:
    path = PurePosixPath(value.replace("\\", "/"))
    leaves = path.is_absolute() or ".." in path.parts or ":" in value
    if leaves or not value.lower().endswith(_SUFFIX):
        raise PydanticCustomError("roads_file", "a file .osm.pbf of the folder is expected", {})
    return value


Wkt = Annotated[
    str,
    StringConstraints(
        max_length=32_000, pattern=r"^(LINESTRING|POLYGON) ?\(+ ?-?\d[-\d., ()]*\d ?\)+$"
    ),
    AfterValidator(_drawn),
]
"""A line or an area as well-known text, longitude before latitude, WGS 84 degrees: what drawing
programs read from and write into a column of a table."""
PerHour = Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False)]


class Roads(Record):
    """The road network of the plan: a file of the event folder (``.osm.pbf``).

    A site farther than ``snap_limit_m`` from every road has no place on them.
    """

    file: Annotated[Line, Field(min_length=1), AfterValidator(_inside_the_folder)]
    snap_limit_m: Metres = 150


class Exempt(StrEnum):
    """Who may pass a closure."""

    RESIDENTS = "residents"
    DELEGATES = "delegates"
    EMERGENCY = "emergency"
    DUTY = "duty"


class ClosureTime(Record):
    """When a closure is in force: from ``start`` until ``end``."""

    start: Moment
    end: Moment


class Closure(Record):
    """A road or an area that is closed to traffic, and who may pass all the same.

    A line closes the roads that it follows, in its own direction alone where
    ``one_direction``; an area closes every road inside.
    """

    id: Id
    name: Name
    geometry: Wkt
    one_direction: bool = False
    exempt: tuple[Exempt, ...] = ()
    reason: Text = ""
    times: tuple[ClosureTime, ...] = ()


class TrafficZone(Record):
    """A quarter from and to which people drive, drawn together in one point.

    ``departures_per_h`` and ``arrivals_per_h`` are vehicles in an hour on an ordinary day.
    """

    id: Id
    name: Name
    lat: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
    lon: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
    departures_per_h: PerHour = 0
    arrivals_per_h: PerHour = 0


class TrafficDemand(Record):
    """How many vehicles want to go from one traffic zone to another in an hour."""

    id: Id
    origin: TrafficZoneId
    destination: TrafficZoneId
    vehicles_per_h: PerHour


class TravelMode(Record):
    """How a share of the people comes to a site and leaves it (no site named: to all).

    ``share`` is in per cent; ``vehicle`` is what they use.
    """

    id: Id
    name: Name
    vehicle: VehicleClass
    share: Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
    people_per_vehicle: Annotated[float, Field(gt=0, le=200, allow_inf_nan=False)] = 1
    site: SiteId | None = None


class TrafficCount(Record):
    """How many vehicles were counted in an hour along a line, in its direction."""

    id: Id
    name: Name
    geometry: Wkt
    vehicles_per_h: PerHour


class MeasureKind(StrEnum):
    """What a diversion measure does with the road along its line.

    ``CLOSE``: nobody drives there. ``ONE_WAY``: only in the direction of the line. ``SIGN``: it
    is signed as the diversion, its signals give it time, and so more gets through.
    """

    CLOSE = "close"
    ONE_WAY = "one_way"
    SIGN = "sign"


class DiversionMeasure(Record):
    """Something that may be done to lead traffic round: the best set of them is searched for.

    ``capacity_factor`` is what signing makes of the road's capacity.
    """

    id: Id
    name: Name
    kind: MeasureKind
    geometry: Wkt
    capacity_factor: Annotated[float, Field(ge=1, le=3, allow_inf_nan=False)] = 1.2


class BusLine(Record):
    """A bus line in one direction along its line, and how many buses and people an hour."""

    id: Id
    name: Name
    geometry: Wkt
    buses_per_h: PerHour = 0
    people_per_h: PerHour = 0
