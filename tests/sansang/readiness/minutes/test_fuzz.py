"""Any text is read without an error, and its spans lie within it."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sansang.readiness.minutes.reading import plan, read

from sansang.readiness.minutes import LIMIT, Minutes, draft_directives
from sansang.readiness.minutes.sentences import LONGEST

WORDS = st.sampled_from(
    "Giao Công an tỉnh|Sở Y tế|chủ trì, phối hợp với|theo dõi|không|để|trước ngày 31/02/2026|: |;"
    "|.|\n"
    "|- |1. |“|”|T-2|25/11|99h99|the police|shall|before|31 February|disperse|the crowd|to|and|, "
    "|tụ tập|đối tượng|hoàn thành|\u0301|\u0000|\ud800|\u200b|İ|?|within 999 days|T-99|năm 9999"
    "|trước 25/11/9999|chậm nhất 1/1/0001|báo cáo bằng văn bản".split("|")
)


def holds(text: str, minutes: Minutes) -> None:
    last = 0
    for taken in minutes.proposals:
        assert last <= taken.span.start < taken.span.end <= len(text)
        assert taken.span.of(text).strip()
        last = taken.span.end
        taken.directive("cd-1", 1)
    for refused in minutes.not_handled:
        assert 0 <= refused.span.start <= refused.phrase.start
        assert refused.phrase.start < refused.phrase.end <= refused.span.end <= len(text)


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    holds(text, read(text))


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_row_of_words_of_minutes_is_read(text: str) -> None:
    holds(text, read(text))


@given(
    st.lists(WORDS, max_size=20).map(" ".join),
    st.dates(),
    st.sampled_from(["UTC", "Asia/Ho_Chi_Minh", "America/New_York", "Africa/Monrovia"]),
)
def test_any_day_and_zone_will_do(text: str, held_on: date, zone: str) -> None:
    minutes = draft_directives(text, plan=plan(), held_on=held_on, zone=ZoneInfo(zone))
    holds(text, minutes)


@pytest.mark.parametrize(
    "unit",
    [".", ";", "(", "- ", "\n", "\u0301", "không ", "theo dõi "],
)
def test_a_megabyte_of_one_thing_is_read_to_the_end(unit: str) -> None:
    text = (unit * LIMIT)[:LIMIT]
    minutes = read(text)
    assert minutes.read == LIMIT
    assert all(p.span.end - p.span.start <= 2 * LONGEST for p in minutes.proposals[:100])
