"""A deployment after a change keeps people where they are, as far as that costs no strength."""

import pytest

from sansang.deployment import Deployment, deploy, verify
from sansang.event import EventPlan
from sansang.eventfile.synthetic import synthetic_plan

WORK = 8.0


@pytest.fixture(scope="module")
def plan() -> EventPlan:
    return synthetic_plan(24, seed=3)


@pytest.fixture(scope="module")
def before(plan) -> Deployment:
    return deploy(plan, work=WORK)


@pytest.fixture(scope="module")
def fallen_out(before) -> str:
    """A team that has something to do."""
    return before.assignments[0].team


@pytest.fixture(scope="module")
def changed(plan, fallen_out) -> EventPlan:
    teams = tuple(team for team in plan.teams if team.id != fallen_out)
    return plan.model_copy(update={"teams": teams})


@pytest.fixture(scope="module")
def after(changed, before) -> Deployment:
    return deploy(changed, work=WORK, previous=before)


def strength_levels(deployment):
    names = ("minimum", "desired", "reserve")
    return [level for level in deployment.levels if level.name.startswith(names)]


def test_an_unchanged_plan_moves_nobody(plan, before):
    again = deploy(plan, work=WORK, previous=before)
    assert all(level.status == "optimal" for level in strength_levels(before))
    assert again.moves == ()
    assert again.assignments == before.assignments
    assert next(level for level in again.levels if level.name == "moves").objective == 0


def test_the_answer_after_a_change_keeps_every_rule(changed, after):
    assert verify(changed, after) == ()


def test_keeping_people_where_they_are_costs_no_strength(changed, after):
    fresh = deploy(changed, work=WORK)
    assert [(le.name, le.objective) for le in strength_levels(after)] == [
        (le.name, le.objective) for le in strength_levels(fresh)
    ]


def test_few_teams_move_and_every_move_is_listed(before, after, fallen_out):
    moved = {move.team: move for move in after.moves}
    assert fallen_out in moved
    held, now = set(before.assignments), set(after.assignments)
    assert {a.team for a in held ^ now} == moved.keys()
    for team, move in moved.items():
        assert set(move.removed) == {a for a in held - now if a.team == team}
        assert set(move.added) == {a for a in now - held if a.team == team}
    level = next(level for level in after.levels if level.name == "moves")
    assert level.objective <= len(moved) < len({a.team for a in held}) / 2


def test_a_deployment_of_other_teams_and_posts_is_no_hindrance(plan):
    other = synthetic_plan(12, seed=9)
    renamed = other.model_copy(
        update={"teams": tuple(t.model_copy(update={"id": f"x-{t.id}"}) for t in other.teams)}
    )
    before = deploy(renamed, work=1.0)
    answer = deploy(plan, work=1.0, previous=before)
    assert verify(plan, answer) == ()
    assert {move.team for move in answer.moves} >= {team.id for team in renamed.teams[:1]}
