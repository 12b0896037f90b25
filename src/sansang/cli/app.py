"""The commands together, and how each of them ends."""

import sys
from collections.abc import Sequence
from io import TextIOWrapper

import typer
from typer.main import get_command

from sansang.cli.check import check
from sansang.cli.convert import convert
from sansang.cli.deploy import deploy_command
from sansang.cli.diff import diff
from sansang.cli.divert import divert_command
from sansang.cli.dossier import dossier
from sansang.cli.help import speak
from sansang.cli.journal import journal_app
from sansang.cli.new import new
from sansang.cli.options import spoken
from sansang.cli.rehearse import rehearse_command
from sansang.cli.roads import roads_app
from sansang.cli.schema import schema
from sansang.cli.serve import serve
from sansang.cli.usage import asked_language, usage_fault
from sansang.eventfile import describe_fault
from sansang.faults import CannotRun, Fault, SansangError
from sansang.wording import N_, Wording

CANNOT_RUN = 2
STOPPED = 130
"""What shells say of a program that was interrupted."""
_STOPPED = N_("Stopped. Nothing was left half written.")

app = typer.Typer(
    help=N_("Plan the safety of a public event: check the plan, staff it, print the dossier."),
    epilog=N_("Exit codes: 0 done; 1 done, and the plan has errors; 2 cannot run."),
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
app.command(help=N_("Begin an event: a skeleton to fill, or a made-up event with --size."))(new)
app.command(help=N_("Say what is not as it should be, by which rule, and what mends it."))(check)
app.command(
    "deploy",
    help=N_("Say who stands where and when, what stays unmet and why; or verify such an answer."),
)(deploy_command)
app.command(
    "divert",
    help=N_("Say what the closures do to the town, and what leads traffic and convoys round them."),
)(divert_command)
app.command(
    "rehearse",
    help=N_("Live the event many times: who comes too late, which fallback fails, what mends it."),
)(rehearse_command)
app.command(help=N_("Check, deploy, verify, and print all that is handed out."))(dossier)
app.command(help=N_("Write the plan as a folder, a workbook or one plan.json."))(convert)
app.command(help=N_("Say in sentences what changed from one plan to another."))(diff)
app.command(help=N_("Print the JSON Schema of plan.json, for editors."))(schema)
app.command(help=N_("Open the room, in which the agencies plan and review together."))(serve)
app.add_typer(
    roads_app,
    name="roads",
    help=N_("Road networks: read a map, ask for travel times, assign traffic."),
)
app.add_typer(
    journal_app,
    name="journal",
    help=N_("Prove a journal whole, or name the first entry with which something is wrong."),
)


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit; what cannot run exits with 2 and one line for each fault."""
    arguments = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    words = spoken(asked_language(arguments))
    try:
        code = _done(arguments, words)
        sys.stdout.flush()
    except SansangError as error:
        code = _cannot_run(error, words)
    except OSError as error:
        fault = Fault(code="full", place=error.filename or "stdout", found=error.strerror or "")
        code = _cannot_run(CannotRun([fault]), words)
        sys.stdout = None  # what it still holds can't be written
    sys.exit(code)


def _done(arguments: Sequence[str], words: Wording) -> int:
    command = get_command(app)
    speak(command, words)
    try:
        code = (
            command.main(list(arguments) or ["--help"], prog_name="sansang", standalone_mode=False)
            or 0
        )
    except typer.TyperException as error:
        raise CannotRun([usage_fault(error)]) from None
    if code == STOPPED:
        sys.stderr.write(f"{words(_STOPPED)}\n")
    return int(code)


def _cannot_run(error: SansangError, words: Wording) -> int:
    for fault in error.faults:
        sys.stderr.write(f"{describe_fault(fault, words)}\n")
    return CANNOT_RUN
