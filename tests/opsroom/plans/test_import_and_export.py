"""Plans come in as files and leave as files; a bad file leaves nothing behind."""

import io
import zipfile

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.opsroom.plans.conftest import EXAMPLE, example

from opsroom.plans import handing_out, reading
from opsroom.plans.models import Draft, Event
from opsroom.record.models import Row
from sansang.eventfile import plan_sha256

EVENTS = "/events/"


def send(client, name, data, **more):
    return client.post(
        EVENTS,
        {"file": SimpleUploadedFile(name, data), "title": "Sent", **more},
        HTTP_ACCEPT_LANGUAGE="en",
    )


def packed(parts, **attributes):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            part = zipfile.ZipInfo(name)
            for key, value in attributes.items():
                setattr(part, key, value)
            package.writestr(part, content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


@pytest.mark.parametrize(("language", "title"), [("vi", "KẾ HOẠCH"), ("en", "Event plan")])
def test_the_plan_is_handed_out_as_an_office_paper_in_the_language_of_the_page(
    planner, draft, language, title
):
    papers = {}
    for form in ("docx", "pdf"):
        url = reverse("plans:export", args=[draft.event.key, "drafts", draft.pk, form])
        papers[form] = planner.get(url, headers={"accept-language": language}).content
    paragraphs = docx.Document(io.BytesIO(papers["docx"])).paragraphs
    assert title in [paragraph.text for paragraph in paragraphs]
    assert papers["pdf"].startswith(b"%PDF")


@pytest.mark.parametrize("form", ["xlsx", "json", "zip"])
def test_what_is_exported_can_be_imported_and_is_the_same_plan(planner, draft, form):
    url = reverse("plans:export", args=[draft.event.key, "drafts", draft.pk, form])
    answer = planner.get(url)
    assert answer["Content-Disposition"].startswith("attachment")
    assert send(planner, f"plan.{form}", answer.content).status_code == 302
    assert Draft.objects.get(title="Sent").sha256 == plan_sha256(example())


def test_an_import_is_an_entry_of_the_journal_by_role(planner):
    send(planner, "plan.json", handing_out.document(example()))
    entry = Row.objects.get(kind="plan.imported").entry
    assert (entry["author_role"], entry["author_agency"]) == ("planner", "police")


def test_a_folder_that_was_zipped_as_a_whole_is_read(planner):
    parts = {
        f"event/{f.name}": f.read_bytes()
        for f in EXAMPLE.iterdir()
        if f.suffix in {".csv", ".yaml", ".geojson"}
    }
    assert send(planner, "event.zip", packed(parts)).status_code == 302


def test_the_same_form_sent_twice_is_one_draft(planner):
    for _ in range(2):
        send(planner, "plan.json", handing_out.document(example()))
    assert Draft.objects.count() == 1


def test_an_imported_draft_is_its_agencys_alone(planner, cast):
    from opsroom.people.roles import Role

    send(planner, "plan.json", handing_out.document(example()))
    draft = Draft.objects.get()
    address = reverse("plans:paper", args=[draft.event.key, "drafts", draft.pk])
    other = cast.client("other", Role.PLANNER, agency="health")
    assert planner.get(address).status_code == 200
    assert other.get(address).status_code == 404


BOMB = b"0" * (50 * 2**20)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("plan.xlsx", b"no workbook", "expected a workbook (.xlsx)"),
        ("plan.xlsm", b"PK", "expected a workbook without macros"),
        ("plan.svg", b"<svg><script>alert(1)</script></svg>", "expected an event folder"),
        ("plan.json", b'{"format": "sansang/plan/1", "event": 3}', "expected a record"),
        ("plan.json", b"\xff\xfe", "expected text in UTF-8"),
        ("plan.zip", b"PK no zip", "not a .zip file"),
        ("plan.zip", packed({"../event.yaml": b"x"}), "leads out of its folder"),
        ("plan.zip", packed({"/event.yaml": b"x"}), "leads out of its folder"),
        ("plan.zip", packed({"event.yaml": BOMB}), "more than the folder of an event"),
        ("plan.zip", packed({f"{n}.csv": b"x" for n in range(300)}), "more than the folder"),
        (
            "plan.zip",
            packed({"event.yaml": b"/etc/passwd"}, external_attr=0o120777 << 16),
            "holds a link",
        ),
        ("plan.zip", packed({"notes.txt": b"x"}), "event.yaml"),
        ("plan.zip", packed({"event.yaml": b"format: sansang/event/1"}), "expected"),
    ],
)
def test_a_wrong_file_is_refused_in_one_sentence_and_nothing_is_written(planner, name, data, said):
    answer = send(planner, name, data)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Event.objects.exists()
    assert not Draft.objects.exists()


def test_a_zip_that_lies_about_its_size_is_refused(planner, monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 2**20)
    parts = {"event.yaml": b"0" * (3 * 2**20)}
    monkeypatch.setattr(reading, "_bearable", lambda parts: parts)
    assert "more than the folder" in send(planner, "plan.zip", packed(parts)).content.decode()


def test_a_file_over_the_limit_is_refused(planner, settings):
    settings.MOST_UPLOAD_BYTES = 2**20
    answer = send(planner, "plan.json", b" " * (2**20 + 1))
    assert answer.status_code == 422
    assert "at most 1 MB" in answer.content.decode()


def test_a_full_disk_is_told_and_nothing_is_written(planner, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(reading, "read_plan", full)
    answer = send(planner, "plan.json", b"{}")
    assert "no room for this file" in answer.content.decode()
    assert not Draft.objects.exists()


def test_an_import_that_is_cut_off_leaves_nothing(planner, monkeypatch):
    def cut(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("opsroom.plans.actions.record", cut)
    with pytest.raises(KeyboardInterrupt):
        send(planner, "plan.json", handing_out.document(example()))
    assert not Draft.objects.exists()
    assert not Event.objects.exists()


def test_a_hostile_file_name_and_value_are_shown_as_text(planner):
    hostile = b'{"format": "<script>alert(1)</script>"}'
    answer = send(planner, "<img src=x onerror=alert(1)>.json", hostile)
    page = answer.content.decode()
    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page


def test_only_planners_import(reviewer, chair):
    for client in (reviewer, chair):
        assert send(client, "plan.json", handing_out.document(example())).status_code == 403
        assert b"Import a plan" not in client.get(EVENTS, HTTP_ACCEPT_LANGUAGE="en").content
