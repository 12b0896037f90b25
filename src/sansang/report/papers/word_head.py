"""The head of a paper as DOCX: who issues it, under which title, and what it is about."""

from collections.abc import Iterator

from sansang.report.papers.layout import MM_PER_PT_OF_CAPITALS, Header, Layout
from sansang.report.papers.office_paper import Heading
from sansang.report.papers.wordml import (
    Lettering,
    Setting,
    cell,
    drawn_line,
    paragraph,
    row,
    table,
    text,
)

_CENTRED = Setting(align="center")
_RULE = {Header.STATE: 56.0, Header.PARTY: 72.3}
"""How long the motto (13 pt) and the Party's title (15 pt) are, in millimetres."""


def head(heading: Heading, layout: Layout) -> Iterator[str]:
    """Yield the head of a paper."""
    yield from (
        _plain(heading, layout) if layout.header is Header.PLAIN else _official(heading, layout)
    )


def _official(heading: Heading, layout: Layout) -> Iterator[str]:
    left, right = (
        layout.width_mm * layout.left_share,
        layout.width_mm * (1 - layout.left_share),
    )
    number = Lettering(pt=layout.number_pt)
    date = Lettering(pt=layout.date_pt, italic=True)
    below = Setting(align="center", before_pt=4)
    yield table(
        (
            row((cell(_body(heading, layout, left), left), cell(_title(heading, layout), right))),
            row(
                (
                    cell(text(heading.number, number, below), left),
                    cell(text(heading.place_date, date, below), right),
                )
            ),
        ),
        (left, right),
        ruled=False,
    )
    yield from _subject(heading, layout)


def _body(heading: Heading, layout: Layout, width_mm: float) -> str:
    """The body above, the issuing body in bold, and a line under a third to half of it."""
    parent = Lettering(pt=layout.body_name_pt)
    issuing = Lettering(pt=layout.body_name_pt, bold=True)
    lines = text(heading.parent_body, parent, _CENTRED) if heading.parent_body else ""
    lines += text(heading.issuing_body, issuing, _CENTRED)
    if layout.header is Header.PARTY:
        return lines + text("*", parent, _CENTRED)
    longest = max(len(line) for line in heading.issuing_body.split("\n"))
    long = longest * layout.body_name_pt * MM_PER_PT_OF_CAPITALS
    return lines + drawn_line(0.4 * min(long, width_mm), 1, Setting(align="center", before_pt=2))


def _title(heading: Heading, layout: Layout) -> str:
    authority = Lettering(pt=layout.authority_pt, bold=True)
    motto = Lettering(pt=layout.motto_pt, bold=True)
    lines = text(heading.authority, authority, _CENTRED)
    lines += text(heading.motto, motto, _CENTRED) if heading.motto else ""
    rule = drawn_line(_RULE[layout.header], 2, Setting(align="center", before_pt=2))
    return lines + rule


def _subject(heading: Heading, layout: Layout) -> Iterator[str]:
    title = Lettering(pt=layout.title_pt, bold=True)
    subject = Lettering(pt=layout.subject_pt, bold=True)
    yield text(heading.title, title, Setting(align="center", before_pt=18))
    yield text(heading.subject, subject, Setting(align="center", before_pt=2, outline=0))
    yield drawn_line(28, 3, Setting(align="center", before_pt=4, after_pt=4))
    if heading.attached:
        note = Lettering(pt=layout.text_pt, italic=True)
        yield text(heading.attached, note, Setting(align="center", after_pt=4))


def _plain(heading: Heading, layout: Layout) -> Iterator[str]:
    left, right = layout.width_mm * 0.6, layout.width_mm * 0.4
    bold = Lettering(pt=layout.body_name_pt, bold=True)
    light = Lettering(pt=layout.body_name_pt)
    to_right = Setting(align="right")
    body = text(heading.parent_body, light) if heading.parent_body else ""
    number = Lettering(pt=layout.number_pt, bold=True)
    numbered = text(heading.number, number, to_right)
    dated = text(heading.place_date, Lettering(pt=layout.date_pt), to_right)
    yield table(
        [row((cell(body + text(heading.issuing_body, bold), left), cell(numbered + dated, right)))],
        (left, right),
        ruled=False,
    )
    yield drawn_line(layout.width_mm, 1, Setting(before_pt=4, after_pt=6))
    yield text(heading.title, Lettering(pt=layout.title_pt, bold=True))
    yield text(heading.subject, Lettering(pt=layout.subject_pt), Setting(after_pt=3, outline=0))
    for line in filter(None, (heading.attached, heading.note)):
        yield text(line, Lettering(pt=9.5, italic=True), Setting(after_pt=3))
    yield _boxes(heading, layout)
    yield paragraph("", Setting(mark_pt=4))


def _boxes(heading: Heading, layout: Layout) -> str:
    half = layout.width_mm / 2
    label, value = Lettering(pt=8.5), Lettering(pt=layout.text_pt, bold=True)
    boxes = (
        text(name, label) + text(says, value) for name, says in (heading.event, heading.period)
    )
    return table([row(cell(box, half) for box in boxes)], (half, half), ruled=True)
