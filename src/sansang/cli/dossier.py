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
from sansang.cli.divert import DIVERSION, work_out
from sansang.cli.options import AsJson, EventPath, Lang, Seed, TimeLimit, spoken
from sansang.cli.plans import read, roads
from sansang.cli.rehearsed import DAYS, REHEARSAL, rehearsed
from sansang.cli.screen import answer_console, json_text, print_json, progress_console, working
from sansang.cli.search import search
from sansang.deployment import Deployment, read_deployment, verify, write_deployment
from sansang.eventfile import whole_files
from sansang.eventfile.answers import write_answer
from sansang.faults import CannotRun, Fault
from sansang.rehearsal.verdict import has_failed
from sansang.report import (
    Rehearsed,
    Traffic,
    dossier_content,
    traffic_of,
    write_dossier,
    write_traffic_maps,
    write_traffic_notice,
)
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
    days: Annotated[
        int,
        typer.Option(
            min=0,
            max=1_000_000,
            metavar="NUMBER",
            help=N_("how many days are rehearsed where the plan has incident types; 0 for none"),
        ),
    ] = DAYS,
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
        traffic = _traffic(voice, time_limit, seed)
        played = rehearsed(voice, answer, days, seed)
        _write_papers(voice, findings, answer, traffic, played, beside, formats)
        if traffic:
            _write_traffic(voice, traffic, beside, formats)
        files = sorted(file.relative_to(beside) for file in beside.rglob("[!.]*") if file.is_file())
    lost = traffic is not None and bool(traffic.diversion.hospitals_lost)
    failed = played is not None and has_failed(plan, played.answer)
    code = 1 if has_errors(findings) or lacks_minimum(answer) or lost or failed else 0
    if as_json:
        print_json(_document(voice, code, out, files))
    else:
        _show(voice, findings, answer, played)
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


def _traffic(voice: Voice, time_limit: float, seed: int) -> Traffic | None:
    """What the closures do to the roads, None for a plan without roads."""
    if voice.roads is None:
        return None
    diversion = work_out(voice, voice.roads, time_limit, seed)
    return traffic_of(voice.plan, voice.roads, diversion)


def _write_traffic(voice: Voice, traffic: Traffic, folder: Path, formats: Sequence[str]) -> None:
    from sansang.diversion import write_diversion

    write_diversion(traffic.diversion, folder / DIVERSION)
    with working(progress_console(), voice.words(N_("Drawing the maps"))):
        write_traffic_maps(voice.plan, traffic, folder, voice.language)
        write_traffic_notice(voice.plan, traffic, folder, formats)


def _write_papers(  # noqa: PLR0913, PLR0917 - all that papers are made of
    voice: Voice,
    findings: Sequence[Finding],
    answer: Deployment,
    traffic: Traffic | None,
    played: Rehearsed | None,
    folder: Path,
    formats: Sequence[str],
) -> None:
    plan, language = voice.plan, voice.language
    document = findings_document(findings, voice.wording, plan)
    (folder / FINDINGS).write_text(f"{json_text(document)}\n", encoding="utf-8")
    write_deployment(answer, folder / DEPLOYMENT)
    if played:
        write_answer(played.answer, folder / REHEARSAL)
    console = progress_console()
    with working(console, voice.words(N_("Printing the dossier"))):
        write_dossier(
            plan,
            findings,
            answer,
            folder,
            language,
            formats,
            roads=voice.roads,
            traffic=traffic,
            rehearsed=played,
        )
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


def _show(
    voice: Voice, findings: Sequence[Finding], answer: Deployment, played: Rehearsed | None
) -> None:
    """The verdict and its figures, as the dossier has them."""
    console = answer_console()
    heading(console, voice.text(voice.plan.event.name))
    content = dossier_content(
        voice.plan, findings, answer, voice.language, voice.roads, rehearsed=played
    )
    verdict = (block for block in content.parts[0].blocks if isinstance(block, Statement | Figures))
    show(console, verdict)


_WHAT = {
    "dossier.html": N_("the dossier, for a browser; it needs no network"),
    "dossier.pdf": N_("the dossier, to print"),
    f"{ORDERS}/event-plan.pdf": N_("the plan as an office paper"),
    f"{ORDERS}/all-teams.pdf": N_("all order sheets of the teams, to print"),
    f"{ORDERS}/teams": N_("an order sheet for each team: {n} files"),
    f"{ORDERS}/task-forces": N_("an order sheet for each task force: {n} files"),
    "traffic-notice.html": N_("the traffic notice for the public, for a browser"),
    "traffic-notice.vi.pdf": N_("the same in Vietnamese, one page"),
    "traffic-notice.en.pdf": N_("the same in English, one page"),
    "closures.geojson": N_("closed roads, for map programs"),
    "flows.geojson": N_("traffic before and after, for map programs"),
    "isochrones.geojson": N_("what forces reach in time, for map programs"),
    "convoys.geojson": N_("routes of the convoys, for map programs"),
    "work-zones.geojson": N_("closed roads for navigation (WZDx 4.2)"),
    DEPLOYMENT: N_("who stands where and when, for programs"),
    DIVERSION: N_("what the closures do, for programs"),
    REHEARSAL: N_("how the rehearsed days went, for programs"),
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
