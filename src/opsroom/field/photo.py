"""Photos of places: drawn anew, so that nothing but the picture is kept."""

import io
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from PIL import ExifTags, Image, ImageOps

from opsroom.field.answer import Fault, Refused

MOST_BYTES = 15 * 2**20
MOST_PIXELS = 50_000_000
EDGE_PX = 2400
KINDS = ("JPEG", "PNG", "WEBP")
UNREADABLE = (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError, Warning)


@dataclass(frozen=True, kw_only=True)
class Photo:
    """A picture without metadata, and where it was taken if that was to be kept."""

    title: str
    content: bytes
    lat: float | None = None
    lon: float | None = None


def clean(upload: UploadedFile, *, keep_position: bool) -> Photo:
    """Draw a photo anew as JPEG, without metadata. Raises Refused where it is none."""
    title = _title(upload.name or "")
    if (upload.size or 0) > MOST_BYTES:
        raise Refused(Fault.PHOTO_TOO_LARGE, title)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _drawn(upload, title, keep_position=keep_position)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise Refused(Fault.PHOTO_TOO_LARGE, title) from None
    except UNREADABLE:
        raise Refused(Fault.NOT_A_PHOTO, title) from None


def _drawn(upload: UploadedFile, title: str, *, keep_position: bool) -> Photo:
    with Image.open(upload, formats=KINDS) as image:
        if image.width * image.height > MOST_PIXELS:
            raise Refused(Fault.PHOTO_TOO_LARGE, title)
        place = _position(image.getexif().get_ifd(ExifTags.IFD.GPSInfo)) if keep_position else None
        image.draft("RGB", (EDGE_PX, EDGE_PX))
        picture = ImageOps.exif_transpose(image).convert("RGB")
    picture.thumbnail((EDGE_PX, EDGE_PX))
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    content = io.BytesIO()
    bare.save(content, "JPEG", quality=85)
    lat, lon = place or (None, None)
    return Photo(title=title, content=content.getvalue(), lat=lat, lon=lon)


def _position(gps: Mapping[int, Any]) -> tuple[float, float] | None:
    """Read latitude and longitude; a position that makes no sense is none."""
    try:
        lat = _degrees(gps[ExifTags.GPS.GPSLatitude], gps[ExifTags.GPS.GPSLatitudeRef], "S")
        lon = _degrees(gps[ExifTags.GPS.GPSLongitude], gps[ExifTags.GPS.GPSLongitudeRef], "W")
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None
    return (lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else None


def _degrees(parts: tuple[Any, Any, Any], ref: str, negative: str) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    value = degrees + minutes / 60 + seconds / 3600
    return round(-value if ref == negative else value, 6)


def _title(name: str) -> str:
    printable = "".join(c for c in name if c.isprintable()).strip()
    return printable[:200] or "photo"
