"""Keeps orders that the line excludes out of the directives, and offers what is lawful."""

from django.utils.translation import get_language

from sansang.readiness.minutes import NOT_HANDLED, Category, category_name, counterparts
from sansang.readiness.minutes.folding import fold
from sansang.readiness.minutes.the_line import excluded
from sansang.wording import Wording, wording


def crossed(text: str) -> Category | None:
    """Return what of the line an order crosses, None where it crosses nothing."""
    found = excluded(fold(text).text)
    return found.category if found else None


def not_handled(category: Category) -> str:
    """Return the sentence that says that it is not handled, before what can be ordered instead."""
    say = words()
    return say.say(NOT_HANDLED, {"category": say(category_name(category))})


def offered(category: Category) -> list[str]:
    """Return the lawful work that can be ordered instead, in the language of the page."""
    say = words()
    return [say(message) for message in counterparts(category)]


def words() -> Wording:
    """Return the core's words in the language of the page."""
    return wording("vi" if (get_language() or "vi").startswith("vi") else "en")
