"""Photos of places: of all that can be evidence, a phone hands in pictures alone."""

import struct

from django.core.files.uploadedfile import UploadedFile

from opsroom.field.answer import Fault, Refused
from opsroom.reviews import evidence

MOST_BYTES = 15 * 2**20
# What the decoders of hostile pictures raise besides what evidence expects.
ODD = (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError, MemoryError, struct.error)


def clean(upload: UploadedFile, *, keep_position: bool) -> evidence.Examined:
    """Return a photo without metadata, and its place on choice. Raises Refused where it is none."""
    name = upload.name or ""
    if (upload.size or 0) > MOST_BYTES:
        raise Refused(Fault.NOT_A_PHOTO, name)
    try:
        examined = evidence.examine(upload.read(), name, keep_position=keep_position)
    except (evidence.Refused, Warning, *ODD):
        raise Refused(Fault.NOT_A_PHOTO, name) from None
    if not examined.content_type.startswith("image/"):
        raise Refused(Fault.NOT_A_PHOTO, name)
    return examined
