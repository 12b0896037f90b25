"""What an event plan refuses and keeps."""

from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from sansang.event import EventPlan
from sansang.eventfile.synthetic import synthetic_plan

EVENT = {
    "id": "e",
    "name": "Đại hội",
    "kind": "summit",
    "time_zone": "Europe/Berlin",
    "start": "2026-10-24T08:00",
    "end": "2026-10-26T08:00",
    "as_of": "2026-10-20T08:00",
}


def plan_with(**tables):
    return EventPlan.model_validate(
        {"event": EVENT, **tables}, context={"zone": ZoneInfo("Europe/Berlin")}
    )


def faults_of(**tables):
    with pytest.raises(ValidationError) as caught:
        plan_with(**tables)
    cause = caught.value.errors()[0]["ctx"]["error"]
    return [(fault.code, fault.path) for fault in cause.faults]


def test_a_local_time_takes_the_offset_of_the_events_zone():
    assert plan_with().event.start.isoformat() == "2026-10-24T08:00:00+02:00"
    assert plan_with().event.end.isoformat() == "2026-10-26T08:00:00+01:00"


@pytest.mark.parametrize(
    ("time", "kind"),
    [
        ("2026-10-25T02:30", "moment_twice"),
        ("2026-03-29T02:30", "moment_gap"),
        ("2026-10-25T02:30:10", "moment_twice"),
        ("2026-10-26T02:30:10", "moment_minute"),
        ("tomorrow", "moment"),
        (7, "moment"),
    ],
)
def test_a_time_that_no_clock_shows_once_is_refused(time, kind):
    with pytest.raises(ValidationError) as caught:
        EventPlan.model_validate(
            {"event": {**EVENT, "as_of": time}}, context={"zone": ZoneInfo("Europe/Berlin")}
        )
    assert caught.value.errors()[0]["type"] == kind


def test_unknown_ids_are_named_with_their_place():
    task = {"id": "t", "title": "T", "work_group": "traffic", "owner": "nobody"}
    assert faults_of(tasks=[task]) == [("unknown_id", ("tasks", 0, "owner"))]


def test_tasks_that_wait_for_each_other_are_a_cycle():
    tasks = [
        {"id": a, "title": a, "work_group": "traffic", "depends_on": [b]}
        for a, b in (("a", "b"), ("b", "a"))
    ]
    assert [code for code, _ in faults_of(tasks=tasks)] == ["cycle"]


def test_phases_do_not_overlap():
    times = (("2026-10-24T08:00", "2026-10-24T12:00"), ("2026-10-24T11:00", "2026-10-24T13:00"))
    phases = [{"id": f"p{i}", "name": "P", "start": a, "end": b} for i, (a, b) in enumerate(times)]
    assert faults_of(phases=phases) == [("overlap", ("phases", 1, "start"))]


def test_ids_are_unique_and_ends_come_after_starts():
    phase = {"id": "p", "name": "P", "start": "2026-10-24T08:00", "end": "2026-10-24T07:00"}
    sector = {"id": "s", "name": "S"}
    codes = {code for code, _ in faults_of(phases=[phase], sectors=[sector, sector])}
    assert codes == {"end_before_start", "repeated_id"}


def test_shifts_fall_on_the_grid_and_desired_is_no_less_than_minimum():
    need = {"start": "2026-10-24T08:00", "end": "2026-10-24T09:00", "minimum": 3, "desired": 2}
    codes = {
        code
        for code, _ in faults_of(
            shift_patterns=[{"id": "x", "name": "x", "starts_at": "06:20", "hours": 7.5}],
            sites=[{"id": "s", "name": "S", "kind": "venue"}],
            posts=[{"id": "p", "name": "P", "site": "s", "needs": [need]}],
        )
    }
    assert codes == {"off_grid", "desired_under_minimum"}


def test_an_unknown_field_is_a_fault():
    with pytest.raises(ValidationError):
        plan_with(gatherings=[{"id": "g", "topic": "anything"}])


def test_a_plan_survives_json_and_finds_its_records():
    plan = synthetic_plan(30)
    assert EventPlan.model_validate_json(plan.model_dump_json()) == plan
    assert len(plan.teams) == 30
    team = plan.teams[0]
    assert plan.team(team.id) is team
    assert plan.agency(team.agency).id == team.agency
    assert plan.post(plan.posts[0].id) is plan.posts[0]
    assert plan.site(plan.sites[0].id) is plan.sites[0]
    assert plan.find("sectors", plan.sectors[0].id) is plan.sectors[0]
    assert plan.owner_name("police") == "police"
    with pytest.raises(KeyError):
        plan.owner_name("nobody")
    assert plan.say("Chốt", "en") == "Chốt"


def test_a_synthetic_event_of_the_same_seed_is_the_same():
    assert synthetic_plan(40, seed=3) == synthetic_plan(40, seed=3)
    assert (len(synthetic_plan(120).teams), len(synthetic_plan(120).posts)) == (120, 45)
    with pytest.raises(ValueError, match="at least 10"):
        synthetic_plan(5)


def test_a_changed_copy_looks_up_its_own_records():
    plan = synthetic_plan(30)
    first, *others = plan.teams
    assert plan.team(first.id) is first
    fewer = plan.model_copy(update={"teams": tuple(others)})
    with pytest.raises(KeyError):
        fewer.team(first.id)
