"""``sansang new``."""

import re
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from sansang.cli.options import Lang, Seed, spoken
from sansang.cli.plans import require_form, require_free, write
from sansang.cli.screen import answer_console
from sansang.eventfile import new_plan
from sansang.eventfile.synthetic import synthetic_plan
from sansang.faults import CannotRun, Fault
from sansang.wording import N_

_NO_ID = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST_ID = 40

Moment = Annotated[str, typer.Option(metavar="TIME", help=N_("local time: 2027-03-01T08:00"))]


def new(  # noqa: PLR0913 - the options of a command
    event: Annotated[
        Path,
        typer.Argument(metavar="EVENT", help=N_("a folder, or a name that ends in .xlsx or .json")),
    ],
    *,
    name: Annotated[str, typer.Option(metavar="TEXT", help=N_("what the event is called"))] = "",
    start: Moment = "2027-03-01T08:00",
    end: Moment = "2027-03-02T17:00",
    time_zone: Annotated[
        str, typer.Option(metavar="ZONE", help=N_("the time zone of the event"))
    ] = "Asia/Ho_Chi_Minh",
    size: Annotated[
        int | None,
        typer.Option(
            min=10,
            max=20_000,
            metavar="TEAMS",
            help=N_("make up an event of this many teams, for practice and measuring"),
        ),
    ] = None,
    seed: Seed = 1,
    lang: Lang = None,
) -> None:
    """Begin an event: a skeleton to fill, or a made-up event with ``--size``."""
    words = spoken(lang)
    require_form(event)
    require_free(event, "exists")
    if size is not None:
        plan = synthetic_plan(size, seed)
    else:
        plan = new_plan(
            event_id=_id_of(event),
            name=name or words(N_("New event")),
            start=_moment(start, "--start"),
            end=_moment(end, "--end"),
            time_zone=time_zone,
            language=words.language,
        )
    write(plan, event, words)
    answer_console().print(str(event), soft_wrap=True)


def _id_of(event: Path) -> str:
    """The id of an event by the name of its file."""
    return _NO_ID.sub("-", event.resolve().stem).strip("-_")[:_LONGEST_ID] or "event"


def _moment(text: str, option: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is not None:
        raise CannotRun([Fault(code="moment", place=option, found=text)])
    return moment
