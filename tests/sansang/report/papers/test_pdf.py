"""The PDF says the same, in letters that can be read and copied."""

from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from pypdf import PdfReader
from tests.sansang.report.papers.cast import PAPER, a_deployment, a_plan, at, post, team

from sansang.report.papers.duty_desk import DutyDesk
from sansang.report.papers.heading import MOTTO, PARTY, STATE
from sansang.report.papers.pdf import PdfPress
from sansang.report.papers.task_force_order import task_force_order
from sansang.report.papers.team_order import team_order

LAYOUTS = ("vn_administrative", "vn_party", "international")


def printed(layout="vn_administrative", language="vi", every=False, **tables):
    plan = a_plan(PAPER.model_validate(PAPER.model_dump() | {"layout": layout}), **tables)
    desk = DutyDesk(plan=plan, language=language, deployment=a_deployment())
    orders = [team_order(desk, plan.teams[0])]
    if every:
        orders += [team_order(desk, t) for t in plan.teams[1:]]
        orders += [task_force_order(desk, force) for force in plan.task_forces]
    return PdfPress(desk.layout, at(8, day=22)).print(orders, "Đại hội")


def pages(data):
    return [page.extract_text() for page in PdfReader(BytesIO(data)).pages]


def text_of(data):
    return " ".join(" ".join(pages(data)).replace("\u200b", "").split())


def fonts_of(data):
    return {
        font["/BaseFont"].split("+")[-1]
        for page in PdfReader(BytesIO(data)).pages
        for font in (f.get_object() for f in page["/Resources"].get("/Font", {}).values())
    }


def page_number(text):
    lines = {text.strip().split("\n")[0], text.strip().split("\n")[-1]}
    return next((int(line) for line in lines if line.strip().isdecimal()), None)


def test_the_nine_parts_are_there():
    text = text_of(printed())
    for part in (
        STATE,
        MOTTO,
        "BAN TỔ CHỨC ĐẠI HỘI",
        "TIỂU BAN AN NINH",
        "Số: 06/PGNV-TBAN",
        "Lạng Sơn, ngày 22 tháng 11 năm 2026",
        "PHIẾU GIAO NHIỆM VỤ",
        "Đội a làm nhiệm vụ bảo đảm an toàn Đại hội",
        "TM. TIỂU BAN AN NINH",
        "Nơi nhận:",
        "- Lưu: VT, TBAN.",
    ):
        assert part in text
    assert "./." in text


def test_the_party_and_the_plain_layout_have_their_own_head():
    party, plain = text_of(printed("vn_party")), text_of(printed(language="en"))
    assert PARTY in party
    assert STATE not in party
    assert "Số 06-PGNV/TBAN" in party
    assert STATE not in plain
    assert "Team order" in plain


def test_the_paper_is_a4():
    box = PdfReader(BytesIO(printed())).pages[0].mediabox
    assert (round(box.width / 72 * 25.4), round(box.height / 72 * 25.4)) == (210, 297)


def test_only_our_own_font_is_used():
    fonts = fonts_of(printed(every=True))
    assert fonts
    assert all(font.startswith("LiberationSerif") for font in fonts)


def test_a_chinese_name_is_set_in_a_font_that_has_it():
    data = printed(teams=(team("a", name="友谊关 Đội a"), team("b"), team("c")))
    assert "友谊关" in text_of(data)
    assert any(font.startswith("NotoSansCJK") for font in fonts_of(data))


def test_page_one_has_no_number_and_page_two_has_its_own():
    first, second, *_ = map(page_number, pages(printed()))
    assert (first, second) == (None, 2)


def test_every_order_of_a_stack_begins_on_a_right_hand_page_and_is_counted_from_one():
    found = pages(printed(every=True))
    begins = [i for i, text in enumerate(found) if STATE in text]
    assert len(begins) == 5
    assert all(i % 2 == 0 for i in begins)
    for begin, end in pairwise([*begins, len(found)]):
        numbers = [page_number(text) for text in found[begin:end] if text.strip()]
        assert numbers == [None, *range(2, len(numbers) + 1)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_markup_in_a_field_is_text(layout):
    name = '<w:t> #eval("1+1") *x* _y_ $z$ [a] @b // c'
    text = text_of(printed(layout, teams=(team("a", name=name), team("b"), team("c"))))
    assert name in text


def test_a_word_wider_than_its_column_is_broken():
    posts = (post("gate", name="W" * 300, orders="M" * 4000), post("yard"))
    data = printed(posts=posts)
    assert text_of(data).replace(" ", "").count("W") >= 600  # roster and standing orders
    for page in PdfReader(BytesIO(data)).pages:
        rights = []
        page.extract_text(
            visitor_text=lambda text, cm, tm, font, size, found=rights: found.append(tm[4])
        )
        assert max(rights) < float(page.mediabox.width)


def test_long_orders_run_on_over_pages():
    long = "\n".join(f"Dòng {n}: giữ lối ra thông thoáng." for n in range(100))
    text = text_of(printed(posts=(post("gate", orders=long), post("yard"))))
    assert "Dòng 0:" in text
    assert "Dòng 99:" in text


def test_more_recipients_than_a_page_holds_are_all_listed():
    paper = PAPER.model_copy(update={"recipients": tuple(f"Đơn vị {n}" for n in range(300))})
    desk = DutyDesk(plan=a_plan(paper), language="vi", deployment=a_deployment())
    order = team_order(desk, desk.plan.teams[0])
    text = text_of(PdfPress(desk.layout, at(8, day=22)).print([order], "Đại hội"))
    assert "- Đơn vị 0;" in text
    assert "- Đơn vị 299;" in text
    assert "- Lưu: VT, TBAN." in text


def test_the_same_order_gives_the_same_bytes():
    assert printed() == printed()


@given(name=st.text(min_size=1, max_size=300), orders=st.text(max_size=600))
@settings(max_examples=15, deadline=None)
def test_whatever_text_a_plan_may_hold_is_printed(name, orders):
    try:
        posts = (post("gate", name=name, orders=orders), post("yard"))
    except ValidationError:
        assume(False)
    assert PdfReader(BytesIO(printed(posts=posts))).pages
