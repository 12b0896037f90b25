"""Gatherings, personal data, and what is not handled here."""

import pytest
from tests.sansang.checks.plans import (
    but,
    but_event,
    clock,
    finds,
    found_in,
    need,
    says,
    span,
    without,
)

from sansang.checks import remedy
from sansang.checks.names import is_person, named_person
from sansang.checks.rights import stewards_for
from sansang.wording import wording

RESTRICTION = {
    "ground": "Nguy cơ sạt lở tại bãi cỏ",
    "decided_by": "gold",
    "at": clock(8, day="2026-11-30"),
    "alternative": "Sân vận động, cùng giờ",
    "appeal": "Ban Tổ chức, trả lời trong ngày",
}


def gathering(base=None, **fields):
    return but("gatherings", "petition", base, **fields)


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        ("rights.no_liaison", "liaison"),
        ("rights.no_route", "route"),
        ("rights.no_receiving_post", "receiving_post"),
        ("rights.no_stewards", "steward_post"),
        ("rights.no_medical_post", "medical_post"),
    ],
)
def test_a_gathering_is_given_what_it_needs(rule, field):
    assert finds(rule, gathering(**{field: None})).field == field


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        ("rights.out_of_sight_and_sound", "sight_and_sound"),
        ("rights.no_open_exit", "exit_always_open"),
        ("rights.no_emergency_lane", "emergency_lane"),
        ("rights.no_water_and_shade", "water_and_shade"),
        ("rights.no_toilets", "toilets"),
    ],
)
def test_the_place_of_a_gathering_is_safe_and_humane(rule, field):
    finds(rule, gathering(**{field: False}))


def test_where_a_gathering_is_citizens_are_received():
    closed = but("sites", "reception", kind="other")
    finds("rights.no_reception_point", closed, without("gatherings", "petition", of=closed))


def test_the_law_on_reception_holds_from_july_2014_and_in_vietnam():
    closed = but("sites", "reception", kind="other")
    finds("rights.no_reception_point", closed, but_event(closed, jurisdiction="LA"))
    assert "rights.no_reception_point" not in found_in(
        but_event(
            closed,
            start=clock(8, day="2014-06-30"),
            end=clock(9, day="2014-06-30"),
        )
    )


def test_stewards_reach_a_published_ratio():
    plan = but("posts", "stewards", needs=[need(7, 18, 6)])
    assert finds("rights.few_stewards", plan).data["floor"] == 7


@pytest.mark.parametrize(("people", "stewards"), [(50, 7), (100, 12), (130, 13), (131, 14)])
def test_the_ratio_is_1_in_10_then_1_in_30_and_2_more(people, stewards):
    assert stewards_for(people) == stewards


def test_a_gathering_lies_in_the_time_of_the_plan():
    finds("rights.gathering_outside_event", gathering(**span(18, 21)))


@pytest.mark.parametrize(
    ("rule", "field", "empty"),
    [
        ("rights.restriction_without_ground", "ground", ""),
        ("rights.restriction_without_decision_maker", "decided_by", None),
        ("rights.restriction_without_time", "at", None),
        ("rights.restriction_without_alternative", "alternative", ""),
        ("rights.restriction_without_appeal", "appeal", ""),
    ],
)
def test_a_restriction_is_lawful_only_with_all_of_its_record(rule, field, empty):
    whole = gathering(restriction=RESTRICTION)
    finds(rule, gathering(restriction={**RESTRICTION, field: empty}), whole)


def note(text):
    return but("sites", "hall", note=text)


@pytest.mark.parametrize("text", ["Gọi 0912 345 678", "call +84 912 345 678", "ĐT: 0205.3812345"])
def test_no_telephone_number_stands_in_a_text(text):
    finding = finds("privacy.phone_number", note(text))
    assert finding.field == "note"
    assert "0912" not in says(finding, note(text))


@pytest.mark.parametrize(
    "text", ["Gọi 114 hoặc 115", "Số: 05/TB-UBND", "12.500.000 đồng", "từ 07:00 đến 11:30"]
)
def test_other_numbers_are_no_telephone_numbers(text):
    finds("privacy.phone_number", note("0912345678"), note(text))


def test_no_email_address_stands_in_a_text():
    finds("privacy.email_address", note("Gửi truc.ban@langson.gov.vn"))


