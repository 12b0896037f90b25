"""The journal's file: read line by line, one clear fault for a bad one, written whole."""

import io
import json
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import examples
from tests.sansang.journal.chains import EVENT, chain, draft

from sansang.eventfile import describe_fault, whole_file
from sansang.eventfile.sentences import EXPECTATIONS
from sansang.journal import (
    Header,
    JournalFileError,
    append,
    beginning,
    journal_lines,
    opened_journal,
    read_journal,
    verify,
)
from sansang.wording import LANGUAGES, wording


def text_of(entries, event: str = EVENT) -> bytes:
    head = entries[-1].head if entries else beginning(event)
    return b"".join(journal_lines(Header(event=event, head=head), entries))


def read(data: bytes):
    header, entries = read_journal(io.BytesIO(data), "day.jsonl")
    return header, list(entries)


def fault(data: bytes):
    with pytest.raises(JournalFileError) as refused:
        read(data)
    (one,) = refused.value.faults
    return one


@given(st.integers(0, 8))
def test_what_is_written_is_what_is_read(length):
    entries = chain(length)
    header, found = read(text_of(entries))
    assert found == entries
    assert verify(found, header.event, end=header.head).whole


def test_a_program_may_order_and_space_the_json_as_it_likes():
    entries = chain(3)
    lines = [json.loads(line) for line in text_of(entries).splitlines()]
    other = "\r\n".join(json.dumps(dict(reversed(line.items()))) for line in lines)
    assert read(other.encode())[1] == entries


LINES = text_of(chain(3)).splitlines(keepends=True)


def edited(line: int, old: bytes, new: bytes) -> bytes:
    lines = [*LINES]
    assert old in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new, 1)
    return b"".join(lines)


UNPRINTABLE = "personal." + 3 * "\N{REPLACEMENT CHARACTER}"
# what is wrong: the file, the fault, its line (0: the file itself) and field
BAD = {
    "empty": (b"", "empty_file", 0, ""),
    "not JSON": (b"PK\x03\x04", "json", 1, ""),
    "not UTF-8": (b'{"format":"\xff"}', "encoding", 1, ""),
    "a list": (b"[1]\n", "record", 1, ""),
    "a plan": (b'{"format":"sansang/event-plan/1"}', "format", 1, "format"),
    "a later format": (edited(1, b"nal/1", b"nal/2"), "format", 1, "format"),
    "no head": (b'{"event":"a","format":"sansang/journal/1"}', "missing", 1, "head"),
    "a blank line": (edited(3, LINES[2], b"\n"), "json", 3, ""),
    "half a line": (b"".join(LINES)[:-40], "json", 4, ""),
    "text for a number": (edited(3, b'"number":2', b'"number":"2"'), "whole_number", 3, "number"),
    "number 0": (edited(3, b'"number":2', b'"number":0'), "whole_at_least", 3, "number"),
    "a local time": (edited(2, b"01:00.000000Z", b"01:00+07:00"), "moment_utc", 2, "happened_at"),
    "no such day": (
        edited(2, b"2026-11-22T01:01:00", b"2026-02-30T01:01:00"),
        "moment_utc",
        2,
        "happened_at",
    ),
    "a fraction": (edited(2, b'"count":1', b'"count":1.5'), "plain_number", 2, "data.count"),
    "NaN": (edited(2, b'"count":1', b'"count":NaN'), "plain_number", 2, "data.count"),
    "too many digits": (edited(2, b'"count":1', b'"count":' + b"9" * 9000), "plain_number", 2, ""),
    "half a character": (edited(2, b'"major"', b'"\\ud800"'), "control", 2, "data.gravity"),
    "half a character in a word": (
        edited(2, b'"major"', b'"x"').replace(
            b'"author_role":"reviewer"', b'"author_role":"\\ud800"', 1
        ),
        "id",
        2,
        "author_role",
    ),
    "half a character as field": (edited(2, b'"data"', b'"\\ud800":1,"data"'), "control", 2, ""),
    "half a character in a name": (
        edited(2, b'"phone"', b'"\\ud800"'),
        "lower_word",
        2,
        UNPRINTABLE,
    ),
    "a short hash": (edited(2, b'"hash":"', b'"hash":"0'), "sha256", 2, "hash"),
    "a clear value": (edited(2, b'"phone":"', b'"phone":"0912'), "sha256", 2, "personal.phone"),
    "an unknown field": (edited(2, b'"data"', b'"date":1,"data"'), "unknown_field", 2, "date"),
    "a field twice": (edited(2, b'"data"', b'"number":1,"data"'), "repeated_key", 2, "number"),
    "too deep": (edited(2, b'"count":1', b'"count":' + b"[" * 100_000), "depth", 2, ""),
    "a line without end": (b"".join(LINES) + b"x" * 600_000, "line_size", 5, ""),
    "another kind": (edited(2, b"review.finding_recorded", b"Finding"), "dotted_code", 2, "kind"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_gets_one_fault_with_its_line_and_field(case):
    data, code, line, field = BAD[case]
    found = fault(data)
    place = f"day.jsonl line {line}" if line else "day.jsonl"
    assert (found.code, found.place, found.field) == (code, place, field)
    said = {describe_fault(found, wording(language)) for language in LANGUAGES}
    assert len(said) == len(LANGUAGES)


@examples(300)
@given(st.integers(0, len(b"".join(LINES)) - 1), st.binary(max_size=3), st.integers(0, 3))
def test_any_change_of_bytes_is_a_fault_or_damage_or_says_the_same(at, piece, length):
    whole = b"".join(LINES)
    data = whole[:at] + piece + whole[at + length :]
    try:
        header, entries = read(data)
    except JournalFileError:
        assert fault(data).code in EXPECTATIONS
        return
    verdict = verify(entries, header.event, end=header.head)
    assert not verdict.whole or (header, entries) == read(whole)


def test_a_large_journal_is_read_in_little_memory(tmp_path):
    file = tmp_path / "day.jsonl"
    entries = chain(1)
    for number in range(2, 1501):
        entries.append(append(entries[-1], draft(number, data={"text": "x" * 2000})))
    file.write_bytes(text_of(entries))
    assert file.stat().st_size > 3_000_000
    del entries[1:]
    tracemalloc.start()
    with opened_journal(file) as (header, read_entries):
        assert verify(read_entries, header.event, end=header.head).whole
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000


def test_a_file_that_cannot_be_opened_is_a_fault(tmp_path):
    with pytest.raises(JournalFileError, match="unreadable"), opened_journal(tmp_path / "none"):
        pass


def test_a_journal_that_lacks_entries_never_takes_its_place(tmp_path):
    entries = chain(4)
    header = Header(event=EVENT, head=entries[-1].head)
    with (
        pytest.raises(ValueError, match="do not end with entry 4"),
        whole_file(tmp_path / "day.jsonl") as beside,
        beside.open("wb") as stream,
    ):
        stream.writelines(journal_lines(header, entries[:3]))
    assert list(tmp_path.iterdir()) == []
