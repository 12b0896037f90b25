"""Both languages are whole."""

from pathlib import Path

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from tests.sansang.report.fair import deployment, fair
from tests.sansang.report.looking import strings

import sansang.report
from sansang.report import dossier_content
from sansang.wording import wording

ROOT = Path(sansang.report.__file__).parent
SAME_IN_BOTH = {"A, B, C, N", "T−5", "{when}: {post}"}


def messages() -> set[str]:
    """Every message of the dossier."""
    found = set()
    keywords = {**DEFAULT_KEYWORDS, "words": None}
    for file in ROOT.glob("content/*.py"):
        with file.open("rb") as lines:
            found |= {text for _, text, _, _ in extract("python", lines, keywords=keywords)}
    return found


def test_every_message_is_said_in_vietnamese():
    vietnamese = wording("vi")
    unsaid = {text for text in messages() if vietnamese(text) == text}
    assert len(messages()) > 200
    assert unsaid == SAME_IN_BOTH


def test_no_english_is_left_in_a_vietnamese_dossier():
    plan = fair()
    content = dossier_content(plan, (), deployment(plan), "vi")
    english = {text for text in messages() if "{" not in text} - SAME_IN_BOTH
    assert english & set(strings(content)) == set()


def test_templates_hold_no_words():
    for file in (*ROOT.glob("pages/*.html"), *ROOT.glob("typeset/*.typ")):
        assert "_(" not in file.read_text("utf-8")


def test_numbers_are_written_as_the_language_writes_them():
    plan = fair()
    for language, number in (("vi", "33,3%"), ("en", "33.3%")):
        assert number in strings(dossier_content(plan, (), deployment(plan), language))


def test_a_language_without_a_catalogue_is_refused():
    with pytest.raises(ValueError, match="'fr'"):
        dossier_content(fair(), (), None, "fr")


def test_texts_of_the_plan_are_translated_by_the_plan():
    pair = {"text": "Gate", "language": "vi", "translation": "Chốt cổng chính"}
    said = strings(dossier_content(fair(translations=[pair]), (), None, "vi"))
    assert not [text for text in said if text.endswith("Gate")]
