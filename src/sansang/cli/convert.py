"""``sansang convert``."""

from pathlib import Path
from typing import Annotated

import typer

from sansang.cli.check import read
from sansang.cli.options import EventPath, Lang, spoken
from sansang.cli.screen import answer_console, progress_console, working
from sansang.event import EventPlan
from sansang.eventfile import write_folder, write_json, write_workbook
from sansang.faults import CannotRun, Fault
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
    refuse_taken(to, "exists" if force else "would_replace", force=force)
    plan = read(event, words)
    with working(progress_console(), words(N_("Writing the plan"))):
        write_plan(plan, to)
    answer_console().print(str(to), soft_wrap=True)


def write_plan(plan: EventPlan, to: Path) -> None:
    """Write a plan in the form that the name asks for. Raises CannotRun where it can't be."""
    match to.suffix.lower():
        case ".xlsx":
            write_workbook(plan, to)
        case ".json":
            write_json(plan, to)
        case _:
            write_folder(plan, to)


def refuse_taken(to: Path, code: str, *, force: bool = False) -> None:
    """Raise CannotRun where something is that would be lost, or a name that means no form."""
    if to.suffix.lower() not in ("", ".xlsx", ".json") and not to.is_dir():
        raise CannotRun([Fault(code="kind_of_file", place=str(to))])
    taken = any(to.iterdir()) if to.is_dir() else to.exists() or to.is_symlink()
    if taken and not force:
        raise CannotRun([Fault(code=code, place=str(to))])
