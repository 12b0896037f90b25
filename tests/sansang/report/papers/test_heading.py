"""Number, date, signature and recipients as Decree 30/2020 asks for them."""

from datetime import datetime

import pytest
from tests.sansang.report.papers.cast import PAPER, ZONE, a_deployment, a_plan

from sansang.event import Paper
from sansang.event.setting import PaperLayout
from sansang.report.papers.closing import closing
from sansang.report.papers.duty_desk import DutyDesk
from sansang.report.papers.heading import (
    Symbol,
    balanced,
    paper_number,
    place_and_date,
    symbol_of,
)
from sansang.report.papers.layout import INTERNATIONAL, Header, layout_for
from sansang.report.papers.task_force_order import task_force_order
from sansang.report.papers.team_order import team_order


def a_desk(language="vi", **paper):
    plan = a_plan(PAPER.model_validate(PAPER.model_dump() | paper))
    return DutyDesk(plan=plan, language=language, deployment=a_deployment())


def team_sheet(desk):
    return team_order(desk, desk.plan.teams[0])


def force_sheet(desk):
    return task_force_order(desk, desk.plan.task_forces[0])


@pytest.mark.parametrize(
    ("day", "written"),
    [
        ((2, 5), "Lạng Sơn, ngày 05 tháng 02 năm 2026"),
        ((1, 10), "Lạng Sơn, ngày 10 tháng 01 năm 2026"),
        ((3, 10), "Lạng Sơn, ngày 10 tháng 3 năm 2026"),
        ((11, 9), "Lạng Sơn, ngày 09 tháng 11 năm 2026"),
    ],
)
def test_days_below_ten_and_the_first_two_months_take_a_zero(day, written):
    at = datetime(2026, *day, tzinfo=ZONE)
    assert place_and_date("Lạng Sơn", at, "vi") == written


def test_a_paper_without_a_place_has_its_date_alone():
    assert place_and_date("", datetime(2026, 3, 1, tzinfo=ZONE), "vi") == "ngày 01 tháng 3 năm 2026"


@pytest.mark.parametrize(
    ("symbol", "number", "header", "written"),
    [
        ("KH-TBAN", 5, Header.STATE, "05/KH-TBAN"),
        ("TBAN", 5, Header.STATE, "05/KH-TBAN"),
        ("KH/TU", 9, Header.PARTY, "09-KH/TU"),
        ("TU", 2927, Header.PARTY, "2927-KH/TU"),
        ("BTC-TBAN", 12, Header.STATE, "12/KH-BTC-TBAN"),
        ("", 1, Header.STATE, "01/KH"),
    ],
)
def test_numbers_below_ten_take_a_zero_before_the_symbol(symbol, number, header, written):
    plan = Symbol(paper_type="KH", body=symbol_of(Paper(symbol=symbol)).body)
    assert paper_number(number, plan, header) == written


def test_the_registry_has_room_for_its_number():
    notice = Symbol(paper_type="TB", body="TBAN")
    assert paper_number(None, notice, Header.STATE).strip() == "/TB-TBAN"


def test_task_forces_come_first_in_the_sequence_of_numbers():
    desk = a_desk()
    assert force_sheet(desk).heading.number == "Số: 05/KH-TBAN"
    assert [team_order(desk, t).heading.number for t in desk.plan.teams] == [
        f"Số: {n:02d}/PGNV-TBAN" for n in (6, 7, 8, 9)
    ]


def test_a_symbol_of_a_scheme_makes_the_paper_one():
    desk = a_desk(symbol="PA-TBAN")
    assert force_sheet(desk).heading.title == "PHƯƠNG ÁN"
    assert force_sheet(desk).heading.number == "Số: 05/PA-TBAN"


def test_a_team_order_says_to_which_plan_it_is_attached():
    attached = team_sheet(a_desk()).heading.attached
    assert attached == "(Kèm theo Kế hoạch số 05/KH-TBAN ngày 22 tháng 11 năm 2026)"


