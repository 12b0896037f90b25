"""Contingency plans, each for itself and all together."""

import pytest
from tests.sansang.checks.plans import a_plan, but, finds, sound_plan, span, with_


def fire(**fields):
    return but("contingency_plans", "fire", **fields)


def steps(*actions):
    return fire(actions=actions)


@pytest.mark.parametrize(
    ("rule", "field", "empty"),
    [
        ("contingency.no_trigger", "trigger", ""),
        ("contingency.no_decision_maker", "decided_by", None),
        ("contingency.no_actions", "actions", ()),
        ("contingency.no_stand_down", "stand_down", ""),
        ("contingency.no_forces", "teams", ()),
        ("contingency.not_exercised", "exercised", ""),
    ],
)
def test_a_contingency_plan_is_complete(rule, field, empty):
    assert finds(rule, fire(**{field: empty})).record.id == "fire"


def test_posts_alone_are_forces_too():
    posts_alone = fire(teams=(), posts=("engine",))
    finds("contingency.no_forces", fire(teams=(), posts=()), posts_alone)


def test_every_step_has_an_owner():
    plan = steps({"text": "Báo động", "within_min": 1})
    finding = finds("contingency.action_without_owner", plan)
    assert finding.field == "actions[1].owner"


def test_every_step_has_a_time_limit():
    finds("contingency.action_without_limit", steps({"text": "Báo động", "owner": "silver"}))


def test_time_limits_are_in_order_though_one_between_is_missing():
    plan = steps(
        {"text": "a", "owner": "silver", "within_min": 10},
        {"text": "b", "owner": "silver"},
        {"text": "c", "owner": "silver", "within_min": 5},
    )
    assert finds("contingency.limits_out_of_order", plan).data["before"] == 10


def test_a_notice_that_is_needed_at_once_exists_in_both_languages():
    vietnamese = [{"language": "vi", "title": "Báo cháy", "body": "…"}]
    finds("contingency.notice_in_one_language", but("notices", "alarm", texts=vietnamese))


def test_no_team_is_promised_to_two_plans_that_can_happen_together():
    plan = fire(teams=("fire_rescue-1", "traffic-1"))
    finding = finds("commitments.team_promised_twice", plan)
    assert finding.data["team"] == "Đội traffic 1"


def test_plans_that_exclude_each_other_may_share_a_team():
    together = fire(teams=("traffic-1",))
    apart = but("contingency_plans", "blocked", together, never_with=("fire",))
    finds("commitments.team_promised_twice", together, apart)


def test_no_post_is_stripped_by_two_plans_that_can_happen_together():
    both = a_plan(
        contingency_plans=tuple(
            with_(plan, posts=("reserve",)) for plan in sound_plan().contingency_plans
        )
    )
    finds("commitments.post_stripped_twice", both)


def test_one_of_the_teams_may_lead():
    finds("commitments.no_team_may_lead", but("teams", "fire_rescue-1", may_lead=False))


def test_some_team_is_available_while_the_event_lasts():
    plan = but("teams", "fire_rescue-1", availability=[span(6, 12)])
    finding = finds("commitments.no_team_available", plan)
    assert finding.data["start"].hour == 12


def test_two_teams_may_be_available_by_turns():
    by_turns = but(
        "teams",
        "fire_rescue-2",
        but(
            "teams",
            "fire_rescue-1",
            fire(teams=("fire_rescue-1", "fire_rescue-2")),
            availability=[span(6, 12)],
        ),
        availability=[span(12, 18)],
    )
    gap = but("teams", "fire_rescue-2", by_turns, availability=[span(13, 18)])
    finds("commitments.no_team_available", gap, by_turns)
