"""What an order sheet says, whatever the layout."""

import pytest
from tests.sansang.report.papers.cast import (
    a_deployment,
    a_plan,
    at,
    duty,
    post,
    team,
)

from sansang.event import ContingencyPlan
from sansang.report.papers.duty_desk import DutyDesk
from sansang.report.papers.office_paper import Facts, Paragraph, Section, Table
from sansang.report.papers.strength import strength
from sansang.report.papers.task_force_order import task_force_order
from sansang.report.papers.team_order import team_order


def a_desk(plan=None, language="en", deployment=None):
    return DutyDesk(
        plan=plan or a_plan(), language=language, deployment=deployment or a_deployment()
    )


def team_sheet(name="a", **desk):
    desk = a_desk(**desk)
    return team_order(desk, desk.plan.team(name))


def force_sheet(**desk):
    desk = a_desk(**desk)
    return task_force_order(desk, desk.plan.task_forces[0])


def sections(order):
    return [f"{b.number} {b.title}" for b in order.blocks if isinstance(b, Section)]


def tables(order):
    return [block for block in order.blocks if isinstance(block, Table)]


def cells(table):
    return [[" / ".join(p.text for p in cell) for cell in row] for row in table.rows]


def facts(order):
    return {k: v for b in order.blocks if isinstance(b, Facts) for k, v in b.rows}


def said(order):
    return "\n".join(b.text for b in order.blocks if isinstance(b, Paragraph))


def test_a_team_sheet_says_who_the_team_is_and_who_commands_it():
    known = facts(team_sheet())
    assert known["Team"] == "Team A"
    assert known["Kind and strength"] == "Tuần tra, 6 people, van"
    assert known["Task force lead"] == "Trưởng phòng; deputy: Phó Trưởng phòng"
    assert known["Channel"] == "Kênh 1 (backup: Kênh 9)"
    assert known["Duty telephone of the agency"] == "0205 3 000 000"


def test_duties_come_in_order_with_company_and_handover():
    first, second = cells(tables(team_sheet())[0])
    assert first[0] == "Fri 27 Nov / 06:00–14:00"
    assert first[1].startswith("Chốt gate / Hội trường, Đường Hùng Vương / about ")
    assert first[2] == "Đội b / This team leads the task force."
    assert first[3] == "Hands over to: Đội c"
    assert second[0] == "Sat 28 Nov / 06:00–10:30"
    assert second[2:] == ["alone / This team leads the task force.", "–"]


def test_another_team_sees_which_team_leads():
    (row,) = cells(tables(team_sheet("b"))[0])
    assert "Lead on duty: Team A" in row[2]


def test_hours_and_rest_are_counted():
    text = said(team_sheet())
    assert "Hours at posts: 12.5; shifts: 2." in text
    assert "Shortest rest between two shifts: 16 hours (at least 11)." in text


def test_a_duty_over_midnight_names_the_second_day():
    deployment = a_deployment(duty("a", "gate", at(22), at(30)))
    (row,) = cells(tables(team_sheet(deployment=deployment))[0])
    assert row[0] == "Fri 27 Nov / 22:00–06:00 (28 Nov)"
    (row,) = cells(tables(team_sheet(deployment=deployment, language="vi"))[0])
    assert row[0] == "Thứ Sáu 27/11 / 22:00–06:00 (28/11)"


def test_a_weekday_within_a_vietnamese_sentence_is_small():
    text = said(force_sheet(language="vi"))
    assert "phục vụ Đại hội, từ 08:00 đến 17:00 thứ Sáu 27/11." in text
    plan = a_plan(event={"end": at(17, day=28)})
    text = said(force_sheet(language="vi", plan=plan))
    assert "phục vụ Đại hội, từ 08:00 thứ Sáu 27/11 đến 17:00 thứ Bảy 28/11." in text


def test_standing_orders_are_given_once_for_each_post():
    order = team_sheet()
    assert [s for s in sections(order) if s.startswith("3.")] == [
        "3. Standing orders of the posts",
        "3.1. Chốt gate",
        "3.2. Chốt yard",
    ]
    assert "Giữ lối ra thông thoáng." in said(order)
    assert "As ordered by the lead of the task force." in said(order)


