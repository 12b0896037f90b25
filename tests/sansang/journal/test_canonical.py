"""One text for one value: RFC 8785 with whole numbers alone."""

import hashlib
import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sansang.journal.chains import draft

from sansang.journal import NotCanonical, append, beginning, canonical

texts = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12)
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


def test_keys_are_sorted_as_in_the_example_of_the_standard():
    """RFC 8785, 3.2.3: by UTF-16 code units, so that the smiley comes before U+FB33."""
    keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\x80", "\u00f6"]
    order = ["\r", "1", "\x80", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
    assert list(json.loads(canonical(dict.fromkeys(keys, 0)))) == order


def test_texts_are_escaped_as_in_the_example_of_the_standard():
    """RFC 8785, 3.2.2: the shortest escapes, small hexadecimal digits, no others."""
    text = "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/"
    assert canonical(text).decode() == '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'


def test_the_known_answer_of_the_first_entry():
    """Worked out by hand: the text as the reference page shows it, and its SHA-256."""
    first = append(beginning("congress-2026"), draft(1, author_agency=None))
    previous = hashlib.sha256(b'{"event":"congress-2026","format":"sansang/journal/1"}').hexdigest()
    text = (
        '{"author_agency":null,"author_role":"reviewer","data":{"count":1,"gravity":"major"},'
        '"entered_at":"2026-11-22T01:01:30.000000Z","happened_at":"2026-11-22T01:01:00.000000Z",'
        '"idempotency_key":"","kind":"review.finding_recorded","number":1,"personal":{},'
        f'"previous":"{previous}","strikes":null,"subject":{{"id":"F-1","type":"finding"}}}}'
    )
    assert first.hash == hashlib.sha256(text.encode()).hexdigest()
    assert first.hash == "d734cfc650645c44a2141522ad43cdbad66309462ab45df1ccb85add3eccd870"


@given(plain)
def test_the_canonical_form_says_the_same_and_has_one_form(value):
    text = canonical(value)
    assert json.loads(text) == value
    assert canonical(json.loads(text)) == text


@pytest.mark.parametrize(
    ("value", "code", "path"),
    [
        ({"a": [1, math.nan]}, "plain_number", ("a", 1)),
        (math.inf, "plain_number", ()),
        ({"lat": 21.85}, "plain_number", ("lat",)),
        (1.0, "plain_number", ()),
        (2**53, "plain_number", ()),
        (-(2**53), "plain_number", ()),
        ({1: 2}, "plain_value", ()),
        ({"a": {1, 2}}, "plain_value", ("a",)),
        ("\ud800", "control", ()),
        ({"\ud800": 1}, "control", ("\ud800",)),
        ("a\0", "control", ()),
    ],
)
def test_what_programs_write_in_several_ways_is_refused_in_its_place(value, code, path):
    with pytest.raises(NotCanonical) as refused:
        canonical(value)
    assert (refused.value.code, refused.value.path) == (code, path)


def test_a_value_that_is_too_deep_is_refused():
    value: list = []
    for _ in range(100_000):
        value = [value]
    with pytest.raises(NotCanonical, match="depth"):
        canonical(value)
