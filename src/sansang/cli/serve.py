"""``sansang serve``: the room, where it is installed."""

from importlib.metadata import entry_points
from pathlib import Path
from typing import Annotated, Any

import typer

from sansang.cli.options import Lang, spoken
from sansang.cli.screen import answer_console
from sansang.faults import CannotRun, Fault
from sansang.wording import N_

ROOM = "sansang.room"
"""The group of entry points by which the room makes itself known; the plan never imports it."""
_ADDRESS = N_("The room is open at {address} until you press Ctrl-C.")
_FIRST_LINK = N_("Nobody can sign in yet. The first administrator opens {link}")


def serve(
    *,
    data: Annotated[
        Path, typer.Option(metavar="DIR", help=N_("the data folder of the room"))
    ] = Path("sansang-data"),
    host: Annotated[
        str, typer.Option(metavar="HOST", help=N_("the address to listen at"))
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help=N_("the port to listen at"))] = 8000,
    example: Annotated[
        Path | None,
        typer.Option(metavar="EVENT", help=N_("an event to load, unless the room has it already")),
    ] = None,
    lang: Lang = None,
) -> None:
    """Let people of every agency work on the plan together, in the browser."""
    words, console = spoken(lang), answer_console()

    def say_address(address: str) -> None:
        console.print(words.say(_ADDRESS, {"address": address}))

    def say_link(link: str) -> None:
        console.print(words.say(_FIRST_LINK, {"link": link}), soft_wrap=True)

    _room()(data, host, port, example=example, say_address=say_address, say_link=say_link)


def _room() -> Any:
    """The function that serves. Raises CannotRun where the room is not installed."""
    for point in entry_points(group=ROOM):
        try:
            return point.load()
        except ImportError:
            break
    raise CannotRun([Fault(code="no_room", place="sansang serve")])