def test_a_contingency_plan_at_the_teams_post_is_on_its_sheet():
    order = team_sheet()
    assert "Fire in the hall" in said(order)
    assert facts(order)["Trigger"] == "Chuông báo cháy kêu."
    assert facts(order)["Decided by"] == "Sở chỉ huy (Giám đốc)"
    (actions,) = (t for t in tables(order) if t.columns[0].title == "Step")
    assert cells(actions) == [
        ["1", "Mở mọi lối ra", "Tổ công tác Trật tự", "1 min"],
        ["2", "Lập điểm sơ cứu", "Sở Y tế", "–"],
    ]
    assert [row[1][0].style for row in actions.rows] == ["bold", "body"]


def test_the_chain_of_command_climbs_to_the_top():
    (chain,) = (t for t in tables(team_sheet()) if t.columns[0].title == "Post of command")
    assert [row[0].split(" / ")[0] for row in cells(chain)] == ["Sở chỉ huy", "Ban Chỉ đạo"]


def test_emergency_numbers_are_those_of_the_jurisdiction():
    assert all(n in said(team_sheet()) for n in ("112", "113", "114", "115"))
    abroad = a_plan(event={"jurisdiction": "MC", "language": "fr"})
    assert "Emergency numbers" not in said(team_sheet(plan=abroad))


def test_the_rights_of_the_public_and_its_gatherings_are_on_every_sheet():
    for order in (team_sheet(), force_sheet()):
        assert "A public gathering is lawful" in said(order)
        assert "Cuộc tụ họp đã thông báo: Quảng trường" in said(order)
        assert "liaison: Sở Y tế" in said(order)


def test_a_team_without_duty_stands_by_at_its_base():
    order = team_sheet("idle")
    assert "the team stands by at Trụ sở" in said(order)
    assert "Standing orders of the posts" not in " ".join(sections(order))
    assert order.heading.period == ("Period", "–")


def test_a_team_of_no_task_force_and_no_base_has_a_sheet():
    alone = team("alone", task_force=None).model_copy(update={"base": None})
    order = team_sheet("alone", plan=a_plan(teams=(team("a"), team("b"), team("c"), alone)))
    assert "stands by for orders of its commander" in said(order)
    assert order.heading.attached == ""
    assert "Task force" not in facts(order)


def test_a_task_force_sheet_has_the_chapters_of_a_plan():
    chapters = [s for s in sections(force_sheet(language="vi")) if s[0] in "IV"]
    assert chapters == [
        "I. Mục đích, yêu cầu",
        "II. Lực lượng và bố trí lực lượng",
        "III. Tổ chức thực hiện",
    ]


def test_strength_is_cut_where_need_or_teams_change():
    desk = a_desk()
    found = [(s.start, s.end, s.minimum, s.teams) for s in strength(desk, desk.plan.posts[0])]
    assert found == [
        (at(6), at(14), 4, ("a", "b")),
        (at(14), at(16), 4, ("b", "c")),
        (at(16), at(22), 4, ("c",)),
    ]


def test_a_post_under_its_minimum_says_how_many_are_short():
    table = tables(force_sheet())[0]
    rows = cells(table)
    assert rows[0] == ["Chốt gate (Hội trường), counted in people"]
    assert rows[1][1:] == ["4 / 8", "12", "Team A, Đội b"]
    assert rows[4] == ["Chốt yard (Hội trường), counted in people"]
    assert rows[5][1:] == ["4 / 8", "0 / 4 short", "–"]
    assert table.rows[5][2][0].style == "bold"


def test_a_post_that_counts_teams_counts_teams():
    posts = (post("gate", unit="teams"), post("yard"))
    rows = cells(tables(force_sheet(plan=a_plan(posts=posts)))[0])
    assert rows[0] == ["Chốt gate (Hội trường), counted in teams"]
    assert rows[1][1:3] == ["4 / 8", "2 / 2 short"]


