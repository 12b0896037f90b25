"""Who stands where: every answer is held against the plan by the independent verifier."""

from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sansang.deployment import Deployment, deploy, verify
from sansang.deployment.result import Assignment, Unmet
from sansang.event import Availability, EventPlan
from sansang.eventfile.synthetic import synthetic_plan

HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def plan() -> EventPlan:
    return synthetic_plan(30, seed=5)


@pytest.fixture(scope="module")
def answer(plan) -> Deployment:
    return deploy(plan, time_limit_s=15)


def rules_broken(plan, deployment):
    return {violation.rule for violation in verify(plan, deployment)}


def test_the_verifier_accepts_the_answer(plan, answer):
    assert answer.assignments
    assert verify(plan, answer) == ()


def test_levels_come_in_their_order_with_a_bound_under_each(answer):
    names = [level.name for level in answer.levels]
    assert names[-5:] == ["desired", "reserve", "fairness", "post_changes", "travel"]
    assert names[:-5] == sorted(names[:-5])
    assert all(0 <= level.bound <= level.objective for level in answer.levels)


def test_without_time_the_first_answer_stands_and_is_right(plan):
    hasty = deploy(plan, time_limit_s=1e-6, work=10)
    assert hasty.assignments
    assert verify(plan, hasty) == ()
    assert _missing_of(plan, hasty, 1) == hasty.levels[0].objective > 0
    assert not hasty.reproducible


def _missing_of(plan, answer, priority):
    return sum(
        (u.required - u.given) * (u.end - u.start) / timedelta(minutes=1)
        for u in answer.unmet
        if u.kind == "minimum" and plan.post(u.post).priority == priority
    )


def test_the_minimum_level_counts_just_what_is_reported_unmet(plan, answer):
    for level in answer.levels:
        if level.name.startswith("minimum."):
            assert _missing_of(plan, answer, int(level.name[-1])) == level.objective


@settings(max_examples=8, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10_000), teams=st.integers(10, 16))
def test_every_answer_keeps_every_rule(seed, teams):
    plan = synthetic_plan(teams, seed)
    assert verify(plan, deploy(plan, time_limit_s=2)) == ()


def test_the_same_input_and_seed_give_the_same_answer():
    plan = synthetic_plan(12, seed=2)
    first, second = (deploy(plan, time_limit_s=20) for _ in range(2))
    assert first.reproducible
    assert first.assignments == second.assignments
    assert first.levels == second.levels


def test_a_plan_without_needs_has_an_empty_deployment(plan):
    bare = plan.model_copy(
        update={"posts": tuple(p.model_copy(update={"needs": ()}) for p in plan.posts)}
    )
    assert deploy(bare).assignments == ()


def test_needs_that_meet_within_a_slot_hold_for_the_whole_slot(plan):
    raw = plan.model_dump(mode="json")
    raw["posts"][0]["needs"] = [
        {"start": f"{a}+07:00", "end": f"{b}+07:00", "minimum": strength, "desired": strength}
        for a, b, strength in (
            ("2026-11-27T06:00", "2026-11-27T07:30", 1),
            ("2026-11-27T07:30", "2026-11-27T10:00", 90),
        )
    ]
    changed = EventPlan.model_validate(raw)
    answer = deploy(changed, time_limit_s=3)
    short = [u for u in answer.unmet if u.post == changed.posts[0].id and u.required == 90]
    assert short[0].start.hour == 7
    assert verify(changed, answer) == ()


@pytest.mark.parametrize("change", [{"objective": 0}, {"bound": 10**9}])
def test_a_level_that_says_what_is_not_so_is_seen(plan, answer, change):
    index = next(i for i, level in enumerate(answer.levels) if level.objective)
    levels = list(answer.levels)
    levels[index] = levels[index].model_copy(update=change)
    assert "level" in rules_broken(plan, answer.model_copy(update={"levels": tuple(levels)}))


def _changed(answer, index, **update):
    rows = list(answer.assignments)
    rows[index] = rows[index].model_copy(update=update)
    return answer.model_copy(update={"assignments": tuple(rows)})


@pytest.mark.parametrize("seed", range(20))
def test_a_seeded_corruption_is_rejected(plan, answer, seed):
    random = Random(seed)
    index = random.randrange(len(answer.assignments))
    row = answer.assignments[index]
    corrupted = [
        lambda: _changed(answer, index, end=row.end + HOUR),
        lambda: _changed(answer, index, start=row.start - HOUR),
        lambda: _changed(answer, index, team="team-9999"),
        lambda: _changed(answer, index, end=row.start),
        lambda: answer.model_copy(update={"assignments": (*answer.assignments, row)}),
        lambda: _changed(answer, index, start=row.start + HOUR, end=row.end + HOUR),
    ][seed % 6]()
    assert verify(plan, corrupted)


def test_each_hard_rule_is_seen_when_it_is_broken(plan, answer):
    row = answer.assignments[0]
    team, post = plan.team(row.team), plan.post(row.post)

    def with_team(**update):
        teams = tuple(t.model_copy(update=update) if t.id == team.id else t for t in plan.teams)
        return plan.model_copy(update={"teams": teams})

    late = Availability(start=row.end, end=row.end + HOUR)
    other = next(s.id for s in plan.sectors) + "-elsewhere"
    cases = {
        "resource_type": with_team(resource_type="cook"),
        "availability": with_team(availability=(late,)),
        "jurisdiction": with_team(sectors=(other,)),
        "hours_total": with_team(max_hours_total=1.0),
        "hours_24h": with_team(max_hours_per_24h=1.0),
    }
    for rule, changed in cases.items():
        assert rule in rules_broken(changed, answer), rule
    no_leads = tuple(t.model_copy(update={"may_lead": False}) for t in plan.teams)
    assert "lead" in rules_broken(plan.model_copy(update={"teams": no_leads}), answer)
    skilled = post.model_copy(update={"skills": ("juggling",), "agencies": ("circus",)})
    posts = tuple(skilled if p.id == post.id else p for p in plan.posts)
    assert {"skill", "agency"} <= rules_broken(plan.model_copy(update={"posts": posts}), answer)


def test_a_shortage_that_is_hidden_or_made_up_is_seen(plan, answer):
    told = [u for u in answer.unmet if u.kind != "desired"]
    assert told
    hidden = answer.model_copy(update={"unmet": ()})
    assert "unmet" in rules_broken(plan, hidden)
    whole = next(p for p in plan.posts if p.needs and not any(u.post == p.id for u in told))
    need = whole.needs[0]
    made_up = Unmet(
        post=whole.id, start=need.start, end=need.end, kind="minimum", required=9, given=0
    )
    assert "unmet" in rules_broken(
        plan, answer.model_copy(update={"unmet": (*answer.unmet, made_up)})
    )


def test_a_team_in_two_places_and_without_rest_is_seen(plan, answer):
    row = answer.assignments[0]
    again = Assignment(
        team=row.team, post=row.post, start=row.end, end=row.end + (row.end - row.start)
    )
    doubled = answer.model_copy(update={"assignments": (*answer.assignments, again)})
    assert rules_broken(plan, doubled) & {"rest", "shift"}
    far = next(p for p in plan.posts if plan.post(p.id).site != plan.post(row.post).site)
    elsewhere = row.model_copy(update={"post": far.id})
    both = answer.model_copy(update={"assignments": (*answer.assignments, elsewhere)})
    assert "travel" in rules_broken(plan, both)
