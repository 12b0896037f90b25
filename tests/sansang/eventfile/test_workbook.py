"""The workbook is made for offices: help, frozen titles, dropdowns, real dates, no formulas."""

import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.sansang.eventfile.broken_plans import BASE

from sansang.event import EventPlan
from sansang.eventfile import read_plan, write_workbook
from sansang.eventfile.tables import event_table, tables
from sansang.faults import CannotRun

LIKE_FORMULAS = ("=1+1", "+84 912 345 678", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0")


def plan_with(field: str, value: object) -> EventPlan:
    values = read_plan(BASE).model_dump(mode="json")
    values["agencies"][0][field] = value
    return EventPlan.model_validate(values)


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    file = tmp_path_factory.mktemp("workbook") / "plan.xlsx"
    write_workbook(read_plan(BASE), file)
    return load_workbook(file)


def test_there_is_a_sheet_for_each_table_after_the_explanations(book):
    assert book.sheetnames == ["help", "columns", "event", *(table.name for table in tables())]


def test_titles_are_bold_frozen_filtered_and_explained(book):
    for table in tables():
        sheet = book[table.name]
        assert [cell.value for cell in sheet[1]] == [column.name for column in table.columns]
        assert all(cell.font.b and cell.comment for cell in sheet[1])
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")


def test_a_sheet_explains_each_column_in_both_languages(book):
    rows = list(book["columns"].iter_rows(values_only=True))
    explained = {(row[0], row[1]): row for row in rows}
    for table in (event_table(), *tables()):
        for column in table.columns:
            row = explained[table.name, column.name]
            assert all(row[2:8])
            assert not column.choices or column.choices[0] in row[8]


def dropdowns(sheet) -> dict[str, str]:
    rules = sheet.data_validations.dataValidation
    return {str(rule.sqref).split(":")[0]: rule.formula1 for rule in rules}


def test_choices_flags_and_single_ids_have_dropdowns(book):
    posts = dropdowns(book["posts"])
    assert posts["C2"] == "sites!$A$2:$A$5000"
    assert posts["F2"] == '"TRUE,FALSE"'
    assert posts["G2"] == '"people,teams"'
    assert "I2" not in posts  # a list of skills
    assert all(len(formula) <= 257 for sheet in book for formula in dropdowns(sheet).values())


def test_times_are_real_dates(book):
    eight = datetime(2026, 11, 27, 8)  # noqa: DTZ001 - a cell knows no zone
    assert book["needs"]["B2"].value == eight
    assert book["needs"]["B2"].number_format == "yyyy-mm-dd hh:mm"


@pytest.mark.parametrize("text", LIKE_FORMULAS)
def test_a_text_like_a_formula_is_stored_as_text(text, tmp_path):
    plan = plan_with("lead", text)
    write_workbook(plan, tmp_path / "plan.xlsx")
    cell = load_workbook(tmp_path / "plan.xlsx")["agencies"]["D2"]
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, True)
    with zipfile.ZipFile(tmp_path / "plan.xlsx") as package:
        sheets = [name for name in package.namelist() if "worksheets/sheet" in name]
        assert not any(b"<f>" in package.read(name) for name in sheets)
    assert read_plan(tmp_path / "plan.xlsx") == plan


def test_the_same_plan_gives_the_same_bytes(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(read_plan(BASE), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_list_longer_than_a_cell_is_refused_and_nothing_is_written(tmp_path: Path):
    values = read_plan(BASE).model_dump(mode="json")
    values["skills"] = [{"id": f"{n:060d}", "name": "x"} for n in range(600)]
    values["teams"][0]["skills"] = [skill["id"] for skill in values["skills"]]
    with pytest.raises(CannotRun) as refused:
        write_workbook(EventPlan.model_validate(values), tmp_path / "plan.xlsx")
    (fault,) = refused.value.faults
    assert (fault.code, fault.place, fault.field) == ("cell_length", "teams!H2", "skills")
    assert list(tmp_path.iterdir()) == []
