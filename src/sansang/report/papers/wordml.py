"""The few pieces of WordprocessingML of which a paper is made, as text (ECMA-376, Part 1).

Sizes are in points, lengths in millimetres. Every text is escaped here and nowhere else.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_TWIPS_PER_MM = 1440 / 25.4
_EMU_PER_MM = 36_000
_LINE_PT = 4


@dataclass(frozen=True, kw_only=True)
class Lettering:
    """How letters look."""

    pt: float
    bold: bool = False
    italic: bool = False
    underline: bool = False


@dataclass(frozen=True, kw_only=True)
class Setting:
    """How a paragraph is set; ``mark_pt`` makes an empty one as low as that size."""

    align: str = "left"
    before_pt: float = 0
    after_pt: float = 0
    first_line_mm: float = 0
    keep_next: bool = False
    mark_pt: float | None = None
    outline: int | None = None


def twips(mm: float) -> int:
    """Return millimetres in twentieths of a point."""
    return round(mm * _TWIPS_PER_MM)


def run(text: str, look: Lettering) -> str:
    """Return a stretch of text."""
    marks = "".join(
        mark
        for mark, wanted in (
            ("<w:b/><w:bCs/>", look.bold),
            ("<w:i/><w:iCs/>", look.italic),
        )
        if wanted
    )
    size = round(look.pt * 2)
    line = '<w:u w:val="single"/>' if look.underline else ""
    return (
        f'<w:r><w:rPr>{marks}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{line}</w:rPr>'
        f"{_lines(text)}</w:r>"
    )


def _lines(text: str) -> str:
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return "<w:br/>".join(lines)


def paragraph(content: str, setting: Setting = Setting()) -> str:
    """Return a paragraph of runs."""
    keep = "<w:keepNext/>" if setting.keep_next else ""
    outline = "" if setting.outline is None else f'<w:outlineLvl w:val="{setting.outline}"/>'
    size = f'<w:sz w:val="{round(setting.mark_pt * 2)}"/>' if setting.mark_pt else ""
    mark = f"<w:rPr>{size}</w:rPr>" if size else ""
    low = f' w:line="{round(setting.mark_pt * 20)}" w:lineRule="exact"' if setting.mark_pt else ""
    return (
        f"<w:p><w:pPr>{keep}"
        f'<w:spacing w:before="{round(setting.before_pt * 20)}"'
        f' w:after="{round(setting.after_pt * 20)}"{low}/>'
        f'<w:ind w:firstLine="{twips(setting.first_line_mm)}"/>'
        f'<w:jc w:val="{setting.align}"/>{outline}{mark}</w:pPr>{content}</w:p>'
    )


def text(words: str, look: Lettering, setting: Setting = Setting()) -> str:
    """Return a paragraph with one look."""
    return paragraph(run(words, look), setting)


def drawn_line(width_mm: float, number: int, setting: Setting) -> str:
    """Return a paragraph that holds a drawn line; ``number`` is its own in the document."""
    wide = round(width_mm * _EMU_PER_MM)
    shape = (
        "<wps:wsp><wps:cNvCnPr/><wps:spPr>"
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
        "</wps:spPr><wps:bodyPr/></wps:wsp>"
    )
    drawing = (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="0"/><wp:docPr id="{number}" name="Line {number}"/>'
        "<wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{shape}</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    low = replace(setting, mark_pt=_LINE_PT)
    return paragraph(f'<w:r><w:rPr><w:sz w:val="{_LINE_PT * 2}"/></w:rPr>{drawing}</w:r>', low)


def bookmark(name: str, number: int) -> str:
    """Return a place that programs find by its name."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'


def cell(content: str, width_mm: float, *, centred: bool = False, span: int = 1) -> str:
    """Return a cell of paragraphs over one column or ``span``."""
    over = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    middle = '<w:vAlign w:val="center"/>' if centred else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width_mm)}" w:type="dxa"/>{over}{middle}</w:tcPr>'
        f"{content}</w:tc>"
    )


def row(cells: Iterable[str], *, whole: bool = True, heading: bool = False) -> str:
    """Return a row; ``whole`` keeps it on one page, ``heading`` repeats it on each."""
    whole_mark = "<w:cantSplit/>" if whole else ""
    head_mark = "<w:tblHeader/>" if heading else ""
    return f"<w:tr><w:trPr>{whole_mark}{head_mark}</w:trPr>{''.join(cells)}</w:tr>"


def table(rows: Iterable[str], widths_mm: Iterable[float], *, ruled: bool) -> str:
    """Return a table of fixed column widths."""
    widths = [twips(width) for width in widths_mm]
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    style = 'w:val="single" w:sz="4" w:space="0" w:color="000000"' if ruled else 'w:val="nil"'
    borders = "".join(f"<w:{side} {style}/>" for side in sides)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    side, above = twips(1.2), twips(0.7 if ruled else 0.2)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:top w:w="{above}" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
        f'<w:bottom w:w="{above}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def page_number(pt: float) -> str:
    """Return the field that shows the number of the page, centred."""
    size = f'<w:rPr><w:sz w:val="{round(pt * 2)}"/><w:szCs w:val="{round(pt * 2)}"/></w:rPr>'
    field = f'<w:fldSimple w:instr=" PAGE "><w:r>{size}<w:t>2</w:t></w:r></w:fldSimple>'
    return paragraph(field, Setting(align="center"))
