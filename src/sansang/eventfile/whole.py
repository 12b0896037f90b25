"""Outputs that appear whole or not at all: written beside, then renamed.

A folder that we wrote holds a list of its files with their digests. It is replaced only while
it still is what we wrote: nothing that people put there or changed is lost.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sansang.faults import CannotRun, Fault

LIST = ".sansang"


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a path to write to; the file takes its place when the block ends well.

    Raises CannotRun where it can't be written.
    """
    with _unwritable_is_a_fault(path):
        if path.is_dir():
            raise _refusal("is_a_folder", path)
        with _beside(path) as beside:
            yield beside
            _flush(beside)
            beside.replace(path)
            _flush(path.parent)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Give an empty folder to fill; it takes its place when the block ends well.

    Raises CannotRun where it can't be written, or where what it would replace is not empty and
    was not written by us or was changed since.
    """
    with _unwritable_is_a_fault(path):
        _refuse_foreign(path)
        with _beside(path) as beside:
            beside.mkdir()
            yield beside
            (beside / LIST).write_text(_digests(beside), encoding="utf-8")
            for file in sorted(beside.rglob("*")):
                _flush(file)
            _exchange(beside, path)
            _flush(path.parent)


@contextmanager
def whole_files(path: Path, *folders: str) -> Iterator[Path]:
    """Give an empty folder to fill; all that is in it takes its place in ``path`` at the end.

    What else lies in ``path`` stays. Raises CannotRun where it can't be written, or where one of
    the ``folders`` that it will hold was not written by us or was changed since.
    """
    with _unwritable_is_a_fault(path):
        if path.is_symlink() or (path.exists() and not path.is_dir()):
            raise _refusal("not_a_folder", path)
        for name in folders:
            _refuse_foreign(path / name)
        with _beside(path / "new" if path.exists() else path) as beside:
            beside.mkdir()
            with _faults_by_their_place(beside, path):
                yield beside
            for file in sorted(beside.rglob("*")):
                _flush(file)
            _move_in(beside, path)
            _flush(path.parent)


@contextmanager
def _faults_by_their_place(beside: Path, path: Path) -> Iterator[None]:
    """Name what can't be written by the place that it would have had."""
    try:
        yield
    except CannotRun as error:
        places = ((fault, fault.place.replace(str(beside), str(path))) for fault in error.faults)
        raise CannotRun([replace(fault, place=place) for fault, place in places]) from None


@contextmanager
def _unwritable_is_a_fault(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _refusal("unwritable", path, error.strerror or str(error)) from None


def _refusal(code: str, path: Path, found: str = "") -> CannotRun:
    return CannotRun([Fault(code=code, place=str(path), found=found)])


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A place in the same parent, of which nothing remains."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".sansang-") as hidden:
        yield Path(hidden) / "whole"


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _exchange(beside: Path, path: Path) -> None:
    """Put the new folder in the place of the old one, which comes back if that fails."""
    old = beside.with_name("old")
    if path.exists():
        path.rename(old)
    try:
        beside.rename(path)
    except OSError:
        if old.exists():
            old.rename(path)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _move_in(beside: Path, path: Path) -> None:
    """Put each file and folder in its place; all that they replace comes back if one fails."""
    if not path.exists():
        beside.rename(path)
        return
    old = beside.with_name("old")
    old.mkdir()
    places = [path / new.name for new in sorted(beside.iterdir())]
    try:
        for place in places:
            _take_place(beside / place.name, place, old / place.name)
    except BaseException:
        for place in places:
            _give_back(beside / place.name, place, old / place.name)
        raise


def _take_place(new: Path, place: Path, old: Path) -> None:
    if place.is_dir() and not new.is_dir():
        raise _refusal("is_a_folder", place)
    if place.exists():
        place.rename(old)
    new.rename(place)


def _give_back(new: Path, place: Path, old: Path) -> None:
    if not new.exists():
        place.rename(new)
    if old.exists():
        old.rename(place)


def _refuse_foreign(path: Path) -> None:
    if not path.exists() and not path.is_symlink():
        return
    if path.is_symlink() or not path.is_dir():
        raise _refusal("not_a_folder", path)
    if any(path.iterdir()):
        written = path / LIST
        if not written.is_file():
            raise _refusal("foreign_folder", path)
        if written.read_text("utf-8", errors="replace") != _digests(path):
            raise _refusal("changed_folder", path)


def _digests(folder: Path) -> str:
    """The list of the files in a folder: digest and name, as `sha256sum` writes and checks it."""
    files = sorted(file for file in folder.rglob("*") if not file.is_dir() or file.is_symlink())
    return "".join(
        f"{_digest(file)}  {file.relative_to(folder)}\n" for file in files if file.name != LIST
    )


def _digest(file: Path) -> str:
    if file.is_symlink() or not file.is_file():
        return "-"
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
