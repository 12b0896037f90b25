"""The dossier tells how long each place takes to empty, and what that is."""

from tests.sansang.checks.plans import but, sound_plan

from sansang.egress import site_emptying
from sansang.report.content.exits import emptying_sentences, emptying_table
from sansang.report.content.texts import Tone
from sansang.report.content.voice import Voice


def rows(plan):
    table = emptying_table(Voice(plan, "en"))
    return [cells for group in table.groups for cells in group.rows] if table else []


def hall_of(plan):
    return next(cells for cells in rows(plan) if "hall" in cells[0].text)


def test_each_place_with_exits_has_its_times():
    every, lost, allowed = hall_of(sound_plan())[2:5]
    assert float(every.text) < float(lost.text) < float(allowed.text) == 6
    assert lost.below.startswith("Cửa")
    assert len(rows(sound_plan())) == 2


def test_what_is_too_slow_is_marked():
    narrow = [{"id": i, "name": i, "width_m": 0.8} for i in ("a", "b")]
    _, _, every, lost, *_ = hall_of(but("sites", "hall", exits=narrow))
    assert every.tone is Tone.PLAIN
    assert lost.tone is Tone.CAUTION


def test_fixed_seats_are_referred_to_the_approved_design():
    assert "approved design" in hall_of(but("sites", "hall", seating="fixed"))[0].below


def test_a_jam_has_no_time():
    zone = {"id": "main", "name": "Hội trường", "area_m2": 100, "expected_people": 376}
    jammed = but("sites", "hall", zones=[zone], capacity=None)
    assert hall_of(jammed)[2].text == "does not empty"
    assert not list(emptying_sentences(Voice(jammed, "en"), site_emptying(jammed.site("hall"))))


def test_a_plan_without_exits_has_no_table():
    closed = but("sites", "square", but("sites", "hall", exits=[]), exits=[])
    assert emptying_table(Voice(closed, "en")) is None


def test_a_contingency_plan_is_told_when_its_place_is_empty():
    plan = sound_plan()
    (said,) = emptying_sentences(Voice(plan, "en"), site_emptying(plan.site("hall")))
    assert "takes at least 1.7 min to empty with" in said
