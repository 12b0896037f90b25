"""Reads the options of ``sansang rehearse``, has the event rehearsed and ends with its verdict."""

from pathlib import Path
from typing import Annotated

import typer

from sansang.cli.options import AsJson, EventPath, Lang, Seed, TimeLimit, spoken
from sansang.cli.rehearse.ask import Ask
from sansang.faults import CannotRun, Fault
from sansang.wording import N_


def rehearse_command(  # noqa: PLR0913 - the options of a command
    event: EventPath,
    *,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="FOLDER", help=N_("where rehearsal.json goes")),
    ] = None,
    days: Annotated[
        int | None,
        typer.Option(
            min=2,
            max=1_000_000,
            metavar="NUMBER",
            help=N_("how many days are rehearsed; 1000 where nothing is said"),
        ),
    ] = None,
    precision: Annotated[
        float | None,
        typer.Option(
            min=0.0001,
            max=0.5,
            metavar="SHARE",
            help=N_("instead of --days: until the share of good days is known to within this"),
        ),
    ] = None,
    compare: Annotated[
        Path | None,
        typer.Option(
            metavar="OTHER",
            help=N_("another event or deployment.json, rehearsed on the same days"),
        ),
    ] = None,
    stress: Annotated[
        str, typer.Option(metavar="PACK", help=N_("what goes wrong on top, on every day"))
    ] = "",
    scheduler: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help=N_("a Dask scheduler, instead of this computer")),
    ] = None,
    day: Annotated[
        int | None,
        typer.Option(
            min=0, max=2**31 - 1, metavar="NUMBER", help=N_("tell this one day, step by step")
        ),
    ] = None,
    incidents: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=N_("real incidents, from which the rates are taken")),
    ] = None,
    deployment: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=N_("rehearse this deployment.json, not a new one")),
    ] = None,
    parquet: Annotated[
        bool, typer.Option("--parquet", help=N_("also write each incident to incidents.parquet"))
    ] = False,
    time_limit: TimeLimit = 60.0,
    seed: Seed = 1,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Live the event many times: who comes too late, which fallback fails, what mends it."""
    words = spoken(lang)
    if days is not None and precision is not None:
        raise CannotRun([Fault(code="days_or_precision", place="--precision")])
    if parquet and out is None:
        raise CannotRun([Fault(code="missing_option", place="--out")])
    ask = Ask(
        event=event,
        out=out,
        days=days,
        precision=precision,
        seed=seed,
        compare=compare,
        stress=stress,
        scheduler=scheduler,
        incidents=incidents,
        deployment=deployment,
        parquet=parquet,
        time_limit_s=time_limit,
    )
    if day is None:
        from sansang.cli.rehearse.days import rehearse_days  # libraries that load slowly

        code = rehearse_days(ask, words, as_json=as_json)
    else:
        from sansang.cli.rehearse.one_day import tell_one_day

        code = tell_one_day(ask, day, words, as_json=as_json)
    raise typer.Exit(code)
