"""Who stands where, whom a team relieves, how long it rests."""

from tests.sansang.report.papers.cast import a_deployment, a_plan, at, duty

from sansang.report.papers.roster import Roster, joined, stretches


def a_roster(*duties):
    return Roster(a_plan(), a_deployment(*duties))


def test_duties_that_follow_on_at_one_post_are_one():
    first, second = duty("a", "gate", at(6), at(10)), duty("a", "gate", at(10), at(14))
    assert joined([second, first]) == [duty("a", "gate", at(6), at(14))]


def test_a_change_of_post_is_another_duty():
    duties = [duty("a", "gate", at(6), at(10)), duty("a", "yard", at(10), at(14))]
    assert joined(duties) == duties


def test_a_team_knows_who_is_beside_before_and_after_it():
    roster = a_roster()
    (first, _), (last,) = roster.of_team("a"), roster.of_team("c")
    assert roster.beside(first) == ("b",)
    assert roster.before(first) == ()
    assert roster.after(first) == ("c",)
    assert roster.before(last) == ("a",)


def test_a_spell_ends_where_the_rest_is_long_enough():
    roster, team = a_roster(), a_plan().team("a")
    assert [len(spell) for spell in roster.spells(team)] == [1, 1]
    assert roster.shortest_rest_h(team) == 16


def test_two_posts_in_one_shift_are_one_spell():
    duties = (duty("a", "gate", at(6), at(10)), duty("a", "yard", at(11), at(14)))
    roster, team = a_roster(*duties), a_plan().team("a")
    assert [len(spell) for spell in roster.spells(team)] == [2]
    assert roster.shortest_rest_h(team) is None


def test_a_team_without_rest_rule_has_a_spell_for_each_duty_apart():
    team = a_plan().team("a").model_copy(update={"min_rest_h": 0})
    together = a_roster(duty("a", "gate", at(6), at(10)), duty("a", "yard", at(10), at(14)))
    apart = a_roster(duty("a", "gate", at(6), at(10)), duty("a", "yard", at(11), at(14)))
    assert [len(spell) for spell in together.spells(team)] == [2]
    assert [len(spell) for spell in apart.spells(team)] == [1, 1]


def test_stretches_are_cut_where_the_teams_change():
    duties = (duty("a", "gate", at(6), at(10)), duty("b", "gate", at(8), at(12)))
    found = [(s.start, s.end, s.teams) for s in stretches(duties)]
    assert found == [
        (at(6), at(8), ("a",)),
        (at(8), at(10), ("a", "b")),
        (at(10), at(12), ("b",)),
    ]


def test_nobody_there_is_no_stretch():
    duties = (duty("a", "gate", at(6), at(8)), duty("a", "gate", at(10), at(12)))
    assert [s.start for s in stretches(duties)] == [at(6), at(10)]


def test_only_teams_that_may_lead_are_leads_on_duty():
    plan = a_plan()
    leads = Roster(plan, a_deployment()).leads(plan.task_forces[0])
    assert {s.teams for s in leads} == {("a",)}
