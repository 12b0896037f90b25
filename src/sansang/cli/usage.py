"""A command line that can't be understood, as a fault in our own words."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import typer
from pydantic import ValidationError

from sansang.faults import Fault, shown
from sansang.wording import LANGUAGES

_BOUNDS = {
    "greater_than_equal": ("number_at_least", "ge"),
    "less_than_equal": ("number_at_most", "le"),
}
_NUMBERS = {
    "int_parsing": "whole_number",
    "int_from_float": "whole_number",
    "float_parsing": "number",
}
_EXTRA = re.compile(r"\(([^()]*)\)$")
_QUOTED = re.compile(r"'(.*?)'")


def asked_language(arguments: Sequence[str]) -> str | None:
    """Return the language asked for; found without the parser, for help and faults need it."""
    return next((lang for lang in _asked(arguments) if lang in LANGUAGES), None)


def _asked(arguments: Sequence[str]) -> Iterator[str]:
    for at, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            yield value or " ".join(arguments[at + 1 : at + 2])


def usage_fault(error: typer.TyperException) -> Fault:
    """Return what is wrong with the options and arguments of a command."""
    match type(error).__name__:
        case "MissingParameter":
            return _missing(getattr(error, "param", None))
        case "BadParameter":
            return _bad_value(error)
        case "NoSuchOption":
            return Fault(code="unknown_option", place=str(getattr(error, "option_name", "")))
        case "BadOptionUsage":
            return Fault(code="option_value", place=str(getattr(error, "option_name", "")))
        case _:
            return _misused(error)


def _misused(error: typer.TyperException) -> Fault:
    context: Any = getattr(error, "ctx", None)
    commands = getattr(getattr(context, "command", None), "commands", None)
    if commands:
        return Fault(code="unknown_command", place="sansang", expected=", ".join(commands))
    extra = _EXTRA.search(error.message)
    return Fault(code="too_much", place="sansang", found=extra[1] if extra else error.message)


def _missing(param: Any) -> Fault:
    argument = getattr(param, "param_type_name", "") == "argument"
    return Fault(code="missing_argument" if argument else "missing_option", place=_named(param))


def _bad_value(error: Any) -> Fault:
    """The parser reads values through pydantic, whose error says what it wanted."""
    place, cause = _named(error.param), error.__cause__
    if not isinstance(cause, ValidationError):
        return Fault(code="usage", place=place, found=error.message)
    detail = cause.errors()[0]
    kind, found = detail["type"], shown(detail["input"])
    if kind in _BOUNDS:
        code, bound = _BOUNDS[kind]
        return Fault(code=code, place=place, found=found, expected=f"{detail['ctx'][bound]:g}")
    if kind in _NUMBERS:
        return Fault(code=_NUMBERS[kind], place=place, found=found)
    choices = _QUOTED.findall(detail["msg"])[1:]
    return Fault(code="choice", place=place, found=found, expected=", ".join(choices))


def _named(param: Any) -> str:
    if param is None:
        return "sansang"
    if getattr(param, "param_type_name", "") == "argument":
        return str(param.make_metavar(None) if not param.metavar else param.metavar)
    return str(max(param.opts, key=len))
