"""The report form of an agency goes out as a workbook and comes back as it was filled."""

import io
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.sansang.plans import lines, names, texts
from tests.sansang.readiness.reviews import criteria, criterion, day, plan, review

from sansang.event.organisation import WorkGroup
from sansang.eventfile import describe_fault, sheets
from sansang.faults import ReviewFileError
from sansang.readiness import (
    AgencyReport,
    Answer,
    Evidence,
    State,
    criteria_set,
    parse_report_form,
    read_report_form,
    write_report_form,
)
from sansang.readiness.form import STATE, answers_table, state_words
from sansang.wording import LANGUAGES, wording

PLAN = plan()
SET = criteria(*(criterion(f"c{n}") for n in range(6)), criterion("bed", WorkGroup.MEDICAL))
ASKED = [one.id for one in SET.criteria]
REVIEW = review(criteria=SET)

evidence = st.builds(
    Evidence,
    title=names,
    sha256=lines,
    link=lines,
    lat=st.none() | st.floats(-90, 90),
    lon=st.none() | st.floats(-180, 180),
)


@st.composite
def reports(draw):
    """A report of the fire brigade, with one answer at most to each criterion."""
    answered = [one for one in ASKED if draw(st.booleans())]
    return AgencyReport(
        agency="fire",
        submitted_at=draw(st.none() | st.integers(15, 26).map(day)),
        summary=draw(texts),
        answers=tuple(
            Answer(
                criterion=one,
                state=draw(st.sampled_from(State)),
                evidence=tuple(draw(st.lists(evidence, max_size=2))),
                missing=draw(texts),
                asks_for=draw(texts),
                site=draw(st.sampled_from((None, "hall", "007"))),
                by_role=draw(lines),
                at=draw(st.none() | st.integers(15, 26).map(day)),
            )
            for one in answered
        ),
    )


@given(reports(), st.sampled_from(LANGUAGES))
def test_a_form_comes_back_as_it_was_written(report, language):
    reviewed = REVIEW.model_copy(update={"reports": (report,)})
    with TemporaryDirectory() as folder:
        file = Path(folder) / "report.xlsx"
        write_report_form(reviewed, PLAN, "fire", file, language)
        assert read_report_form(file, reviewed, PLAN, "fire") == report


# what stands in it


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture(scope="module")
def whole(tmp_path_factory, language) -> bytes:
    file = tmp_path_factory.mktemp("form") / "report.xlsx"
    write_report_form(REVIEW, PLAN, "fire", file, language)
    return file.read_bytes()


def titles(language: str) -> dict[str, str]:
    """The letter of each column of the criteria, by its field."""
    columns = answers_table(language).columns
    return {column.path[0]: "ABCDEFGHIJK"[n] for n, column in enumerate(columns)}


def test_an_agency_gets_the_criteria_that_it_is_asked(whole, language):
    sheet = load_workbook(io.BytesIO(whole))["criteria"]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ASKED
    asks = SET.criteria[0].asks.in_language(language)
    assert sheet[f"{titles(language)['_asks']}2"].value == asks
    assert sheet.freeze_panes == "B2"


def test_states_are_chosen_from_a_list_in_the_language_of_the_reader(whole, language):
    sheet = load_workbook(io.BytesIO(whole))["criteria"]
    (rule,) = sheet.data_validations.dataValidation
    assert rule.formula1.strip('"').split(",") == list(state_words(language))
    assert str(rule.sqref) == f"{titles(language)[STATE]}2:{titles(language)[STATE]}8"
    assert rule.errorStyle == "stop"


def test_what_is_asked_is_protected_and_what_is_to_be_filled_is_open(whole, language):
    sheet = load_workbook(io.BytesIO(whole))["criteria"]
    assert sheet.protection.sheet
    letters = titles(language)
    for field in ("criterion", "_asks", "_counts"):
        assert sheet[f"{letters[field]}2"].protection.locked
    for field in (STATE, "missing", "asks_for", "by_role"):
        assert not sheet[f"{letters[field]}2"].protection.locked


