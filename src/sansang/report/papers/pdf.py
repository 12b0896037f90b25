"""Draws papers as PDF, by Typst and with fonts that come along."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import typst

from sansang.report.papers.layout import PDF_FONTS, Layout
from sansang.report.papers.office_paper import OfficePaper

_HERE = Path(__file__).parent
_FONTS = (_HERE / "fonts", _HERE.parent / "fonts")
_LONG_WORD = re.compile(r"\S{18,}")
_ZERO_WIDTH_SPACE = "\u200b"


class PdfPress:
    """Prints one paper or many as PDF; keeps the fonts between prints.

    ``at`` dates the file, so that the same papers give the same bytes.
    """

    def __init__(self, layout: Layout, at: datetime) -> None:
        self.layout = layout
        self.at = at

    @cached_property
    def _compiler(self) -> typst.Compiler:
        return typst.Compiler(
            str(_HERE / "paper.typ"),
            root=str(_HERE),
            font_paths=[str(folder) for folder in _FONTS],
            ignore_system_fonts=True,
        )

    def pages(self, paper: OfficePaper) -> int:
        """Return on how many pages a paper is printed."""
        drawn = self._compiler.compile(format="svg", sys_inputs=self._inputs([paper], ""))
        return len(drawn) if isinstance(drawn, list) else 1

    def print(self, papers: Sequence[OfficePaper], title: str) -> bytes:
        """Return a PDF of the papers, each beginning on a page of its own."""
        inputs = self._inputs(papers, title)
        printed = self._compiler.compile(format="pdf", sys_inputs=inputs, timestamp=self.at)
        assert isinstance(printed, bytes)
        return printed

    def _inputs(self, papers: Sequence[OfficePaper], title: str) -> dict[str, str]:
        data = {
            "title": title,
            "fonts": PDF_FONTS,
            "layout": asdict(self.layout),
            "papers": [_breakable(asdict(paper)) for paper in papers],
        }
        return {"data": json.dumps(data, ensure_ascii=False)}


def _breakable(value: Any) -> Any:
    """Let words that are wider than a column be broken."""
    if isinstance(value, str):
        return _LONG_WORD.sub(lambda word: _ZERO_WIDTH_SPACE.join(_pieces(word[0])), value)
    if isinstance(value, dict):
        return {key: _breakable(item) for key, item in value.items()}
    return [_breakable(item) for item in value] if isinstance(value, (list, tuple)) else value


def _pieces(word: str) -> Iterable[str]:
    return (word[i : i + 12] for i in range(0, len(word), 12))
