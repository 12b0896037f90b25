"""Writes an event folder."""

from operator import attrgetter
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from sansang.event import EventPlan
from sansang.eventfile.cells import record_texts
from sansang.eventfile.csvtext import csv_text
from sansang.eventfile.eventyaml import event_text
from sansang.eventfile.folder import EVENT, PLACES, file_of, folder_columns
from sansang.eventfile.places import places_text
from sansang.eventfile.tables import Table, tables
from sansang.eventfile.whole import whole_folder
from sansang.wording import wording


def write_folder(plan: EventPlan, folder: Path) -> None:
    """Write an event folder, whole or not at all. Raises CannotRun where it can't be written."""
    with whole_folder(folder) as beside:
        for name, text in folder_texts(plan).items():
            (beside / name).write_text(text, encoding="utf-8", newline="")


def folder_texts(plan: EventPlan) -> dict[str, str]:
    """Return the texts of the files of a folder by their name; empty tables have no file."""
    language = "vi" if plan.event.language == "vi" else "en"
    texts = {EVENT: event_text(plan, wording(language))}
    for table in tables():
        rows = table_rows(plan, table)
        if rows:
            texts[file_of(table)] = _table_text(plan, table, rows)
    places = places_text(plan)
    return texts | ({PLACES: places} if places else {})


def table_rows(plan: EventPlan, table: Table) -> list[tuple[str, BaseModel]]:
    """Return the records of a table, each with the id of the record to which it belongs."""
    records: Any = attrgetter(table.path[0])(plan)
    if table.parent is None:
        return [("", record) for record in records]
    inner = attrgetter(table.path[1])
    return [(parent.id, record) for parent in records for record in inner(parent)]


def _table_text(plan: EventPlan, table: Table, rows: list[tuple[str, BaseModel]]) -> str:
    columns = folder_columns(table)
    own = tuple(column for column in columns if column is not table.parent)
    lines = []
    for parent, record in rows:
        texts = list(record_texts(record, own, plan.zone).values())
        lines.append([parent, *texts] if table.parent else texts)
    return csv_text(columns, lines)