def test_the_roster_shows_four_days_in_a_table():
    duties = [duty("a", "gate", at(6, day), at(12, day)) for day in range(23, 29)]
    found = [
        t
        for t in tables(force_sheet(deployment=a_deployment(*duties)))
        if t.columns[0].title == "Team"
    ]
    assert [len(t.columns) - 1 for t in found] == [4, 2]
    assert cells(found[0])[0][1] == "06:00–12:00 / Chốt gate"
    assert cells(found[0])[1][1] == "–"


def test_a_task_force_has_its_leads_tasks_and_members():
    order = force_sheet()
    (leads,) = (t for t in tables(order) if t.columns[1].title == "Team that leads")
    assert cells(leads)[0] == ["Fri 27 Nov 06:00–14:00", "Team A", "–"]
    (tasks,) = (t for t in tables(order) if t.columns[0].title == "Task")
    assert cells(tasks) == [["Diễn tập", "Sở Y tế", "Wed 25 Nov 17:00", "Planned"]]
    assert facts(order)["Members"] == "Sở Y tế"
    assert facts(order)["Teams and people"] == "4 teams, 24 people"
    assert "Fire in the hall" in said(order)


def test_of_teams_that_may_lead_the_first_of_the_plan_does():
    plan = a_plan(teams=(team("z", may_lead=True), team("a", may_lead=True)), contingency_plans=())
    deployment = a_deployment(duty("a", "gate", at(6), at(14)), duty("z", "yard", at(6), at(14)))
    order = force_sheet(plan=plan, deployment=deployment)
    (leads,) = (t for t in tables(order) if t.columns[1].title == "Team that leads")
    assert cells(leads) == [["Fri 27 Nov 06:00–14:00", "Đội z", "Team A"]]
    (row,) = cells(tables(team_sheet(plan=plan, deployment=deployment))[0])
    assert "Lead on duty: Đội z" in row[2]


def test_a_leader_whose_title_only_repeats_the_label_is_left_out():
    assert facts(team_sheet())["Team leader"] == "Đội trưởng"
    assert "Đội trưởng" not in facts(team_sheet(language="vi"))


def test_where_nothing_is_needed_no_need_is_stated():
    deployment = a_deployment(duty("a", "gate", at(30), at(34)))
    strength = tables(force_sheet(deployment=deployment))[0]
    (row,) = (row for row in cells(strength) if row[-1] == "Team A")
    assert row == ["Sat 28 Nov 06:00–10:00", "–", "6", "Team A"]


def test_a_task_force_with_nothing_says_so():
    plan = a_plan(posts=(), tasks=(), contingency_plans=(), teams=())
    empty = a_deployment().model_copy(update={"assignments": ()})
    text = said(force_sheet(plan=plan, deployment=empty))
    assert "The task force has no post with a need." in text
    assert "No team of the task force is deployed to a post." in text
    assert "No team that may lead this task force is on duty." in text
    assert "No task of the plan is owned by this task force." in text
    assert "No contingency plan calls on this force." in text


def test_a_contingency_plan_may_lack_everything_but_its_name():
    plan = a_plan(contingency_plans=(ContingencyPlan(id="x", name="Mất điện", teams=("idle",)),))
    order = team_sheet("idle", plan=plan)
    assert "Mất điện" in said(order)
    assert "Trigger" not in facts(order)


@pytest.mark.parametrize("make", [team_sheet, force_sheet])
def test_every_word_of_a_vietnamese_sheet_is_vietnamese(make):
    english = make(language="en")
    vietnamese = make(language="vi")
    shared = {b.title for b in english.blocks if isinstance(b, Section)}
    shared |= {c.title for t in tables(english) for c in t.columns}
    spoken = {b.title for b in vietnamese.blocks if isinstance(b, Section)}
    spoken |= {c.title for t in tables(vietnamese) for c in t.columns}
    names = {"Chốt gate", "Chốt yard"}
    days = {t for t in shared & spoken if "/11" in t}
    assert shared & spoken <= names | days
