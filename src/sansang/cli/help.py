"""The help of the commands in the language of the person."""

from typing import Any

import typer
import typer.rich_utils

from sansang.wording import N_, Wording

_PANELS = {
    "OPTIONS_PANEL_TITLE": N_("Options"),
    "ARGUMENTS_PANEL_TITLE": N_("Arguments"),
    "COMMANDS_PANEL_TITLE": N_("Commands"),
    "DEFAULT_STRING": N_("[default: {value}]"),
    "REQUIRED_LONG_STRING": N_("[required]"),
}


def speak(command: Any, words: Wording) -> None:
    """Put the help of a command and of those below it in a language."""
    for name, title in _PANELS.items():
        setattr(typer.rich_utils, name, words(title).replace("{value}", "{}"))
    _speak(command, words)


def _speak(command: Any, words: Wording) -> None:
    for text in ("help", "short_help", "epilog"):
        said = getattr(command, text)
        setattr(command, text, words(said) if said else None)
    command.get_help_option(typer.Context(command)).help = words(N_("show this help"))
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = words(parameter.help)
    for inner in getattr(command, "commands", {}).values():
        _speak(inner, words)
