"""``sansang diff``."""

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from sansang.cli.options import AsJson, Lang, spoken
from sansang.cli.plans import read
from sansang.cli.screen import answer_console, print_json
from sansang.eventfile import describe_change, diff_document, diff_plans
from sansang.eventfile.diff import ChangeKind
from sansang.wording import N_

_SIGNS = {
    ChangeKind.ADDED: ("+", "green"),
    ChangeKind.REMOVED: ("−", "red"),
    ChangeKind.CHANGED: ("~", "yellow"),
    ChangeKind.REORDERED: ("↕", "dim"),
}


def diff(
    before: Annotated[Path, typer.Argument(metavar="BEFORE", help=N_("an event as it was"))],
    after: Annotated[Path, typer.Argument(metavar="AFTER", help=N_("the event as it is now"))],
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Say in sentences what changed from one plan to another."""
    words = spoken(lang)
    old, new = read(before, words), read(after, words)
    changes = diff_plans(old, new)
    if as_json:
        print_json(diff_document(changes))
        return
    console = answer_console()
    if not changes:
        console.print(words(N_("Nothing changed.")))
        return
    grid = Table.grid(padding=(0, 1, 0, 0))
    for change in changes:
        sign, style = _SIGNS[change.kind]
        grid.add_row(Text(sign, style), Text(describe_change(change, words, old, new)))
    console.print(grid)
