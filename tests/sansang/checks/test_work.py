"""Tasks, directives and hazards."""

from tests.sansang.checks.plans import but, but_event, clock, finds, says, sound_plan, without


def test_a_task_needs_an_owner():
    finding = finds("tasks.no_owner", but("tasks", "signs", owner=None))
    assert finding.record.id == "signs"
    assert finding.field == "owner"


def test_a_task_needs_a_due_date():
    finds("tasks.no_due_date", but("tasks", "signs", due=None))


def test_a_done_task_needs_evidence():
    finds("tasks.done_without_evidence", but("tasks", "survey", evidence=""))


def test_a_task_is_due_before_it_is_needed():
    plan = but("tasks", "signs", due=clock(9, day="2026-11-30"))
    finding = finds("tasks.due_after_needed", plan)
    assert "Mon 30 Nov 09:00" in says(finding, plan)
    assert "Thứ Hai 30/11 09:00" in says(finding, plan, "vi")


def test_a_task_is_due_after_what_it_depends_on():
    plan = but("tasks", "signs", due=clock(8, day="2026-11-24"))
    assert "Khảo sát hội trường" in finds("tasks.due_before_what_it_needs", plan).data["other"]


def test_preparation_is_due_before_the_event():
    plan = but("tasks", "signs", due=clock(12), needed_by=None)
    finds("tasks.due_after_event_begins", plan)


def test_a_task_may_be_due_in_the_event_where_the_plan_says_when_it_is_needed():
    plan = but("tasks", "signs", due=clock(12), needed_by=clock(13))
    finds("tasks.due_after_event_begins", but("tasks", "signs", plan, needed_by=None), plan)


def test_a_task_is_not_late():
    finds("tasks.overdue", but_event(as_of=clock(9, day="2026-11-28")))


def test_a_task_is_late_only_from_its_due_time_on():
    at_its_time = but_event(as_of=clock(8, day="2026-11-28"))
    finds("tasks.overdue", but_event(as_of=clock(8, 1, day="2026-11-28")), at_its_time)


def test_a_blocked_task_must_not_hold_up_others():
    plan = but("tasks", "survey", state="blocked")
    assert finds("tasks.blocked_holds_others", plan).data["waiting"] == ["Lắp biển chỉ dẫn"]


def test_a_task_is_not_done_before_what_it_depends_on():
    plan = but("tasks", "survey", but("tasks", "signs", state="done"), state="planned")
    finds("tasks.done_before_what_it_needs", plan)


def test_a_directive_needs_a_lead():
    finds("directives.no_lead", but("directives", "KL-1", lead=None))


def test_a_directive_needs_a_due_date():
    finds("directives.no_due_date", but("directives", "KL-1", due=None))


def test_a_directive_says_what_counts_as_done():
    finds("directives.no_measure", but("directives", "KL-1", done_when=""))


def test_a_directive_is_not_late():
    finds("directives.overdue", but_event(as_of=clock(9, day="2026-11-29")))


def test_a_directive_with_evidence_is_not_late():
    late = but_event(as_of=clock(9, day="2026-11-29"))
    finds("directives.overdue", late, but("directives", "KL-1", late, state="evidenced"))


def test_a_directive_is_closed_with_its_tasks_done():
    finds("directives.closed_with_open_tasks", but("directives", "KL-1", state="closed"))


def test_a_hazard_needs_an_owner():
    finds("hazards.no_owner", but("hazards", "fire", owner=None))


def test_a_hazard_needs_a_mitigation():
    finds("hazards.no_mitigation", but("hazards", "fire", mitigation=""))


def test_a_high_risk_needs_a_contingency_plan():
    plan = but("hazards", "fire", contingency_plans=(), likelihood=3, impact=4)
    finding = finds("hazards.high_without_contingency_plan", plan)
    assert finding.data["risk"] == 12


def test_a_low_risk_needs_no_contingency_plan():
    low = but("hazards", "fire", contingency_plans=(), likelihood=2, impact=5)
    finds(
        "hazards.high_without_contingency_plan",
        but("hazards", "fire", low, impact=5, likelihood=3),
        low,
    )


def test_somebody_stands_where_a_hazard_is():
    finds("hazards.site_without_post", but("hazards", "fire", site="hospital"))


def test_the_frame_of_the_event_is_known():
    plan = without("operational_periods", "day")
    finds("setting.no_phases", without("phases", "prepare", "sessions", of=plan))
    finds("setting.no_attendance", but_event(attendance=0))


def test_nothing_is_found_in_the_sound_plan():
    from sansang.checks import run_checks

    assert run_checks(sound_plan()) == ()
