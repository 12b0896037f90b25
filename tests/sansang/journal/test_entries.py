"""What an entry takes, how it is struck, and how its personal values are kept apart."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from tests.sansang.journal.chains import EVENT, START, chain, draft, salt

from sansang.journal import TooLarge, append, beginning, commit, digest_of, opens, struck, verify


def test_an_entry_follows_the_one_before_it():
    first, second = chain(2)
    assert (first.number, first.previous) == (1, beginning(EVENT).hash)
    assert (second.number, second.previous) == (2, first.hash)


def test_appending_to_a_head_or_to_its_entry_is_the_same():
    (first,) = chain(1)
    assert append(first, draft(2)) == append(first.head, draft(2))


def test_the_beginning_binds_the_event():
    assert beginning("a").hash != beginning("b").hash


def test_an_instant_is_the_same_in_every_zone():
    hanoi = timezone(timedelta(hours=7))
    here, there = draft(happened_at=START), draft(happened_at=START.astimezone(hanoi))
    assert append(beginning(EVENT), here) == append(beginning(EVENT), there)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("happened_at", datetime(2026, 11, 24, 8, 0)),  # noqa: DTZ001 - without a zone
        ("entered_at", datetime.min.replace(tzinfo=timezone(timedelta(hours=7)))),
        ("entered_at", "2026-11-24T08:00:00+07:00"),
        ("author_role", "Head of police"),
        ("author_agency", ""),
        ("kind", "approved"),
        ("kind", "Plan.approved"),
        ("data", {"share": 0.5}),
        ("data", [1]),
        ("personal", {"phone": "0912345678"}),
        ("personal", {"Phone": "0" * 64}),
        ("idempotency_key", "again"),
        ("strikes", 0),
        ("strikes", True),
        ("remark", "x"),
    ],
)
def test_what_is_no_entry_is_refused(field, value):
    with pytest.raises(ValidationError):
        draft(**{field: value})


def test_an_entry_strikes_only_what_came_before():
    with pytest.raises(ValueError, match="cannot strike"):
        append(beginning(EVENT), draft(1, strikes=1))


def test_what_is_struck_stays_struck():
    entries = chain(3)
    for struck_number in (2, 4, 2):
        entries.append(append(entries[-1], draft(len(entries) + 1, strikes=struck_number)))
    assert struck(entries) == {2: 4, 4: 5}
    assert verify(entries, EVENT).whole


def test_an_entry_holds_no_more_than_a_reader_takes():
    with pytest.raises(TooLarge):
        append(beginning(EVENT), draft(1, data={"text": "x" * 300_000}))


values = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=20)


@given(values, values, st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32))
def test_only_the_value_and_its_salt_open_a_commitment(value, other, key, other_key):
    commitment = commit(value, key)
    assert opens(commitment, value, key)
    assert opens(commitment, other, other_key) == ((value, key) == (other, other_key))


def test_a_salt_of_another_length_is_refused():
    with pytest.raises(ValueError, match="32 bytes"):
        commit("0912345678", b"short")


@given(st.integers(1, 8), st.sets(st.integers(1, 8)))
def test_erasing_personal_values_keeps_the_chain(length, erased):
    """The clear values lie apart; the chain never needed them."""
    entries = chain(length)
    apart = {entry.number: (f"09{entry.number}", salt(entry.number)) for entry in entries}
    for number in erased:
        apart.pop(number, None)
    assert verify(entries, EVENT, end=entries[-1].head).whole
    for number, (value, key) in apart.items():
        assert opens(entries[number - 1].personal["phone"], value, key)


def test_the_commitment_itself_is_part_of_the_proof():
    entries = chain(3)
    other = entries[1].model_copy(update={"personal": {"phone": commit("1", salt(9))}})
    assert digest_of(other) != entries[1].hash
