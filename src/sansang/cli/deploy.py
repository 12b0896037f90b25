"""``sansang deploy``."""

from pathlib import Path
from typing import Annotated

import typer

from sansang.cli.blocks import heading, show
from sansang.cli.options import AsJson, EventPath, Lang, Seed, TimeLimit, spoken
from sansang.cli.plans import read, roads
from sansang.cli.screen import answer_console, print_json
from sansang.cli.search import search
from sansang.cli.violations import tell_violations
from sansang.deployment import Deployment, read_deployment, verify, write_deployment
from sansang.deployment.result import Shortfall
from sansang.eventfile import whole_files
from sansang.faults import CannotRun, Fault
from sansang.rehearsal.reserve_answer import read_reserves
from sansang.report.content.quality import quality_part
from sansang.report.content.remedies import additions_table
from sansang.report.content.texts import Table
from sansang.report.content.unmet import unmet_part
from sansang.report.content.voice import Voice
from sansang.wording import N_

DEPLOYMENT = "deployment.json"


def deploy_command(  # noqa: PLR0913 - the options of a command
    event: EventPath,
    *,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="FOLDER", help=N_("where deployment.json goes")),
    ] = None,
    previous: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help=N_("a deployment.json from which as few teams as possible are moved"),
        ),
    ] = None,
    reserves: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=N_("let reserves wait where this reserves.json of a rehearsal says"),
        ),
    ] = None,
    verify_file: Annotated[
        Path | None,
        typer.Option(
            "--verify", metavar="FILE", help=N_("check this deployment.json against the plan")
        ),
    ] = None,
    time_limit: TimeLimit = 60.0,
    seed: Seed = 1,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Say who stands where and when, what stays unmet and why; or verify such an answer."""
    words = spoken(lang)
    plan = read(event, words)
    voice = Voice(plan, words.language, roads(event, plan, words))
    if verify_file:
        raise typer.Exit(_verify(voice, verify_file, as_json=as_json))
    if out is None:
        raise CannotRun([Fault(code="missing_option", place="--out")])
    before = read_deployment(previous, plan) if previous else None
    waiting = read_reserves(reserves, plan).places if reserves else ()
    with whole_files(out) as beside:
        answer = search(
            plan,
            voice,
            time_limit_s=time_limit,
            seed=seed,
            previous=before,
            reserves=waiting,
        )
        write_deployment(answer, beside / DEPLOYMENT)
    if as_json:
        print_json(answer.model_dump(mode="json"))
    else:
        _show(voice, answer, out / DEPLOYMENT)
    raise typer.Exit(1 if lacks_minimum(answer) else 0)


def lacks_minimum(deployment: Deployment) -> bool:
    """Tell whether a post stays under its minimum strength."""
    return any(unmet.kind == Shortfall.MINIMUM for unmet in deployment.unmet)


def _verify(voice: Voice, file: Path, *, as_json: bool) -> int:
    violations = verify(voice.plan, read_deployment(file, voice.plan), voice.roads)
    tell_violations(voice, violations, as_json=as_json)
    return 1 if violations else 0


def _show(voice: Voice, answer: Deployment, file: Path) -> None:
    console = answer_console()
    heading(console, voice.text(voice.plan.event.name))
    _how_to_read, *quality = quality_part(voice, answer).blocks
    show(console, quality, unfolded=True)
    show(console, (b for b in unmet_part(voice, answer).blocks if not isinstance(b, Table)))
    least = [one for one in answer.additions if one.kind == Shortfall.MINIMUM]
    if least:
        console.print()
        show(console, [additions_table(voice, least)])
    console.print()
    console.print(voice.words(N_("The answer lies in {file}"), file=file), soft_wrap=True)
