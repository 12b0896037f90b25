"""Draws papers as DOCX, for offices that number, sign and file in a word processor."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from sansang.report.papers.layout import WORD_FONT, Header, Layout
from sansang.report.papers.office_paper import (
    Block,
    Cell,
    Closing,
    Facts,
    OfficePaper,
    Paragraph,
    Section,
    Style,
    Table,
)
from sansang.report.papers.word_head import head
from sansang.report.papers.wordml import (
    NAMESPACES,
    Lettering,
    Setting,
    bookmark,
    cell,
    drawn_line,
    page_number,
    paragraph,
    row,
    run,
    table,
    text,
)

SIGNATURE = "signature"
"""The bookmark where the seal and the signature, or the digital one, are put."""
_WHOLE_ROW = 500
_GAP_PT = 5
_SIGNATURE_LINE_MM = 56
_MAIN_PART = "word/document.xml"
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


class WordPress:
    """Prints one paper as DOCX. ``at`` dates the file: the same paper gives the same bytes."""

    def __init__(self, layout: Layout, at: datetime) -> None:
        self.layout = layout
        self.at = at

    def print(self, paper: OfficePaper) -> bytes:
        """Return the DOCX of a paper."""
        document = Document()
        self._page(document)
        self._letters(document, paper.language)
        self._properties(document, paper)
        return _undated(document, "".join(self._parts(paper)))

    def _parts(self, paper: OfficePaper) -> Iterator[str]:
        yield from head(paper.heading, self.layout)
        for block in paper.blocks:
            yield from self._block(block)
        if paper.closing:
            yield from self._closing(paper.closing)

    def _page(self, document: WordDocument) -> None:
        section, measure = document.sections[0], self.layout
        wide, high = measure.sheet_mm
        section.page_width, section.page_height = Mm(wide), Mm(high)
        section.orientation = WD_ORIENT.LANDSCAPE if measure.lying else WD_ORIENT.PORTRAIT
        section.top_margin, section.bottom_margin = Mm(measure.top_mm), Mm(measure.bottom_mm)
        section.left_margin, section.right_margin = Mm(measure.left_mm), Mm(measure.right_mm)
        section.header_distance = section.footer_distance = Mm(10)
        section.different_first_page_header_footer = True
        number = parse_xml(f"<w:body {NAMESPACES}>{page_number(measure.page_number_pt)}</w:body>")
        header = section.header
        header.is_linked_to_previous = False
        header._element.replace(header.paragraphs[0]._p, number[0])

    def _letters(self, document: WordDocument, language: str) -> None:
        normal = document.styles["Normal"]
        normal.font.name, normal.font.size = WORD_FONT, Pt(self.layout.text_pt)
        properties = normal.element.get_or_add_rPr()
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            properties.rFonts.set(qn(script), WORD_FONT)
        tag = "vi-VN" if language == "vi" else "en-GB"
        properties.append(parse_xml(f'<w:lang {NAMESPACES} w:val="{tag}"/>'))
        normal.paragraph_format.space_after = Pt(0)
        normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE

    def _properties(self, document: WordDocument, paper: OfficePaper) -> None:
        known = document.core_properties
        known.title, known.subject = paper.heading.subject[:255], paper.heading.number[:255]
        known.author = known.last_modified_by = paper.heading.issuing_body[:255]
        known.comments, known.language = "", paper.language
        known.created = known.modified = self.at.astimezone(UTC).replace(tzinfo=None)

    def _block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Section):
            yield self._section(block)
        elif isinstance(block, Paragraph):
            yield self._paragraph(block)
        elif isinstance(block, Facts):
            yield self._facts(block)
            yield self._gap()
        else:
            yield self._table(block)
            yield self._gap()

    def _section(self, section: Section) -> str:
        measure = self.layout
        capitals = section.level == 1 and measure.header is not Header.PLAIN
        title = section.title.upper() if capitals else section.title
        return text(
            f"{section.number} {title}",
            Lettering(pt=measure.text_pt, bold=True),
            Setting(
                align="left",
                before_pt=12 if section.level == 1 else 8,
                after_pt=4,
                first_line_mm=measure.first_line_mm,
                keep_next=True,
                outline=section.level,
            ),
        )

    def _paragraph(self, said: Paragraph) -> str:
        measure = self.layout
        look = Lettering(pt=measure.text_pt, bold=said.style is Style.BOLD)
        bullet = said.style is Style.BULLET
        setting = Setting(
            align="left" if measure.header is Header.PLAIN else "both",
            before_pt=6 if said.style is Style.BOLD else 0,
            after_pt=6,
            first_line_mm=measure.first_line_mm,
            keep_next=said.kept or said.style in (Style.BOLD, Style.END),
        )
        return text(f"- {said.text}" if bullet else said.text, look, setting)

    def _facts(self, known: Facts) -> str:
        widths = (self.layout.width_mm * 0.31, self.layout.width_mm * 0.69)
        label = Lettering(pt=self.layout.table_pt, italic=True)
        value = Lettering(pt=self.layout.table_pt, bold=True)
        together = Setting(keep_next=True)
        rows = (
            row((cell(text(name, label, together), widths[0]), cell(text(says, value), widths[1])))
            for name, says in known.rows
        )
        return table(rows, widths, ruled=False)

    def _table(self, block: Table) -> str:
        whole = sum(column.share for column in block.columns)
        widths = [self.layout.width_mm * column.share / whole for column in block.columns]
        look, centred = Lettering(pt=self.layout.table_pt, bold=True), Setting(align="center")
        titles = row(
            (
                cell(text(column.title, look, centred), width, centred=True)
                for column, width in zip(block.columns, widths, strict=True)
            ),
            heading=True,
        )
        rows = (self._row(cells, widths) for cells in block.rows)
        return table((titles, *rows), widths, ruled=True)

    def _row(self, cells: tuple[Cell, ...], widths: list[float]) -> str:
        longest = max(sum(len(p.text) for p in said) for said in cells)
        if len(cells) == 1:
            heading = self._lines(cells[0], keep_next=True)
            return row([cell(heading, sum(widths), span=len(widths))])
        filled = (cell(self._lines(said), width) for said, width in zip(cells, widths, strict=True))
        return row(filled, whole=longest <= _WHOLE_ROW)

    def _lines(self, said: Cell, *, keep_next: bool = False) -> str:
        return "".join(self._line(p, keep_next) for p in said) or paragraph("")

    def _line(self, said: Paragraph, keep_next: bool) -> str:
        look = Lettering(pt=self.layout.table_pt, bold=said.style is Style.BOLD)
        return text(said.text, look, Setting(keep_next=keep_next))

    def _gap(self, *, keep_next: bool = False) -> str:
        """The paragraph that a table needs after it."""
        return paragraph("", Setting(mark_pt=_GAP_PT, keep_next=keep_next))

    def _closing(self, closing: Closing) -> Iterator[str]:
        half = self.layout.width_mm / 2
        right = self._signature(closing.signatory, 4, bookmark(SIGNATURE, 1))
        left = self._signature(closing.beside, 5) if closing.beside else self._recipients(closing)
        yield self._gap(keep_next=True)
        yield table([row((cell(left, half), cell(right, half)))], (half, half), ruled=False)
        yield self._gap()
        if closing.beside:
            yield self._recipients(closing)

    def _recipients(self, closing: Closing) -> str:
        measure = self.layout
        party = measure.header is Header.PARTY
        title = Lettering(
            pt=measure.recipients_title_pt,
            bold=not party,
            italic=measure.header is Header.STATE,
            underline=party,
        )
        names = Lettering(pt=measure.recipients_pt)
        listed = "".join(text(line, names) for line in closing.recipients)
        return text(closing.recipients_title, title) + listed

    def _signature(self, signing: Iterable[str], rule: int, mark: str = "") -> str:
        """Who signs and the room for it; ``rule`` numbers the line of the plain layout."""
        look = Lettering(pt=self.layout.signatory_pt, bold=True)
        centred = Setting(align="center")
        lines = "".join(text(line, look, centred) for line in signing)
        room = Setting(align="center", before_pt=self.layout.signature_mm / 25.4 * 72)
        lines += paragraph(mark + run("", look), room)
        plain = self.layout.header is Header.PLAIN
        return lines + drawn_line(_SIGNATURE_LINE_MM, rule, centred) if plain else lines


def _undated(document: WordDocument, content: str) -> bytes:
    """Write the document with its content and without the time of writing."""
    written, result = BytesIO(), BytesIO()
    document.save(written)
    with ZipFile(written) as dated, ZipFile(result, "w", ZIP_DEFLATED) as undated:
        for name in dated.namelist():
            part = ZipInfo(name, _ZIP_EPOCH)
            part.compress_type = ZIP_DEFLATED
            data = dated.read(name)
            undated.writestr(part, _filled(data, content) if name == _MAIN_PART else data)
    return result.getvalue()


def _filled(empty: bytes, content: str) -> bytes:
    """Put the content before the section's properties.

    As text: to move thousands of rows from one tree to another takes minutes.
    """
    before, mark, after = empty.decode().partition("<w:sectPr")
    missing = " ".join(name for name in NAMESPACES.split() if name not in before)
    filled = before.replace("<w:document ", f"<w:document {missing} ", 1) + content + mark + after
    data = filled.encode()
    parse_xml(data)  # what is no XML must not leave the house
    return data
