"""What each team does when, read from the steps of a day."""

from itertools import pairwise

from hypothesis import given
from tests.sansang.rehearsal.scenarios import MINUTE, played_days
from tests.sansang.report.rehearsal.village import FIRE, GATE, HOSPITAL, told_day

from sansang.rehearsal.day import Kind
from sansang.rehearsal.plain import play
from sansang.rehearsal.scenario import NEVER, NONE
from sansang.report.rehearsal.chronicle import Chronicle
from sansang.report.rehearsal.spells import MOVING, Doing, spells_of


@given(played_days())
def test_spells_follow_each_other_from_the_start_to_the_end_of_the_day(made):
    scenario, day = made
    for spells in spells_of(scenario, play(scenario, day)):
        assert [s.start_ms for s in spells[:1]] == [0]
        assert [s.end_ms for s in spells[-1:]] == [scenario.end_ms]
        assert all(one.end_ms == other.start_ms for one, other in pairwise(spells))


@given(played_days())
def test_a_team_is_at_work_from_when_it_arrives_until_it_leaves(made):
    scenario, day = made
    played = play(scenario, day)
    spells = spells_of(scenario, played)
    open_: dict[int, int] = {}
    for at_ms, kind, incident, team, place, _ in played.steps.tolist():
        if kind == Kind.ARRIVED:
            open_[team] = at_ms
        if kind == Kind.LEFT_SCENE and at_ms > open_[team]:
            found = [s for s in spells[team] if s.start_ms == open_[team] and s.end_ms == at_ms]
            assert [(s.doing, s.place, s.incident) for s in found] == [
                (Doing.AT_WORK, place, incident)
            ]


@given(played_days())
def test_who_was_ready_at_a_post_stands_at_its_place(made):
    scenario, day = made
    played = play(scenario, day)
    spells = spells_of(scenario, played)
    for at_ms, kind, _, team, post, _ in played.steps.tolist():
        if kind == Kind.BACK and at_ms < scenario.end_ms:
            place = int(scenario.forces.post_place[post])
            after = [s for s in spells[team] if s.start_ms == at_ms]
            assert all(s.place == place for s in after[:1])


@given(played_days())
def test_on_the_road_a_team_goes_from_one_place_to_another(made):
    scenario, day = made
    for spells in spells_of(scenario, play(scenario, day)):
        for spell in spells:
            if spell.doing in MOVING and NONE not in (spell.place, spell.goal):
                assert spell.due_ms >= spell.start_ms


def test_the_day_of_the_village_is_told_as_it_was_played():
    chronicle = Chronicle(told_day())
    gravest = chronicle.late[0]
    assert chronicle.replay.day.type[gravest] == FIRE
    assert chronicle.replay.day.place[gravest] == GATE
    assert chronicle.delay_ms(gravest) not in (0, NEVER)
    first = chronicle.doing(0, 70 * MINUTE)
    assert first is not None
    assert HOSPITAL in (first.goal, first.place)
