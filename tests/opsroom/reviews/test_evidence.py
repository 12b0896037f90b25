"""Evidence: what is taken, what is refused, what is left out of a photo, and who may have it."""

import hashlib
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from tests.opsroom.reviews.conftest import said

from opsroom.reviews import evidence
from opsroom.reviews.evidence import Refused, examine
from opsroom.reviews.models import EvidenceFile, ReportAnswer
from sansang.faults import CannotRun, Fault

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def photo(*, kind="JPEG", orientation=1, gps=True):
    """A photo that says where, by which camera and by whom it was taken."""
    image, exif = Image.new("RGB", (40, 20), "green"), Image.Exif()
    exif[0x010F], exif[0x013B], exif[0x0112] = "Camera maker", "A name", orientation
    if gps:
        exif.get_ifd(0x8825).update({1: "N", 2: (21.0, 51.0, 9.5), 3: "E", 4: (106.0, 45.0, 39.6)})
    out = io.BytesIO()
    image.save(out, kind, exif=exif)
    return out.getvalue()


def package(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def office(types=WORD, **parts):
    return package(**{"[Content_Types].xml": f"<Types>{types}</Types>", **parts})


def upload(content, name="photo.jpg"):
    return SimpleUploadedFile(name, content)


def status(client, address):
    answer = client.get(address)
    if answer.streaming:
        b"".join(answer.streaming_content)  # read to its end, the file is closed
    return answer.status_code


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_of_camera_owner_and_place_stays_in_a_photo(kind):
    taken = examine(photo(kind=kind), "photo")
    assert (taken.lat, taken.lon) == (None, None)
    with Image.open(io.BytesIO(taken.content)) as kept:
        assert dict(kept.getexif()) == {}
        assert kept.format == kind
    assert b"A name" not in taken.content


def test_the_position_is_kept_where_the_person_wants_it_and_only_beside_the_photo():
    taken = examine(photo(), "photo.jpg", keep_position=True)
    assert taken.lat == pytest.approx(21.852639, abs=1e-5)
    assert taken.lon == pytest.approx(106.761, abs=1e-5)
    with Image.open(io.BytesIO(taken.content)) as kept:
        assert dict(kept.getexif()) == {}


def test_a_photo_without_a_position_has_none():
    assert examine(photo(gps=False), "p.jpg", keep_position=True).lat is None


def test_a_photo_taken_upright_stays_upright():
    with Image.open(io.BytesIO(examine(photo(orientation=6), "p.jpg").content)) as kept:
        assert kept.size == (20, 40)


def test_the_same_photo_is_kept_the_same_way_each_time():
    assert examine(photo(), "a.jpg").content == examine(photo(), "b.jpg").content


def test_the_content_decides_how_a_file_is_called():
    assert examine(photo(), "../../x.html").title == "x.jpg"
    assert examine(b"%PDF-1.7 x", "C:\\plans\\sơ đồ.svg").title == "sơ đồ.pdf"
    assert examine(b"%PDF-1.7 x", "\u202efdp.exe\n").title == "fdp.pdf"
    assert examine(b"%PDF-1.7 x", "").title == "evidence.pdf"


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (b"%PDF-1.4\n", "application/pdf"),
        (office(), f"{WORD.removesuffix('.main+xml')}"),
        (
            package(mimetype="application/vnd.oasis.opendocument.text"),
            "application/vnd.oasis.opendocument.text",
        ),
    ],
)
def test_documents_are_taken(content, content_type):
    assert examine(content, "x").content_type == content_type


