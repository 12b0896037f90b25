"""A dossier: parts of blocks, all words said, nothing yet drawn.

HTML and PDF draw the same blocks and hold no words of their own, so they always say the same.
"""

from dataclasses import dataclass
from typing import Literal

from sansang.report.content.charts import HeatMap, Legend, Map, MapKey, Matrix, Timetable, Tree
from sansang.report.content.texts import (
    Bullets,
    Card,
    Fact,
    Facts,
    Figures,
    Paragraph,
    Statement,
    Table,
)
from sansang.report.rehearsal.blocks import Film, PlaceMap, Plots
from sansang.report.roads.blocks import MapRow, RoadMap, TimeMap


@dataclass(frozen=True, kw_only=True)
class Fold:
    """Blocks that may be folded away on a screen; paper shows those that are ``on_paper``."""

    title: str
    blocks: tuple["Block", ...]
    unfolded: bool = True
    on_paper: bool = True
    kind: Literal["fold"] = "fold"


def folded(block: "Table | Timetable", *, unfolded: bool = False) -> Fold:
    """Return a long block so that a screen can fold it away under its caption."""
    return Fold(title=block.caption, blocks=(block,), unfolded=unfolded)


Block = (
    Paragraph
    | Bullets
    | Facts
    | Figures
    | Statement
    | Table
    | Tree
    | HeatMap
    | Timetable
    | Legend
    | Map
    | MapKey
    | Matrix
    | Card
    | Fold
    | RoadMap
    | MapRow
    | TimeMap
    | PlaceMap
    | Plots
    | Film
)


@dataclass(frozen=True, kw_only=True)
class Part:
    """A numbered part of the dossier; a ``wide`` one is printed on its side."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]
    wide: bool = False


@dataclass(frozen=True, kw_only=True)
class Front:
    """The front of the dossier."""

    kicker: str
    title: str
    subtitle: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class DossierContent:
    """Everything that the dossier says, in one language."""

    language: str
    title: str
    front: Front
    contents_heading: str
    skip_link: str
    back_link: str
    page_word: str
    parts: tuple[Part, ...]
