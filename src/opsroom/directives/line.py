"""Keeps orders that the line excludes out of the directives, and offers what is lawful."""

from opsroom.wording import words_of_page
from sansang.readiness.minutes import NOT_HANDLED, Category, category_name, counterparts
from sansang.readiness.minutes.folding import fold
from sansang.readiness.minutes.the_line import excluded


def crossed(text: str) -> Category | None:
    """Return what of the line an order crosses, None where it crosses nothing."""
    found = excluded(fold(text).text)
    return found.category if found else None


def not_handled(category: Category) -> str:
    """Return the sentence that says that it is not handled, before what can be ordered instead."""
    say = words_of_page()
    return say.say(NOT_HANDLED, {"category": say(category_name(category))})


def offered(category: Category) -> list[str]:
    """Return the lawful work that can be ordered instead, in the language of the page."""
    say = words_of_page()
    return [say(message) for message in counterparts(category)]


def lawful_instead(category: Category) -> str:
    """Return on one line that an order is not handled, and what can be ordered instead."""
    return f"{not_handled(category)} {' · '.join(offered(category))}"
