"""Writes a workbook for offices: a help sheet, the event, a sheet for each table."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from sansang.event import EventPlan
from sansang.event.plan import FORMAT
from sansang.eventfile.cell_write import number_format, write_value
from sansang.eventfile.cells import field_value, table_values
from sansang.eventfile.explain import label_in, need, takes
from sansang.eventfile.help_sheet import fill_columns, fill_help
from sansang.eventfile.package import settle
from sansang.eventfile.sheet_style import ON_ONE_LINE, WRAPPED, set_head, set_heights
from sansang.eventfile.tables import Column, Kind, Table, event_table, tables
from sansang.eventfile.whole import whole_file
from sansang.eventfile.workbook_read import COLUMNS, HELP
from sansang.wording import LANGUAGES, wording

_FREE_ROWS = 500
_WIDTHS = {
    Kind.ID: 22,
    Kind.LINE: 36,
    Kind.TEXT: 56,
    Kind.WHOLE: 12,
    Kind.NUMBER: 12,
    Kind.FLAG: 12,
    Kind.MOMENT: 18,
    Kind.CLOCK: 10,
    Kind.CHOICE: 22,
}


def write_workbook(plan: EventPlan, file: Path) -> None:
    """Write a workbook, whole or not at all.

    Raises CannotRun where it can't be written, or where a list is longer than a cell holds.
    """
    with whole_file(file) as beside:
        book = _book(plan)
        book.save(beside)
        settle(beside)


def _book(plan: EventPlan) -> Workbook:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = HELP
    fill_help(sheet)
    fill_columns(book.create_sheet(COLUMNS))
    _fill_event(book.create_sheet("event"), plan)
    for table in tables():
        _fill_table(book.create_sheet(table.name), table, plan)
    return book


def _fill_event(sheet: Worksheet, plan: EventPlan) -> None:
    set_head(sheet, ["field", "value", "tiếng Việt", "English"], [28, 60, 60, 60])
    sheet.append(["format", FORMAT])
    for row, column in enumerate(event_table().columns, start=3):
        sheet.cell(row, 1, column.name).alignment = ON_ONE_LINE
        write_value(sheet, (row, 2), field_value(plan.event, column), column, plan.zone)
        for at, language in enumerate(LANGUAGES, start=3):
            explained = sheet.cell(row, at, _explained(event_table(), column, language, ": "))
            explained.alignment = WRAPPED
        _offer(sheet, column, f"B{row}")
    set_heights(sheet)


def _fill_table(sheet: Worksheet, table: Table, plan: EventPlan) -> None:
    set_head(sheet, [c.name for c in table.columns], [_WIDTHS[c.kind] for c in table.columns])
    rows = table_values(plan, table, table.columns)
    for row, values in enumerate(rows, start=2):
        for at, (value, column) in enumerate(zip(values, table.columns, strict=True), start=1):
            if value not in (None, "", ()):
                write_value(sheet, (row, at), value, column, plan.zone)
    set_heights(sheet)
    last = len(rows) + 1 + _FREE_ROWS
    for at, column in enumerate(table.columns, start=1):
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].number_format = number_format(column)
        sheet.cell(1, at).comment = _comment(table, column)
        _offer(sheet, column, f"{letter}2:{letter}{last}")
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(rows) + 1}"


def _explained(table: Table, column: Column, language: str, after_label: str) -> str:
    words = wording(language)
    label = label_in(table, column, words)
    parts = [takes(column, words), need(column, words)]
    return f"{label}{after_label}{'; '.join(parts)}"


def _comment(table: Table, column: Column) -> Comment:
    text = "\n".join(_explained(table, column, language, ":\n") for language in LANGUAGES)
    return Comment(text, "Sansang", width=320, height=120)


def _offer(sheet: Worksheet, column: Column, cells: str) -> None:
    """A dropdown of the values, or of the ids in the other sheet, where there is one choice."""
    formula = _choices(column)
    if formula:
        rule = DataValidation(type="list", formula1=formula, allow_blank=not column.required)
        rule.errorStyle = "stop" if column.choices else "warning"
        rule.showErrorMessage = True
        sheet.add_data_validation(rule)
        rule.add(cells)


def _choices(column: Column) -> str:
    if column.many:
        return ""
    if column.kind is Kind.FLAG:
        return '"TRUE,FALSE"'
    if column.choices:
        return f'"{",".join(column.choices)}"'
    return f"{column.refs[0]}!$A$2:$A$5000" if len(column.refs) == 1 else ""
