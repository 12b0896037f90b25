"""Broken workbooks are refused by cell, dangerous ones before they are opened."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from tests.sansang.eventfile.broken_plans import BASE

from sansang.eventfile import describe_fault, read_plan, sheets, write_workbook
from sansang.eventfile.sentences import EXPECTATIONS
from sansang.faults import EventFileError
from sansang.wording import LANGUAGES, wording

# The cells of a workbook know no zone.
DAY = datetime(2026, 11, 27)  # noqa: DTZ001
WITH_SECONDS = DAY.replace(hour=8, second=30)


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> bytes:
    file = tmp_path_factory.mktemp("workbook") / "plan.xlsx"
    write_workbook(read_plan(BASE), file)
    return file.read_bytes()


def refused(file: Path):
    with pytest.raises(EventFileError) as error:
        read_plan(file)
    for fault in error.value.faults:
        assert fault.code in EXPECTATIONS
        assert all(describe_fault(fault, wording(language)) for language in LANGUAGES)
    return error.value.faults


def put(sheet: str, cell: str, value: object) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        book[sheet][cell] = value

    return change


def rename(sheet: str, name: str) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        book[sheet].title = name

    return change


def drop(sheet: str) -> Callable[[Workbook], None]:
    return lambda book: book.remove(book[sheet])


CHANGED = {
    "number under its bound": (
        put("teams", "E2", -4),
        ("whole_at_least", "plan.xlsx teams!E2", "headcount"),
    ),
    "number with a fraction": (
        put("teams", "E2", 8.5),
        ("whole_number", "plan.xlsx teams!E2", "headcount"),
    ),
    "text for a number": (
        put("teams", "E2", "eight"),
        ("whole_number", "plan.xlsx teams!E2", "headcount"),
    ),
    "date for a number": (
        put("teams", "E2", DAY),
        ("stray_date", "plan.xlsx teams!E2", "headcount"),
    ),
    "date in a name": (
        put("teams", "B2", DAY),
        ("stray_date", "plan.xlsx teams!B2", "name"),
    ),
    "text for a time": (
        put("phases", "C2", "tomorrow"),
        ("moment", "plan.xlsx phases!C2", "start"),
    ),
    "time with seconds": (
        put("phases", "C2", WITH_SECONDS),
        ("moment_minute", "plan.xlsx phases!C2", "start"),
    ),
    "time past the calendar": (
        put("phases", "C2", 1e12),
        ("moment", "plan.xlsx phases!C2", "start"),
    ),
    "formula": (
        put("teams", "E2", "=4+4"),
        ("formula", "plan.xlsx teams!E2", "headcount"),
    ),
    "formula for a title": (
        put("teams", "B1", '="na"&"me"'),
        ("formula", "plan.xlsx teams!B1", ""),
    ),
    "error": (
        put("teams", "B2", "#N/A"),
        ("cell_error", "plan.xlsx teams!B2", "name"),
    ),
    "unknown id": (
        put("posts", "C2", "arena"),
        ("unknown_id", "plan.xlsx posts!C2", "site"),
    ),
    "unknown id in a list": (
        put("teams", "H2", "first-aid; diving"),
        ("unknown_id", "plan.xlsx teams!H2", "skills"),
    ),
    "unknown parent": (
        put("needs", "A2", "back-gate"),
        ("unknown_id", "plan.xlsx needs!A2", "post"),
    ),
    "latitude of a site": (
        put("sites", "F2", 121),
        ("number_at_most", "plan.xlsx sites!F2", "lat"),
    ),
    "longitude left out": (
        put("sites", "G2", None),
        ("missing", "plan.xlsx sites!G2", "lon"),
    ),
    "renamed column": (
        put("teams", "E1", "quân số"),
        ("unknown_column", "plan.xlsx teams!1", ""),
    ),
    "column named twice": (
        put("teams", "Z1", "name"),
        ("repeated_column", "plan.xlsx teams!1", "name"),
    ),
    "title in the last column": (
        put("teams", "XFD1", "note"),
        ("no_header", "plan.xlsx teams!XFD1", ""),
    ),
    "value without a title": (
        put("teams", "Z2", "a note"),
        ("no_header", "plan.xlsx teams!Z2", ""),
    ),
    "copied sheet": (
        lambda book: book.copy_worksheet(book["teams"]),
        ("unknown_sheet", "plan.xlsx", ""),
    ),
    "renamed sheet": (
        rename("teams", "đội"),
        ("unknown_sheet", "plan.xlsx", ""),
    ),
    "no event": (
        drop("event"),
        ("missing_sheet", "plan.xlsx", ""),
    ),
    "event without a name": (
        put("event", "B4", None),
        ("missing", "plan.xlsx event!B4", "name"),
    ),
    "unknown field of the event": (
        put("event", "A4", "title"),
        ("unknown_field", "plan.xlsx event!A4", ""),
    ),
    "field of the event twice": (
        put("event", "A4", "id"),
        ("repeated_key", "plan.xlsx event!B4", "id"),
    ),
    "format of the future": (
        put("event", "B2", "sansang/plan/9"),
        ("format", "plan.xlsx event!B2", "format"),
    ),
}


@pytest.mark.parametrize("case", CHANGED)
def test_a_wrong_cell_is_named(case, whole, tmp_path):
    change, expected = CHANGED[case]
    book = load_workbook(io.BytesIO(whole))
    change(book)
    book.save(tmp_path / "plan.xlsx")
    first = refused(tmp_path / "plan.xlsx")[0]
    assert (first.code, first.place, first.field) == expected


def rezipped(data: bytes, changes: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)), zipfile.ZIP_DEFLATED)
        for name in changes.keys() - set(old.namelist()):
            new.writestr(name, changes[name], zipfile.ZIP_DEFLATED)
    return target.getvalue()


def part_of(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name)


def with_part(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The workbook with a piece of one part exchanged."""
    return rezipped(data, {name: part_of(data, name).replace(old, new)})


