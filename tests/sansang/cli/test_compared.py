"""A comparison tells what is shown to differ, the plans first, and says how much it leaves out."""

import pytest
from tests.sansang.cli.rehearsals import OTHER, about, rehearsal

from sansang.cli.rehearse.compared import compared_blocks, is_shown
from sansang.rehearsal.result import Difference
from sansang.report.content.texts import Table, Tone
from sansang.report.content.voice import Voice


def difference(measure: str, change: float, half: float, name: str | None = None) -> Difference:
    return Difference(
        measure=measure, about=name, before=1, after=1 + change, difference=about(change, half)
    )


@pytest.fixture
def compared(example):
    """The blocks that compare, in English."""

    def compare(*differences: Difference) -> list[object]:
        answer = rehearsal(differences=differences)
        return list(compared_blocks(Voice(example, "en"), answer, "other"))

    return compare


def test_only_an_interval_without_zero_shows_a_difference():
    assert is_shown(difference("within", 0.1, 0.05))
    assert is_shown(difference("within", -0.1, 0.05))
    assert not is_shown(difference("within", 0.1, 0.2))


def test_plans_come_first_and_less_is_better_where_minutes_are_counted(compared):
    later = difference("mean_min", 2, 0.5)
    (table,) = compared(difference("short_min", -9, 1), later, OTHER, difference("within", 0, 1))
    assert isinstance(table, Table)
    rows = table.groups[0].rows
    assert [row[0].text for row in rows] == [
        "Plan 02: mass casualties, food poisoning",
        "All incidents",
        "All posts",
    ]
    assert [row[3].tone for row in rows] == [Tone.GOOD, Tone.BAD, Tone.GOOD]


def test_what_is_left_out_is_counted(compared):
    many = [difference("short_min", 5 + at, 1, f"post-{at}") for at in range(5)]
    table, more = compared(*many)
    assert [row[0].text for row in table.groups[0].rows] == ["post-4", "post-3"]
    assert more.text == "3 more differences are shown; with --json all are told."
