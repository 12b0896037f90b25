"""What a paper says, before anybody draws it: a few kinds of block and the nine parts.

Both renderers (``pdf``, ``word``) read these and know nothing of teams, posts and reviews.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count

_KEPT_AT_THE_END = 4
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


class Style(StrEnum):
    """How a paragraph stands out; the one at the end stays with the signature."""

    BODY = "body"
    BOLD = "bold"
    BULLET = "bullet"
    END = "end"


@dataclass(frozen=True, kw_only=True)
class Section:
    """A heading of level 1 or 2; ``number`` is given when the paper is complete."""

    title: str
    level: int = 1
    number: str = ""
    kind: str = "section"


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """One paragraph; ``kept`` keeps it on the page of what follows."""

    text: str
    style: Style = Style.BODY
    kept: bool = False
    kind: str = "paragraph"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Labels and what they say."""

    rows: tuple[tuple[str, str], ...]
    kind: str = "facts"


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a table; ``share`` is its part of the width."""

    title: str
    share: float


Cell = tuple[Paragraph, ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table whose heading repeats on every page; a row of one cell spans all columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kind: str = "table"


Block = Section | Paragraph | Facts | Table


@dataclass(frozen=True, kw_only=True)
class Heading:
    """Parts 1 to 5 of a paper (Decree 30/2020, Art. 8) and what it is attached to.

    ``authority`` and ``motto`` are the state's (quốc hiệu, tiêu ngữ) or the Party's; empty in
    a plain layout, which shows ``event`` and ``period`` instead.
    """

    authority: str = ""
    motto: str = ""
    parent_body: str = ""
    issuing_body: str = ""
    number: str = ""
    place_date: str = ""
    title: str
    subject: str
    attached: str = ""
    note: str = ""
    event: tuple[str, str]
    period: tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Closing:
    """Parts 7 to 9: in which capacity it is signed, room for the seal, who receives it.

    ``beside`` signs at the left, above the recipients: the secretary of a minutes.
    """

    signatory: tuple[str, ...]
    recipients_title: str
    recipients: tuple[str, ...]
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OfficePaper:
    """One paper, complete and in one language; ``record`` names its file."""

    record: str
    language: str
    heading: Heading
    blocks: tuple[Block, ...]
    closing: Closing | None


def cell(text: str, *more: str, bold: bool = False) -> Cell:
    """Return a cell: its first line, bold or not, and the lines below; empty lines fall out."""
    first = lines(text, Style.BOLD if bold else Style.BODY)
    return (*first, *(p for line in more for p in lines(line)))


def lines(text: str, style: Style = Style.BODY) -> tuple[Paragraph, ...]:
    """Return one paragraph for each line that says something."""
    found = (line.strip() for line in text.replace("\t", " ").split("\n"))
    return tuple(Paragraph(text=line, style=style) for line in found if line)


def facts(pairs: Iterable[tuple[str, str]]) -> Facts:
    """Return the facts that are known: a label without a value falls out."""
    return Facts(rows=tuple((label, value) for label, value in pairs if value))


def ended(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks; the last paragraphs stay with the signature, so no page is almost bare."""
    given = tuple(blocks)
    at = len(given)
    while at > 0 and len(given) - at < _KEPT_AT_THE_END and isinstance(given[at - 1], Paragraph):
        at -= 1
    kept = (replace(one, kept=True) for one in given[at:] if isinstance(one, Paragraph))
    return (*given[:at], *kept)


def numbered(blocks: Iterable[Block], *, roman: bool) -> Iterator[Block]:
    """Yield the blocks with section numbers: I. and 1. (roman), or 1. and 1.1."""
    chapters, parts, chapter = count(1), count(1), 0
    for block in blocks:
        if not isinstance(block, Section):
            yield block
        elif block.level == 1:
            chapter, parts = next(chapters), count(1)
            yield replace(block, number=f"{_ROMAN[chapter - 1] if roman else chapter}.")
        else:
            part = next(parts)
            yield replace(block, number=f"{part}." if roman else f"{chapter}.{part}.")
