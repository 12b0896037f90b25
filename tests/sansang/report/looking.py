"""Ways to look into a dossier."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from html.parser import HTMLParser
from io import BytesIO
from typing import Any, TypeVar

from pypdf import PdfReader

from sansang.report import DossierContent
from sansang.report.content.document import Part

Block = TypeVar("Block")
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
TEXTLESS = frozenset({"style", "head"})


def part(content: DossierContent, anchor: str) -> Part:
    """Return a part by its anchor."""
    return next(p for p in content.parts if p.anchor == anchor)


def blocks(value: Any, kind: type[Block]) -> list[Block]:
    """Return all blocks of one kind, also those within others."""
    return [v for v in _walk(value) if isinstance(v, kind)]


def strings(value: Any) -> list[str]:
    """Return every text of a content."""
    return [v for v in _walk(value) if type(v) is str]


def _walk(value: Any) -> Iterator[Any]:
    yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from _walk(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _walk(one)


class Page(HTMLParser):
    """An HTML page as read: its tags, ids, links and words. ``faults`` are tags that don't nest."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.faults: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.faults += [f"{tag} is not closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of a tag."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of a tag that closes itself, as those of SVG do."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Take note of where a tag ends."""
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"{tag} closes something else")

    def handle_data(self, data: str) -> None:
        """Take note of words that a reader sees."""
        if not TEXTLESS & set(self._open):
            self.words.append(data)

    @property
    def text(self) -> str:
        """The words, one space apart."""
        return " ".join(" ".join(self.words).split())

    def values(self, attribute: str) -> list[str]:
        """Return every value of an attribute."""
        return [a[attribute] or "" for _, a in self.tags if attribute in a]


def pdf_text(pdf: bytes) -> str:
    """Return the words of a PDF, one space apart; the places to break a word are left out."""
    pages = (page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return " ".join(" ".join(pages).replace("\u200b", "").split())
