"""The measures of the three layouts, which both renderers follow."""

from dataclasses import dataclass, replace
from enum import StrEnum

from sansang.event.setting import PaperLayout

PDF_FONTS = ("Liberation Serif", "Noto Sans CJK SC", "Noto Sans")
"""The first has the widths of Times New Roman and every Vietnamese letter. The second is for
Chinese names, such as those across the border; all may be passed on."""
WORD_FONT = "Times New Roman"
MM_PER_PT_OF_CAPITALS = 0.25
"""The mean width of a bold capital of Times New Roman with its share of spaces, per point."""


class Header(StrEnum):
    """What stands at the head of a paper."""

    STATE = "state"
    PARTY = "party"
    PLAIN = "plain"


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Measures of a paper on A4, upright or ``lying``: millimetres and points.

    ``left_share`` is the width of the issuing body against the national title.
    ``end_mark`` ends the content.
    """

    header: Header
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    left_share: float
    authority_pt: float
    motto_pt: float
    body_name_pt: float
    number_pt: float
    date_pt: float
    title_pt: float
    subject_pt: float
    text_pt: float
    table_pt: float
    page_number_pt: float
    signatory_pt: float
    recipients_title_pt: float
    recipients_pt: float
    first_line_mm: float
    signature_mm: float
    roman: bool
    end_mark: str
    lying: bool = False

    @property
    def sheet_mm(self) -> tuple[float, float]:
        """The width and height of the page."""
        return (297, 210) if self.lying else (210, 297)

    @property
    def width_mm(self) -> float:
        """The width of the text."""
        return self.sheet_mm[0] - self.left_mm - self.right_mm


ADMINISTRATIVE = Layout(
    header=Header.STATE,
    top_mm=20,
    bottom_mm=20,
    left_mm=30,
    right_mm=18,
    left_share=0.43,
    authority_pt=12,
    motto_pt=13,
    body_name_pt=12,
    number_pt=13,
    date_pt=13,
    title_pt=14,
    subject_pt=14,
    text_pt=13,
    table_pt=12,
    page_number_pt=13,
    signatory_pt=13,
    recipients_title_pt=12,
    recipients_pt=11,
    first_line_mm=10,
    signature_mm=28,
    roman=True,
    end_mark="./.",
)
"""Decree 30/2020/NĐ-CP, Appendix I: margins 20–25, 30–35, 15–20 mm; sizes as it gives them."""

PARTY = Layout(
    header=Header.PARTY,
    top_mm=20,
    bottom_mm=20,
    left_mm=30,
    right_mm=18,
    left_share=0.46,
    authority_pt=15,
    motto_pt=14,
    body_name_pt=14,
    number_pt=14,
    date_pt=14,
    title_pt=16,
    subject_pt=14,
    text_pt=14,
    table_pt=12,
    page_number_pt=14,
    signatory_pt=14,
    recipients_title_pt=14,
    recipients_pt=12,
    first_line_mm=10,
    signature_mm=28,
    roman=True,
    end_mark="./.",
)
"""Papers of the Party, after Guidance 36-HD/VPTW of 3 April 2018.

Not verified: the text of the guidance was not at hand. Sizes follow a published specimen table;
the margins and the end mark are taken over from the Decree. A Party office should hold a first
print against its own papers.
"""

INTERNATIONAL = Layout(
    header=Header.PLAIN,
    top_mm=18,
    bottom_mm=18,
    left_mm=20,
    right_mm=20,
    left_share=0.5,
    authority_pt=11,
    motto_pt=11,
    body_name_pt=11,
    number_pt=10.5,
    date_pt=10.5,
    title_pt=18,
    subject_pt=13,
    text_pt=11,
    table_pt=10,
    page_number_pt=9,
    signatory_pt=11,
    recipients_title_pt=10,
    recipients_pt=10,
    first_line_mm=0,
    signature_mm=16,
    roman=False,
    end_mark="",
)
"""A plain assignment list, after the blocks of ICS form 204."""

_LAYOUTS = {
    PaperLayout.VN_ADMINISTRATIVE: ADMINISTRATIVE,
    PaperLayout.VN_PARTY: PARTY,
    PaperLayout.INTERNATIONAL: INTERNATIONAL,
}


def lying(layout: Layout) -> Layout:
    """Return the layout of a paper whose tables need the length of the page.

    Decree 30/2020, Appendix I, I.1 allows it for tables that are no annex of their own.
    """
    return replace(layout, lying=True, left_share=0.4, table_pt=min(layout.table_pt, 11))


def layout_for(chosen: PaperLayout, language: str) -> Layout:
    """Return the layout of a paper in a language.

    The two Vietnamese layouts are layouts of Vietnamese papers: what is signed and sealed under
    quốc hiệu or the Party's name is the Vietnamese text. A paper in English is therefore a
    translation for those who can't read it; it takes the plain layout, names the paper that it
    translates and bears no national title.
    """
    return _LAYOUTS[chosen] if language == "vi" else INTERNATIONAL