@pytest.mark.parametrize("number", ["020123456789", "012345678"])
def test_no_identity_number_stands_in_a_text(number):
    finds("privacy.identity_number", note(f"CCCD {number}"), note(f"Hồ sơ {number[:7]}"))


@pytest.mark.parametrize(
    "text",
    [
        "Liên hệ ông Nguyễn Văn A",
        "Đồng chí Hoàng Văn Bình phụ trách",
        "Thượng tá Trần Thị B chỉ huy",
        "report to Mr John Smith",
        "Dr. Brown is on call",
    ],
)
def test_no_person_is_named_in_a_text(text):
    finds("privacy.named_person", note(text))


@pytest.mark.parametrize(
    "text",
    [
        "Đồng chí Trưởng Ban Tổ chức chủ trì",
        "Đi đường Bà Triệu – Lê Lợi – Hùng Vương",
        "Đường Nguyễn Chí Thanh cấm xe tải",
        "tiếng Anh và tiếng Trung",
        "Chỉ huy trưởng Bộ Chỉ huy quân sự tỉnh",
    ],
)
def test_roles_and_streets_are_no_persons(text):
    finds("privacy.named_person", note("bà Nguyễn Thị C"), note(text))


def test_a_person_is_found_in_nested_records_too():
    first = {"text": "Báo cho bà Lê Thị D", "owner": "silver", "within_min": 1}
    finding = finds("privacy.named_person", but("contingency_plans", "fire", actions=[first]))
    assert finding.field == "actions[1].text"


@pytest.mark.parametrize(
    ("table", "record", "field", "name"),
    [
        ("task_forces", "tf-traffic", "lead", "Nguyễn Văn A"),
        ("task_forces", "tf-traffic", "deputy", "Vi Thị Hoa"),
        ("commands", "gold", "commander", "John Smith"),
        ("teams", "traffic-1", "leader", "Đại úy Hoàng Văn B"),
        ("agencies", "city", "lead", "Nông Thị Lan Anh"),
    ],
)
def test_who_leads_is_given_as_a_role(table, record, field, name):
    assert finds("privacy.person_as_role", but(table, record, **{field: name})).field == field


def test_who_signs_is_given_as_a_role():
    paper = {"layout": "international", "signatory": "Trần Văn C"}
    assert finds("privacy.person_as_role", but_event(paper=paper)).field == "paper.signatory"


@pytest.mark.parametrize(
    "title",
    [
        "Trưởng phòng Cảnh sát giao thông",
        "Phó Giám đốc Công an tỉnh",
        "Chief Fire Officer",
        "Gold Commander",
        "Duty Manager",
        "Hà Nội City Police Lead of traffic",
    ],
)
def test_titles_of_roles_are_no_persons(title):
    assert not is_person(title)
    assert named_person(title) is None


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("the_line.watching_opinion", "Tổ chức nắm tình hình  dư luận trên địa bàn"),
        ("the_line.watching_opinion", "Monitor social media around the clock"),
        ("the_line.watching_persons", "Lập danh sách theo dõi"),
        ("the_line.watching_persons", "Camera with FACE RECOGNITION at the gate"),
        ("the_line.watching_persons", "Theo dõi người nước ngoài tại khách sạn"),
        ("the_line.preventing_gatherings", "Kiên quyết không để xảy ra khiếu kiện đông người"),
        ("the_line.preventing_gatherings", "Disperse the crowd"),
    ],
)
def test_what_crosses_the_line_is_not_handled_here(rule, text):
    plan = but("posts", "store", orders=text)
    finding = finds(rule, plan)
    assert finding.severity == "error"
    assert "is not handled here" in says(finding, plan)
    assert "What helps:" in remedy(finding, wording("en"), plan)


def test_it_is_found_in_directives_and_tasks():
    finds("the_line.watching_opinion", but("directives", "KL-1", text="Theo dõi dư luận."))
    finds("the_line.watching_persons", but("tasks", "signs", title="Lập danh sách đen"))


@pytest.mark.parametrize(
    "text",
    [
        "Không theo dõi mạng xã hội của người dân.",
        "Staff never disperse the crowd.",
        "No face recognition is used.",
        "Theo dõi mực nước sông Kỳ Cùng",
        "Hướng dẫn người dân ra về khi lễ kết thúc",
    ],
)
def test_forbidding_it_is_no_order(text):
    plan = but("posts", "store", orders=text)
    assert not {rule for rule in found_in(plan) if rule.startswith("the_line.")}
