"""DOMAIN §1 measured on every paper of a review, read back: Decree 30/2020, Appendix I."""

from datetime import date
from functools import cache
from io import BytesIO

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm
from tests.sansang.report.inspection import example_plan, example_review
from tests.sansang.report.papers.reading import aligned, find, look, paragraphs, text_of, words

from sansang.event.setting import PaperLayout
from sansang.report.papers.heading import MOTTO, PARTY, STATE
from sansang.report.papers.word import SIGNATURE
from sansang.report.review import PaperKind, paper_bytes

WORD_KINDS = tuple(kind for kind in PaperKind if kind is not PaperKind.READINESS)
DATES = {
    PaperKind.AGENCY_REPORT: "Lạng Sơn, ngày 20 tháng 11 năm 2026",
    PaperKind.MINUTES: "Lạng Sơn, ngày 21 tháng 11 năm 2026",
    PaperKind.NOTICE_OF_CONCLUSION: "Lạng Sơn, ngày 21 tháng 11 năm 2026",
    PaperKind.DIRECTIVES: "Lạng Sơn, ngày 21 tháng 11 năm 2026",
}
NUMBERS = {
    PaperKind.AGENCY_REPORT: ("Số: 05/BC-", "Số 05-BC/"),
    PaperKind.MINUTES: ("Số: 05/BB-TBANYT", "Số 05-BB/TBANYT"),
    PaperKind.NOTICE_OF_CONCLUSION: ("Số: 05/TB-TBANYT", "Số 05-TB/TBANYT"),
    PaperKind.DIRECTIVES: ("Số: 05/KH-TBANYT", "Số 05-KH/TBANYT"),
}
TITLES = {
    PaperKind.AGENCY_REPORT: "BÁO CÁO",
    PaperKind.MINUTES: "BIÊN BẢN",
    PaperKind.NOTICE_OF_CONCLUSION: "THÔNG BÁO",
    PaperKind.DIRECTIVES: "KẾ HOẠCH",
}

every_paper = pytest.mark.parametrize("kind", WORD_KINDS)
both_offices = pytest.mark.parametrize("layout", ["vn_administrative", "vn_party"])


@cache
def read(kind, layout="vn_administrative", language="vi"):
    data = paper_bytes(
        kind,
        example_review(),
        example_plan(),
        language,
        PaperLayout(layout),
        agency="pccc" if kind is PaperKind.AGENCY_REPORT else None,
        number=5,
    )
    return Document(BytesIO(data))


@every_paper
@both_offices
def test_the_page_is_a4_with_the_decrees_margins(kind, layout):
    section = read(kind, layout).sections[0]
    sides = sorted((round(section.page_width.mm), round(section.page_height.mm)))
    assert sides == [210, 297]
    assert Mm(20) <= section.top_margin <= Mm(25)
    assert Mm(20) <= section.bottom_margin <= Mm(25)
    assert Mm(30) <= section.left_margin <= Mm(35)
    assert Mm(15) <= section.right_margin <= Mm(20)


@every_paper
def test_only_the_list_of_directives_lies_since_its_table_is_wide(kind):
    section = read(kind).sections[0]
    lies = section.page_width > section.page_height
    assert lies == (kind is PaperKind.DIRECTIVES)
    assert section.orientation == (WD_ORIENT.LANDSCAPE if lies else WD_ORIENT.PORTRAIT)


@every_paper
@pytest.mark.parametrize("layout", PaperLayout)
def test_the_letters_are_times_new_roman(kind, layout):
    document = read(kind, layout)
    fonts = document.styles["Normal"].element.rPr.rFonts
    assert {fonts.get(qn(f"w:{s}")) for s in ("ascii", "hAnsi", "cs", "eastAsia")} == {
        "Times New Roman"
    }
    assert not list(document.element.body.iter(qn("w:rFonts")))


@every_paper
@both_offices
def test_the_page_number_is_at_the_top_in_the_middle_and_not_on_page_one(kind, layout):
    section = read(kind, layout).sections[0]
    assert section.different_first_page_header_footer
    (number,) = section.header._element.iter(qn("w:fldSimple"))
    assert number.get(qn("w:instr")).strip() == "PAGE"
    assert aligned(number.getparent()) == "center"
    assert not list(section.first_page_header._element.iter(qn("w:fldSimple")))
    assert not list(section.footer._element.iter(qn("w:fldSimple")))


@every_paper
def test_quoc_hieu_and_tieu_ngu_stand_in_bold_over_a_drawn_line(kind):
    state, (size, marks) = find(read(kind), STATE)
    assert (12 <= size <= 13, marks) == (True, "b")
    motto, (size, marks) = find(read(kind), MOTTO)
    assert (13 <= size <= 14, marks) == (True, "b")
    assert list(motto.getnext().iter(qn("w:drawing")))
    assert aligned(state) == aligned(motto) == "center"


