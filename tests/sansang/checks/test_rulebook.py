"""The rules as a whole: named, grounded, spoken in both languages, tested, dated, fast."""

import re
from datetime import date
from pathlib import Path
from string import Formatter

import pytest
from tests.sansang.checks.plans import (
    but,
    but_event,
    clock,
    found_in,
    says,
    sound_plan,
)

from sansang.checks import RULES, SourceKind, remedy, rule_named, run_checks, source_text
from sansang.checks.rule import holds, rule
from sansang.checks.rulebook import CHAPTERS
from sansang.checks.sources import RECORDS, qcvn_06
from sansang.wording import wording

TESTS = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))


def blanks(sentence):
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_there_are_rules_enough():
    assert len(RULES) >= 60


@pytest.mark.parametrize("a_rule", RULES, ids=lambda r: r.id)
def test_every_rule_is_whole(a_rule):
    assert a_rule.sources
    assert a_rule.source.title
    assert a_rule.seeks
    assert re.fullmatch(r"[a-z_]+\.[a-z0-9_]+", a_rule.id)
    assert a_rule.check.__module__.endswith(a_rule.id.split(".")[0])


@pytest.mark.parametrize("a_rule", RULES, ids=lambda r: r.id)
def test_every_rule_speaks_vietnamese(a_rule):
    vietnamese = wording("vi")
    for sentence in filter(None, (a_rule.message, a_rule.remedy)):
        assert vietnamese(sentence) != sentence
        assert blanks(vietnamese(sentence)) == blanks(sentence)


@pytest.mark.parametrize("a_rule", RULES, ids=lambda r: r.id)
def test_every_rule_has_a_plan_that_breaks_it(a_rule):
    assert f'"{a_rule.id}"' in TESTS


def test_every_chapter_has_its_rules():
    chapters = {chapter.__name__.rsplit(".", 1)[-1] for chapter in CHAPTERS}
    assert chapters == {a_rule.id.split(".")[0] for a_rule in RULES}


def test_two_rules_are_not_called_alike():
    with pytest.raises(ValueError, match=r"tasks\.no_owner"):
        rule("tasks.no_owner", "error", "", source=RECORDS)(lambda survey: [])


def test_the_gravest_come_first():
    plan = but("tasks", "signs", but("notices", "alarm", owner=None), owner=None)
    assert [f.rule for f in run_checks(plan)] == ["tasks.no_owner", "notices.no_owner"]


def test_english_papers_call_records_by_their_english_names():
    plan = but("task_forces", "tf-traffic", lead="")
    (finding,) = (f for f in run_checks(plan) if f.rule == "task_forces.no_lead")
    assert says(finding, plan, "en") == "Task force “Tổ traffic in English” has no lead."
    assert says(finding, plan, "vi") == "Tổ công tác “Tổ traffic” chưa có tổ trưởng."
    assert remedy(finding, wording("en"), plan) == "Name the role that leads it."


def narrow(**event):
    plan = sound_plan().site("hall").access.model_dump()
    return but_event(but("sites", "hall", access={**plan, "road_width_m": 3}), **event)


def test_a_law_is_silent_in_other_countries():
    assert "fire_access.narrow_road" in found_in(narrow())
    assert "fire_access.narrow_road" not in found_in(narrow(jurisdiction="LA"))


def test_a_law_is_silent_before_it_is_in_force():
    day = "2023-01-15"
    early = narrow(start=clock(8, day=day), end=clock(9, day=day))
    assert "fire_access.narrow_road" not in found_in(early)


def test_the_day_counts_where_the_event_is():
    """17:30 UTC of the 15th is half past midnight of the 16th in Vietnam."""
    midnight = narrow(start="2023-01-15T17:30+00:00", end=clock(9, day="2023-01-16"))
    assert "fire_access.narrow_road" in found_in(midnight)


@pytest.mark.parametrize(
    ("day", "title"),
    [
        ("2023-11-30", "QCVN 06:2022/BXD, 6"),
        ("2023-12-01", "QCVN 06:2022/BXD with amendment 1:2023, 6"),
    ],
)
def test_a_plan_is_judged_by_the_law_of_its_day(day, title):
    plan = but_event(start=clock(8, day=day), end=clock(9, day=day))
    text = source_text(rule_named("fire_access.narrow_road"), wording("en"), plan)
    assert text.startswith(f"{title} (law; VN; in force since")
    assert text.endswith("hold against the official text)")


def test_versions_of_a_law_follow_each_other_without_gap_or_overlap():
    before, after = qcvn_06("6")
    assert before.until == after.in_force == date(2023, 12, 1)
    assert not holds(before, sound_plan())
    assert holds(after, sound_plan())


def test_sources_are_spoken_in_vietnamese():
    text = source_text(rule_named("rights.no_reception_point"), wording("vi"))
    assert text == (
        "Luật Tiếp công dân số 42/2013/QH13 (luật; VN; có hiệu lực từ ngày 01 tháng 7 năm 2014)"
    )


def test_practice_and_arithmetic_bind_everywhere_and_always():
    for a_rule in RULES:
        for source in a_rule.sources:
            if source.kind in (SourceKind.PRACTICE, SourceKind.ARITHMETIC):
                assert source.jurisdiction is source.in_force is source.until is None
