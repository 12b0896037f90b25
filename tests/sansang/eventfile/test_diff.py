"""What changed between two versions of a plan, and how it is said."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from tests.effort import examples
from tests.sansang.eventfile.broken_plans import BASE
from tests.sansang.plans import event_plans

from sansang.event import EventPlan
from sansang.eventfile import describe_change, diff_document, diff_plans, read_plan
from sansang.wording import LANGUAGES, wording


@pytest.fixture(scope="module")
def plan() -> EventPlan:
    return read_plan(BASE)


def changed(plan: EventPlan, path: list[str | int], value: Any) -> EventPlan:
    values = plan.model_dump(mode="json")
    inner = values
    for step in path[:-1]:
        inner = inner[step]
    if value is None and isinstance(inner, list):
        del inner[path[-1]]
    elif path[-1] == "+":
        inner.append(value)
    else:
        inner[path[-1]] = value
    return EventPlan.model_validate(values)


def sentences(before: EventPlan, after: EventPlan, language: str = "en") -> list[str]:
    changes = diff_plans(before, after)
    return [describe_change(change, wording(language), before, after) for change in changes]


NEED = {"minimum": 2, "desired": 3}
SAID = (
    (["posts", 0, "needs", 0, "minimum"], 7,
     ("Post “Main gate” (main-gate), need of Fri 27 Nov 08:00–16:00: "
     "minimum strength raised from 6 to 7")),
    (["posts", 0, "needs", 0, "desired"], 6,
     ("Post “Main gate” (main-gate), need of Fri 27 Nov 08:00–16:00: "
     "desired strength lowered from 8 to 6")),
    (["posts", 0, "needs", "+"],
     NEED | {"start": "2026-11-27T16:00+07:00", "end": "2026-11-28T08:00+07:00"},
     ("Post “Main gate” (main-gate), need of Fri 27 Nov 16:00 – Sat 28 Nov 08:00 was added: "
     "minimum strength 2, desired strength 3")),
    (["posts", 0, "needs", 0], None,
     ("Post “Main gate” (main-gate), need of Fri 27 Nov 08:00–16:00 was removed: "
     "minimum strength 6, desired strength 8")),
    (["posts", 0, "skills"], ["first-aid"],
     "Post “Main gate” (main-gate): skills: “First aid” (first-aid) added"),
    (["teams", 0, "skills"], [],
     "Team “Patrol team 1” (patrol-1): skills: “First aid” (first-aid) removed"),
    (["teams", 0, "vehicle"], "van",
     "Team “Patrol team 1” (patrol-1): vehicle changed from car to van"),
    (["teams", 0, "base"], None,
     "Team “Patrol team 1” (patrol-1): base “Congress hall” (venue) taken away"),
    (["teams", 0, "min_rest_h"], 9.5,
     "Team “Patrol team 1” (patrol-1): least rest, hours set to 9.5"),
    (["tasks", 0, "due"], "2026-11-25T08:00+07:00",
     ("Task “Inspect the exits of the hall” (inspect-exits): "
     "due moved from Tue 24 Nov 08:00 to Wed 25 Nov 08:00")),
    (["sites", 0, "exits", 3], None,
     "Site “Congress hall” (venue), exit “door-4” was removed: name “Door 4”, clear width, m 1.6"),
    (["sites", 0, "sprinklered"], True,
     "Site “Congress hall” (venue): sprinklers changed from no to yes"),
    (["sectors", "+"], {"id": "north", "name": "North"},
     "Sector “North” (north) was added"),
    (["translations", 0], None,
     "Translation “Congress of the province” (vi) was removed"),
    (["event", "attendance"], 12_000,
     "The event: attendance raised from 400 to 12,000"),
    (["event", "paper", "recipients"], ["City"],
     "The event: recipients: “City” added"),
    (["gatherings", 0, "restriction"], {},
     "Public gathering “Public gathering on the square” (gathering): restriction set to yes"),
)  # fmt: skip


@pytest.mark.parametrize(("path", "value", "said"), SAID)
def test_a_change_is_a_sentence(plan, path, value, said):
    after = changed(plan, path, value)
    assert sentences(plan, after) == [said]
    (in_vietnamese,) = sentences(plan, after, "vi")
    assert in_vietnamese != said


def test_the_order_of_records_counts(plan):
    exits = list(plan.model_dump(mode="json")["sites"][0]["exits"])
    after = changed(plan, ["sites", 0, "exits"], exits[::-1])
    assert sentences(plan, after) == ["Site “Congress hall” (venue), exits: the order changed"]


def test_changes_are_a_document(plan):
    after = changed(plan, ["posts", 0, "needs", 0, "minimum"], 7)
    document = diff_document(diff_plans(plan, after))
    assert json.loads(json.dumps(document)) == {
        "format": "sansang/diff/1",
        "changes": [
            {
                "kind": "changed",
                "table": "posts",
                "id": "main-gate",
                "part": "needs",
                "start": "2026-11-27T08:00:00+07:00",
                "end": "2026-11-27T16:00:00+07:00",
                "field": "minimum",
                "before": 6,
                "after": 7,
            }
        ],
    }


@examples(15)
@given(event_plans(), event_plans())
def test_nothing_changed_just_when_the_plans_are_equal(one: EventPlan, other: EventPlan) -> None:
    assert diff_plans(one, one) == ()
    changes = diff_plans(one, other)
    assert bool(changes) == (one != other)
    json.dumps(diff_document(changes))
    for change in changes:
        for language in LANGUAGES:
            assert describe_change(change, wording(language), one, other)


def test_a_plan_of_other_texts_only_differs_in_them(plan, tmp_path: Path):
    after = changed(plan, ["agencies", 0, "name"], "Công an thành phố")
    (change,) = diff_plans(plan, after)
    assert (change.table, change.id, change.field) == ("agencies", "police", "name")
