"""``sansang journal verify``."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from sansang.cli.options import AsJson, Lang, spoken
from sansang.cli.screen import answer_console, print_json, progress_console, working
from sansang.faults import CannotRun, Fault, shown
from sansang.journal import Damage, DamageKind, Entry, Head, Header, Verdict, opened_journal
from sansang.journal import verify as verify_entries
from sansang.wording import N_, Wording

FORMAT = "sansang/journal-verification/1"
LINES_BEFORE = 1
"""Lines of the file before its first entry."""

_HEAD = re.compile(r"(\d{1,15}):([0-9a-f]{64})", re.ASCII)
_ONE = {
    DamageKind.CHANGED: N_("Entry {number} was changed."),
    DamageKind.REMOVED: N_("Entry {number} was removed."),
    DamageKind.REORDERED: N_("Entry {number} was moved: another stands in its place."),
    DamageKind.INSERTED: N_("Entry {number} was inserted."),
    DamageKind.CUT_OFF: N_("Entry {number} was cut off at the end."),
}
_SEVERAL = {
    DamageKind.REMOVED: N_("Entries {number} to {until} were removed."),
    DamageKind.INSERTED: N_("Entries {number} to {until} were inserted."),
    DamageKind.CUT_OFF: N_("Entries {number} to {until} were cut off at the end."),
    DamageKind.REWRITTEN: N_(
        "Entries were rewritten up to {until}, from {number} at the earliest: the chain does not"
        " pass through the known head."
    ),
}
_BEGINNING = N_("The beginning was changed: the first entry does not follow the event {event}.")

journal_app = typer.Typer()


@journal_app.callback()
def journal() -> None:
    """Prove a journal whole, or name the first entry with which something is wrong."""


@journal_app.command(
    help=N_("Prove a journal whole, or name the first entry with which something is wrong.")
)
def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=N_("a journal, as it was exported"))],
    head: Annotated[
        list[str] | None,
        typer.Option(
            "--head",
            metavar="NUMBER:HASH",
            help=N_("an entry and its hash as noted elsewhere; may be given several times"),
        ),
    ] = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Prove a journal whole, or name the first entry with which something is wrong."""
    words = spoken(lang)
    noted = [_head(text) for text in head or ()]
    header, verdict = _judged(file, noted, words)
    if as_json:
        print_json(_document(file, header, verdict, noted, words))
    else:
        _show(header, verdict, noted, words)
    raise typer.Exit(0 if verdict.whole else 1)


def _head(text: str) -> Head:
    match = _HEAD.fullmatch(text.strip())
    if match is None:
        raise CannotRun([Fault(code="head", place="--head", found=shown(text))])
    return Head(number=int(match[1]), hash=match[2])


def _judged(file: Path, noted: Sequence[Head], words: Wording) -> tuple[Header, Verdict]:
    with (
        working(progress_console(), words(N_("Reading the journal"))) as step,
        opened_journal(file) as (header, entries),
    ):
        told = _telling(entries, header.head.number, step.reached)
        return header, verify_entries(told, header.event, end=header.head, noted=noted)


def _telling(entries: Iterator[Entry], total: int, reached: Any) -> Iterator[Entry]:
    for done, entry in enumerate(entries, start=1):
        if done % 1000 == 0:
            reached(done, max(done, total))
        yield entry


def _show(header: Header, verdict: Verdict, noted: Sequence[Head], words: Wording) -> None:
    console = answer_console()
    if verdict.damage:
        console.print(Text("● " + sentence(verdict.damage, header.event, words), "red"))
        line = words.number(verdict.damage.position + LINES_BEFORE)
        console.print(words.say(N_("It shows at line {line} of the file."), {"line": line}))
    else:
        count = {"count": words.number(verdict.entries)}
        console.print(Text(words.say(N_("The journal is whole: {count} entries."), count), "green"))
        end = {"head": f"{verdict.end.number}:{verdict.end.hash}"}
        console.print(words.say(N_("Its end, to be noted elsewhere: {head}"), end), soft_wrap=True)
    if noted or verdict.whole:
        console.print(_reach(verdict, noted, words))


def _reach(verdict: Verdict, noted: Sequence[Head], words: Wording) -> str:
    """What the proof rests on: the file's own head comes along with the file."""
    if noted and not verdict.proven_to:
        return words(N_("It agrees with none of the heads that were noted elsewhere."))
    if not noted:
        return words(
            N_(
                "Compared with the head in the file alone. One who writes all anew writes that,"
                " too: compare with a head that was noted elsewhere (--head)."
            )
        )
    return words.say(
        N_("It agrees with the heads that were noted elsewhere, up to entry {number}."),
        {"number": words.number(verdict.proven_to)},
    )


def sentence(damage: Damage, event: str, words: Wording) -> str:
    """Return what was done to the journal, and with which entry."""
    if damage.number == 0:
        return words.say(_BEGINNING, {"event": event})
    messages = _SEVERAL if damage.until > damage.number else _ONE
    numbers = {"number": words.number(damage.number), "until": words.number(damage.until)}
    return words.say(messages[damage.kind], numbers)


def _document(
    file: Path, header: Header, verdict: Verdict, noted: Sequence[Head], words: Wording
) -> dict[str, Any]:
    damage = verdict.damage
    return {
        "format": FORMAT,
        "language": words.language,
        "file": str(file),
        "event": header.event,
        "whole": verdict.whole,
        "entries": verdict.entries,
        "end": verdict.end.model_dump(),
        "noted": [head.model_dump() for head in noted],
        "proven_to": verdict.proven_to,
        "damage": damage
        and {
            "kind": damage.kind.value,
            "number": damage.number,
            "until": damage.until,
            "line": damage.position + LINES_BEFORE,
            "message": sentence(damage, header.event, words),
        },
    }
