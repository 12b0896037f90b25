"""The sheets of a workbook that explain it, in both languages: its rules, and each column."""

from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from sansang.eventfile.explain import label_in, need, takes
from sansang.eventfile.sheet_style import WRAPPED, set_head, set_heights, set_page
from sansang.eventfile.tables import Column, Table, event_table, tables
from sansang.wording import LANGUAGES, N_, Wording, wording

_RULES = (
    N_("Each sheet is a table of the plan. Keep the names of sheets and columns as they are."),
    N_("A row is a record. Its id is short, without spaces, and unique in its sheet."),
    N_("To name another record write its id; several ids have ; between them."),
    N_("Sheets such as needs or exits begin with the id of the record to which a row belongs."),
    N_("Times are local times of the event, like 2026-11-27 08:00, as dates or as text."),
    N_("Where clocks go back and a time comes twice, write its offset: 2026-10-25T02:30+02:00."),
    N_("Write values, not formulas: a formula is refused."),
    N_("An empty cell says nothing: the value that stands under «filling» is taken."),
    N_("Write role titles and duty phones, never the name of a member of the public."),
    N_("A sheet for notes of your own has a name that begins with _."),
)
_RULE_WIDTH = 62


def fill_help(sheet: Worksheet) -> None:
    """Write the rules for filling the workbook, the two languages side by side."""
    words = [wording(language) for language in LANGUAGES]
    sheet.append([w(N_("How to fill this workbook")) for w in words])
    for rule in _RULES:
        sheet.append([w(rule) for w in words])
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = WRAPPED
            cell.font = Font(bold=cell.row == 1, size=14 if cell.row == 1 else 11)
    for at in range(1, len(words) + 1):
        sheet.column_dimensions[get_column_letter(at)].width = _RULE_WIDTH
    set_heights(sheet)
    set_page(sheet)


def fill_columns(sheet: Worksheet) -> None:
    """Write a line for each column of each sheet: what it means, what it takes, which values."""
    words = [wording(language) for language in LANGUAGES]
    titles = [_both(N_("sheet"), words), _both(N_("column"), words)]
    for title in (N_("meaning"), N_("takes"), N_("filling")):
        titles += [w(title) for w in words]
    widths = (20, 24, 32, 32, 32, 32, 18, 18, 56)
    set_head(sheet, [*titles, _both(N_("values"), words)], widths)
    for table in (event_table(), *tables()):
        for column in table.columns:
            sheet.append(_explanation(table, column, words))
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = WRAPPED
    set_heights(sheet)
    sheet.auto_filter.ref = sheet.dimensions


def _both(title: str, words: list[Wording]) -> str:
    return " / ".join(w(title) for w in words)


def _explanation(table: Table, column: Column, words: list[Wording]) -> list[str]:
    texts = [table.name, column.name, *(label_in(table, column, w) for w in words)]
    texts += [takes(column, w) for w in words]
    texts += [need(column, w) for w in words]
    return [*texts, ", ".join(column.choices)]
