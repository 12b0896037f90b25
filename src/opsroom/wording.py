"""The plan's words in the language of the page."""

from django.utils.translation import get_language

from sansang.wording import Wording, wording


def language_of_page() -> str:
    """Return the language of the page, one of the two that the plan knows."""
    return "en" if (get_language() or "vi").startswith("en") else "vi"


def words_of_page() -> Wording:
    """Return the words of the plan in the language of the page."""
    return wording(language_of_page())
