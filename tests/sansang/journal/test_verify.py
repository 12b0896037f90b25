"""A journal is proven whole, or the first entry that was tampered with is named, and how."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import examples
from tests.sansang.journal.chains import EVENT, chain, changed_entries, continued, draft, rehashed

from sansang.journal import DamageKind, Head, append, beginning, verify

lengths = st.integers(1, 12)


def told(entries, end=None, **known):
    """The kind of damage and the number of its entry."""
    damage = verify(iter(entries), EVENT, end=end, **known).damage
    return (damage.kind, damage.number) if damage else None


@given(lengths)
def test_an_untouched_journal_is_whole_and_proven_to_its_end(length):
    entries = chain(length)
    verdict = verify(entries, EVENT, end=entries[-1].head, noted=[entries[-1].head])
    assert verdict.whole
    assert (verdict.entries, verdict.end, verdict.proven_to) == (length, entries[-1].head, length)


def test_an_empty_journal_is_whole():
    assert verify([], EVENT, end=beginning(EVENT)).whole


def test_without_a_head_noted_elsewhere_nothing_is_proven_but_the_chain():
    entries = chain(3)
    assert verify(entries, EVENT).proven_to == 0
    assert verify(entries, EVENT, end=entries[-1].head).proven_to == 0


@examples(400)
@given(lengths, st.data())
def test_a_changed_field_is_found_and_its_entry_named(length, data):
    entries = chain(length)
    at = data.draw(st.integers(0, length - 1))
    tampered = [*entries]
    tampered[at] = data.draw(changed_entries(entries[at]))
    damage = verify(tampered, EVENT, end=entries[-1].head).damage
    assert damage is not None
    if damage.kind == DamageKind.REWRITTEN:  # the last one, with a hash that fits
        assert (at, damage.until) == (length - 1, length)
    else:
        assert (damage.kind, damage.number) == (DamageKind.CHANGED, at + 1)


@examples(200)
@given(st.integers(2, 12), st.data())
def test_a_changed_entry_with_entries_after_it_is_named_without_a_known_end(length, data):
    entries = chain(length + 1)
    at = data.draw(st.integers(0, length - 2))
    entries[at] = data.draw(changed_entries(entries[at]))
    assert told(entries) == (DamageKind.CHANGED, at + 1)


def test_a_noted_head_clears_the_entry_before_a_broken_link():
    entries = chain(4)
    entries[3] = rehashed(entries[3].model_copy(update={"previous": "0" * 64}))
    assert told(entries) == (DamageKind.CHANGED, 3)  # nothing vouches for either
    assert told(entries, noted=[entries[2].head]) == (DamageKind.CHANGED, 4)


def test_an_entry_of_which_number_and_link_were_changed_is_still_a_changed_one():
    entries = chain(4)
    entries[1] = entries[1].model_copy(update={"number": 9, "previous": "0" * 64})
    assert told(entries) == (DamageKind.CHANGED, 2)


def test_a_copy_with_another_number_is_an_insertion_though_it_keeps_its_link():
    entries = chain(4)
    entries.insert(1, entries[3].model_copy(update={"number": 9}))
    assert told(entries) == (DamageKind.INSERTED, 9)


@examples(200)
@given(lengths, st.data())
def test_removed_entries_are_named_by_the_first_and_last_of_them(length, data):
    entries = chain(length)
    first = data.draw(st.integers(1, length))
    until = data.draw(st.integers(first, length))
    left = [entry for entry in entries if not first <= entry.number <= until]
    damage = verify(left, EVENT, end=entries[-1].head).damage
    assert damage is not None
    kind = DamageKind.CUT_OFF if until == length else DamageKind.REMOVED
    assert (damage.kind, damage.number, damage.until) == (kind, first, until)


def test_a_removal_is_told_even_where_the_link_was_mended():
    entries = chain(6)
    entries[3] = rehashed(entries[3].model_copy(update={"previous": entries[1].hash}))
    del entries[2]
    assert told(entries) == (DamageKind.REMOVED, 3)


def test_an_end_that_was_cut_off_does_not_show_without_a_known_end():
    assert told(chain(6)[:4]) is None


@examples(200)
@given(st.integers(2, 12), st.data())
def test_exchanged_entries_are_named_by_the_first_place_that_is_wrong(length, data):
    entries = chain(length)
    known = data.draw(st.sampled_from([None, entries[-1].head]))
    a, b = sorted(data.draw(st.sets(st.integers(0, length - 1), min_size=2, max_size=2)))
    entries[a], entries[b] = entries[b], entries[a]
    assert told(entries, known) == (DamageKind.REORDERED, a + 1)


@examples(200)
@given(st.integers(2, 12), st.data())
def test_a_moved_entry_is_a_change_of_order(length, data):
    entries = chain(length)
    source, target = data.draw(
        st.tuples(st.integers(0, length - 1), st.integers(0, length - 1)).filter(
            lambda pair: pair[0] != pair[1]
        )
    )
    entries.insert(target, entries.pop(source))
    assert told(entries) == (DamageKind.REORDERED, min(source, target) + 1)


@examples(200)
@given(lengths, st.data())
def test_a_repeated_entry_is_an_insertion(length, data):
    entries = chain(length)
    known = data.draw(st.sampled_from([None, entries[-1].head]))
    copied = data.draw(st.sampled_from(entries))
    entries.insert(data.draw(st.integers(0, length)), copied)
    assert told(entries, known) == (DamageKind.INSERTED, copied.number)


@examples(400)
@given(lengths, st.data())
def test_a_forged_entry_is_an_insertion(length, data):
    entries = chain(length)
    end = entries[-1].head
    at = data.draw(st.integers(0, length))
    last = entries[at - 1].head if at else beginning(EVENT)
    forged = append(last, draft(77, kind="plan.forged"))
    number = data.draw(st.one_of(st.just(forged.number), st.integers(1, 20)))
    previous = data.draw(st.sampled_from([forged.previous, "0" * 64]))
    forged = forged.model_copy(update={"number": number, "previous": previous})
    if data.draw(st.booleans()):
        forged = rehashed(forged)
    entries.insert(at, forged)
    assert told(entries, end) == (DamageKind.INSERTED, number)


def test_of_two_entries_with_one_number_the_one_that_is_not_vouched_for_is_inserted():
    entries = chain(5)
    entries.insert(2, append(entries[1], draft(77)))
    damage = verify(entries, EVENT).damage
    assert damage is not None
    assert (damage.kind, damage.number, damage.position) == (DamageKind.INSERTED, 3, 3)


def test_a_journal_of_another_event_breaks_at_its_beginning():
    entries = chain(4)
    assert verify(entries, "other-event", end=entries[-1].head).damage.number == 0


def test_a_journal_rewritten_from_an_entry_on_shows_only_against_a_known_head():
    entries = chain(8)
    forged = continued(entries[:4], 8)
    assert told(forged) is None
    assert told(forged, forged[-1].head) is None
    assert told(forged, entries[-1].head) == (DamageKind.REWRITTEN, 1)


@given(st.integers(1, 8), st.integers(5, 8))
def test_heads_noted_on_the_way_say_how_far_a_rewritten_journal_is_still_true(good, bad):
    entries = chain(8)
    forged = continued(entries[:4], 8)
    good = min(good, 4)
    verdict = verify(forged, EVENT, noted=[entries[bad - 1].head, entries[good - 1].head])
    assert verdict.damage is not None
    assert verdict.proven_to == good
    assert (verdict.damage.number, verdict.damage.until) == (good + 1, bad)


def test_a_journal_may_have_grown_since_a_head_was_noted():
    entries = chain(8)
    verdict = verify(entries, EVENT, noted=[entries[4].head])
    assert (verdict.whole, verdict.proven_to) == (True, 5)


def test_two_known_heads_that_contradict_each_other_prove_nothing():
    entries = chain(3)
    other = Head(number=3, hash="0" * 64)
    assert told(entries, entries[-1].head, noted=[other]) == (DamageKind.REWRITTEN, 1)


@examples(300)
@given(lengths, st.data())
def test_whatever_was_done_at_once_something_is_wrong(length, data):
    """Several entries changed, dropped, doubled and mixed: the kind may be any, but not none."""
    true = chain(length)
    kept = data.draw(st.lists(st.sampled_from(true), max_size=length + 2))
    tampered = [
        data.draw(changed_entries(entry)) if data.draw(st.booleans()) else entry for entry in kept
    ]
    verdict = verify(tampered, EVENT, end=true[-1].head)
    assert verdict.whole == (tampered == true)
    assert verdict.entries == len(tampered)


def test_any_entries_will_do_and_are_read_once():
    read = []
    verify((read.append(entry.number) or entry for entry in chain(5)), EVENT)
    assert read == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("length", [1, 5])
def test_entries_after_the_known_end_were_inserted(length):
    entries = chain(length + 2)
    assert told(entries, entries[length - 1].head) == (DamageKind.INSERTED, length + 1)
