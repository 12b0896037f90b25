"""The journal as a file: a first line that says what it is, then one entry in each line."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO, Literal, TypeVar

from pydantic import ValidationError

from sansang.faults import Fault, SansangError, shown
from sansang.journal.canonical import canonical
from sansang.journal.chain import FORMAT, LARGEST_ENTRY, entry_text
from sansang.journal.entry import Entry, Fact, Head, Id
from sansang.journal.refusal import fault_of

_Line = TypeVar("_Line", bound=Fact)
_LARGEST_LINE = 2 * LARGEST_ENTRY
"""Bytes of a line: other programs may write spaces, or characters as escapes."""


class JournalFileError(SansangError):
    """A file that can't be read as a journal."""


class Header(Fact):
    """The first line: the event whose journal this is, and where the journal ends."""

    format: Literal["sansang/journal/1"] = "sansang/journal/1"
    event: Id
    head: Head


@contextmanager
def opened_journal(file: Path) -> Iterator[tuple[Header, Iterator[Entry]]]:
    """Give the header of a journal's file and its entries, which are read as they are asked for.

    Raises JournalFileError with the first fault, while the entries are read, too.
    """
    try:
        with file.open("rb") as stream:
            yield read_journal(stream, str(file))
    except OSError as error:
        raise _refusal("unreadable", str(file), found=error.strerror or "") from None


def read_journal(stream: BinaryIO, name: str) -> tuple[Header, Iterator[Entry]]:
    """Return the header of a journal and its entries, of which one at a time is in memory.

    Raises JournalFileError with the first fault, while the entries are read, too.
    """
    lines = _lines(stream, name)
    first = next(lines, None)
    if first is None:
        raise _refusal("empty_file", name)
    return _read(Header, first, f"{name} line 1"), _entries(lines, name)


def _entries(lines: Iterator[bytes], name: str) -> Iterator[Entry]:
    for number, line in enumerate(lines, start=2):
        yield _read(Entry, line, f"{name} line {number}")


def journal_lines(header: Header, entries: Iterable[Entry]) -> Iterator[bytes]:
    """Yield the lines of a journal's file, to be written where it appears whole or not at all.

    Raises ValueError where the entries do not end where the header says, so that a file that
    lacks some never takes its place.
    """
    yield canonical(header.model_dump()) + b"\n"
    last = None
    for entry in entries:
        last = entry
        yield entry_text(entry) + b"\n"
    if (last.head if last else header.head) != header.head or (not last and header.head.number):
        raise ValueError(f"the entries do not end with entry {header.head.number}")


def _lines(stream: BinaryIO, name: str) -> Iterator[bytes]:
    """The lines, none longer than can be borne."""
    number = 0
    while line := stream.readline(_LARGEST_LINE + 1):
        number += 1
        if len(line) > _LARGEST_LINE:
            raise _refusal("line_size", f"{name} line {number}", expected=str(_LARGEST_LINE))
        yield line


def _read(kind: type[_Line], line: bytes, place: str) -> _Line:
    values = _json(line, place)
    if not isinstance(values, dict):
        raise _refusal("record", place, found=shown(values))
    if kind is Header and values.get("format") != FORMAT:
        found = shown(values.get("format", ""))
        raise _refusal("format", place, field="format", found=found, expected=FORMAT)
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        raise JournalFileError([fault_of(error, place, kind)]) from None


def _json(line: bytes, place: str) -> Any:
    try:
        text = line.decode("utf-8")
        return json.loads(text, object_pairs_hook=_once)
    except UnicodeDecodeError as error:
        found = f"0x{line[error.start]:02x}"
        raise _refusal("encoding", place, found=found, expected="UTF-8") from None
    except json.JSONDecodeError as error:
        raise _refusal("json", place, found=shown(text[error.pos : error.pos + 40])) from None
    except RecursionError:
        raise _refusal("depth", place) from None
    except _RepeatedKey as error:
        raise _refusal("repeated_key", place, field=shown(str(error))) from None
    except ValueError:  # a number of thousands of digits
        raise _refusal("plain_number", place) from None


class _RepeatedKey(ValueError):
    """Two values of one name, of which all but the last would be lost."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = sorted(key for key, _ in pairs)
        raise _RepeatedKey(next(a for a, b in pairwise(keys) if a == b))
    return found


def _refusal(
    code: str, place: str, *, field: str = "", found: str = "", expected: str = ""
) -> JournalFileError:
    fault = Fault(code=code, place=place, field=field, found=found, expected=expected)
    return JournalFileError([fault])
