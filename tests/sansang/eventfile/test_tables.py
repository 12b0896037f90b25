"""The tables follow the plan's model, and each table and field has its words."""

from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from sansang.event import EventPlan
from sansang.eventfile import plan_schema
from sansang.eventfile.choices import choice_label
from sansang.eventfile.field_labels import FIELDS
from sansang.eventfile.labels import RECORDS, TABLES, field_label, record_label
from sansang.eventfile.tables import Kind, event_table, record_type, tables
from sansang.wording import wording

EVERY_TABLE = (event_table(), *tables())
SAME_IN_BOTH = {"id", "TM.", "KT.", "TL.", "TUQ.", "Q."}
SIGNS = {"TM.", "KT.", "TL.", "TUQ.", "Q."} | set("ABCN") | {"I", "II", "III", "IV", "V"}


def records() -> Iterator[type[BaseModel]]:
    yield EventPlan
    seen = {EventPlan}
    for table in EVERY_TABLE:
        for path in (table.path, *((*table.path, *c.path[:1]) for c in table.own)):
            model = record_type(path)
            if model not in seen:
                seen.add(model)
                yield model


FIELDS_OF_RECORDS = [(model, field) for model in records() for field in model.model_fields]


def test_every_record_of_the_model_is_met():
    defined = EventPlan.model_json_schema()["$defs"]
    objects = {name for name, one in defined.items() if one["type"] == "object"}
    assert objects == {model.__name__ for model in records()} - {"EventPlan"}
    assert objects == RECORDS.keys()


@pytest.mark.parametrize(("model", "field"), FIELDS_OF_RECORDS)
def test_every_field_has_a_label_in_both_languages(model, field):
    label = field_label(model, field)
    assert wording("en")(label) == label
    assert wording("vi")(label) != label or label in SAME_IN_BOTH


def test_no_label_is_left_over():
    used = {field for _, field in FIELDS_OF_RECORDS}
    used |= {f"{model.__name__}.{field}" for model, field in FIELDS_OF_RECORDS}
    assert used >= FIELDS.keys()


def test_every_table_and_record_has_a_label_in_vietnamese():
    assert {table.name for table in EVERY_TABLE} == TABLES.keys()
    for label in (
        *TABLES.values(),
        *(record_label(model) for model in records() if model is not EventPlan),
    ):
        assert wording("vi")(label) != label


def test_every_choice_has_words_or_is_a_sign():
    for table in EVERY_TABLE:
        for column in table.columns:
            for choice in column.choices:
                known = choice_label(choice, wording("vi")) != choice
                assert known or choice in SIGNS or choice.isdecimal()


def test_nested_tables_begin_with_their_parent():
    parents = {table.name: table.parent.name for table in tables() if table.parent}
    assert parents == {
        "zones": "site",
        "exits": "site",
        "arrivals": "site",
        "availability": "team",
        "needs": "post",
        "route": "movement",
        "closure_times": "closure",
        "incident_needs": "incident_type",
        "actions": "contingency_plan",
        "triggers": "contingency_plan",
        "notice_texts": "notice",
    }


def test_columns_know_what_they_take():
    teams = next(table for table in tables() if table.name == "teams")
    kinds = {column.name: column.kind for column in teams.columns}
    assert kinds["id"] is kinds["agency"] is Kind.ID
    assert kinds["headcount"] is Kind.WHOLE
    assert kinds["may_lead"] is Kind.FLAG
    assert kinds["vehicle"] is Kind.CHOICE
    assert kinds["min_rest_h"] is Kind.NUMBER
    skills = teams.column("skills")
    assert skills is not None
    assert skills.many
    assert skills.refs == ("skills",)


def test_the_schema_explains_each_field():
    schema = plan_schema()
    headcount = schema["$defs"]["Team"]["properties"]["headcount"]
    assert headcount["minimum"] == 1
    assert headcount["title"] == "headcount"
    assert "quân số" in headcount["description"].lower()
    for definition in schema["$defs"].values():
        for field in definition.get("properties", {}).values():
            assert field.get("title") or "$ref" in field or "anyOf" in field
