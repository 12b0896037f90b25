"""Reads the files of an event folder: whole, of a bearable size, from inside the folder alone."""

from pathlib import Path

from sansang.eventfile.draft import Draft

LARGEST_FILE = 32 * 2**20
"""Bytes of a file of an event folder, or of a plan.json."""


def read_bytes(path: Path, folder: Path, draft: Draft) -> bytes | None:
    """Return what a file holds; None where there is none or where it is refused."""
    try:
        return _checked_bytes(path, folder, draft)
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle
        draft.fault("unreadable", path.name, found=getattr(error, "strerror", None) or "")
        return None


def _checked_bytes(path: Path, folder: Path, draft: Draft) -> bytes | None:
    if not path.is_symlink() and not path.exists():
        return None
    if not path.resolve().is_relative_to(folder.resolve()):
        draft.fault("outside", path.name, found=path.readlink() if path.is_symlink() else "")
    elif not path.is_file():
        draft.fault("not_a_file", path.name)
    elif (size := path.stat().st_size) > LARGEST_FILE:
        draft.fault("file_size", path.name, found=size, expected=LARGEST_FILE)
    elif size == 0:
        draft.fault("empty_file", path.name)
    else:
        return path.read_bytes()
    return None


def text_of(data: bytes, name: str, draft: Draft) -> str | None:
    """Return the text of a file in UTF-8, None where it is not a text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"0x{data[error.start]:02x}"
        draft.fault("encoding", f"{name} line {line}", found=found, expected="UTF-8")
        return None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        draft.fault("nul", f"{name} line {line}")
        return None
    if not text.strip():
        draft.fault("empty_file", name)
        return None
    return text
