"""What somebody sent when the session was over, kept until they have signed in again."""

from typing import NamedTuple

from django.core import signing
from django.http import HttpRequest

MOST_CHARACTERS = 300_000
"""Of a form as it is kept; a larger one is not."""
GOOD_FOR_S = 12 * 3600
_SALT = "opsroom.people.kept_forms"
_NOT_KEPT = {"csrfmiddlewaretoken", "password", "again", "code"}


class KeptForm(NamedTuple):
    """A form as it was sent: where to, what it said, and whether it came with files."""

    path: str
    fields: list[tuple[str, str]]
    files: bool


def keep(request: HttpRequest) -> str:
    """Return what was sent as a signed text for a page; nothing where it says nothing or is too
    large. Files are not kept, and passwords are not.
    """
    sent = request.POST.lists()
    fields = [(name, one) for name, values in sent if name not in _NOT_KEPT for one in values]
    if not fields:
        return ""
    form = KeptForm(request.get_full_path(), fields, bool(request.FILES))
    text = signing.dumps(form, salt=_SALT, compress=True)
    return text if len(text) <= MOST_CHARACTERS else ""


def kept(text: str) -> KeptForm | None:
    """Return the form of a signed text; None where it is none of ours, or too old."""
    try:
        path, fields, files = signing.loads(text, salt=_SALT, max_age=GOOD_FOR_S)
    except signing.BadSignature:
        return None
    return KeptForm(path, [(name, value) for name, value in fields], files)
