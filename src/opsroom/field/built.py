"""The scripts of the page as `make assets` builds them, and the worker that keeps them at hand."""

import hashlib
import json
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.templatetags.static import static

FILES = (
    "room/room.css",
    "room/icon.svg",
    "django_htmx/htmx-2.min.js",
    "field/field.css",
    "field/field.js",
)
WORKER = "field/worker.js"


@cache
def worker_text() -> str | None:
    """Return the worker with the files it keeps; None where the scripts have not been built.

    Its version is that of all the files: a change in one makes phones fetch them anew.
    """
    places = [finders.find(name) for name in (*FILES, WORKER)]
    if not all(places):
        return None
    contents = [Path(str(place)).read_bytes() for place in places]
    kept = {
        "version": hashlib.sha256(b"\0".join(contents)).hexdigest()[:16],
        "files": [static(name) for name in FILES],
    }
    return f"self.KEPT = {json.dumps(kept)};\n{contents[-1].decode()}"
