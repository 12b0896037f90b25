"""The cells of a workbook's sheets as they were typed: texts, numbers, dates; formulas named.

We read the sheets ourselves since the value of a cell must come back exactly as it was written,
a formula must not pass for its last result, and a file from elsewhere must not make us unfold
merged ranges or empty columns by the million. ECMA-376, part 1, chapter 18.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

MOST_ELEMENTS = 4_000_000
"""XML elements of a workbook: twice as many as an event of 20,000 teams has."""

UNREADABLE = (
    ParseError,
    DefusedXmlException,
    BadZipFile,
    ZlibError,
    ValueError,
    LookupError,
    EOFError,
    OverflowError,
    RuntimeError,
)
"""What reading the parts of a damaged package may raise."""

_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_FLAGS = {"TRUE()": "TRUE", "FALSE()": "FALSE"}  # LibreOffice saves true and false so
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LIKE_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


class TooManyElements(Exception):
    """A workbook of more cells than memory should be spent on."""


class CellKind(Enum):
    """What a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    FLAG = "flag"
    FORMULA = "formula"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not empty: the text or digits of its value."""

    kind: CellKind
    value: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """The cells of a row by the number of their column, from 0."""

    number: int
    cells: dict[int, Cell]


def column_letters(index: int) -> str:
    """Return the letters of a column, from 0: A, B … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Sheets:
    """The sheets of a package. Reading raises one of ``UNREADABLE`` where it is damaged."""

    def __init__(self, package: ZipFile) -> None:
        self._package, self._read = package, 0
        self.repeated: list[str] = []
        book = self._targets("_rels/.rels", "officeDocument")[0]
        self._parts, self.since_1904 = self._sheets(book)
        self._shared = self._shared_texts(book)
        self._dates = self._date_styles(book)

    @property
    def names(self) -> list[str]:
        """The names of the sheets in their order."""
        return list(self._parts)

    def moment(self, serial: float) -> datetime:
        """Return the time of a serial number, to the second."""
        epoch = datetime(1904, 1, 1) if self.since_1904 else datetime(1899, 12, 30)  # noqa: DTZ001
        return epoch + timedelta(seconds=round(serial * 86_400))

    def rows(self, name: str) -> Iterator[SheetRow]:
        """Yield the rows of a sheet that are not empty."""
        number = 0
        for element in self._elements(self._parts[name], "row"):
            number = int(element.get("r", number + 1))
            cells = dict(self._cells(element))
            if cells:
                yield SheetRow(number, cells)
            element.clear()

    def _cells(self, row: Element) -> Iterator[tuple[int, Cell]]:
        index = -1
        for element in row:
            if _tag(element) == "c":
                index = _column(element.get("r"), index + 1)
                cell = self._cell(element)
                if cell is not None and (cell.value or cell.kind is CellKind.FORMULA):
                    yield index, cell

    def _cell(self, element: Element) -> Cell | None:
        parts = {_tag(child): child for child in element}
        if "f" in parts:
            formula = parts["f"].text or ""
            flag = _FLAGS.get(formula)
            return Cell(CellKind.FLAG, flag) if flag else Cell(CellKind.FORMULA, f"={formula}")
        if "is" in parts:
            return Cell(CellKind.TEXT, _text(parts["is"]))
        value = parts["v"].text or "" if "v" in parts else ""
        return self._valued(value, element.get("t", "n"), int(element.get("s", 0)))

    def _valued(self, value: str, kind: str, style: int) -> Cell | None:
        if not value:
            return None
        match kind:
            case "s":
                return Cell(CellKind.TEXT, self._shared[int(value)])
            case "b":
                return Cell(CellKind.FLAG, "TRUE" if value == "1" else "FALSE")
            case "e":
                return Cell(CellKind.ERROR, value)
            case "n":
                return Cell(CellKind.DATE if style in self._dates else CellKind.NUMBER, value)
        return Cell(CellKind.TEXT, _unescaped(value))

    def _sheets(self, book: str) -> tuple[dict[str, str], bool]:
        targets = self._relations(book)
        parts: dict[str, str] = {}
        since_1904 = False
        for element in self._elements(book, "sheet", "workbookPr"):
            if _tag(element) == "workbookPr":
                since_1904 = element.get("date1904", "0") in ("1", "true")
            else:
                relations = [value for key, value in element.items() if key.endswith("}id")]
                name = element.get("name", "")
                self.repeated += [name] if name in parts else []
                parts[name] = targets[relations[0]]
        return parts, since_1904

    def _shared_texts(self, book: str) -> list[str]:
        part = next(iter(self._targets(_relations_of(book), "sharedStrings")), None)
        return [_text(element) for element in self._elements(part, "si")] if part else []

    def _date_styles(self, book: str) -> frozenset[int]:
        part = next(iter(self._targets(_relations_of(book), "styles")), None)
        if part is None:
            return frozenset()
        dates = set(_BUILT_IN_DATES)
        formats: list[int] = []
        for element in self._elements(part, "numFmt", "cellXfs"):
            if _tag(element) == "numFmt":
                if _shows_date(element.get("formatCode", "")):
                    dates.add(int(element.get("numFmtId", -1)))
            else:
                formats += [int(style.get("numFmtId", 0)) for style in element]
        return frozenset(number for number, one in enumerate(formats) if one in dates)

    def _relations(self, part: str) -> dict[str, str]:
        relations = self._elements(_relations_of(part), "Relationship")
        return {one.get("Id", ""): _resolved(part, one.get("Target", "")) for one in relations}

    def _targets(self, relations: str, kind: str) -> list[str]:
        part = relations.replace("_rels/", "").removesuffix(".rels")
        return [
            _resolved(part, one.get("Target", ""))
            for one in self._elements(relations, "Relationship")
            if one.get("Type", "").endswith(f"/{kind}")
        ]

    def _elements(self, part: str, *tags: str) -> Iterator[Element]:
        with self._package.open(part) as opened:
            for _, element in iterparse(opened, forbid_dtd=True):
                self._read += 1
                if self._read > MOST_ELEMENTS:
                    raise TooManyElements
                if _tag(element) in tags:
                    yield element


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _relations_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def _resolved(part: str, target: str) -> str:
    """A target is named from the root or from the folder of the part that names it."""
    folder = part.rpartition("/")[0]
    return target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")


def _column(reference: str | None, following: int) -> int:
    if reference is None:
        return following
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise ValueError(reference)
    index = 0
    for letter in match[1]:
        index = index * 26 + ord(letter) - 64
    return index - 1


def _text(element: Element) -> str:
    """The text of a string: its own and that of its runs, without reading aids."""
    runs = [child for child in element if _tag(child) in ("t", "r")]
    texts = (run if _tag(run) == "t" else _run_text(run) for run in runs)
    return _unescaped("".join(text.text or "" for text in texts if text is not None))


def _run_text(run: Element) -> Element | None:
    return next((child for child in run if _tag(child) == "t"), None)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def escaped(text: str) -> str:
    """Return a text in which nothing is taken for a character's number (``_x000D_``)."""
    return _LIKE_ESCAPED.sub("_x005F_", text)


def _shows_date(code: str) -> bool:
    return any(letter in _LITERAL.sub("", code).lower() for letter in "ymdh")
