"""The arguments and options that several commands share."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sansang.wording import LANGUAGES, N_, Wording, language_of_locale, wording


class Language(StrEnum):
    """A language that is spoken."""

    VI = "vi"
    EN = "en"


EventPath = Annotated[
    Path,
    typer.Argument(
        metavar="EVENT", help=N_("the event: a folder, a workbook (.xlsx) or a plan.json")
    ),
]
Lang = Annotated[
    Language | None,
    typer.Option(
        "--lang", metavar="vi|en", help=N_("the language; else SANSANG_LANG, else the locale's")
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help=N_("answer as JSON, for programs"))]
TimeLimit = Annotated[
    float,
    typer.Option(
        min=1,
        max=86_400,
        metavar="SECONDS",
        help=N_("the longest that the search may take"),
    ),
]
Seed = Annotated[
    int,
    typer.Option(
        min=0,
        max=2**31 - 1,
        metavar="NUMBER",
        help=N_("the same plan and seed give the same answer"),
    ),
]


def spoken(lang: str | None) -> Wording:
    """Return the words of the language asked for, else those of the person's environment."""
    asked = lang or os.environ.get("SANSANG_LANG", "")
    return wording(asked if asked in LANGUAGES else language_of_locale())
