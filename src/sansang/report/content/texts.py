"""Sentences, facts, figures, tables and cards: the blocks of a dossier that are read."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Tone(StrEnum):
    """How a thing stands. It is always said in words too, never by colour alone."""

    PLAIN = "plain"
    GOOD = "good"
    CAUTION = "caution"
    BAD = "bad"
    QUIET = "quiet"


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A sentence or some."""

    text: str
    tone: Tone = Tone.PLAIN
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, kw_only=True)
class Bullets:
    """Sentences in a list; ``title`` may be empty."""

    title: str
    items: tuple[str, ...]
    kind: Literal["bullets"] = "bullets"


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One thing with its name."""

    label: str
    value: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Some facts about one thing; ``title`` may be empty."""

    title: str
    items: tuple[Fact, ...]
    kind: Literal["facts"] = "facts"


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number that counts, what it counts, and on what it is reckoned."""

    value: str
    label: str
    note: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The numbers of which a verdict consists."""

    items: tuple[Figure, ...]
    kind: Literal["figures"] = "figures"


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A verdict with its reasons."""

    title: str
    reasons: tuple[str, ...]
    tone: Tone
    kind: Literal["statement"] = "statement"


class Align(StrEnum):
    """How the cells of a column stand."""

    TEXT = "text"
    NUMBER = "number"


@dataclass(frozen=True, kw_only=True)
class Strip:
    """An interval on the axis of its column, from 0 at the left end to 1 at the right.

    ``mark`` is what it is held against: a target, or no difference. The cell says it in numbers.
    """

    low: float
    value: float
    high: float
    mark: float | None = None
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, kw_only=True)
class Tick:
    """A number on an axis, and where it stands, from 0 to 1."""

    at: float
    label: str


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a table; ``share`` is its part of the width against its sisters'.

    ``axis`` measures the intervals that are drawn in its cells.
    """

    heading: str
    share: float = 1
    align: Align = Align.TEXT
    axis: tuple[Tick, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Cell:
    """What stands in a table: a line, maybe a quieter one below it.

    ``language`` is named where the text is in another than the dossier's. A ``strip`` is drawn
    over the text.
    """

    text: str
    below: str = ""
    tone: Tone = Tone.PLAIN
    language: str = ""
    strip: Strip | None = None


@dataclass(frozen=True, kw_only=True)
class RowGroup:
    """Rows of a table under one heading, which may be empty."""

    title: str
    rows: tuple[tuple[Cell, ...], ...]


def ungrouped(rows: Iterable[tuple[Cell, ...]]) -> tuple[RowGroup, ...]:
    """Return the rows of a table that needs no headings among them."""
    return (RowGroup(title="", rows=tuple(rows)),)


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table with its caption. The first cell of a row names the row.

    One that is ``together`` is short, and printed on one page.
    """

    caption: str
    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    together: bool = False
    kind: Literal["table"] = "table"


@dataclass(frozen=True, kw_only=True)
class Step:
    """An action of a card: its number, what is done, by whom, within how long."""

    number: str
    text: str
    owner: str
    limit: str


@dataclass(frozen=True, kw_only=True)
class Card:
    """What one contingency plan says, on one page; ``by_hand`` is filled in on the day."""

    anchor: str
    number: str
    title: str
    facts: tuple[Fact, ...]
    steps_heading: tuple[str, str, str, str]
    steps: tuple[Step, ...]
    closing: tuple[Fact, ...]
    by_hand: tuple[str, ...]
    kind: Literal["card"] = "card"
