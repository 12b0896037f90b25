"""Reads the report form of an agency: what it says, or every fault by sheet and cell."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from sansang.event import EventPlan
from sansang.eventfile.draft import Draft
from sansang.eventfile.files import LARGEST_FILE, read_bytes
from sansang.eventfile.grid import Grid, Row, columns_of, records_of
from sansang.eventfile.opening import read_sheets
from sansang.eventfile.origin import CellSpot, KeySpot
from sansang.eventfile.reasons import nearest, plan_faults
from sansang.eventfile.sheets import Cell, SheetRow, Sheets, column_letters
from sansang.eventfile.tables import Column, Steps, Table
from sansang.eventfile.typed import CellFault, typed_text
from sansang.faults import ReviewFileError, shown
from sansang.readiness.criteria import Criterion
from sansang.readiness.form import (
    ASKS,
    CRITERIA,
    CRITERION,
    EVIDENCE,
    FORMAT,
    HELP,
    REPORT,
    REPORT_FIELDS,
    STATE,
    answers_table,
    evidence_table,
    state_of,
    state_words,
)
from sansang.readiness.review import AgencyReport, Review
from sansang.wording import LANGUAGES

_MACRO_BOOKS = frozenset({".xlsm", ".xltm", ".xlam", ".xlsb"})
_MOST_COLUMNS = 64


def read_report_form(
    file: Path, review: Review, plan: EventPlan, agency: str | None = None
) -> AgencyReport:
    """Return the report in a form. Raises ReviewFileError with every fault of it.

    ``agency`` is the one from which the form must be; None takes that of any.
    """
    draft = Draft()
    data = read_bytes(file, file.resolve().parent, draft)
    if data is None:
        if not draft.faults:
            draft.fault("missing_file", file.name, expected=file.name)
        raise ReviewFileError(draft.faults)
    return parse_report_form(data, file.name, review, plan, agency)


def parse_report_form(
    data: bytes, name: str, review: Review, plan: EventPlan, agency: str | None = None
) -> AgencyReport:
    """Return the report in the bytes of a form that came under a name, as `read_report_form`."""
    draft = Draft()
    if Path(name).suffix.lower() in _MACRO_BOOKS:
        draft.fault("macros", name, expected=".xlsx")
    elif len(data) > LARGEST_FILE:
        draft.fault("file_size", name, found=len(data), expected=LARGEST_FILE)
    else:
        reader = _Reader(name, draft, review, agency)
        read_sheets(data, name, draft, reader.read)
    if draft.faults:
        raise ReviewFileError(draft.faults)
    try:
        return AgencyReport.model_validate(draft.values, context={"zone": plan.zone})
    except ValidationError as error:
        raise ReviewFileError(list(plan_faults(error, draft.origins, AgencyReport))) from None


class _Reader:
    """Reads the sheets of one form into a draft."""

    def __init__(self, file: str, draft: Draft, review: Review, agency: str | None) -> None:
        self._file, self._draft = file, draft
        self._review, self._agency = review, agency
        self._criteria = {one.id: one for one in review.criteria.criteria}
        self._numbers: dict[str, int] = {}
        self._refused: set[str] = set()

    def read(self, sheets: Sheets) -> None:
        """Read all sheets of a form."""
        self._sheets = sheets
        known = (HELP, REPORT, CRITERIA, EVIDENCE)
        for name in sheets.repeated:
            self._draft.fault("repeated_sheet", self._file, found=name)
        for name in sheets.names:
            if name not in known and not name.startswith("_"):
                expected = nearest(name, list(known))
                self._draft.fault("unknown_sheet", self._file, found=name, expected=expected)
        missing = [name for name in (REPORT, CRITERIA, EVIDENCE) if name not in sheets.names]
        for name in missing:
            self._draft.fault("missing_sheet", self._file, expected=name)
        if missing:
            return
        language = self._read_report()
        for record in self._records(answers_table(language)):
            self._take_answer(record, language)
        for record in self._records(evidence_table(language)):
            self._take_evidence(record)

    def _read_report(self) -> str:
        """The language of the form; English where it names none that is known."""
        found: dict[str, str] = {}
        places: dict[Steps, str] = {}
        sheet = f"{self._file} {REPORT}"
        for row in list(self._sheets.rows(REPORT))[1:]:
            name = row.cells[0].value.strip() if 0 in row.cells else ""
            place = f"!B{row.number}"
            if name in found:
                self._draft.fault("repeated_key", sheet + place, field=name, found=name)
            elif name in REPORT_FIELDS:
                column = REPORT_FIELDS[name][0]
                places[name,] = place
                found[name] = self._text(row.cells.get(1), column, sheet + place, name)
            else:
                expected = nearest(name, list(REPORT_FIELDS))
                place = f"{sheet}!A{row.number}"
                self._draft.fault("unknown_field", place, found=name, expected=expected)
        self._take_report(found, places, sheet)
        language = found.get("language", "")
        return language if language in LANGUAGES else "en"

    def _take_report(self, found: dict[str, str], places: dict[Steps, str], sheet: str) -> None:
        expected = {
            "format": (FORMAT,),
            "language": LANGUAGES,
            "review": (self._review.id,),
            "agency": (self._agency,) if self._agency is not None else (),
        }
        for name, allowed in expected.items():
            place = sheet + places.get((name,), "")
            if not found.get(name):
                self._draft.fault("missing", place, field=name)
            elif allowed and found[name] not in allowed:
                said = ", ".join(allowed)
                self._draft.fault("choice", place, field=name, found=found[name], expected=said)
        self._draft.values = {
            "agency": found.get("agency"),
            "submitted_at": found.get("submitted_at") or None,
            "summary": found.get("summary", ""),
            "answers": [],
        }
        self._draft.origins.spots[()] = KeySpot(sheet, "", places)

    def _records(self, table: Table) -> Iterator[dict[str, Any]]:
        rows = list(self._sheets.rows(table.name))
        sheet = f"{self._file} {table.name}"
        if not rows:
            self._draft.fault("missing_column", sheet, expected=table.columns[0].name)
            return
        width = min(max(rows[0].cells) + 1, _MOST_COLUMNS)
        header = self._texts(rows[0], [None] * width, sheet)
        columns = [table.column(name.strip()) for name in header]
        places = {c.path: (column_letters(n), c.name) for n, c in enumerate(columns) if c}
        grid = Grid(
            table=table,
            header_place=f"{sheet}!{rows[0].number}",
            header=header,
            rows=[Row(row.number, self._texts(row, columns, sheet)) for row in rows[1:]],
            spot=lambda row: CellSpot(sheet, row.number, places),
        )
        allowed = columns_of(grid, table.columns, self._draft)
        if table.path[0] in self._draft.broken:
            return
        for row, _, record in records_of(grid, allowed, self._draft):
            self._spot = CellSpot(sheet, row.number, places)
            yield record

    def _texts(self, row: SheetRow, columns: list[Column | None], sheet: str) -> list[str]:
        texts = [""] * len(columns)
        for index, cell in row.cells.items():
            place = f"{sheet}!{column_letters(index)}{row.number}"
            if index < len(columns):
                column = columns[index]
                texts[index] = self._text(cell, column, place, column.name if column else "")
            elif cell.value.strip():
                self._draft.fault("no_header", place, found=cell.value)
        return texts

    def _text(self, cell: Cell | None, column: Column | None, place: str, name: str) -> str:
        """The text of a cell; empty where it is refused, which is noted."""
        if cell is None:
            return ""
        try:
            return typed_text(cell, column, self._sheets.moment)
        except CellFault as fault:
            self._draft.fault(fault.code, place, field=name, found=cell.value)
            return ""

    def _fault(self, code: str, field: str, found: object = "", expected: str = "") -> None:
        place, name = self._spot.at((field,))
        if any(fault.place == place for fault in self._draft.faults):
            return  # the cell could not be read, which is noted
        self._draft.fault(code, place, field=name, found=found, expected=expected)

    def _take_answer(self, record: dict[str, Any], language: str) -> None:
        name = str(record.get(CRITERION) or "").strip()
        criterion = self._criteria.get(name)
        fields = {key: value for key, value in record.items() if not key.startswith("_")}
        if criterion is None:
            self._fault("unknown_id", CRITERION, name, self._review.criteria.id)
        elif name in self._numbers:
            self._fault("repeated_id", CRITERION, name)
        elif not _asks_the_same(criterion, record):
            expected = shown(criterion.asks.in_language(language))
            self._fault("changed_text", ASKS, record.get(ASKS, ""), expected)
        elif self._has_state(fields, language):
            answers = self._draft.values["answers"]
            self._numbers[name] = len(answers)
            self._draft.origins.spots["answers", len(answers)] = self._spot
            answers.append({**fields, CRITERION: name, "evidence": []})
        places = {fault.place for fault in self._draft.faults}
        if any(self._spot.at(path)[0] in places for path in self._spot.columns):
            self._refused.add(name)

    def _has_state(self, fields: dict[str, Any], language: str) -> bool:
        """Whether a row answers; one that says something without a state is a fault."""
        word = str(fields.get(STATE) or "")
        words = ", ".join(state_words(language))
        state = state_of(word)
        if word.strip() and state is None:
            self._fault("choice", STATE, word, words)
        elif state is None and any(value for key, value in fields.items() if key != CRITERION):
            self._fault("missing", STATE, "", words)
        if state is not None:
            fields[STATE] = state.value
        return state is not None

    def _take_evidence(self, record: dict[str, Any]) -> None:
        name = str(record.pop(CRITERION, None) or "").strip()
        number = self._numbers.get(name)
        if number is not None:
            found = self._draft.values["answers"][number]["evidence"]
            self._draft.origins.spots["answers", number, "evidence", len(found)] = self._spot
            found.append(record)
        elif name not in self._refused:  # else the answer is the fault
            self._fault("unanswered", CRITERION, name, CRITERIA)


def _asks_the_same(criterion: Criterion, record: dict[str, Any]) -> bool:
    """Whether a row still asks what its id means: rows that slipped must not be mixed up."""
    said = " ".join(str(record.get(ASKS) or "").split())
    return any(said == " ".join(criterion.asks.in_language(one).split()) for one in LANGUAGES)
