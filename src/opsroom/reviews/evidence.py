"""Evidence as it is handed in: only what can be shown and can't act, and nothing it didn't say.

The content decides what a file is, not its name. An image is drawn anew, so that nothing of its
camera, owner or place stays in it; its place is read only where the person asks to keep it.
"""

import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

LARGEST = 20 * 2**20
"""Bytes of a file."""
_MOST_PIXELS = 50_000_000
_MOST_UNPACKED = 300 * 2**20
_MOST_PARTS = 5000
_LONGEST_TITLE = 120

_IMAGES = {"JPEG": ("image/jpeg", ".jpg"), "PNG": ("image/png", ".png")} | {
    "WEBP": ("image/webp", ".webp")
}
_OOXML = {
    b"wordprocessingml.document.main+xml": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".docx",
    ),
    b"spreadsheetml.sheet.main+xml": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".xlsx",
    ),
    b"presentationml.presentation.main+xml": (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ".pptx",
    ),
}
_ODF = {"text": ".odt", "spreadsheet": ".ods", "presentation": ".odp"}
_ODF_TYPE = "application/vnd.oasis.opendocument."
_MACROS = re.compile(r"vbaproject|vbadata|activex|^(basic|scripts)/", re.IGNORECASE)


class Refused(Exception):
    """A file that is not taken; ``sentence`` says why."""

    def __init__(self, sentence: Promise | str) -> None:
        self.sentence = sentence
        super().__init__(str(sentence))


@dataclass(frozen=True, kw_only=True)
class Examined:
    """A file as it is kept; the position only where the person wants it kept."""

    title: str
    content_type: str
    content: bytes
    lat: float | None = None
    lon: float | None = None


def examine(content: bytes, name: str, *, keep_position: bool = False) -> Examined:
    """Return a file as it is kept. Raises Refused for what is too large or none of those taken."""
    if not content:
        raise Refused(_("The file is empty."))
    if len(content) > LARGEST:
        raise Refused(_("The file is larger than 20 MB."))
    if content.startswith(b"%PDF-"):
        return Examined(title=_title(name, ".pdf"), content_type="application/pdf", content=content)
    if content.startswith(b"PK\x03\x04"):
        content_type, suffix = _office(content)
        return Examined(title=_title(name, suffix), content_type=content_type, content=content)
    return _image(content, name, keep_position=keep_position)


def _image(content: bytes, name: str, *, keep_position: bool) -> Examined:
    try:
        with Image.open(io.BytesIO(content), formats=list(_IMAGES)) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise Refused(_("The image has more than 50 million points."))
            content_type, suffix = _IMAGES[str(image.format)]
            lat, lon = _position(image) if keep_position else (None, None)
            drawn = _drawn_anew(image)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise Refused(
            _("Only images (JPEG, PNG, WebP), PDF and office documents without macros are taken.")
        ) from None
    return Examined(
        title=_title(name, suffix), content_type=content_type, content=drawn, lat=lat, lon=lon
    )


def _drawn_anew(image: Image.Image) -> bytes:
    """The image upright and without any of its metadata."""
    upright = ImageOps.exif_transpose(image)
    mode = "RGB" if image.format == "JPEG" or upright.mode not in {"L", "RGB", "RGBA"} else None
    points = upright.convert(mode) if mode else upright
    bare = Image.new(points.mode, points.size)
    bare.paste(points)
    out = io.BytesIO()
    bare.save(out, format=image.format, **({} if image.format == "PNG" else {"quality": 88}))
    return out.getvalue()


def _position(image: Image.Image) -> tuple[float | None, float | None]:
    """Where the image says it was taken; nothing where it doesn't say so, or not rightly."""
    said = image.getexif().get_ifd(ExifTags.IFD.GPSInfo)
    try:
        lat = _degrees(said[ExifTags.GPS.GPSLatitude])
        lon = _degrees(said[ExifTags.GPS.GPSLongitude])
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None, None
    lat = -lat if said.get(ExifTags.GPS.GPSLatitudeRef) == "S" else lat
    lon = -lon if said.get(ExifTags.GPS.GPSLongitudeRef) == "W" else lon
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None, None
    return round(lat, 6), round(lon, 6)


def _degrees(value: object) -> float:
    degrees, minutes, seconds = (float(part) for part in value)  # type: ignore[attr-defined]
    return degrees + minutes / 60 + seconds / 3600


def _office(content: bytes) -> tuple[str, str]:
    """What kind of office document a package is, by its own list of parts."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            _refuse_burdened(parts)
            names = {part.filename for part in parts}
            first = "mimetype" if "mimetype" in names else "[Content_Types].xml"
            said = _start_of(package, first)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError, ValueError):
        raise Refused(_("The file is damaged, or no office document.")) from None
    return _kind_of(said)


def _start_of(package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as part:
        return part.read(2**20)


def _refuse_burdened(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise Refused(_("The file unpacks to more than is taken."))
    if any(_MACROS.search(part.filename) for part in parts):
        raise Refused(_("The document holds macros. Save it without macros."))


def _kind_of(said: bytes) -> tuple[str, str]:
    if b"macroEnabled" in said:
        raise Refused(_("The document holds macros. Save it without macros."))
    kind = said.decode("latin-1").strip()
    if kind.startswith(_ODF_TYPE) and kind.removeprefix(_ODF_TYPE) in _ODF:
        return kind, _ODF[kind.removeprefix(_ODF_TYPE)]
    for mark, known in _OOXML.items():
        if mark in said:
            return known
    raise Refused(_("The file is damaged, or no office document."))


def _title(name: str, suffix: str) -> str:
    """A name that shows as it is, and ends as the content does."""
    last = PurePosixPath(name.replace("\\", "/")).name
    shown = "".join(c for c in last if unicodedata.category(c)[0] != "C")
    stem = PurePosixPath(shown).stem.strip(" .") or "evidence"
    return f"{stem[:_LONGEST_TITLE]}{suffix}"
