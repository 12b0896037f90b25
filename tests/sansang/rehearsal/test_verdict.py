"""A plan has failed where a rehearsal shows it, not where it merely looks so."""

from tests.sansang.cli.rehearsals import WEAK, about, fallback, rehearsal, response
from tests.sansang.rehearsal.leaning import leaning_plan

from sansang.event import EventPlan
from sansang.rehearsal.result import Estimate
from sansang.rehearsal.standard import TRANSPORTED
from sansang.rehearsal.verdict import failing_plans, has_failed, missed_targets, too_seldom


def plan(priority: int = 1) -> EventPlan:
    kind = {"id": "fall", "name": "Fall", "work_group": "medical", "priority": priority}
    return leaning_plan(incident_types=[{**kind, "target_min": 8}])


SOUND = rehearsal(plans=(fallback("mended", 0.97),), responses=(response(0.95),))


def test_enough_is_nine_of_ten_and_the_whole_interval_has_to_lie_under_it():
    assert too_seldom(Estimate(value=0.85, low=0.81, high=0.89))
    assert not too_seldom(Estimate(value=0.85, low=0.78, high=0.92))
    assert not too_seldom(None)


def test_the_worst_contingency_plan_comes_first():
    plans = (fallback("weak", 0.6), WEAK, fallback("sound", 0.95), fallback("untried", None))
    found = failing_plans(rehearsal(plans=plans))
    assert [one.contingency_plan for one in found] == [WEAK.contingency_plan, "weak"]


def test_a_missed_target_counts_only_for_priority_one():
    late = SOUND.model_copy(update={"responses": (response(0.5, incident_type="fall"),)})
    assert [one.incident_type for one in missed_targets(plan(), late)] == ["fall"]
    assert has_failed(plan(), late)
    assert not has_failed(plan(priority=2), late)


def test_what_stands_in_for_incident_types_counts_too():
    late = SOUND.model_copy(update={"responses": (response(0.5, incident_type=TRANSPORTED),)})
    assert has_failed(leaning_plan(), late)


def test_one_site_or_hour_alone_fails_no_plan():
    few = tuple(response(0.1, incident_type="fall", **one) for one in ({"site": "x"}, {"hour": 3}))
    assert not has_failed(plan(), SOUND.model_copy(update={"responses": few}))
    assert about(0.5).high < 0.9
