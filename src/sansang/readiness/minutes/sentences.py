"""Cuts minutes into sentences: lines, numbered lists, bullets, semicolons, the end «./.»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sansang.readiness.minutes.folding import Folded

LONGEST = 2_000
"""How long a sentence can be; a longer one is cut at a blank."""

_MARKER = re.compile(
    r"\s*(?:(?P<bullet>[-–—•*+·▪○●➢✓])|(?P<deep>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?"
    r"|\(?(?P<number>\d{1,2})[.)]|\(?(?P<letter>[a-zđ])[.)]|(?P<roman>[ivx]{1,5})[.)])\s+"
)
_STOP = re.compile(r"[.!?…;]+(?=[\s\"”’)]|$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:tp|tt|tx|ths|ts|gs|pgs|bs|mr|mrs|ms|dr|st|no|art|e\.g|i\.e|approx|v\.v|đ/c|kt|tm|tl)"
    r"|\b[a-zđ])$"
)
_UNFINISHED = re.compile(
    r"(?<!\w)(?:với|và|cho|của|các|tại|về|theo|từ|đến|trước|ngày|the|of|and|to|with|by|at|in"
    r"|on|for)$"
)
_TRAIL = " \n./;…"


@dataclass(frozen=True)
class Block:
    """Lines that belong together, and the kind of mark in front of them."""

    start: int
    end: int
    marker: str


@dataclass(frozen=True)
class Sentence:
    """A stretch of the folded text.

    ``lead_in`` is the sentence with a colon that it is an item of; ``after_semicolon`` tells
    that it goes on from the sentence before.
    """

    start: int
    end: int
    lead_in: "Sentence | None" = None
    after_semicolon: bool = False


def sentences(folded: Folded) -> Iterator[Sentence]:
    """Yield the sentences in order, each with the lead-in that it stands under."""
    lead_in, lead_marker, items = None, "", False
    for block in _blocks(folded):
        leaves = block.marker == lead_marker and (block.marker != "" or items)
        if leaves or (lead_marker == "" and items and block.marker == ""):
            lead_in, items = None, False
        items = items or block.marker != ""
        last = None
        for last in _parts(folded.text, block, lead_in):
            yield last
        if last and folded.text[last.start : block.end].rstrip().endswith(":"):
            lead_in, lead_marker, items = last, block.marker, False


def _blocks(folded: Folded) -> Iterator[Block]:
    """Join lines that a narrow page has broken."""
    current: Block | None = None
    for line in re.finditer(r"[^\n]+", folded.text):
        start, end, marker = _bare(folded.text, line.start(), line.end())
        if start >= end:
            if current:
                yield current
            current = None
        elif current and not marker and _goes_on(folded, current, start):
            current = Block(current.start, end, current.marker)
        else:
            if current:
                yield current
            current = Block(start, end, marker)
    if current:
        yield current


def _bare(text: str, start: int, end: int) -> tuple[int, int, str]:
    found = _MARKER.match(text, start, end)
    marker = found.lastgroup or "" if found else ""
    start = found.end() if found else start
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end, marker


def _goes_on(folded: Folded, block: Block, start: int) -> bool:
    between = folded.text[block.end : start]
    last = folded.text[block.end - 1]
    if between.count("\n") > 1 or last in ".;:?!…":
        return False
    unfinished = last == "," or _UNFINISHED.search(folded.text, block.start, block.end)
    return bool(unfinished or not folded.cased[start].isupper() or block.end - block.start > 60)


def _parts(text: str, block: Block, lead_in: Sentence | None) -> Iterator[Sentence]:
    start, semicolon = block.start, False
    for stop in _STOP.finditer(text, block.start, block.end):
        if stop.group() == "." and _is_abbreviation(text, start, stop.start()):
            continue
        yield from _pieces(text, start, stop.end(), lead_in, semicolon)
        start, semicolon = stop.end(), ";" in stop.group()
    yield from _pieces(text, start, block.end, lead_in, semicolon)


def _is_abbreviation(text: str, start: int, stop: int) -> bool:
    """«TP. Lạng Sơn» goes on; so does a single letter."""
    return _ABBREVIATION.search(text, max(start, stop - 8), stop) is not None


def _pieces(
    text: str, start: int, end: int, lead_in: Sentence | None, semicolon: bool
) -> Iterator[Sentence]:
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        yield from _piece(text, start, cut, lead_in, semicolon)
        start = cut
    yield from _piece(text, start, end, lead_in, semicolon)


def _piece(
    text: str, start: int, end: int, lead_in: Sentence | None, semicolon: bool
) -> Iterator[Sentence]:
    while start < end and (text[start].isspace() or text[start] in '”"’)./;'):
        start += 1
    while end > start and text[end - 1] in _TRAIL:
        end -= 1
    if any(c.isalpha() for c in text[start:end]):
        yield Sentence(start, end, lead_in, semicolon)