def test_an_empty_form_is_an_empty_report(whole):
    assert parse_report_form(whole, "report.xlsx", REVIEW, PLAN) == AgencyReport(agency="fire")


def test_text_like_a_formula_is_kept_as_text(tmp_path):
    hostile = '=HYPERLINK("http://x","y")'
    answer = Answer(criterion="c0", state=State.PARTLY, missing=hostile)
    reviewed = REVIEW.model_copy(
        update={"reports": (AgencyReport(agency="fire", answers=(answer,)),)}
    )
    write_report_form(reviewed, PLAN, "fire", tmp_path / "report.xlsx", "en")
    cell = load_workbook(tmp_path / "report.xlsx")["criteria"][f"{titles('en')['missing']}2"]
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", hostile, True)


@pytest.mark.parametrize("name", ["indoor-congress", "border-area"])
def test_the_sets_that_come_along_fit_into_a_form(name, tmp_path):
    reviewed = review(criteria=criteria_set(name))
    write_report_form(reviewed, PLAN, "fire", tmp_path / "report.xlsx", "vi")
    read = read_report_form(tmp_path / "report.xlsx", reviewed, PLAN, "fire")
    assert read == AgencyReport(agency="fire")


# filled by hand


def filled(whole: bytes, **cells: object) -> bytes:
    book = load_workbook(io.BytesIO(whole))
    for place, value in cells.items():
        sheet, _, cell = place.partition("_")
        book[sheet][cell] = value
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_form_that_was_filled_by_hand_is_understood(whole, language):
    words = {state: word for word, state in state_words(language).items()}
    at = titles(language)
    data = filled(
        whole,
        **{
            f"criteria_{at[STATE]}2": words[State.PARTLY].upper() + " ",
            f"criteria_{at['missing']}2": "Two hoses,\nby Friday",
            f"criteria_{at[STATE]}4": "not_applicable",
            "evidence_A2": "c0",
            "evidence_B2": "Photo of the hoses",
            "evidence_E2": 21.85,
            "report_B7": "Nearly there.",
        },
    )
    read = parse_report_form(data, "report.xlsx", REVIEW, PLAN, "fire")
    assert read.summary == "Nearly there."
    first, second = read.answers
    assert (first.criterion, first.state) == ("c0", State.PARTLY)
    assert first.missing == "Two hoses,\nby Friday"
    assert first.evidence == (Evidence(title="Photo of the hoses", lat=21.85),)
    assert (second.criterion, second.state) == ("c2", State.NOT_APPLICABLE)


def refused(data: bytes, name: str = "report.xlsx", agency: str | None = "fire"):
    with pytest.raises(ReviewFileError) as raised:
        parse_report_form(data, name, REVIEW, PLAN, agency)
    for fault in raised.value.faults:
        sentences = {describe_fault(fault, wording(one)) for one in LANGUAGES}
        assert len(sentences) == len(LANGUAGES), f"{fault.code} has no words"
    return raised.value.faults


