"""A report on a workbook: what comes back is what was filled in, or every fault of it."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook
from tests.opsroom.reviews.conftest import said
from tests.opsroom.reviews.test_evidence import photo, upload

from opsroom.reviews.export import as_record
from opsroom.reviews.models import Report, ReportAnswer

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}


def form_of(client, pages):
    answer = client.get(f"{pages.report}form.xlsx", headers=ENGLISH)
    assert answer["Content-Disposition"].startswith("attachment;")
    return load_workbook(io.BytesIO(answer.content))


def columns(sheet):
    return {cell.value: cell.column for cell in sheet[1]}


def fill(book, row, **cells):
    sheet = book["criteria"]
    where = columns(sheet)
    for title, value in cells.items():
        sheet.cell(row=row, column=where[title.replace("_", " ")], value=value)


def content_of(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def send(client, pages, content, *, name="report.xlsx", revision=0):
    file = SimpleUploadedFile(name, content)
    data = {"file": file, "revision": revision}
    return client.post(f"{pages.report}form/", data, headers=ENGLISH)


def test_a_filled_in_form_is_taken_over(writer, pages):
    book = form_of(writer, pages)
    fill(book, 2, state="partly ready", what_you_ask_for="=one radio".removeprefix("="))
    fill(book, 3, state="ready")
    assert send(writer, pages, content_of(book)).status_code == 302
    assert set(ReportAnswer.objects.values_list("state", "asks_for")) == {
        ("partly", "one radio"),
        ("ready", ""),
    }


def test_what_was_answered_on_the_page_comes_back_from_the_form_unchanged(
    writer, pages, review, own
):
    page = said("partly", missing="a gap", link="https://example.org/a")
    writer.post(pages.answer(), page | {"files": upload(photo())})
    before = as_record(review, draft_of=own).reports[0].answers
    answer = send(writer, pages, content_of(form_of(writer, pages)), revision=1)
    assert answer.status_code == 302
    after = as_record(review, draft_of=own).reports[0].answers
    assert [one.evidence for one in after] == [one.evidence for one in before]
    assert ReportAnswer.objects.get().revision == 1


def test_the_same_form_sent_twice_changes_nothing_the_second_time(writer, pages):
    book = form_of(writer, pages)
    fill(book, 2, state="ready")
    send(writer, pages, content_of(book))
    send(writer, pages, content_of(book), revision=Report.objects.get().revision)
    assert ReportAnswer.objects.get().revision == 1


def test_a_form_overwrites_nothing_that_changed_since_the_page_was_opened(writer, pages):
    book = form_of(writer, pages)
    fill(book, 2, state="ready")
    writer.post(pages.answer(), said("not_ready", missing="a gap"))
    answer = send(writer, pages, content_of(book))
    assert answer.status_code == 409
    assert ReportAnswer.objects.get().state == "not_ready"
    again = answer.context["upload_form"].initial["revision"]
    assert send(writer, pages, content_of(book), revision=again).status_code == 302
    assert ReportAnswer.objects.get().state == "ready"


def test_faults_are_named_by_sheet_and_cell(writer, pages):
    book = form_of(writer, pages)
    fill(book, 2, state="splendid")
    answer = send(writer, pages, content_of(book))
    assert answer.status_code == 400
    assert b"criteria!F2" in answer.content
    assert not ReportAnswer.objects.exists()


def test_the_form_of_another_agency_is_refused(writer, stranger, pages, other):
    theirs = pages.report.rsplit("/", 2)[0] + f"/{other}/"
    content = stranger.get(f"{theirs}form.xlsx").content
    answer = send(writer, pages, content)
    assert answer.status_code == 400
    assert not ReportAnswer.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("report.xlsx", b"no workbook"),
        ("report.xlsm", b"PK\x03\x04"),
        ("report.xlsx", b"PK\x03\x04" + b"\x00" * 200),
        ("report.xlsx", photo()),
        ("report.xlsx", b""),
    ],
)
def test_what_is_no_form_is_refused_and_the_page_stays(writer, pages, name, content):
    answer = send(writer, pages, content, name=name)
    assert answer.status_code == 400
    assert b"errorlist" in answer.content


def test_a_link_that_could_act_is_kept_as_words_and_never_as_a_link(writer, reviewer, pages):
    book = form_of(writer, pages)
    fill(book, 2, state="ready")
    sheet = book["evidence"]
    sheet.cell(row=2, column=1, value=pages.criterion)
    sheet.cell(row=2, column=2, value="Plan")
    sheet.cell(row=2, column=3, value="javascript:alert(1)")
    assert send(writer, pages, content_of(book)).status_code == 302
    content = reviewer.get(pages.report).content
    assert b"javascript:alert(1)" in content
    assert b'href="javascript' not in content
