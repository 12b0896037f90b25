"""Writes the report form of an agency as a workbook, with what it has reported so far."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from sansang.event import EventPlan
from sansang.eventfile.cell_write import number_format, write_value
from sansang.eventfile.choices import choice_label
from sansang.eventfile.package import settle
from sansang.eventfile.sheet_style import WRAPPED, set_head, set_heights, set_page
from sansang.eventfile.tables import Column, Table
from sansang.eventfile.whole import whole_file
from sansang.readiness.assignment import assigned_in
from sansang.readiness.criteria import Criterion
from sansang.readiness.form import (
    ASKS,
    CRITERIA,
    CRITERION,
    EVIDENCE,
    FIXED,
    FORMAT,
    HELP,
    REPORT,
    REPORT_FIELDS,
    RULES,
    STATE,
    WIDTHS,
    answers_table,
    evidence_table,
    state_words,
)
from sansang.readiness.review import AgencyReport, Answer, Review
from sansang.readiness.standing import latest
from sansang.wording import N_, wording

_FREE_ROWS = 300
_GREY = PatternFill("solid", fgColor="FFF0F0F0")
_UNLOCKED = Protection(locked=False)
_OWN = ("summary",)


def write_report_form(
    review: Review, plan: EventPlan, agency: str, file: Path, language: str
) -> None:
    """Write the form in which an agency reports for a review, whole or not at all.

    It holds a row for each criterion that the agency is asked, and for each that it answered
    unasked. Raises CannotRun where it can't be written.
    """
    with whole_file(file) as beside:
        _Form(review, plan, agency, language).book().save(beside)
        settle(beside)


class _Form:
    """The form of one agency in one language."""

    def __init__(self, review: Review, plan: EventPlan, agency: str, language: str) -> None:
        self._review, self._language, self._zone = review, language, plan.zone
        self._words = wording(language)
        reports = [one for one in review.reports if one.agency == agency]
        self._report = reports[-1] if reports else AgencyReport(agency=agency)
        self._answers = {one.criterion: one for one in latest(self._report.answers)}
        asked = {*assigned_in(review, plan).get(agency, ()), *self._answers}
        self._criteria = [one for one in review.criteria.criteria if one.id in asked]

    def book(self) -> Workbook:
        """Return the workbook."""
        book = Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        sheet.title = HELP
        self._fill_help(sheet)
        self._fill_report(book.create_sheet(REPORT))
        self._fill_criteria(book.create_sheet(CRITERIA))
        self._fill_evidence(book.create_sheet(EVIDENCE))
        book.active = 2
        return book

    def _fill_help(self, sheet: Worksheet) -> None:
        sheet.append([self._words(N_("How to fill this form"))])
        for rule in RULES:
            sheet.append([self._words(rule)])
        sheet.column_dimensions["A"].width = 100
        for (cell,) in sheet.iter_rows(max_col=1):
            cell.alignment = WRAPPED
            cell.font = Font(bold=cell.row == 1, size=14 if cell.row == 1 else 11)
        set_heights(sheet)
        set_page(sheet)
        _protect(sheet)

    def _fill_report(self, sheet: Worksheet) -> None:
        titles = (N_("field"), N_("value"), N_("meaning"))
        set_head(sheet, [self._words(title) for title in titles], [18, 70, 50])
        at = self._report.submitted_at
        values = (FORMAT, self._language, self._review.id, self._report.agency, at)
        fields = zip(REPORT_FIELDS, (*values, self._report.summary), strict=True)
        for row, (name, value) in enumerate(fields, start=2):
            column, meaning = REPORT_FIELDS[name]
            sheet.cell(row, 1, name)
            _write(sheet, (row, 2), value, column, self._zone)
            sheet.cell(row, 2).protection = Protection(locked=name not in _OWN)
            sheet.cell(row, 3, self._words(meaning)).alignment = WRAPPED
        set_heights(sheet)
        _protect(sheet)

    def _fill_criteria(self, sheet: Worksheet) -> None:
        table = answers_table(self._language)
        set_head(sheet, [column.name for column in table.columns], WIDTHS[CRITERIA])
        for row, criterion in enumerate(self._criteria, start=2):
            values = self._asked(criterion) | self._said(self._answers.get(criterion.id))
            _write_row(sheet, row, table.columns, values, self._zone)
        last = len(self._criteria) + 1
        self._offer_states(sheet, table, max(last, 2))
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{last}"
        set_heights(sheet)
        _protect(sheet)

    def _asked(self, criterion: Criterion) -> dict[str, Any]:
        group = choice_label(criterion.work_group.value, self._words)
        return {
            CRITERION: criterion.id,
            "_work_group": group,
            "_critical": self._words(N_("critical")) if criterion.critical else "",
            ASKS: criterion.asks.in_language(self._language),
            "_counts": criterion.evidence.in_language(self._language),
        }

    def _said(self, answer: Answer | None) -> dict[str, Any]:
        if answer is None:
            return {}
        words = {state: word for word, state in state_words(self._language).items()}
        return {
            STATE: words[answer.state],
            "missing": answer.missing,
            "asks_for": answer.asks_for,
            "site": answer.site,
            "by_role": answer.by_role,
            "at": answer.at,
        }

    def _offer_states(self, sheet: Worksheet, table: Table, last: int) -> None:
        """A dropdown of the states; nothing else is taken."""
        at = [column.path[0] for column in table.columns].index(STATE) + 1
        letter = get_column_letter(at)
        words = ",".join(state_words(self._language))
        _offer(sheet, f'"{words}"', f"{letter}2:{letter}{last}")

    def _fill_evidence(self, sheet: Worksheet) -> None:
        table = evidence_table(self._language)
        set_head(sheet, [column.name for column in table.columns], WIDTHS[EVIDENCE])
        rows = [
            {CRITERION: one.id, **evidence.model_dump()}
            for one in self._criteria
            for evidence in (self._answers[one.id].evidence if one.id in self._answers else ())
        ]
        last = len(rows) + 1 + _FREE_ROWS
        for row in range(2, last + 1):
            values = rows[row - 2] if row - 2 < len(rows) else {}
            _write_row(sheet, row, table.columns, values, self._zone)
        asked = f"{CRITERIA}!$A$2:$A${max(len(self._criteria) + 1, 2)}"
        _offer(sheet, asked, f"A2:A{last}")
        set_heights(sheet)
        _protect(sheet)


def _write_row(
    sheet: Worksheet, row: int, columns: Iterable[Column], values: dict[str, Any], zone: ZoneInfo
) -> None:
    """Write what is known; cells that are the agency's to fill are open, the others grey."""
    for at, column in enumerate(columns, start=1):
        field, cell = column.path[0], sheet.cell(row, at)
        _write(sheet, (row, at), values.get(field), column, zone)
        if sheet.title == CRITERIA and field in FIXED:
            cell.fill = _GREY
        else:
            cell.protection = _UNLOCKED


def _write(
    sheet: Worksheet, at: tuple[int, int], value: Any, column: Column, zone: ZoneInfo
) -> None:
    if value not in (None, ""):
        write_value(sheet, at, value, column, zone)
    else:
        sheet.cell(*at).number_format = number_format(column)
        sheet.cell(*at).alignment = WRAPPED


def _offer(sheet: Worksheet, choices: str, cells: str) -> None:
    rule = DataValidation(type="list", formula1=choices, allow_blank=True, showErrorMessage=True)
    rule.errorStyle = "stop"
    sheet.add_data_validation(rule)
    rule.add(cells)


def _protect(sheet: Worksheet) -> None:
    """Lock what is not to be filled, without a password: it guards against slips alone."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False  # these three stay allowed
    sheet.protection.formatRows = False
    sheet.protection.autoFilter = False