BAD_CELLS = {
    "unknown state": ({"criteria_{state}2": "splendid"}, "choice", "criteria!{state}2"),
    "formula": ({"criteria_{state}2": "=1+1"}, "formula", "criteria!{state}2"),
    "formula in a text": (
        {"criteria_{state}2": "ready", "criteria_{missing}2": "=1+1"},
        "formula",
        "criteria!{missing}2",
    ),
    "missing without a state": (
        {"criteria_{missing}2": "Hoses"},
        "missing",
        "criteria!{state}2",
    ),
    "text of a criterion changed": (
        {"criteria_{_asks}2": "Something easier"},
        "changed_text",
        "criteria!{_asks}2",
    ),
    "unknown criterion": ({"criteria_A2": "c99"}, "unknown_id", "criteria!A2"),
    "time in words": (
        {"criteria_{state}2": "ready", "criteria_{at}2": "on Monday"},
        "moment",
        "criteria!{at}2",
    ),
    "column renamed": ({"criteria_{state}1": "stat"}, "unknown_column", "criteria!1"),
    "column without a title": ({"criteria_Z2": "note"}, "no_header", "criteria!Z2"),
    "evidence of nothing": (
        {"evidence_A2": "c0", "evidence_B2": "Photo"},
        "unanswered",
        "evidence!A2",
    ),
    "evidence without a title": (
        {"criteria_{state}2": "ready", "evidence_A2": "c0", "evidence_C2": "https://x"},
        "missing",
        "evidence!B2",
    ),
    "latitude off the globe": (
        {
            "criteria_{state}2": "ready",
            "evidence_A2": "c0",
            "evidence_B2": "Photo",
            "evidence_E2": 121,
        },
        "number_at_most",
        "evidence!E2",
    ),
    "another review": ({"report_B4": "review-2"}, "choice", "report!B4"),
    "another format": ({"report_B2": "sansang/report-form/9"}, "choice", "report!B2"),
    "a field of one's own": ({"report_A9": "mood"}, "unknown_field", "report!A9"),
}


@pytest.mark.parametrize("case", BAD_CELLS)
def test_a_fault_names_file_sheet_and_cell(case, whole, language):
    cells, code, place = BAD_CELLS[case]
    at = titles(language)
    data = filled(whole, **{key.format(**at): value for key, value in cells.items()})
    first = refused(data)[0]
    assert (first.code, first.place) == (code, f"report.xlsx {place.format(**at)}")


def test_the_same_fault_is_not_told_twice(whole, language):
    at = titles(language)
    data = filled(
        whole,
        **{
            f"criteria_{at[STATE]}2": "=1+1",
            f"criteria_{at['missing']}2": "Hoses",
            "evidence_A2": "c0",
            "evidence_B2": "Photo",
        },
    )
    assert [fault.code for fault in refused(data)] == ["formula"]


def test_the_form_of_another_agency_is_refused(whole):
    (fault,) = refused(whole, agency="health")
    assert (fault.code, fault.field, fault.found, fault.expected) == (
        "choice",
        "agency",
        "fire",
        "health",
    )


def rezipped(data: bytes, parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name), zipfile.ZIP_DEFLATED)
        for name, content in parts.items():
            new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda whole: b"criterion,state\n", "not_a_workbook"),
        (lambda whole: whole[: len(whole) // 2], "not_a_workbook"),
        (lambda whole: rezipped(whole, {"xl/vbaProject.bin": b"code"}), "macros"),
        (lambda whole: rezipped(whole, {"xl/b.xml": bytes(110 * 2**20)}), "unpacked_size"),
        (lambda whole: rezipped(whole, {"../evil.xml": b""}), "outside"),
        (lambda whole: bytes(33 * 2**20), "file_size"),
        (lambda whole: b"\xd0\xcf\x11\xe0" + whole, "old_workbook"),
    ],
    ids=["text", "cut off", "macros", "bomb", "path", "huge", "old"],
)
def test_a_damaged_or_dangerous_form_is_refused(damage, code, whole):
    assert refused(damage(whole))[0].code == code


def test_a_form_with_macros_is_refused_by_its_name(whole):
    assert refused(whole, "report.xlsm")[0].code == "macros"


def test_a_form_of_more_cells_than_are_borne_is_refused(whole, monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ELEMENTS", 200)
    assert refused(whole)[0].code == "elements"


def test_a_sheet_that_is_missing_or_renamed_is_named(whole):
    book = load_workbook(io.BytesIO(whole))
    book["evidence"].title = "evidances"
    target = io.BytesIO()
    book.save(target)
    faults = {fault.code: fault for fault in refused(target.getvalue())}
    assert faults["unknown_sheet"].expected == "evidence"
    assert faults["missing_sheet"].expected == "evidence"


def test_a_form_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ReviewFileError) as raised:
        read_report_form(tmp_path / "report.xlsx", REVIEW, PLAN)
    assert raised.value.faults[0].code == "missing_file"