@pytest.mark.parametrize(
    ("mode", "layout", "lines"),
    [
        ("own", "vn_administrative", ("TRƯỞNG TIỂU BAN",)),
        ("TM.", "vn_administrative", ("TM. TIỂU BAN AN NINH", "TRƯỞNG TIỂU BAN")),
        ("KT.", "vn_administrative", ("KT. TIỂU BAN AN NINH", "TRƯỞNG TIỂU BAN")),
        ("TL.", "vn_administrative", ("TL. TIỂU BAN AN NINH", "TRƯỞNG TIỂU BAN")),
        ("TUQ.", "vn_administrative", ("TUQ. TIỂU BAN AN NINH", "TRƯỞNG TIỂU BAN")),
        ("Q.", "vn_administrative", ("Q. TRƯỞNG TIỂU BAN",)),
        ("TM.", "vn_party", ("T/M TIỂU BAN AN NINH", "TRƯỞNG TIỂU BAN")),
        ("TL.", "vn_party", ("T/L TIỂU BAN AN NINH", "TRƯỞNG TIỂU BAN")),
    ],
)
def test_the_signatory_signs_in_his_mode(mode, layout, lines):
    assert closing(a_desk(signing_mode=mode, layout=layout), ()).signatory == lines


def test_an_english_signatory_signs_for_somebody_or_acting():
    assert closing(a_desk("en"), ()).signatory == ("For Tiểu ban An ninh", "Trưởng Tiểu ban")
    assert closing(a_desk("en", signing_mode="Q."), ()).signatory == ("Acting Trưởng Tiểu ban",)


def test_a_paper_without_signatory_leaves_room_for_one():
    assert closing(a_desk(signing_mode="own", signatory=""), ()).signatory == ()


def test_recipients_are_listed_once_and_the_archive_comes_last():
    assert team_sheet(a_desk()).closing.recipients == (
        "- Đội a;",
        "- Tổ công tác Trật tự;",
        "- Thường trực Tỉnh uỷ;",
        "- Công an tỉnh;",
        "- Lưu: VT, TBAN.",
    )


@pytest.mark.parametrize(
    ("layout", "unit", "line"),
    [
        ("vn_administrative", "", "- Lưu: VT."),
        ("vn_party", "Văn phòng Tỉnh uỷ", "- Lưu Văn phòng Tỉnh uỷ."),
        ("vn_party", "", "- Lưu Văn phòng."),
        ("international", "TBAN", "- Lưu: TBAN"),
    ],
)
def test_the_archive_line_follows_the_layout(layout, unit, line):
    assert closing(a_desk(layout=layout, archive_unit=unit), ()).recipients[-1] == line


def test_the_content_ends_with_its_mark():
    desk = a_desk()
    for order in (team_sheet(desk), force_sheet(desk)):
        assert order.blocks[-1].text.endswith("./.")
        assert not order.blocks[-1].text.endswith("../.")


def test_papers_in_english_are_translations_in_the_plain_layout():
    for layout in PaperLayout:
        assert layout_for(layout, "en") is INTERNATIONAL
    heading = team_sheet(a_desk("en")).heading
    assert (heading.authority, heading.motto) == ("", "")
    assert heading.note.startswith("Translation, for information.")
    assert "06/PGNV-TBAN of 22 November 2026" in heading.note


def test_an_international_paper_translates_nothing():
    assert team_sheet(a_desk("en", layout="international")).heading.note == ""


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("UỶ BAN NHÂN DÂN TỈNH LẠNG SƠN", ["UỶ BAN NHÂN DÂN", "TỈNH LẠNG SƠN"]),
        ("TIỂU BAN AN NINH, TRẬT TỰ - Y TẾ", ["TIỂU BAN AN NINH,", "TRẬT TỰ - Y TẾ"]),
        ("CÔNG AN TỈNH", ["CÔNG AN TỈNH"]),
        ("", [""]),
    ],
)
def test_a_long_name_of_a_body_is_broken_into_equal_lines(name, lines):
    assert balanced(name, 27).split("\n") == lines
