"""Posts, shifts and cover."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sansang.checks.plans import (
    a_plan,
    but,
    but_all,
    but_event,
    clock,
    finds,
    found_in,
    need,
    says,
    sound_plan,
    span,
    with_,
    without,
)

from sansang.checks import run_checks
from sansang.checks.survey import Survey


@pytest.mark.parametrize(
    ("rule", "field", "empty"),
    [
        ("posts.no_needs", "needs", ()),
        ("posts.no_task_force", "task_force", None),
        ("posts.no_orders", "orders", ""),
    ],
)
def test_a_post_is_complete(rule, field, empty):
    assert finds(rule, but("posts", "store", **{field: empty})).record.id == "store"


def test_a_post_is_needed_only_in_the_phases():
    plan = but("posts", "store", needs=[need(18, 22, 1)])
    assert finds("posts.need_outside_phases", plan).data["start"].hour == 20


def test_operational_periods_cover_the_needs():
    plan = but("posts", "store", needs=[need(5, 8, 1)])
    assert finds("posts.need_outside_periods", plan).data["start"].hour == 5


def test_a_plan_with_posts_has_shift_patterns():
    finds("shifts.no_patterns", a_plan(shift_patterns=()))


def test_shifts_cover_every_time_of_day_of_a_post():
    plan = without("shift_patterns", "late")
    assert finds("shifts.hole", plan).data["clock"] == "14:00"


def test_a_shift_past_midnight_covers_the_morning():
    night = {"id": "night", "name": "Ca đêm", "starts_at": "20:00", "hours": 12}
    whole_day = a_plan(
        shift_patterns=(
            {"id": "day", "name": "Ca ngày", "starts_at": "08:00", "hours": 12},
            night,
        )
    )
    finds("shifts.hole", but("shift_patterns", "night", whole_day, hours=11), whole_day)


def test_a_pattern_of_other_forces_covers_nothing():
    plan = but("shift_patterns", "late", resource_types=("traffic",))
    assert finds("shifts.hole", plan).data["clock"] == "14:00"
    holes = {finding.record.id for finding in run_checks(plan) if finding.rule == "shifts.hole"}
    assert holes == {post.id for post in plan.posts} - {"escort"}


def test_some_team_fits_every_post():
    plan = but("posts", "store", agencies=("police",))
    assert finds("coverage.no_team_fits", plan).record.id == "store"


def test_teams_that_fit_suffice_in_people():
    plan = but("posts", "store", needs=[need(7, 12, 41)])
    finding = finds("coverage.post_short_of_people", plan)
    assert (finding.data["needed"], finding.data["given"]) == (41, 40)


def test_teams_that_fit_suffice_in_teams():
    plan = but("posts", "store", unit="teams", needs=[need(7, 12, 5)])
    finding = finds("coverage.post_short_of_teams", plan)
    assert (finding.data["needed"], finding.data["given"]) == (5, 4)


def test_a_team_counts_only_while_it_is_available():
    posted = but("posts", "store", needs=[need(7, 18, 40)])
    away = but("teams", "logistics-1", posted, availability=[span(6, 16)])
    finding = finds("coverage.post_short_of_people", away, posted)
    assert finding.data["start"].hour == 16


def test_posts_of_one_type_together_do_not_ask_for_more_than_there_is():
    plan = but("posts", "at-hall", needs=[need(7, 18, 21)])
    finding = finds("coverage.type_short", plan)
    assert (finding.data["needed"], finding.data["given"]) == (41, 40)
    assert says(finding, plan).startswith("Lực lượng public_order in English: from Tue 1 Dec 07:00")


def test_a_post_counted_in_teams_asks_for_its_smallest_team_at_least():
    four_teams = but("posts", "store", unit="teams", needs=[need(7, 12, 4)])
    five = but("teams", "logistics-1", four_teams, headcount=5)
    assert "coverage.type_short" not in found_in(five)


def test_people_with_a_skill_suffice():
    skilled = but("posts", "store", skills=("first_aid",))
    teams = tuple(
        with_(t, skills=()) if t.id in ("logistics-1", "logistics-2", "logistics-3") else t
        for t in skilled.teams
    )
    one_left = a_plan(skilled, teams=teams)
    plan = but("posts", "store", one_left, needs=[need(7, 12, 11)])
    assert finds("coverage.skill_short", plan, one_left).data["skill"] == "Sơ cứu"


def test_people_who_may_stand_in_a_sector_suffice():
    teams = tuple(
        with_(t, sectors=("town",)) if t.id != "border_line-1" else t for t in sound_plan().teams
    )
    gate = but("sites", "crossing", a_plan(teams=teams), sector="gate")
    plan = but("posts", "at-crossing", gate, needs=[need(7, 12, 11)])
    assert finds("coverage.sector_short", plan, gate).data["given"] == 10


def test_hours_of_a_day_suffice():
    plan = but("posts", "store", needs=[need(6, 20, 35)])
    finding = finds("coverage.hours_of_a_day_short", plan)
    assert (finding.data["needed"], finding.data["given"]) == (490, 480)


def test_hours_of_the_event_suffice():
    plan = but_all("teams", max_hours_total=1)
    assert finds("coverage.hours_of_the_event_short", plan).data["given"] == 40


def test_a_risky_sector_holds_a_reserve():
    assert finds("coverage.no_reserve", but("posts", "reserve", reserve=False)).data["risk"] == 4


def test_a_quiet_sector_needs_no_reserve():
    quiet = but("sites", "hall", but("posts", "reserve", reserve=False), risk=2)
    finds("coverage.no_reserve", but("sites", "hall", quiet, risk=3), quiet)


def test_no_team_is_shut_out_by_its_jurisdiction_alone():
    assert finds("coverage.team_shut_out", but("teams", "traffic-1", sectors=("gate",)))


def test_the_jurisdiction_of_an_agency_holds_for_its_teams():
    finds("coverage.team_shut_out", but("agencies", "health", sectors=("gate",)))


def test_a_team_fits_some_post():
    assert finds("coverage.team_without_post", but("posts", "store", resource_types=("traffic",)))


@given(
    minimum=st.integers(1, 120),
    hours=st.integers(1, 13),
    headcounts=st.lists(st.integers(1, 40), min_size=4, max_size=4),
)
def test_the_bound_is_the_plain_sum(minimum, hours, headcounts):
    plan = but("posts", "store", needs=[need(6, 6 + hours, minimum)])
    sizes = iter(headcounts)
    plan = a_plan(
        plan,
        teams=tuple(
            with_(t, headcount=next(sizes)) if t.resource_type == "logistics" else t
            for t in plan.teams
        ),
    )
    cover = Survey(plan).cover
    shortage = cover.at_post(next(p for p in plan.posts if p.id == "store"))
    assert (shortage is not None) == (minimum > sum(headcounts))


def test_days_are_counted_by_24_hours_from_midnight():
    cover = Survey(
        but_event(
            but(
                "posts",
                "store",
                needs=[
                    {
                        "start": clock(6),
                        "end": clock(6, day="2026-12-03"),
                        "minimum": 1,
                        "desired": 1,
                    }
                ],
            )
        )
    ).cover
    assert [cover.instants[i].hour for i in cover._first_stretch] == [0, 0, 0]
