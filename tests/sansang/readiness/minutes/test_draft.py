"""Sentences, lists and lead-ins become proposals that say where they come from."""

import unicodedata
from zoneinfo import ZoneInfo

import pytest
from tests.sansang.readiness.minutes.reading import HELD_ON, lead, only, partners, read

from sansang.readiness.minutes import LIMIT, draft_directives, why
from sansang.wording import wording


def test_a_semicolon_list_gives_each_agency_its_own_directive() -> None:
    text = (
        "Giao Công an tỉnh chủ trì, phối hợp với Bộ CHQS tỉnh, BĐBP tỉnh rà soát phương án; "
        "giao Sở Y tế bố trí hai xe cấp cứu./."
    )
    first, second = read(text).proposals
    assert (lead(first), partners(first)) == ("cong-an-tinh", ["bo-chqs", "bdbp"])
    assert (lead(second), partners(second)) == ("so-y-te", [])
    assert second.task == "Bố trí hai xe cấp cứu"


@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("Giao Sở Y tế bố trí hai xe cấp cứu, xong trước ngày 25/11.", "Bố trí hai xe cấp cứu"),
        (
            "Giao Sở Y tế bố trí hai xe cấp cứu, hoàn thành trước 17 giờ ngày 25/11/2026./.",
            "Bố trí hai xe cấp cứu",
        ),
        (
            "The Department of Health shall place two ambulances before 25 November 2026.",
            "Place two ambulances",
        ),
        (
            "Giao Sở Y tế trước ngày 25/11 bố trí hai xe cấp cứu.",
            "Trước ngày 25/11 bố trí hai xe cấp cứu",
        ),
    ],
)
def test_the_time_at_the_end_of_an_order_is_its_due_time_and_not_its_task(text, task) -> None:
    proposal = only(text)
    assert proposal.due is not None
    assert proposal.task.rstrip(".") == task


def test_items_under_an_agency_are_led_by_it() -> None:
    for text in (
        "Sở Y tế:\n- Bố trí xe cấp cứu\n- Kiểm tra cơ số thuốc",
        "3. Giao Sở Y tế:\na) Bố trí xe cấp cứu;\nb) Kiểm tra cơ số thuốc.",
        "The Department of Health:\n* place two ambulances\n* check the stock of blood",
    ):
        assert [lead(p) for p in read(text).proposals] == ["so-y-te", "so-y-te"]


def test_the_next_number_no_longer_belongs_to_the_lead_in() -> None:
    text = "1. Giao Sở Y tế:\n- Bố trí xe cấp cứu.\n2. Hoàn thành niêm yết sơ đồ thoát nạn."
    assert [lead(p) for p in read(text).proposals] == ["so-y-te", None]


def test_an_item_without_a_verb_keeps_the_words_of_its_lead_in() -> None:
    text = "Giao Sở Y tế chuẩn bị:\n- hai xe cấp cứu\n- thuốc và ô xy"
    assert [p.task for p in read(text).proposals] == [
        "Chuẩn bị: hai xe cấp cứu",
        "Chuẩn bị: thuốc và ô xy",
    ]


def test_lines_broken_by_a_narrow_page_are_one_sentence() -> None:
    proposal = only("Giao Công an tỉnh chủ trì, phối hợp với\nSở Y tế rà soát phương án\nsơ tán.")
    assert (lead(proposal), partners(proposal)) == ("cong-an-tinh", ["so-y-te"])


def test_a_span_leads_back_to_the_words_as_pasted() -> None:
    text = "\ufeffLời đầu.\r\n\tGiao Sở Y tế bố trí xe.\r\nCảm ơn các lực lượng."
    for pasted in (text, unicodedata.normalize("NFD", text)):
        words = only(pasted).span.of(pasted)
        assert unicodedata.normalize("NFC", words) == "Giao Sở Y tế bố trí xe"


def test_both_spellings_of_a_tone_mark_mean_the_same_agency() -> None:
    for name in ("Văn phòng Tỉnh uỷ", "Văn phòng Tỉnh ủy", "VP Tỉnh ủy", "văn phòng tỉnh ủy"):
        assert lead(only(f"Giao {name} tổng hợp báo cáo.")) == "vp-tinh-uy"


def test_usual_abbreviations_mean_the_agency() -> None:
    for name, agency in (
        ("CA tỉnh", "cong-an-tinh"),
        ("Bộ CHQS tỉnh", "bo-chqs"),
        ("BĐBP tỉnh", "bdbp"),
        ("BCH BĐBP tỉnh", "bdbp"),
        ("Phòng CSGT", "csgt"),
        ("Phòng Cảnh sát giao thông", "csgt"),
        ("Cảnh sát PCCC và CNCH", "pccc"),
        ("Sở VHTTDL", "so-vhttdl"),
        ("Tổ công tác Y tế", "so-y-te"),
    ):
        assert lead(only(f"Giao {name} hoàn thành phương án.")) == agency, name


def test_who_is_not_in_the_plan_keeps_the_words_of_the_minutes() -> None:
    proposal = only("Giao Sở Tài chính bố trí kinh phí.")
    assert proposal.lead is not None
    assert (proposal.lead.agency, proposal.lead.words) == (None, "Sở Tài chính")
    assert proposal.directive("cd-1", 1).lead is None


def test_minutes_are_read_without_a_plan_too() -> None:
    zone = ZoneInfo("Asia/Ho_Chi_Minh")
    minutes = draft_directives(
        "Giao Công an tỉnh bố trí chốt.", plan=None, held_on=HELD_ON, zone=zone
    )
    assert minutes.proposals[0].lead is not None


def test_a_heading_a_question_and_a_quotation_order_nothing() -> None:
    for text in (
        "NHIỆM VỤ TRỌNG TÂM",
        "Đã bố trí đủ xe chưa?",
        "Biển ghi “Yêu cầu xuất trình thẻ”.",
        "Is the generator tested?",
    ):
        assert not read(text).proposals, text


def test_a_proposal_warns_where_a_person_is_named() -> None:
    assert only("Giao đồng chí Nguyễn Văn A bố trí chốt trực.").names_person
    assert not only("Giao Công an tỉnh bố trí chốt trực.").names_person


def test_what_follows_the_limit_is_said_to_be_unread() -> None:
    minutes = read("Giao Sở Y tế bố trí xe. " + "x" * LIMIT)
    assert minutes.read == LIMIT
    assert len(minutes.proposals) == 1


def test_every_reason_is_said_in_both_languages() -> None:
    text = (
        "Giao Sở Y tế:\n- bố trí xe\n- thuốc\nCông an tỉnh theo dõi đối tượng.\n"
        "Cửa phải mở.\nThe committee asks the police to close the road.\nDoors must stay open."
    )
    minutes = read(text)
    assert minutes.not_handled
    for taken in (*minutes.proposals, *minutes.not_handled):
        for rule in taken.rules:
            english = why(rule)
            assert wording("vi")(english) != english
