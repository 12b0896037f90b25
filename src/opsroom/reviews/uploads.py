"""The files of evidence that came with a page."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from opsroom.reviews.evidence import LARGEST, Examined, Refused, examine

MOST_FILES = 5
"""Files that one page takes at once."""


def examined(request: HttpRequest, *, keep_position: bool) -> tuple[Examined, ...]:
    """Return the files as they are kept. Raises Refused, naming the first that is not taken."""
    uploads = request.FILES.getlist("files")
    if len(uploads) > MOST_FILES:
        raise Refused(_("At most five files are taken at once."))
    taken = []
    for upload in uploads:
        try:
            content = upload.read(LARGEST + 1)
            taken.append(examine(content, upload.name, keep_position=keep_position))
        except Refused as error:
            raise Refused(f"{upload.name}: {error.sentence}") from None
    return tuple(taken)
