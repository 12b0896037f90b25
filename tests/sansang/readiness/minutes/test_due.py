"""By when: dates, hours, days of the week and days before the event."""

import pytest
from tests.sansang.readiness.minutes.reading import due, only


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("trước ngày 25/11/2026", "2026-11-24T23:59"),
        ("trước 17h00 ngày 25/11", "2026-11-25T17:00"),
        ("trước 16 giờ 30 phút ngày 26/11/2026", "2026-11-26T16:30"),
        ("trong ngày hôm nay", "2026-11-22T23:59"),
        ("chậm nhất ngày mai", "2026-11-23T23:59"),
        ("chậm nhất T-2", "2026-11-25T23:59"),
        ("trước thứ Tư", "2026-11-24T23:59"),
        ("chậm nhất thứ Hai tuần sau", "2026-11-23T23:59"),
        ("trước ngày 24 tháng 11 năm 2026", "2026-11-23T23:59"),
        ("trong vòng 48 giờ", "2026-11-24T23:59"),
        ("trước khai mạc", "2026-11-27T08:00"),
        ("xong trước chiều ngày 25/11", "2026-11-25T12:00"),
        ("chậm nhất ngày 05/01", "2027-01-05T23:59"),
    ],
)
def test_vietnamese(words: str, moment: str) -> None:
    assert due(f"Giao Sở Y tế kiểm tra cơ số thuốc {words}.") == moment


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("before 17:00 on 25 November", "2026-11-25T17:00"),
        ("by 25 November", "2026-11-25T23:59"),
        ("before 25 November 2026", "2026-11-24T23:59"),
        ("by November 25, 2026", "2026-11-25T23:59"),
        ("no later than 5 pm on 25/11/2026", "2026-11-25T17:00"),
        ("within 24 hours", "2026-11-23T23:59"),
        ("by Friday", "2026-11-27T23:59"),
        ("by noon on Tuesday", "2026-11-24T12:00"),
        ("by tomorrow", "2026-11-23T23:59"),
        ("by 2026-11-25", "2026-11-25T23:59"),
        ("by T-1", "2026-11-26T23:59"),
    ],
)
def test_english(words: str, moment: str) -> None:
    assert due(f"The Department of Health shall check the stock {words}.") == moment


def test_the_date_of_a_paper_is_no_time_limit() -> None:
    assert due("Giao Sở Y tế thực hiện Kế hoạch số 05/KH-UBND ngày 10/11/2026.") is None


def test_a_day_that_no_calendar_has_keeps_its_words_alone() -> None:
    proposal = only("Giao Sở Y tế kiểm tra cơ số thuốc trước ngày 31/11/2026.")
    assert (proposal.due, proposal.due_words) == (None, "trước ngày 31/11/2026")


def test_an_hour_without_a_day_keeps_its_words_alone() -> None:
    proposal = only("Giao Sở Y tế kiểm tra cơ số thuốc trước 17h00.")
    assert (proposal.due, proposal.due_words) == (None, "trước 17h00")
