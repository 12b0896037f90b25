"""``sansang dossier``."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from sansang.checks import Finding, findings_document, run_checks
from sansang.cli.blocks import heading, show
from sansang.cli.check import has_errors
from sansang.cli.deploy import DEPLOYMENT, lacks_minimum
from sansang.cli.options import AsJson, EventPath, Lang, Seed, TimeLimit, spoken
from sansang.cli.plans import read, roads
from sansang.cli.screen import answer_console, json_text, print_json, progress_console, working
from sansang.cli.search import search
from sansang.deployment import Deployment, read_deployment, verify, write_deployment
from sansang.eventfile import whole_files
from sansang.faults import CannotRun, Fault
from sansang.report import dossier_content, write_dossier
from sansang.report.content.texts import Figures, Statement
from sansang.report.content.voice import Voice
from sansang.report.papers import FORMATS, write_orders
from sansang.wording import N_

DOCUMENT = "sansang/dossier/1"
FINDINGS = "findings.json"
ORDERS = "orders"


class Form(StrEnum):
    """A form in which papers are handed out."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"


def dossier(  # noqa: PLR0913 - the options of a command
    event: EventPath,
    *,
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="FOLDER", help=N_("where everything goes"))
    ],
    deployment: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=N_("take this deployment.json instead of a new one")),
    ] = None,
    forms: Annotated[
        list[Form] | None,
        typer.Option(
            "--format", metavar="html|pdf|docx", help=N_("only this form; may be said again")
        ),
    ] = None,
    time_limit: TimeLimit = 60.0,
    seed: Seed = 1,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Check, deploy, verify, and print all that is handed out."""
    words = spoken(lang)
    plan = read(event, words)
    voice = Voice(plan, words.language, roads(event, plan, words))
    formats = tuple(forms or Form)
    with whole_files(out, ORDERS) as beside:
        findings = run_checks(plan, voice.roads)
        answer = _answer(voice, deployment, time_limit, seed)
        _write_papers(voice, findings, answer, beside, formats)
        files = sorted(file.relative_to(beside) for file in beside.rglob("[!.]*") if file.is_file())
    code = 1 if has_errors(findings) or lacks_minimum(answer) else 0
    if as_json:
        print_json(_document(voice, code, out, files))
    else:
        _show(voice, findings, answer)
        _show_files(voice, out, files)
    raise typer.Exit(code)


def _answer(voice: Voice, file: Path | None, time_limit: float, seed: int) -> Deployment:
    """The deployment that is handed out. Raises CannotRun for one that breaks a rule."""
    if file is None:
        answer = search(voice.plan, voice, time_limit_s=time_limit, seed=seed)
    else:
        answer = read_deployment(file, voice.plan)
    if verify(voice.plan, answer, voice.roads):
        raise CannotRun([Fault(code="untrue_deployment", place=str(file or DEPLOYMENT))])
    return answer


def _write_papers(
    voice: Voice,
    findings: Sequence[Finding],
    answer: Deployment,
    folder: Path,
    formats: Sequence[str],
) -> None:
    plan, language = voice.plan, voice.language
    document = findings_document(findings, voice.wording, plan)
    (folder / FINDINGS).write_text(f"{json_text(document)}\n", encoding="utf-8")
    write_deployment(answer, folder / DEPLOYMENT)
    console = progress_console()
    with working(console, voice.words(N_("Printing the dossier"))):
        write_dossier(plan, findings, answer, folder, language, formats, roads=voice.roads)
    if sheets := [form for form in formats if form in FORMATS]:
        with working(console, voice.words(N_("Printing the order sheets"))) as step:
            write_orders(
                plan, answer, folder, language, sheets, progress=step.reached, roads=voice.roads
            )


def _document(voice: Voice, code: int, out: Path, files: Sequence[Path]) -> dict[str, Any]:
    return {
        "format": DOCUMENT,
        "event": voice.plan.event.id,
        "language": voice.language,
        "folder": str(out),
        "files": [str(file) for file in files],
        "exit_code": code,
    }


def _show(voice: Voice, findings: Sequence[Finding], answer: Deployment) -> None:
    """The verdict and its figures, as the dossier has them."""
    console = answer_console()
    heading(console, voice.text(voice.plan.event.name))
    content = dossier_content(voice.plan, findings, answer, voice.language, voice.roads)
    verdict = (block for block in content.parts[0].blocks if isinstance(block, Statement | Figures))
    show(console, verdict)


_WHAT = {
    "dossier.html": N_("the dossier, for a browser; it needs no network"),
    "dossier.pdf": N_("the dossier, to print"),
    f"{ORDERS}/event-plan.pdf": N_("the plan as an office paper"),
    f"{ORDERS}/all-teams.pdf": N_("all order sheets of the teams, to print"),
    f"{ORDERS}/teams": N_("an order sheet for each team: {n} files"),
    f"{ORDERS}/task-forces": N_("an order sheet for each task force: {n} files"),
    DEPLOYMENT: N_("who stands where and when, for programs"),
    FINDINGS: N_("what the checks found, for programs"),
}


def _show_files(voice: Voice, out: Path, files: Sequence[Path]) -> None:
    console = answer_console()
    console.print()
    written = N_("Written to {folder}")
    console.print(voice.words(written, folder=out), soft_wrap=True)
    grid = Table.grid(padding=(0, 2, 0, 2))
    for name, what in _WHAT.items():
        count = sum(file.is_relative_to(name) for file in files)
        if count:
            grid.add_row(name, Text(voice.words(what, n=voice.number(count)), "dim"))
    console.print(grid)
