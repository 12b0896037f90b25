"""What might mend a contingency plan is looked for where it helps and harms no other plan."""

import numpy as np
from tests.sansang.deployment.tiny import answer, at, need, post, team
from tests.sansang.rehearsal.leaning import (
    aid,
    contingency,
    crew,
    leaning_plan,
    leaning_scenario,
)

from sansang.rehearsal.build import scenario_of
from sansang.rehearsal.candidates import candidates, changed, forces_of_plans
from sansang.rehearsal.drills import drill_sets
from sansang.rehearsal.result import ActionResult, MendKind, MissingForce, PlanResult
from sansang.rehearsal.scenario import NONE
from sansang.travel import Travel


def late(name: str, *missing: tuple[str, str]) -> PlanResult:
    """A plan whose one action was late half of the time for want of these teams."""
    forces = tuple(MissingForce(team=one, why=why, times=50) for one, why in missing)
    action = ActionResult(number=1, due=100, on_time=50, missing=forces)
    return PlanResult(
        contingency_plan=name,
        activated=100,
        drills=100,
        on_time=50,
        failed=50,
        refused=0,
        share_on_time=None,
        actions=(action,),
    )


def test_a_spare_team_of_the_kind_is_proposed_instead_and_besides_and_by_its_post():
    scenario = leaning_scenario()
    found = candidates(leaning_plan(), scenario, late("many-hurt", ("crew-1", "other_plan")))
    teams, posts = scenario.forces.teams, scenario.forces.posts
    said = [(one.kind, teams[one.team] if one.post == NONE else posts[one.post]) for one in found]
    assert said == [
        (MendKind.REPLACE, "crew-2"),
        (MendKind.ADD, "crew-2"),
        (MendKind.ADD, "aid-station"),
    ]


def test_a_team_or_post_that_another_plan_counts_on_is_never_proposed():
    plans = [
        contingency("fire", "crew-1", posts=["aid"]),
        contingency("many-hurt", "crew-1"),
        contingency("flood", "crew-2", posts=["aid-station"]),
    ]
    event = leaning_plan(contingency_plans=plans)
    found = candidates(event, leaning_scenario(event), late("many-hurt", ("crew-1", "other_plan")))
    assert found == ()


def test_a_post_of_the_plan_that_is_far_away_may_be_nearer():
    plans = [contingency("many-hurt", posts=["aid-station"])]
    event = leaning_plan(contingency_plans=plans)
    scenario = leaning_scenario(event)
    found = candidates(event, scenario, late("many-hurt", ("crew-2", "too_far")))
    (move,) = (one for one in found if one.kind == MendKind.MOVE)
    assert scenario.forces.posts[move.post] == "aid-station"
    assert scenario.ground.places[move.place] == "hall"
    forces = changed(event, scenario, move).forces
    assert forces.post_place[move.post] == move.place
    assert forces.post_place[0] == scenario.forces.post_place[0]


def test_a_reserve_in_which_a_named_team_waits_may_wait_nearer():
    held = post("held", need(6, 22, 0), site="station", reserve=True)
    event = leaning_plan(
        posts=[aid("aid", "hall"), held], contingency_plans=[contingency("many-hurt", "crew-2")]
    )
    deployment = answer(event, ("crew-1", "aid", at(6), at(22)), ("crew-2", "held", at(6), at(22)))
    scenario = scenario_of(event, deployment, Travel(event))
    found = candidates(event, scenario, late("many-hurt", ("crew-2", "too_far")))
    (move,) = (one for one in found if one.kind == MendKind.MOVE)
    assert scenario.forces.posts[move.post] == "held"


def test_a_post_that_has_its_own_work_is_not_moved():
    event = leaning_plan(contingency_plans=[contingency("many-hurt", "crew-2")])
    found = candidates(event, leaning_scenario(event), late("many-hurt", ("crew-2", "too_far")))
    assert not [one for one in found if one.kind == MendKind.MOVE]


def test_a_change_names_who_counts_for_the_actions():
    event, scenario = leaning_plan(), leaning_scenario()
    for change in candidates(event, scenario, late("many-hurt", ("crew-1", "other_plan"))):
        fallbacks = changed(event, scenario, change).fallbacks
        by_post = change.post != NONE
        assert fallbacks.named[1, 0] == (change.kind == MendKind.ADD)
        assert fallbacks.named[1, 1] == (not by_post)
        assert fallbacks.from_post[1].any() == by_post
        assert fallbacks.action_able[1, 1] == (change.team == 1 or change.post == 1)
        assert np.array_equal(fallbacks.named[0], scenario.fallbacks.named[0])


def test_a_team_of_another_kind_counts_for_nothing_and_is_not_proposed():
    teams = [crew("crew-1"), team("crew-2"), team("patrol-1")]
    event = leaning_plan(teams=teams)
    found = candidates(event, leaning_scenario(event), late("many-hurt", ("crew-1", "busy")))
    assert found == ()


def test_plans_that_share_a_force_are_drilled_together_unless_they_exclude_each_other():
    scenario = leaning_scenario()
    assert forces_of_plans(scenario).tolist() == [[True, False, False]] * 2
    assert drill_sets(scenario, 1) == ((1,), (1, 0))
    apart = leaning_plan(
        contingency_plans=[
            contingency("fire", "crew-1"),
            contingency("many-hurt", "crew-1", never_with=["fire"]),
        ]
    )
    assert drill_sets(leaning_scenario(apart), 1) == ((1,),)
