"""The dossier as PDF, set by Typst in fonts that come along."""

import json
import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from sansang.report.content import DossierContent
from sansang.report.content.charts import Map
from sansang.report.drawing import panel_svg
from sansang.report.rehearsal.blocks import Film, GradeKey, PlaceMap, Plot
from sansang.report.rehearsal.svg import grade_svg, place_map_svg, plot_svg
from sansang.report.roads.blocks import KeyItem, RoadMap
from sansang.report.roads.svg import key_svg, map_svg

_FONTS = Path(__file__).parent / "fonts"
_TYPESET = Path(__file__).parent / "typeset"
_LONG_WORD = re.compile(r"[^\s\u200b\u2e80-\u9fff\uff00-\uffef]{25,}")
"""A word that fills a column. Chinese and Japanese have no spaces and break by themselves."""
_PIECE = re.compile(r"[^./_-]{1,12}[./_-]?|[./_-]")
_DRAWN = frozenset(
    "areas strokes pins ground scene histogram whiskers x_ticks y_ticks curve".split()
)
"""What of a map or a plot is in its drawing."""
_ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"


def dossier_pdf(content: DossierContent) -> bytes:
    """Return the dossier as PDF/UA-1; the same content gives the same bytes.

    Texts reach Typst as JSON and are never read as its markup. A sign that no font of ours has
    is drawn as an empty box, and the paper is then a plain PDF: UA-1 wants a shape for each.
    """
    data = json.dumps(_plain(content), ensure_ascii=False)
    try:
        return _typeset(data, "ua-1")
    except typst.TypstError as fault:
        if "could not be displayed" not in str(fault):
            raise
        return _typeset(data, "1.7")


def _typeset(data: str, standard: Literal["ua-1", "1.7"]) -> bytes:
    pdf = typst.compile(
        _TYPESET / "dossier.typ",
        root=_TYPESET,
        font_paths=_fonts(),
        sys_inputs={"content": data},
        timestamp=0,
        pdf_standards=standard,
    )
    assert isinstance(pdf, bytes)
    return pdf


@cache
def _fonts() -> typst.Fonts:
    """Return our own fonts and those within Typst (for rare signs), none of the system."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[_FONTS])


def _plain(value: Any) -> Any:
    """Content as JSON holds it: a map with its drawings, long words with places to break."""
    if isinstance(value, Film):
        return {"kind": value.kind}  # a film is for the screen alone
    if isinstance(value, Map):
        panels = [{"title": p.title, "svg": panel_svg(value, p)} for p in value.panels]
        return {"kind": value.kind, "caption": value.caption, "panels": panels}
    if is_dataclass(value):
        draw = _DRAWINGS.get(type(value))
        return {**_fields(value), **({"svg": str(draw(value, alone=True))} if draw else {})}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return _LONG_WORD.sub(_breakable, value) if isinstance(value, str) else value


_DRAWINGS: dict[type, Callable[..., str]] = {
    RoadMap: map_svg,
    KeyItem: key_svg,
    PlaceMap: place_map_svg,
    Plot: plot_svg,
    GradeKey: grade_svg,
}
"""What is drawn as a picture of its own, and who draws it."""


def _fields(value: Any) -> dict[str, Any]:
    return {
        field.name: _plain(getattr(value, field.name))
        for field in fields(value)
        if field.name not in _DRAWN
    }


def _breakable(word: re.Match[str]) -> str:
    return _ZERO_WIDTH_SPACE.join(_PIECE.findall(word.group()))
