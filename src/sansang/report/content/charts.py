"""Charts and maps: the blocks of a dossier that are looked at, measured but not yet drawn."""

from dataclasses import dataclass
from typing import Literal

from sansang.report.content.texts import Fact

Band = Literal["low", "moderate", "high", "extreme"]
"""How great a risk is."""


@dataclass(frozen=True, kw_only=True)
class Node:
    """A box of a chart and the boxes that answer to it."""

    level: str
    title: str
    facts: tuple[Fact, ...]
    children: tuple["Node", ...] = ()
    rank: int = 0


@dataclass(frozen=True, kw_only=True)
class Tree:
    """A chart of who answers to whom."""

    caption: str
    roots: tuple[Node, ...]
    kind: Literal["tree"] = "tree"


@dataclass(frozen=True, kw_only=True)
class Hour:
    """A column of the heat map."""

    label: str
    night: bool


@dataclass(frozen=True, kw_only=True)
class HeatCell:
    """``hours`` equal hours at a post: the state, its mark, and both in words."""

    hours: int
    state: Literal["none", "met", "below_desired", "below_minimum"]
    text: str
    spoken: str


@dataclass(frozen=True, kw_only=True)
class HeatRow:
    """One post over one day."""

    number: str
    title: str
    detail: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, kw_only=True)
class HeatGroup:
    """The posts of one priority."""

    title: str
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True, kw_only=True)
class HeatMap:
    """Post × hour of one day."""

    caption: str
    row_heading: str
    day: str
    night: str
    hours: tuple[Hour, ...]
    groups: tuple[HeatGroup, ...]
    kind: Literal["heat_map"] = "heat_map"


@dataclass(frozen=True, kw_only=True)
class Span:
    """A stretch of a time axis, ``at`` and ``width`` as parts of its length."""

    at: float
    width: float
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A spell of a team at a post on the time axis."""

    at: float
    width: float
    label: str
    colour: int
    spoken: str


@dataclass(frozen=True, kw_only=True)
class BarRow:
    """One team on the time axis."""

    title: str
    detail: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, kw_only=True)
class BarGroup:
    """The teams of one task force."""

    title: str
    rows: tuple[BarRow, ...]


@dataclass(frozen=True, kw_only=True)
class Timetable:
    """Team × time for some days; ``moments`` are lines across all rows."""

    caption: str
    row_heading: str
    time_heading: str
    days: tuple[Span, ...]
    ticks: tuple[Span, ...]
    nights: tuple[Span, ...]
    groups: tuple[BarGroup, ...]
    moments: tuple[Span, ...] = ()
    kind: Literal["timetable"] = "timetable"


@dataclass(frozen=True, kw_only=True)
class Key:
    """One colour and what it stands for."""

    colour: int
    label: str


@dataclass(frozen=True, kw_only=True)
class Legend:
    """What the colours stand for."""

    items: tuple[Key, ...]
    kind: Literal["legend"] = "legend"


@dataclass(frozen=True, kw_only=True)
class Marker:
    """A numbered site on a map panel: where it is, and where its number stands beside it."""

    number: str
    title: str
    colour: int
    square: bool
    sure: bool
    x: float
    y: float
    label_x: float
    label_y: float
    radius: float


@dataclass(frozen=True, kw_only=True)
class Panel:
    """A rectangle of the ground, north up, in a drawing of ``width`` × ``height``.

    ``frame`` is the rectangle that an inset shows (x, y, width, height); ``dots`` are sites
    that the inset numbers.
    """

    title: str
    width: float
    height: float
    markers: tuple[Marker, ...]
    dots: tuple[tuple[float, float], ...]
    frame: tuple[float, float, float, float] | None
    frame_label: str
    scale_length: float
    scale_label: str


@dataclass(frozen=True, kw_only=True)
class Map:
    """Sites on the ground, drawn from their positions alone."""

    caption: str
    north: str
    panels: tuple[Panel, ...]
    kind: Literal["map"] = "map"


@dataclass(frozen=True, kw_only=True)
class KeyedSite:
    """A number of the map, the site that it stands for, and the posts there."""

    number: str
    title: str
    posts: str


@dataclass(frozen=True, kw_only=True)
class SectorKey:
    """A sector's colour on the map, and its sites."""

    colour: int
    title: str
    sites: tuple[KeyedSite, ...]


@dataclass(frozen=True, kw_only=True)
class MapKey:
    """What the numbers and the colours of the map stand for."""

    caption: str
    sectors: tuple[SectorKey, ...]
    kind: Literal["map_key"] = "map_key"


@dataclass(frozen=True, kw_only=True)
class MatrixCell:
    """A field of the hazard matrix: its risk and the numbers of the hazards in it."""

    risk: int
    band: Band
    items: tuple[str, ...]
    spoken: str


@dataclass(frozen=True, kw_only=True)
class MatrixRow:
    """One impact, likelihood rising from left to right."""

    heading: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """Hazards laid out by likelihood and impact, the greatest impact on top."""

    caption: str
    across: str
    down: str
    headings: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    kind: Literal["matrix"] = "matrix"