def packed_twice(data: bytes) -> bytes:
    """The workbook with a second part of the same name behind the first."""
    target = io.BytesIO(data)
    with (
        zipfile.ZipFile(target, "a") as package,
        pytest.warns(UserWarning, match="Duplicate name"),
    ):
        package.writestr("xl/workbook.xml", b"<workbook/>")
    return target.getvalue()


def with_size(data: bytes, name: str, size: int) -> bytes:
    """The workbook whose list of contents says another size of a part than it has."""
    changed = bytearray(data)
    at = data.rindex(name.encode()) - 46  # the entry of the part in the list
    changed[at + 24 : at + 28] = size.to_bytes(4, "little")
    return bytes(changed)


def sheet_with(whole: bytes, cell: str) -> bytes:
    """The workbook with the XML of one cell of the first sheet of a table exchanged."""
    name = "xl/worksheets/sheet4.xml"
    xml = part_of(whole, name).decode()
    start = xml.index('<c r="B2"')
    end = xml.index("</c>", start) + len("</c>")
    return rezipped(whole, {name: (xml[:start] + cell + xml[end:]).encode()})


BILLION = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData>
</worksheet>"""

DAMAGED = {
    "no package": (lambda whole: b"id,name\n", "not_a_workbook"),
    "cut off": (lambda whole: whole[: len(whole) // 2], "not_a_workbook"),
    "empty": (lambda whole: b"", "empty_file"),
    "old or encrypted": (lambda whole: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + whole, "old_workbook"),
    "another package": (lambda whole: rezipped_alone({"a.txt": b"a"}), "broken_workbook"),
    "sheet named twice": (
        lambda whole: with_part(whole, "xl/workbook.xml", b'name="skills"', b'name="teams"'),
        "repeated_sheet",
    ),
    "part packed twice": (packed_twice, "broken_workbook"),
    "size that lies": (
        lambda whole: with_size(whole, "xl/worksheets/sheet4.xml", 100),
        "broken_workbook",
    ),
    "macros": (lambda whole: rezipped(whole, {"xl/vbaProject.bin": b"code"}), "macros"),
    "zip bomb": (lambda whole: rezipped(whole, {"xl/b.xml": bytes(210 * 2**20)}), "unpacked_size"),
    "high ratio": (lambda whole: rezipped_alone({"a": bytes(20 * 2**20)}), "unpacked_size"),
    "many parts": (
        lambda whole: rezipped(whole, {f"p{n}": b"" for n in range(1100)}),
        "parts",
    ),
    "path out of the package": (lambda whole: rezipped(whole, {"../evil.xml": b""}), "outside"),
    "absolute path": (lambda whole: rezipped(whole, {"/etc/passwd": b""}), "outside"),
    "entities": (
        lambda whole: rezipped(whole, {"xl/worksheets/sheet4.xml": BILLION}),
        "broken_workbook",
    ),
    "broken XML": (
        lambda whole: rezipped(whole, {"xl/worksheets/sheet4.xml": b"<worksheet>"}),
        "broken_workbook",
    ),
    "shared text that is not there": (
        lambda whole: sheet_with(whole, '<c r="B2" t="s"><v>999999</v></c>'),
        "broken_workbook",
    ),
    "cell nowhere": (
        lambda whole: sheet_with(whole, '<c r="2B"><v>1</v></c>'),
        "broken_workbook",
    ),
    "cell of 50 MB": (
        lambda whole: sheet_with(
            whole,
            f'<c r="B2" t="inlineStr"><is><t>{"Đội tuần tra số 7. " * 2_500_000}</t></is></c>',
        ),
        "cell_length",
    ),
}


def rezipped_alone(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


@pytest.mark.parametrize("case", DAMAGED)
def test_a_damaged_or_dangerous_workbook_is_refused(case, whole, tmp_path):
    damage, code = DAMAGED[case]
    file = tmp_path / "plan.xlsx"
    file.write_bytes(damage(whole))
    first = refused(file)[0]
    assert first.code == code
    assert first.place.startswith("plan.xlsx")


def test_a_workbook_of_more_cells_than_are_borne_is_refused(whole, tmp_path, monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ELEMENTS", 1000)
    (tmp_path / "plan.xlsx").write_bytes(whole)
    (fault,) = refused(tmp_path / "plan.xlsx")
    assert (fault.code, fault.place) == ("elements", "plan.xlsx")


def test_an_encrypted_package_is_refused(whole, tmp_path):
    data = bytearray(whole)
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:  # each entry of the list of contents
        data[at + 8] |= 1
        at += 4
    (tmp_path / "plan.xlsx").write_bytes(data)
    assert refused(tmp_path / "plan.xlsx")[0].code == "encrypted"


@pytest.mark.parametrize("suffix", [".xlsm", ".xltm", ".xlsb"])
def test_a_workbook_with_macros_is_refused_by_its_name(suffix, whole, tmp_path):
    (tmp_path / f"plan{suffix}").write_bytes(whole)
    assert refused(tmp_path / f"plan{suffix}")[0].code == "macros"


def test_notes_of_ones_own_are_left_alone(whole, tmp_path):
    book = load_workbook(io.BytesIO(whole))
    book.create_sheet("_notes")["A1"] = "=1+1"
    book.save(tmp_path / "plan.xlsx")
    assert read_plan(tmp_path / "plan.xlsx") == read_plan(BASE)


def test_what_a_spreadsheet_program_typed_is_understood(whole, tmp_path):
    """Numbers where texts are meant, times of day as parts of a day, 1904 dates aside."""
    book = load_workbook(io.BytesIO(whole))
    book["agencies"]["F2"] = 113
    book["shift_patterns"]["C2"] = 0.25
    book["teams"]["E2"] = "8"
    book["teams"]["G2"] = "yes"
    book["phases"]["C2"] = "2026-11-27 08:00"
    book["gatherings"]["G2"] = "=TRUE()"
    book.save(tmp_path / "plan.xlsx")
    assert read_plan(tmp_path / "plan.xlsx") == read_plan(BASE)
