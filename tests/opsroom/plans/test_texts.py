"""Every record of a plan is the same after it was a text in a form."""

from functools import cache

import pytest
from django.http import QueryDict
from tests.opsroom.plans.conftest import EXAMPLE, example

from opsroom.plans.records.changes import EVENT, digest, key_of, put
from opsroom.plans.records.inputs import RecordForm
from opsroom.plans.records.texts import posted_texts, read_texts, texts_of, values_of
from sansang.event import EventPlan, TrafficCount, TrafficDemand
from sansang.eventfile import plan_sha256, read_plan
from sansang.eventfile.tables import event_table, table_named, tables
from sansang.wording import wording

NAMES = [EVENT, *(t.name for t in tables() if t.parent is None)]


@cache
def street_race() -> EventPlan:
    """A plan with every table of traffic, those too that its example leaves to a guess."""
    plan = read_plan(EXAMPLE.parent / "monaco-grand-prix")
    a, b, *_ = plan.traffic_zones
    return plan.model_copy(
        update={
            "traffic_demands": (
                TrafficDemand(id="ab", origin=a.id, destination=b.id, vehicles_per_h=12.5),
            ),
            "traffic_counts": (
                TrafficCount(
                    id="1", name="Quay", geometry=plan.closures[0].geometry, vehicles_per_h=450
                ),
            ),
        }
    )


def plan_with(name: str) -> EventPlan:
    return example() if name == EVENT or getattr(example(), name) else street_race()


def records(name):
    plan = plan_with(name)
    table = event_table() if name == EVENT else table_named(name)
    found = (plan.event,) if name == EVENT else getattr(plan, name)[:40]
    assert found
    return plan, table, found


@pytest.mark.parametrize("name", [n for n in NAMES if n != "translations"])
def test_a_record_survives_its_form(name):
    plan, table, found = records(name)
    document = plan.model_dump(mode="json")
    for record in found[:5]:
        texts = texts_of(record, table, plan.zone)
        values = values_of(read_texts(texts.text(), table), table)
        same = put(document, table, key_of(name, record), digest(record), values)
        assert plan_sha256(same) == plan_sha256(plan)


@pytest.mark.parametrize("name", NAMES)
def test_what_the_inputs_show_is_what_they_send(name):
    plan, table, found = records(name)
    for record in found:
        texts = texts_of(record, table, plan.zone)
        form = RecordForm(plan, table, texts, wording("vi"))
        sent = QueryDict(mutable=True)
        inputs = [*form.inputs, *(i for t in form.tables for row in t.rows for i in row.inputs)]
        for one in inputs:
            if one.options:
                sent.setlist(one.name, [o.value for o in one.options if o.chosen])
            else:
                sent[one.name] = one.value.replace("\n", "\r\n")
        assert posted_texts(sent, table) == texts


@pytest.mark.parametrize("name", NAMES)
def test_every_input_has_a_label_in_both_languages(name):
    plan, table, found = records(name)
    for language in ("vi", "en"):
        texts = texts_of(found[0], table, plan.zone)
        form = RecordForm(plan, table, texts, wording(language))
        assert all(one.label for one in form.inputs)
        assert all(one.label for t in form.tables for row in t.rows for one in row.inputs)
