"""A photo is drawn anew, so that nothing but the picture gets into the room."""

import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image
from tests.opsroom.field.conftest import GPS, photo

from opsroom.field.answer import Fault, Refused
from opsroom.field.photo import MOST_BYTES, clean


def upload(content, name="gate.jpg"):
    return SimpleUploadedFile(name, content)


def cleaned(file, **choice):
    return clean(upload(file.getvalue(), file.name), **({"keep_position": False} | choice))


def refusal(content, name="gate.jpg"):
    with pytest.raises(Refused) as refused:
        clean(upload(content, name), keep_position=False)
    return refused.value.fault


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("keep", [True, False])
def test_no_metadata_stays_in_the_picture(kind, keep):
    kept = cleaned(photo(gps=GPS, kind=kind), keep_position=keep)
    with Image.open(io.BytesIO(kept.content)) as image:
        assert not image.getexif()
        assert not {"exif", "xmp", "comment", "icc_profile"} & set(image.info)
    assert b"Telephone" not in kept.content


def test_a_position_that_makes_no_sense_is_none():
    for value in ((500.0, 0.0, 0.0), (float("nan"),) * 3, "north"):
        broken = GPS | {ExifTags.GPS.GPSLatitude: value}
        try:
            file = photo(gps=broken)
        except (TypeError, ValueError, struct.error):
            continue
        assert cleaned(file, keep_position=True).lat is None


def test_the_same_photo_is_the_same_file():
    assert cleaned(photo()).content == cleaned(photo()).content


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<html><script>alert(1)</script></html>",
        b"%PDF-1.7",
        b"PK\x03\x04" + b"\0" * 100,
        b"\xff\xd8\xff\xe0" + b"\0" * 50,
        photo().getvalue()[:200],
        photo(kind="GIF").getvalue(),
        photo(kind="TIFF").getvalue(),
    ],
)
def test_what_is_not_a_photo_is_refused_whatever_its_name(content):
    assert refusal(content) is Fault.NOT_A_PHOTO


def test_a_bomb_is_refused_before_it_is_unpacked():
    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    assert refusal(bomb, "bomb.png") is Fault.NOT_A_PHOTO


def test_a_file_that_is_too_large_is_refused_unread():
    assert refusal(b"\0" * (MOST_BYTES + 1)) is Fault.NOT_A_PHOTO


def test_a_picture_behind_which_something_hangs_loses_it():
    kept = clean(upload(photo().getvalue() + b"<script>alert(1)</script>"), keep_position=False)
    assert b"<script>" not in kept.content


def test_a_name_is_made_printable():
    kept = clean(upload(photo().getvalue(), "\u202egnp.exe\n.jpg"), keep_position=False)
    assert kept.title == "gnp.exe.jpg"
