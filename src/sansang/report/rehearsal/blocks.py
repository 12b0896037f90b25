"""Blocks of a rehearsal that are looked at: measured and worded, before anybody draws them."""

from dataclasses import dataclass
from typing import Literal

from sansang.report.content.texts import Tick
from sansang.report.roads.blocks import Ground

Grade = Literal["good", "caution", "bad", "none"]
"""How a place does; each grade has its own shape, so that colour alone says nothing."""


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A site on a map: where it is, and where its sign stands beside it."""

    number: str
    title: str
    x: float
    y: float
    label_x: float
    label_y: float
    grade: Grade = "none"
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What lies under the maps of a rehearsal: roads, or plain paper where there are none.

    On plain paper directions are true from the middle, and distances shrink outwards.
    """

    width: float
    height: float
    spots: tuple[Spot, ...]
    north: str
    ground: Ground | None = None


@dataclass(frozen=True, kw_only=True)
class GradeKey:
    """What a shape stands for."""

    grade: Grade
    label: str


@dataclass(frozen=True, kw_only=True)
class PlaceMap:
    """Sites by how well they do."""

    caption: str
    spoken: str
    note: str
    scene: Scene
    key: tuple[GradeKey, ...]
    kind: Literal["place_map"] = "place_map"


@dataclass(frozen=True, kw_only=True)
class Whisker:
    """An interval beside a curve: its ends, and the dot of the value between them."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


@dataclass(frozen=True, kw_only=True)
class Plot:
    """A curve on axes, measured in the units of its drawing.

    ``histogram`` has bars (x, y, width, height) under it; ``target`` is a line, crossed at its x.
    """

    title: str
    detail: str
    spoken: str
    width: float
    height: float
    frame: tuple[float, float, float, float]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    curve: str = ""
    histogram: tuple[tuple[float, float, float, float], ...] = ()
    target: Tick | None = None
    whiskers: tuple[Whisker, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Plots:
    """Curves side by side, on axes of the same meaning."""

    caption: str
    note: str
    x_title: str
    plots: tuple[Plot, ...]
    kind: Literal["plots"] = "plots"


@dataclass(frozen=True, kw_only=True)
class Film:
    """A rehearsed day as a map that moves, on a screen where scripts run.

    ``data`` is the day as JSON; ``still`` is what stands there without scripts. ``key`` names the
    signs that the script draws.
    """

    anchor: str
    caption: str
    spoken: str
    still: str
    note: str
    scene: Scene
    data: str
    key: tuple[tuple[str, str], ...]
    kind: Literal["film"] = "film"