@every_paper
def test_the_number_has_its_zero_its_slash_and_its_hyphen(kind):
    number, (size, marks) = find(read(kind), "Số:")
    assert words(number).rstrip("\N{NO-BREAK SPACE}") == NUMBERS[kind][0]
    assert (size, marks) == (13, "")


@every_paper
def test_the_date_is_italic_and_written_by_the_rule(kind):
    _, (size, marks) = find(read(kind), DATES[kind])
    assert (13 <= size <= 14, marks) == (True, "i")


@every_paper
def test_the_type_is_in_bold_capitals_and_the_subject_bold_with_a_line_under(kind):
    title, (size, marks) = find(read(kind), TITLES[kind])
    assert words(title).isupper()
    assert (13 <= size <= 14, marks, aligned(title)) == (True, "b", "center")
    subject = title.getnext()
    assert look(subject)[1] == "b"
    assert list(subject.getnext().iter(qn("w:drawing")))


@every_paper
@both_offices
def test_the_content_is_justified_and_ends_with_its_mark(kind, layout):
    document = read(kind, layout)
    marked = [p for p in paragraphs(document) if words(p).endswith("./.")]
    (last,) = marked
    size, _ = look(last)
    assert 13 <= size <= 14
    assert aligned(last) == "both"
    after = last.getnext()
    assert after.getnext().tag == qn("w:tbl")  # nothing but the closing follows


@every_paper
def test_noi_nhan_is_listed_small_and_ends_with_the_archive(kind):
    document = read(kind)
    title, (size, marks) = find(document, "Nơi nhận:")
    assert (size, marks) == (12, "bi")
    listed = []
    after = title.getnext()
    while after is not None and words(after).startswith("- "):
        listed.append(after)
        after = after.getnext()
    assert {look(p) for p in listed} == {(11, "")}
    assert all(words(p).endswith(";") for p in listed[:-1])
    archive = "- Lưu: VT." if kind is PaperKind.AGENCY_REPORT else "- Lưu: VT, TBANYT."
    assert words(listed[-1]) == archive


@every_paper
@pytest.mark.parametrize("layout", PaperLayout)
def test_there_is_room_for_the_seal_and_a_mark_for_the_digital_one(kind, layout):
    (mark,) = read(kind, layout).element.body.iter(qn("w:bookmarkStart"))
    assert mark.get(qn("w:name")) == SIGNATURE


@every_paper
def test_the_signature_never_stands_on_a_page_alone(kind):
    document = read(kind)
    last = next(p for p in paragraphs(document) if words(p).endswith("./."))
    for before in (last, last.getprevious(), last.getnext()):
        assert before.find(qn("w:pPr")).find(qn("w:keepNext")) is not None


@every_paper
def test_the_partys_papers_bear_its_name_and_number_and_no_motto(kind):
    document = read(kind, "vn_party")
    assert find(document, PARTY)[1] == (15, "b")
    text = text_of(document)
    assert STATE not in text
    assert MOTTO not in text
    assert "\n*\n" in text
    number, _ = find(document, "Số ")
    assert words(number).rstrip("\N{NO-BREAK SPACE}") == NUMBERS[kind][1]
    assert find(document, "Nơi nhận:")[1][1] == "u"
    assert "Lưu: VT" not in text


@every_paper
def test_the_plain_layout_bears_no_title_of_state_or_party(kind):
    text = text_of(read(kind, "international"))
    assert STATE not in text
    assert PARTY not in text
    assert "./." not in text


@every_paper
def test_a_paper_in_english_is_a_translation_that_names_the_paper_in_force(kind):
    text = text_of(read(kind, language="en"))
    assert "Translation, for information." in text
    assert STATE not in text
    assert "./." not in text


@every_paper
def test_the_registry_has_room_for_its_number(kind):
    agency = "pccc" if kind is PaperKind.AGENCY_REPORT else None
    data = paper_bytes(kind, example_review(), example_plan(), "vi", agency=agency)
    number, _ = find(Document(BytesIO(data)), "Số:")
    assert words(number).startswith("Số: \N{NO-BREAK SPACE}")


def test_days_and_months_below_ten_follow_the_decree():
    held = example_review().model_copy(update={"held_on": date(2026, 2, 5)})
    data = paper_bytes(PaperKind.MINUTES, held, example_plan(), "vi")
    assert find(Document(BytesIO(data)), "Lạng Sơn, ngày 05 tháng 02 năm 2026")
