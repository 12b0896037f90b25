"""What may happen: who answers it, and whether the rehearsal can try the fallbacks."""

import pytest
from pydantic import ValidationError
from tests.sansang.checks.plans import a_plan, but, clock, finds, sound_plan, with_

from sansang.event import EventPlan, IncidentRate, IncidentType, Inject, Trigger


def kind(**fields) -> IncidentType:
    said = {"id": "hurt", "name": "Có người bị thương", "work_group": "medical"}
    return IncidentType.model_validate(
        {**said, "target_min": 8, "per_1000": 0.992, "needs": [{"skills": ["first_aid"]}], **fields}
    )


def expecting(*kinds: IncidentType, of: EventPlan | None = None, **tables) -> EventPlan:
    """The sound plan, in which both contingency plans are activated by what may happen."""
    of = of or sound_plan()
    triggers = (Trigger(incident_type="hurt", count=5),)
    fallbacks = tuple(with_(f, triggers=f.triggers or triggers) for f in of.contingency_plans)
    return a_plan(of, **{"incident_types": kinds, "contingency_plans": fallbacks, **tables})


SOUND = expecting(kind())


def rate(**fields) -> IncidentRate:
    said = {"id": "r", "site": "hall", "incident_type": "fire", "start": clock(8), "end": clock(9)}
    return IncidentRate.model_validate({**said, "per_hour": 0.1, **fields})


def inject(**fields) -> Inject:
    said = {"id": "i", "name": "Mất điện", "at": clock(12, 10), "contingency_plan": "fire"}
    return Inject.model_validate({**said, **fields})


@pytest.mark.parametrize(
    ("need", "wanted", "able"),
    [
        ({"resource_types": ["medical"], "agency_kinds": ["utility"]}, 1, 0),
        ({"resource_types": ["medical"], "teams": 5}, 5, 4),
    ],
)
def test_somebody_can_answer_every_need(need, wanted, able):
    finding = finds("incidents.nobody_able", expecting(kind(needs=[need])), SOUND)
    assert (finding.data["wanted"], finding.data["able"]) == (wanted, able)


def test_a_type_without_needs_asks_for_the_agencies_of_its_work():
    assert finds("incidents.nobody_able", expecting(kind(needs=(), work_group="logistics")), SOUND)
    finds(
        "incidents.nobody_able",
        expecting(kind(needs=[{"agency_kinds": ["utility"]}])),
        expecting(kind(needs=())),
    )


def test_what_is_expected_has_a_target():
    finds("incidents.no_target", expecting(kind(target_min=None)), SOUND)


def test_what_is_described_comes_at_some_time():
    plan = expecting(kind(), kind(id="fire", per_1000=None))
    finds("incidents.never_comes", plan, a_plan(plan, incident_rates=(rate(),)))
    never = a_plan(plan, incident_rates=(rate(per_hour=0),))
    finds("incidents.never_comes", never)


def test_what_triggers_a_plan_can_happen_at_its_site():
    both = expecting(kind(), kind(id="fire", per_1000=None))
    trigger = [{"incident_type": "fire"}]
    waits = but("contingency_plans", "fire", of=both, site="hall", triggers=trigger)
    elsewhere = a_plan(waits, incident_rates=(rate(site="hotel"),))
    finds("incidents.trigger_never_comes", elsewhere, a_plan(waits, incident_rates=(rate(),)))


def test_something_activates_every_contingency_plan_where_incidents_are_described():
    plan = a_plan(SOUND, contingency_plans=sound_plan().contingency_plans)
    finds("incidents.no_trigger", plan, SOUND)


@pytest.mark.parametrize("at", [clock(6), clock(18)])
def test_an_inject_comes_while_posts_are_manned(at):
    plan = a_plan(SOUND, injects=(inject(at=at),))
    finds("incidents.inject_outside", plan, a_plan(SOUND, injects=(inject(),)))


def test_a_step_that_says_which_teams_it_needs_has_them():
    steps = [{"text": "Triển khai", "owner": "tf-fire_rescue", "within_min": 5, "teams_needed": 2}]
    short = but("contingency_plans", "fire", actions=steps, of=SOUND)
    finding = finds(
        "incidents.action_without_force",
        short,
        but("contingency_plans", "fire", posts=["engine"], of=short),
    )
    assert finding.data["able"] == 1


@pytest.mark.parametrize("per_hour", [float("nan"), float("inf"), -1])
def test_a_rate_is_a_number_that_is_not_negative(per_hour):
    with pytest.raises(ValidationError):
        rate(per_hour=per_hour)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"contingency_plan": None}, "inject_of_nothing"),
        ({"contingency_plan": "fire", "incident_type": "hurt"}, "inject_without_site"),
    ],
)
def test_an_inject_brings_something_somewhere(fields, code):
    with pytest.raises(ValidationError, match=code):
        a_plan(SOUND, injects=(inject(**fields),))
