"""Reads a plan out of an uploaded file, in a folder that is gone afterwards."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sansang.event import EventPlan
from sansang.eventfile import read_plan

MOST_FILES = 200
MOST_BYTES = 100 * 2**20
HIGHEST_RATIO = 200
_LINK = 0o120000
_KIND = 0o170000
_LONGEST_NAME = 60


class Refused(Exception):
    """A file that is not opened at all; ``sentence`` says why."""

    def __init__(self, sentence: str | Promise) -> None:
        self.sentence = sentence
        super().__init__(str(sentence))


def read_upload(upload: UploadedFile) -> EventPlan:
    """Return the plan of an uploaded workbook, plan.json or folder in a .zip.

    Raises Refused for what is not opened, EventFileError with every fault of what is.
    """
    with opened_upload(upload) as (plan, _place):
        return plan


@contextmanager
def opened_upload(upload: UploadedFile) -> Iterator[tuple[EventPlan, Path]]:
    """Give the plan of an upload and where it was read from, as long as that lies there.

    Raises as `read_upload` does.
    """
    with tempfile.TemporaryDirectory(prefix="sansang-import-") as folder:
        yield _read(upload, Path(folder))


def _read(upload: UploadedFile, folder: Path) -> tuple[EventPlan, Path]:
    name = PurePosixPath(str(upload.name).replace("\\", "/")).name
    file = folder / f"{Path(name).stem[:_LONGEST_NAME]}{Path(name).suffix[:10]}"
    try:
        with file.open("wb") as opened:
            for chunk in upload.chunks():
                opened.write(chunk)
        event = _unpacked(file) if file.suffix.lower() == ".zip" else file
        return read_plan(event), event
    except OSError:
        raise Refused(
            _("The server has no room for this file now. Nothing was imported.")
        ) from None


def _unpacked(file: Path) -> Path:
    """The folder of an event that a .zip holds."""
    target = file.parent / "unpacked"
    target.mkdir()
    try:
        with ZipFile(file) as package:
            parts = _bearable(package.infolist())
            left = MOST_BYTES
            for part in parts:
                with package.open(part) as source:
                    left -= _copy(source, target / part.filename, left)
    except (BadZipFile, NotImplementedError, EOFError, ValueError, RuntimeError):
        raise Refused(_("This is not a .zip file, or it is damaged.")) from None
    return next(_events_in(target), target)


def _events_in(folder: Path) -> Iterator[Path]:
    """The folder itself, or the only folder in it, wherever the event lies."""
    for one in (folder, *sorted(path for path in folder.iterdir() if path.is_dir())):
        if (one / "event.yaml").is_file():
            yield one


def _bearable(parts: list[ZipInfo]) -> list[ZipInfo]:
    """Judge the parts by the list of contents, before any of them is unpacked."""
    files = [part for part in parts if not part.is_dir()]
    size = sum(part.file_size for part in files)
    packed = max(1, sum(part.compress_size for part in files))
    if any(_leads_outside(part.filename) for part in parts):
        raise Refused(_("The .zip holds a path that leads out of its folder."))
    if any(part.external_attr >> 16 & _KIND == _LINK for part in parts):
        raise Refused(_("The .zip holds a link; it may hold files only."))
    if any(part.flag_bits & 1 for part in parts):
        raise Refused(_("The .zip has a password; it must have none."))
    if len(files) > MOST_FILES or size > MOST_BYTES or size > HIGHEST_RATIO * packed + 2**20:
        raise Refused(_("The .zip holds more than the folder of an event ever does."))
    return files


def _leads_outside(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in name or "\0" in name


def _copy(source: IO[bytes], target: Path, most: int) -> int:
    """Copy a part, trusting no size that the list of contents claims."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as opened:
        shutil.copyfileobj(_Bounded(source, most), opened)
    return target.stat().st_size


class _Bounded:
    """A source that refuses to give more than it may."""

    def __init__(self, source: IO[bytes], most: int) -> None:
        self._source, self._left = source, most

    def read(self, size: int) -> bytes:
        """Return the next bytes."""
        data = self._source.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise Refused(_("The .zip holds more than the folder of an event ever does."))
        return data
