"""Road maps: what is drawn on them, measured and worded, before anybody draws it."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, kw_only=True)
class StreetName:
    """The name of a street along it; ``size`` in units, ``angle`` in degrees, clockwise."""

    text: str
    x: float
    y: float
    angle: float
    size: float


@dataclass(frozen=True, kw_only=True)
class Roads:
    """All roads of one weight as the data of one SVG path."""

    weight: str
    path: str


@dataclass(frozen=True, kw_only=True)
class Ground:
    """The roads of a frame, drawn once and laid under many maps; ``id`` tells them apart."""

    id: str
    width: float
    height: float
    roads: tuple[Roads, ...]
    names: tuple[StreetName, ...]
    north: str
    scale_length: float
    scale_label: str
    attribution: str


@dataclass(frozen=True, kw_only=True)
class Stroke:
    """A line on the map; ``style`` is its class in the style sheet, ``width`` another than its own.

    ``times`` are the steps of a slider at which it is shown, from the first up to before the
    second of each pair; a map without slider shows it always.
    """

    style: str
    path: str
    title: str = ""
    width: float | None = None
    times: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Area:
    """An area on the map."""

    style: str
    path: str
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class Pin:
    """A numbered site: where it is, and where its number stands beside it."""

    number: str
    title: str
    style: str
    x: float
    y: float
    label_x: float
    label_y: float


@dataclass(frozen=True, kw_only=True)
class KeyItem:
    """What one kind of line, area or pin stands for."""

    shape: Literal["line", "area", "pin"]
    style: str
    label: str
    width: float | None = None
    number: str = ""


@dataclass(frozen=True, kw_only=True)
class RoadMap:
    """A map of roads with areas, lines and pins laid over them.

    ``small`` maps stand side by side and leave out the names of streets.
    """

    caption: str
    spoken: str
    ground: Ground
    areas: tuple[Area, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    pins: tuple[Pin, ...] = ()
    key: tuple[KeyItem, ...] = ()
    small: bool = False
    kind: Literal["road_map"] = "road_map"


@dataclass(frozen=True, kw_only=True)
class MapRow:
    """Maps to be compared, side by side, under one caption and one key."""

    caption: str
    maps: tuple[RoadMap, ...]
    key: tuple[KeyItem, ...] = ()
    kind: Literal["map_row"] = "map_row"


@dataclass(frozen=True, kw_only=True)
class MapState:
    """What a map shows over some steps of its slider: its title, and a line for each thing."""

    first: int
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TimeMap:
    """A map over time: a slider where scripts run, and always each state by itself.

    ``steps`` is the time said at each step of the slider; ``states`` begin where something
    changes, the first at step 0.
    """

    anchor: str
    caption: str
    map: RoadMap
    steps: tuple[str, ...]
    states: tuple[MapState, ...]
    stills: tuple[RoadMap, ...]
    stills_caption: str
    states_caption: str
    states_headings: tuple[str, str]
    slider_label: str
    earlier: str
    later: str
    kind: Literal["time_map"] = "time_map"
