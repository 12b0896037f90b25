"""The JSON Schema of the canonical document, for editors."""

from typing import Any

from sansang.event import EventPlan
from sansang.eventfile.explain import column_label, takes
from sansang.eventfile.labels import RECORDS, TABLES
from sansang.eventfile.tables import Column, event_table, tables
from sansang.wording import wording


def plan_schema() -> dict[str, Any]:
    """Return the JSON Schema of `plan.json`; each field has its names in both languages."""
    schema = EventPlan.model_json_schema(mode="validation")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Sansang event plan"
    properties = schema["properties"]
    for name in TABLES.keys() & properties.keys():
        properties[name] |= _titled(TABLES[name])
    for table in (event_table(), *tables()):
        for column in table.own:
            if not column.presence:
                definition = schema["$defs"][column.owner.__name__]["properties"]
                definition[column.path[-1]] |= _explained(column)
    for name, label in RECORDS.items():
        schema["$defs"][name]["title"] = label
    return schema


def _titled(label: str) -> dict[str, str]:
    return {"title": label, "description": wording("vi")(label)}


def _explained(column: Column) -> dict[str, str]:
    english, vietnamese = wording("en"), wording("vi")
    return {
        "title": column_label(column, english),
        "description": f"{takes(column, english)}. "
        f"{column_label(column, vietnamese)}: {takes(column, vietnamese)}.",
    }
