"""Where the bytes of evidence lie: each file once, under its SHA-256."""

import hashlib
from pathlib import Path

from django.core.files.storage import default_storage

from sansang.eventfile.whole import whole_file


def keep(content: bytes) -> str:
    """Keep bytes and return their SHA-256. Raises CannotRun where there is no room for them."""
    sha256 = hashlib.sha256(content).hexdigest()
    file = path_of(sha256)
    if not file.is_file():
        with whole_file(file) as beside:
            beside.write_bytes(content)
    return sha256


def path_of(sha256: str) -> Path:
    """Return where the bytes of this SHA-256 lie."""
    return Path(default_storage.path(f"evidence/{sha256[:2]}/{sha256}"))
