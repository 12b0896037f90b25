"""No plan that can be read makes the checks fail: an empty field is a finding, never a crash."""

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError
from tests.sansang.checks.plans import a_plan, but, but_event, sound_plan

from sansang.checks import message, remedy, run_checks
from sansang.event import Event, EventPlan
from sansang.wording import wording


def speak(plan: EventPlan) -> None:
    for finding in run_checks(plan):
        for words in (wording("vi"), wording("en")):
            assert "{" not in message(finding, words, plan)
            assert "{" not in remedy(finding, words, plan)


def emptied(table: str) -> Iterator[EventPlan]:
    """The sound plan with each optional field of each record of a table left out in turn."""
    for record in getattr(sound_plan(), table):
        for name, field in type(record).model_fields.items():
            if not field.is_required():
                try:
                    yield but(table, record.id, **{name: field.get_default()})
                except ValidationError:
                    continue


TABLES = [
    "posts",
    "sites",
    "task_forces",
    "movements",
    "tasks",
    "hazards",
    "contingency_plans",
    "gatherings",
    "notices",
    "directives",
    "commands",
    "agencies",
]


@pytest.mark.parametrize("table", TABLES)
def test_any_field_may_be_empty(table):
    plans = list(emptied(table))
    assert plans
    for plan in plans:
        speak(plan)


def test_a_plan_that_has_only_just_begun_can_be_checked():
    event = sound_plan().event
    speak(EventPlan(event=event))
    assert len(run_checks(EventPlan(event=event))) > 5


@pytest.mark.parametrize("jurisdiction", ["VN", "GB", "US", "LA"])
@pytest.mark.parametrize("kind", ["road_race", "concert", "summit"])
def test_every_country_and_kind_of_event_can_be_checked(jurisdiction, kind):
    speak(but_event(jurisdiction=jurisdiction, kind=kind, attendance=10_000_000))


def test_braces_in_names_are_not_blanks():
    plan = but("tasks", "signs", title="Lắp {biển}", owner=None)
    (finding,) = (f for f in run_checks(plan) if f.rule == "tasks.no_owner")
    assert (
        message(finding, wording("vi"), plan) == "Nhiệm vụ “Lắp {biển}” chưa có đơn vị phụ trách."
    )


def test_findings_are_plain_data():
    plan = a_plan(shift_patterns=())
    for finding in run_checks(plan):
        assert finding.model_dump(mode="json")


def test_needs_of_many_days_across_a_change_of_the_clock():
    needs: list[dict[str, Any]] = [
        {
            "start": "2026-03-28T00:00+01:00",
            "end": "2026-03-30T00:00+02:00",
            "minimum": 1,
            "desired": 1,
        }
    ]
    speak(but("posts", "store", but_event(time_zone="Europe/Paris"), needs=needs))


def test_the_event_itself_may_be_bare():
    full = sound_plan().event
    bare = Event.model_validate(
        {
            name: getattr(full, name)
            for name, field in Event.model_fields.items()
            if field.is_required()
        }
    )
    speak(a_plan(event=bare))
