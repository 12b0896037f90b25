"""``sansang convert``."""

from pathlib import Path
from typing import Annotated

import typer

from sansang.cli.options import EventPath, Lang, spoken
from sansang.cli.plans import put_roads_beside, read, require_form, require_free, write
from sansang.cli.screen import answer_console
from sansang.eventfile import roads_file
from sansang.wording import N_


def convert(
    event: EventPath,
    to: Annotated[
        Path,
        typer.Argument(metavar="TO", help=N_("a folder, or a name that ends in .xlsx or .json")),
    ],
    force: Annotated[bool, typer.Option("--force", help=N_("replace what is there"))] = False,
    lang: Lang = None,
) -> None:
    """Write the plan as a folder, a workbook or one plan.json."""
    words = spoken(lang)
    require_form(to)
    if not force:
        require_free(to, "would_replace")
    plan = read(event, words)
    roads = roads_file(event, plan)
    if roads is not None:
        put_roads_beside(plan, to, roads, replace=force)
    write(plan, to, words, roads)
    answer_console().print(str(to), soft_wrap=True)