HOSTILE = {
    "empty": b"",
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "html": b"<!doctype html><script>alert(1)</script>",
    "html after a gif head": b"GIF89a<script>alert(1)</script>",
    "program": b"MZ\x90\x00",
    "cut photo": photo()[:400],
    "macros": office(word__vbaProject_bin="x", **{"word/vbaProject.bin": "x"}),
    "macro type": office("application/vnd.ms-word.document.macroEnabled.main+xml"),
    "basic": package(
        mimetype="application/vnd.oasis.opendocument.text", **{"Basic/Standard/x.xml": "x"}
    ),
    "plain zip": package(a="x"),
    "zip with a foreign list": office("application/x-foreign"),
    "broken zip": office()[:40],
    "old office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_could_act_or_cannot_be_shown_is_refused(name):
    with pytest.raises(Refused):
        examine(HOSTILE[name], "photo.jpg")


def test_a_file_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(evidence, "LARGEST", 100)
    with pytest.raises(Refused):
        examine(b"%PDF-" + b"x" * 100, "x.pdf")


def test_a_package_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(evidence, "_MOST_UNPACKED", 1000)
    with pytest.raises(Refused):
        examine(office(a="0" * 2000), "x.docx")


def test_an_image_with_too_many_points_is_refused(monkeypatch):
    monkeypatch.setattr(evidence, "_MOST_PIXELS", 100)
    with pytest.raises(Refused):
        examine(photo(), "x.jpg")


@pytest.mark.django_db
def test_evidence_goes_out_as_an_attachment_and_as_nothing_else(writer, pages, review):
    writer.post(pages.answer(), said() | {"files": upload(photo())})
    file = EvidenceFile.objects.get()
    answer = writer.get(f"/events/{review.event.key}/evidence/{file.pk}/")
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "image/jpeg"
    content = b"".join(answer.streaming_content)
    assert hashlib.sha256(content).hexdigest() == file.sha256
    assert file.lat is None


@pytest.mark.django_db
def test_the_position_of_a_photo_is_kept_on_choice(writer, pages):
    writer.post(pages.answer(), said() | {"files": upload(photo()), "keep_position": "on"})
    assert EvidenceFile.objects.get().lat == pytest.approx(21.8526, abs=1e-3)


@pytest.mark.django_db
def test_evidence_is_the_agencys_own_until_the_report_is_submitted(
    writer, stranger, reviewer, outsider, pages, review
):
    writer.post(pages.answer(), said() | {"files": upload(photo())})
    address = f"/events/{review.event.key}/evidence/{EvidenceFile.objects.get().pk}/"
    assert stranger.get(address).status_code == 404
    assert status(reviewer, address) == 200
    assert outsider.get(address).status_code == 403
    writer.post(f"{pages.report}submit/")
    assert status(stranger, address) == 200


@pytest.mark.django_db
def test_a_refused_file_keeps_nothing_and_the_text_stays(writer, pages):
    answer = writer.post(
        pages.answer(), said(missing="a gap") | {"files": upload(HOSTILE["svg"], "map.svg")}
    )
    assert answer.status_code == 400
    assert b"a gap" in answer.content
    assert b"map.svg" in answer.content
    assert not ReportAnswer.objects.exists()
    assert not EvidenceFile.objects.exists()


@pytest.mark.django_db
def test_a_full_disk_keeps_nothing_and_the_text_stays(writer, pages, monkeypatch):
    def full(_content):
        raise CannotRun([Fault(code="unwritable", place="x", found="No space left on device")])

    monkeypatch.setattr("opsroom.reviews.actions.evidence.keep", full)
    answer = writer.post(pages.answer(), said(missing="a gap") | {"files": upload(photo())})
    assert answer.status_code == 507
    assert b"a gap" in answer.content
    assert not ReportAnswer.objects.exists()


@pytest.mark.django_db
def test_the_same_photo_is_kept_once_and_can_be_removed(writer, pages):
    for revision in (0, 1):
        writer.post(pages.answer(), said(revision=revision) | {"files": upload(photo())})
    file = EvidenceFile.objects.get()
    assert list(ReportAnswer.objects.get().files.all()) == [file]
    writer.post(pages.answer(), said(revision=2) | {"drop": [file.pk, "x", "9" * 30]})
    assert not ReportAnswer.objects.get().files.exists()


@pytest.mark.django_db
def test_more_than_five_files_at_once_are_refused(writer, pages):
    files = [upload(photo(), f"{n}.jpg") for n in range(6)]
    assert writer.post(pages.answer(), said() | {"files": files}).status_code == 400
