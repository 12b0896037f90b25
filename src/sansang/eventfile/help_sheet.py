"""The first sheet of a workbook: its rules and what each column takes, in both languages."""

from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from sansang.eventfile.explain import label_in, need, takes
from sansang.eventfile.tables import Column, Table, event_table, tables
from sansang.wording import LANGUAGES, N_, wording

RULES = (
    N_("How to fill this workbook"),
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
_TITLES = (N_("sheet"), N_("column"), N_("meaning"), N_("takes"), N_("filling"), N_("values"))
_BOLD = Font(bold=True)
_WRAP = Alignment(vertical="top", wrap_text=True)
_WIDTHS = (22, 26, 34, 34, 34, 34, 20, 20, 60)


def fill_help(sheet: Worksheet) -> None:
    """Write the rules, then a line for each column of each sheet."""
    for row, rule in enumerate(RULES, start=1):
        for at, language in zip((1, 6), LANGUAGES, strict=True):
            sheet.cell(row, at, wording(language)(rule)).font = Font(
                bold=row == 1, size=14 if row == 1 else 11
            )
    top = len(RULES) + 2
    _line(sheet, top, _titles())
    for cell in sheet[top]:
        cell.font, cell.alignment = _BOLD, _WRAP
    rows = [(table, column) for table in (event_table(), *tables()) for column in table.columns]
    for row, (table, column) in enumerate(rows, start=top + 1):
        _line(sheet, row, _explanation(table, column))
    for at, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = f"A{top + 1}"
    sheet.auto_filter.ref = f"A{top}:{get_column_letter(len(_WIDTHS))}{top + len(rows)}"


def _line(sheet: Worksheet, row: int, texts: list[str]) -> None:
    for at, text in enumerate(texts, start=1):
        sheet.cell(row, at, text)


def _titles() -> list[str]:
    sheet, column, meaning, kind, filling, values = _TITLES
    names = " / ".join(wording(language)(sheet) for language in LANGUAGES)
    column_names = " / ".join(wording(language)(column) for language in LANGUAGES)
    pairs = [wording(lang)(title) for title in (meaning, kind, filling) for lang in LANGUAGES]
    return [names, column_names, *pairs, " / ".join(wording(lang)(values) for lang in LANGUAGES)]


def _explanation(table: Table, column: Column) -> list[str]:
    words = [wording(language) for language in LANGUAGES]
    texts = [table.name, column.name, *(label_in(table, column, one) for one in words)]
    texts += [takes(column, one) for one in words]
    texts += [need(column, one) for one in words]
    return [*texts, ", ".join(column.choices)]
