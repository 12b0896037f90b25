"""The catalogue of one language, and which language a person reads."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path

LANGUAGES = ("vi", "en")
_LOCALE = Path(__file__).parent / "locale"


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Mark a message for extraction where it is defined but not yet spoken."""
    return message


@dataclass(frozen=True)
class Wording:
    """Speaks one language: ``say(message, name=…)`` translates, then fills the blanks."""

    language: str
    catalogue: NullTranslations

    def __call__(self, message: str) -> str:
        """Return the message in this language."""
        return self.catalogue.gettext(message) if message else ""

    def say(self, message: str, data: Mapping[str, object]) -> str:
        """Return the message in this language with its ``{blanks}`` filled from ``data``."""
        return self(message).format_map(data)

    def number(self, value: float, digits: int = 0) -> str:
        """Return a number with the language's own marks: 1.100,5 in Vietnamese, 1,100.5."""
        text = f"{value:,.{digits}f}"
        return text.translate(str.maketrans(",.", ".,")) if self.language == "vi" else text


@cache
def wording(language: str) -> Wording:
    """Return the words of a language. Raises ValueError for one that has no catalogue."""
    if language not in LANGUAGES:
        raise ValueError(f"{language!r} is none of {', '.join(LANGUAGES)}")
    if language == "en":
        return Wording(language, NullTranslations())
    return Wording(language, translation("sansang", _LOCALE, [language]))


def language_of_locale() -> str:
    """Return the language of the person's environment: Vietnamese or else English."""
    names = (os.environ.get(key, "") for key in ("LC_ALL", "LC_MESSAGES", "LANG"))
    chosen = next((name for name in names if name), "")
    return "vi" if chosen.lower().startswith("vi") else "en"
