"""DOMAIN §1 measured on the DOCX, read back: Decree 30/2020, Appendix I."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from tests.sansang.report.papers.cast import PAPER, a_deployment, a_plan, at, post, team
from tests.sansang.report.papers.reading import aligned, find, look, paragraphs, words

from sansang.event import ContingencyPlan
from sansang.report.papers.duty_desk import DutyDesk
from sansang.report.papers.heading import MOTTO, PARTY, STATE
from sansang.report.papers.task_force_order import task_force_order
from sansang.report.papers.team_order import team_order
from sansang.report.papers.word import SIGNATURE, WordPress

LAYOUTS = ("vn_administrative", "vn_party", "international")


def printed(layout="vn_administrative", language="vi", force=False, **tables):
    plan = a_plan(PAPER.model_validate(PAPER.model_dump() | {"layout": layout}), **tables)
    desk = DutyDesk(plan=plan, language=language, deployment=a_deployment())
    order = (
        task_force_order(desk, plan.task_forces[0]) if force else team_order(desk, plan.teams[0])
    )
    return WordPress(desk.layout, at(8, day=22)).print(order)


@pytest.fixture(scope="module")
def paper():
    return Document(BytesIO(printed()))


@pytest.fixture(scope="module")
def party():
    return Document(BytesIO(printed("vn_party")))


@pytest.mark.parametrize("layout", LAYOUTS[:2])
def test_the_page_is_a4_with_the_decrees_margins(layout):
    section = Document(BytesIO(printed(layout))).sections[0]
    assert round(section.page_width.mm) == 210
    assert round(section.page_height.mm) == 297
    assert Mm(20) <= section.top_margin <= Mm(25)
    assert Mm(20) <= section.bottom_margin <= Mm(25)
    assert Mm(30) <= section.left_margin <= Mm(35)
    assert Mm(15) <= section.right_margin <= Mm(20)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_letters_are_times_new_roman(layout):
    normal = Document(BytesIO(printed(layout))).styles["Normal"]
    fonts = normal.element.rPr.rFonts
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        assert fonts.get(qn(f"w:{script}")) == "Times New Roman"


def test_no_run_takes_another_font(paper):
    assert not list(paper.element.body.iter(qn("w:rFonts")))


def test_the_page_number_is_at_the_top_in_the_middle_and_not_on_page_one(paper):
    section = paper.sections[0]
    assert section.different_first_page_header_footer
    (number,) = section.header._element.iter(qn("w:fldSimple"))
    assert number.get(qn("w:instr")).strip() == "PAGE"
    assert aligned(number.getparent()) == "center"
    assert not list(section.first_page_header._element.iter(qn("w:fldSimple")))


def test_quoc_hieu_and_tieu_ngu_stand_in_bold_over_a_drawn_line(paper):
    state, (size, marks) = find(paper, STATE)
    assert words(state).isupper()
    assert 12 <= size <= 13
    assert marks == "b"
    motto, (size, marks) = find(paper, MOTTO)
    assert 13 <= size <= 14
    assert marks == "b"
    assert list(motto.getnext().iter(qn("w:drawing")))
    assert aligned(state) == aligned(motto) == "center"


def test_the_parent_body_is_light_and_the_issuing_body_bold_with_a_line_under(paper):
    _, (size, marks) = find(paper, "BAN TỔ CHỨC ĐẠI HỘI")
    assert (12 <= size <= 13, marks) == (True, "")
    issuing, (size, marks) = find(paper, "TIỂU BAN AN NINH")
    assert (12 <= size <= 13, marks) == (True, "b")
    assert list(issuing.getnext().iter(qn("w:drawing")))


def test_number_date_and_type_look_as_they_should(paper):
    assert find(paper, "Số: 06/PGNV-TBAN")[1] == (13, "")
    date, (size, marks) = find(paper, "Lạng Sơn, ngày 22 tháng 11 năm 2026")
    assert (13 <= size <= 14, marks) == (True, "i")
    title, (size, marks) = find(paper, "PHIẾU GIAO NHIỆM VỤ")
    assert (13 <= size <= 14, marks) == (True, "b")
    assert aligned(title) == aligned(date) == "center"
    subject, (size, marks) = find(paper, "Đội a làm nhiệm vụ")
    assert (13 <= size <= 14, marks) == (True, "b")
    assert list(subject.getnext().iter(qn("w:drawing")))


def test_the_body_is_13_to_14_points_justified_and_ends_with_the_mark(paper):
    last, (size, _) = find(paper, "Đội trưởng quán triệt")
    assert 13 <= size <= 14
    assert aligned(last) == "both"
    assert words(last).endswith("./.")
    assert 13 <= paper.styles["Normal"].font.size.pt <= 14


def test_recipients_and_signatory(paper):
    assert find(paper, "Nơi nhận:")[1] == (12, "bi")
    listed = [p for p in paragraphs(paper) if words(p).startswith("- Lưu")]
    assert [words(p) for p in listed] == ["- Lưu: VT, TBAN."]
    assert look(listed[0]) == (11, "")
    assert find(paper, "TM. TIỂU BAN AN NINH")[1] == (13, "b")
    assert find(paper, "TRƯỞNG TIỂU BAN")[1] == (13, "b")


def test_there_is_room_for_the_seal_and_a_mark_for_the_digital_one(paper):
    (mark,) = paper.element.body.iter(qn("w:bookmarkStart"))
    assert mark.get(qn("w:name")) == SIGNATURE
    spacing = mark.getparent().find(qn("w:pPr")).find(qn("w:spacing"))
    assert int(spacing.get(qn("w:before"))) / 20 >= Pt(70).pt


def test_the_partys_head_is_at_the_right_and_the_star_under_its_body(party):
    head = party.tables[0]
    left, right = (cell.text.split("\n") for cell in head.rows[0].cells)
    assert left[:3] == ["BAN TỔ CHỨC ĐẠI HỘI", "TIỂU BAN AN NINH", "*"]
    assert right[0] == PARTY
    assert find(party, PARTY)[1] == (15, "b")
    assert head.rows[1].cells[0].text == "Số 06-PGNV/TBAN"
    assert STATE not in "".join(words(p) for p in paragraphs(party))
    assert find(party, "Nơi nhận:")[1][1] == "u"


def test_the_plain_layout_has_no_national_title():
    text = "\n".join(words(p) for p in paragraphs(Document(BytesIO(printed(language="en")))))
    assert STATE not in text
    assert "./." not in text
    assert "Translation, for information." in text


def test_headings_of_tables_repeat_and_short_rows_stay_whole(paper):
    duties = paper.tables[2]
    first, second = (row._tr.trPr for row in duties.rows[:2])
    assert first.find(qn("w:tblHeader")) is not None
    assert second.find(qn("w:cantSplit")) is not None


def test_a_row_of_one_cell_spans_the_table():
    document = Document(BytesIO(printed(force=True)))
    spans = [int(s.get(qn("w:val"))) for s in document.element.body.iter(qn("w:gridSpan"))]
    assert spans == [4, 4]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_markup_in_a_field_is_text(layout):
    name = "<w:t>&amp; #eval *x* _y_ $z$ \\u{41} {team}"
    data = printed(layout, teams=(team("a", name=name), team("b"), team("c")))
    text = "\n".join(words(p) for p in paragraphs(Document(BytesIO(data))))
    assert f"- {name}" in text


def test_the_same_order_gives_the_same_bytes():
    assert printed() == printed()


def test_the_file_bears_the_papers_date_and_nobodys_name():
    properties = Document(BytesIO(printed())).core_properties
    assert f"{properties.created:%Y-%m-%d %H:%M}" == "2026-11-22 01:00"  # UTC
    assert properties.author == "TIỂU BAN AN NINH"
    assert properties.comments == ""
    with ZipFile(BytesIO(printed())) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}


def test_the_signature_never_stands_on_a_page_alone(paper):
    closing = paper.tables[-1]._tbl
    for before in (closing.getprevious(), closing.getprevious().getprevious()):
        assert before.find(qn("w:pPr")).find(qn("w:keepNext")) is not None
    assert closing.tr_lst[0].trPr.find(qn("w:cantSplit")) is not None
    assert closing.getnext().tag == qn("w:p")


def test_every_table_has_rows_and_a_paragraph_after_it():
    bare = (ContingencyPlan(id="x", name="Mất điện", teams=("a",)),)
    document = Document(BytesIO(printed(contingency_plans=bare)))
    for table in document.tables:
        assert table.rows
        assert table._tbl.getnext().tag == qn("w:p")


@given(name=st.text(min_size=1, max_size=300), orders=st.text(max_size=600))
@settings(max_examples=30, deadline=None)
def test_whatever_text_a_plan_may_hold_is_printed(name, orders):
    try:
        posts = (post("gate", name=name, orders=orders), post("yard"))
    except ValidationError:
        assume(False)
    document = Document(BytesIO(printed(posts=posts)))
    assert posts[0].name in "\n".join(words(p) for p in paragraphs(document))
