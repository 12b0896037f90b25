"""`sansang journal verify` proves a journal whole, or names the first entry that is wrong."""

import json

import pytest
from tests.sansang.journal.chains import EVENT, chain, continued

from sansang.journal import Header, journal_lines


@pytest.fixture
def journal(tmp_path):
    """Writes a journal's file; the head in it is that of the entries unless another is given."""

    def write(entries, head=None):
        file = tmp_path / "day.jsonl"
        header = Header(event=EVENT, head=entries[-1].head)
        lines = list(journal_lines(header, entries))
        if head:
            lines[0] = next(journal_lines(Header(event=EVENT, head=head), entries))
        file.write_bytes(b"".join(lines))
        return file

    return write


def noted(entry) -> str:
    return f"{entry.number}:{entry.hash}"


def test_a_whole_journal_ends_with_0_and_tells_its_head(sansang, journal):
    entries = chain(5)
    told = sansang("journal", "verify", journal(entries))
    assert (told.code, told.err) == (0, "")
    assert "The journal is whole: 5 entries." in told.out
    assert noted(entries[-1]) in told.out
    assert "--head" in told.out


def test_a_noted_head_says_how_far_the_proof_reaches(sansang, journal):
    entries = chain(5)
    told = sansang("journal", "verify", journal(entries), "--head", noted(entries[2]))
    assert told.code == 0
    assert "up to entry 3" in told.out


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "Entries 2 to 3 were removed."), ("vi", "Các mục từ 2 đến 3")]
)
def test_the_first_damage_is_named_in_the_language_asked_for(sansang, journal, lang, words):
    entries = chain(5)
    del entries[1:3]
    told = sansang("journal", "verify", journal(entries), "--lang", lang)
    assert told.code == 1
    assert words in told.out


def test_a_head_noted_elsewhere_reveals_what_was_rewritten(sansang, journal):
    true = chain(5)
    file = journal(continued(true[:2], 5))
    assert sansang("journal", "verify", file).code == 0
    heads = ("--head", noted(true[1]), "--head", noted(true[4]))
    told = sansang("journal", "verify", file, *heads, "--json")
    damage = json.loads(told.out)["damage"]
    assert told.code == 1
    assert (damage["kind"], damage["number"], damage["until"]) == ("rewritten", 3, 5)
    assert damage["line"] == 6


def test_where_no_noted_head_agrees_it_says_so(sansang, journal):
    told = sansang("journal", "verify", journal(chain(3)), "--head", "2:" + "0" * 64)
    assert told.code == 1
    assert "agrees with none" in told.out


def test_json_is_versioned_and_holds_kind_number_line_and_message(sansang, journal):
    entries = chain(4)
    end = entries[-1].head
    told = sansang("journal", "verify", journal(entries[:2], head=end), "--json")
    answer = json.loads(told.out)
    assert told.code == 1
    assert answer["format"] == "sansang/journal-verification/1"
    assert (answer["event"], answer["whole"], answer["entries"]) == (EVENT, False, 2)
    assert answer["damage"] == {
        "kind": "cut_off",
        "number": 3,
        "until": 4,
        "line": 4,
        "message": "Entries 3 to 4 were cut off at the end.",
    }


def test_json_of_a_whole_journal_has_no_damage(sansang, journal):
    answer = json.loads(sansang("journal", "verify", journal(chain(3)), "--json").out)
    assert (answer["whole"], answer["damage"], answer["proven_to"]) == (True, None, 0)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_is_no_journal_cannot_be_verified(sansang, tmp_path, lang):
    file = tmp_path / "day.jsonl"
    file.write_text("{}\n")
    told = sansang("journal", "verify", file, "--lang", lang)
    assert (told.code, told.out) == (2, "")
    assert told.err.count("\n") == 1
    assert "sansang/journal/1" in told.err


def test_a_fault_after_the_damage_is_still_a_fault(sansang, journal):
    entries = chain(4)
    del entries[1]
    file = journal(entries)
    file.write_bytes(file.read_bytes()[:-30])
    told = sansang("journal", "verify", file)
    assert (told.code, told.out) == (2, "")


@pytest.mark.parametrize("head", ["12", "x:y", "3:abc", "-1:" + "0" * 64])
def test_a_misshapen_head_is_told_in_one_line(sansang, journal, head):
    told = sansang("journal", "verify", journal(chain(2)), f"--head={head}")
    assert (told.code, told.out) == (2, "")
    assert "--head: found" in told.err
