"""Words come last: Vietnamese and English, through gettext. English is the message id."""

from sansang.wording.dates import clock, date_in_words, date_short, day, day_within, span
from sansang.wording.language import LANGUAGES, N_, Wording, language_of_locale, wording

__all__ = [
    "LANGUAGES",
    "N_",
    "Wording",
    "clock",
    "date_in_words",
    "date_short",
    "day",
    "day_within",
    "language_of_locale",
    "span",
    "wording",
]
