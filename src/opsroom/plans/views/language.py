"""The language of a page, as the plan's own words know it."""

from django.utils.translation import get_language

from sansang.wording import LANGUAGES, Wording, wording


def language() -> str:
    """Return the language of the page: Vietnamese or English."""
    code = (get_language() or "")[:2]
    return code if code in LANGUAGES else "en"


def words() -> Wording:
    """Return the plan's words in the language of the page."""
    return wording(language())
