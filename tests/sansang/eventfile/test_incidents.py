"""What may happen, in every form of the plan: digest, differences, faults."""

import pytest
from tests.sansang.eventfile.broken_plans import BASE

from sansang.event import EventPlan
from sansang.eventfile import describe_change, diff_plans, plan_sha256, read_plan, write_folder
from sansang.eventfile.sentences import describe_fault
from sansang.faults import EventFileError
from sansang.wording import wording

NEED = {"resource_types": ["patrol"], "skills": ["first-aid"], "teams": 1}
FALL = {"id": "fall", "name": "A fall", "work_group": "medical", "needs": [NEED]}


def saying(**tables) -> EventPlan:
    return EventPlan.model_validate({**read_plan(BASE).model_dump(mode="json"), **tables})


def with_fall(**fields) -> EventPlan:
    return saying(incident_types=[{**FALL, **fields}])


def sentences(before: EventPlan, after: EventPlan) -> list[str]:
    changes = diff_plans(before, after)
    return [describe_change(change, wording("en"), before, after) for change in changes]


def with_fallback(plan: EventPlan, **fields) -> EventPlan:
    values = plan.model_dump(mode="json")
    values["contingency_plans"][0] |= fields
    return EventPlan.model_validate(values)


def test_whatever_is_said_of_incidents_counts_in_the_digest():
    plan = with_fall()
    event = plan.model_dump(mode="json")["event"]
    said = (
        read_plan(BASE),
        plan,
        with_fall(target_min=8),
        saying(event={**event, "dispatch": {"preemption": False}}),
        with_fallback(plan, duration_min=90),
        with_fallback(plan, triggers=[{"incident_type": "fall"}]),
    )
    assert len({plan_sha256(one) for one in said}) == len(said)


def test_a_need_is_named_by_what_it_asks_for():
    more = with_fall(needs=[{**NEED, "teams": 2}])
    (said,) = sentences(with_fall(), more)
    assert said == (
        "Incident type “A fall” (fall), need of the incident type “patrol, first-aid”: "
        "teams asked for raised from 1 to 2"
    )


def test_a_trigger_is_named_by_its_incident_type():
    one = with_fallback(with_fall(), triggers=[{"incident_type": "fall"}])
    three = with_fallback(with_fall(), triggers=[{"incident_type": "fall", "count": 3}])
    (said,) = sentences(one, three)
    assert said.endswith(
        "trigger in the rehearsal “A fall” (fall): number of incidents raised from 1 to 3"
    )


RATES = "id,site,incident_type,start,end,per_hour\n"
SPAN = "2026-11-27T08:00,2026-11-27T09:00"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (f"r,venue,fall,{SPAN},nan", 'per_hour: found "nan", expected a number such as 1.5'),
        (f"r,venue,fall,{SPAN},-1", 'per_hour: found "-1", expected a number of at least 0'),
        (
            f"r,venue,fire,{SPAN},1",
            'incident_type: found "fire", expected the id of a record in incident_types',
        ),
    ],
)
def test_a_rate_that_is_none_is_refused_with_its_line(tmp_path, row, said):
    write_folder(with_fall(), tmp_path / "event")
    (tmp_path / "event" / "incident_rates.csv").write_text(RATES + row + "\n", "utf-8")
    with pytest.raises(EventFileError) as refused:
        read_plan(tmp_path / "event")
    faults = [describe_fault(fault, wording("en")) for fault in refused.value.faults]
    assert faults == [f"incident_rates.csv line 2, {said}"]
