"""Command, task forces, agencies, teams."""

import pytest
from tests.sansang.checks.plans import (
    a_plan,
    but,
    but_event,
    finds,
    need,
    says,
    sound_plan,
    with_,
)


@pytest.mark.parametrize(
    ("rule", "field", "empty"),
    [
        ("command.no_commander", "commander", ""),
        ("command.no_deputy", "deputy", ""),
        ("command.no_radio_channel", "radio_channel", None),
        ("command.answers_to_nobody", "reports_to", None),
    ],
)
def test_a_post_of_command_is_complete(rule, field, empty):
    assert finds(rule, but("commands", "silver", **{field: empty})).record.id == "silver"


def test_there_is_a_strategic_command():
    finds("command.no_strategic_command", but("commands", "gold", level="tactical"))


def test_the_strategic_command_reports_to_nobody():
    assert sound_plan().commands[0].reports_to is None


def test_posts_of_command_have_channels_of_their_own():
    finds("command.shared_channel", but("commands", "silver", radio_channel="ch-gold"))


def test_a_task_force_may_be_on_the_channel_of_its_command():
    shared = but("task_forces", "tf-traffic", radio_channel="ch-silver")
    finds(
        "command.shared_channel", but("commands", "gold", shared, radio_channel="ch-silver"), shared
    )


def test_no_post_of_command_reports_to_a_lower_one():
    plan = but("commands", "silver", level="strategic")
    plan = but("commands", "gold", plan, level="operational")
    finds("command.answers_to_lower", plan)


def test_nobody_is_their_own_deputy():
    finds("command.commander_is_deputy", but("commands", "gold", deputy="Chỉ huy trưởng gold"))
    finds(
        "task_forces.lead_is_deputy",
        but("task_forces", "tf-traffic", deputy="trưởng phòng TRAFFIC"),
    )


def test_nobody_commands_and_leads_a_task_force_besides():
    plan = but("commands", "silver", commander="Trưởng phòng traffic")
    assert finds("command.one_role_two_posts", plan).data["others"] == ["Tổ traffic"]


@pytest.mark.parametrize(
    ("rule", "field", "empty"),
    [
        ("task_forces.no_lead", "lead", ""),
        ("task_forces.no_deputy", "deputy", ""),
        ("task_forces.no_command", "command", None),
        ("task_forces.no_radio_channel", "radio_channel", None),
    ],
)
def test_a_task_force_is_complete(rule, field, empty):
    assert finds(rule, but("task_forces", "tf-traffic", **{field: empty})).record.id == "tf-traffic"


def test_task_forces_have_channels_of_their_own():
    plan = but("task_forces", "tf-traffic", radio_channel="ch-medical")
    assert finds("task_forces.shared_channel", plan).data["forces"] == ["Tổ traffic", "Tổ medical"]


def test_nobody_leads_two_task_forces_at_once():
    plan = but("task_forces", "tf-traffic", lead="Trưởng phòng medical")
    finding = finds("task_forces.one_lead_twice", plan)
    assert says(finding, plan, "en") == (
        "“Trưởng phòng medical” leads “Tổ traffic in English” and at the same time "
        "Tổ medical in English."
    )


def test_nobody_leads_one_task_force_and_deputises_in_another_at_once():
    plan = but("task_forces", "tf-traffic", deputy="Trưởng phòng medical")
    finding = finds("task_forces.lead_deputises_elsewhere", plan)
    assert (finding.record.id, finding.data["others"]) == ("tf-medical", ["Tổ traffic"])


def test_a_title_that_every_task_force_has_names_nobody():
    leaders = a_plan(
        task_forces=tuple(with_(force, lead="Tổ trưởng") for force in sound_plan().task_forces)
    )
    same = but("task_forces", "tf-traffic", leaders, lead="Trưởng phòng")
    same = but("task_forces", "tf-medical", same, lead="Trưởng phòng")
    finds("task_forces.one_lead_twice", same, leaders)


def test_one_may_lead_two_task_forces_one_after_the_other():
    plan = but("task_forces", "tf-traffic", lead="Trưởng phòng medical")
    early = but("posts", "escort", plan, needs=[need(7, 9, 10)])
    late = but("posts", "first-aid", early, needs=[need(9, 18, 10)])
    finds("task_forces.one_lead_twice", plan, late)


def test_a_task_force_with_posts_has_a_team_that_may_lead():
    plan = a_plan(
        teams=tuple(
            with_(team, may_lead=False) if team.task_force == "tf-medical" else team
            for team in sound_plan().teams
        )
    )
    assert finds("task_forces.no_team_may_lead", plan).data["teams"] == 4


def test_a_team_comes_from_a_member_of_its_task_force():
    plan = but("teams", "traffic-1", agency="city")
    finds(
        "task_forces.team_of_a_stranger",
        plan,
        but("task_forces", "tf-traffic", plan, members=("city",)),
    )


def test_every_work_group_has_a_task_force():
    plan = but("task_forces", "tf-logistics", work_group="traffic")
    finding = finds("task_forces.work_without_force", plan)
    assert "logistics" in says(finding, plan)
    assert "hậu cần" in says(finding, plan, "vi")


def test_delegate_safety_is_asked_only_where_delegates_come():
    merged = but("task_forces", "tf-delegate_safety", work_group="public_order")
    finds("task_forces.work_without_force", merged, but_event(merged, delegates=0))


def test_the_border_line_is_asked_only_where_a_border_is():
    merged = but("task_forces", "tf-border_line", work_group="public_order")
    finds("task_forces.work_without_force", merged, but("sites", "crossing", merged, kind="other"))


def test_an_agency_says_who_leads_and_who_answers_at_night():
    finds("forces.agency_without_lead", but("agencies", "city", lead=""))
    finds("forces.agency_without_duty_phone", but("agencies", "city", duty_phone=""))


def test_a_team_has_a_base():
    finds("forces.team_without_base", but("teams", "traffic-1", base=None))
