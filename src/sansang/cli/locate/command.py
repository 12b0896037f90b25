"""``sansang locate``."""

import json
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sansang.cli.blocks import show
from sansang.cli.locate.asked import Asked, ModelName
from sansang.cli.locate.telling import answer_blocks, reached
from sansang.cli.options import AsJson, Lang, Seed, TimeLimit, spoken
from sansang.cli.screen import answer_console, print_json, progress_console, working
from sansang.eventfile import whole_files
from sansang.wording import N_, Wording

if TYPE_CHECKING:
    from sansang.location import Model, Problem, Solution

SOLUTION = "solution.json"


def locate(  # noqa: PLR0913 - the options of a command
    model: Annotated[ModelName, typer.Option(help=N_("the model: what counts as good"))],
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="FOLDER", help=N_("where solution.json goes"))
    ],
    *,
    matrix: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=N_("the ways (CSV): a line for each site, a column for each place"),
        ),
    ] = None,
    demand: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=N_("the demand (CSV): the columns id, demand")),
    ] = None,
    sites: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help=N_("where one may wait (CSV): the column id; else every line")
        ),
    ] = None,
    instance: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=N_("instead of these: a p-median file of the OR-Library, or points with demand"),
        ),
    ] = None,
    facilities: Annotated[
        int | None,
        typer.Option(
            "--facilities",
            "-p",
            min=1,
            metavar="NUMBER",
            help=N_("how many teams or vehicles are to be placed"),
        ),
    ] = None,
    standard: Annotated[
        float | None,
        typer.Option(
            min=0, metavar="NUMBER", help=N_("how far a site covers, in the unit of the matrix")
        ),
    ] = None,
    second_standard: Annotated[
        float | None,
        typer.Option(
            min=0,
            metavar="NUMBER",
            help=N_("the distance within which every place has to be covered (dsm)"),
        ),
    ] = None,
    busy: Annotated[
        float,
        typer.Option(
            min=0,
            max=0.999999,
            metavar="SHARE",
            help=N_("the share of time for which a team is busy (mexclp)"),
        ),
    ] = 0.5,
    alpha: Annotated[
        float,
        typer.Option(
            min=0,
            max=1,
            metavar="SHARE",
            help=N_("the share of demand that the first standard has to cover (dsm)"),
        ),
    ] = 0.9,
    at_most: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="NUMBER",
            help=N_("how many may wait at one site (dsm: 2 unless said; mexclp: any number)"),
        ),
    ] = None,
    time_limit: TimeLimit = 60.0,
    seed: Seed = 1,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Say where to wait, how good that is, and how much better another choice could be."""
    words = spoken(lang)
    asked = Asked(
        model=model,
        matrix=matrix,
        demand=demand,
        sites=sites,
        instance=instance,
        facilities=facilities,
        standard=standard,
        second_standard=second_standard,
        busy=busy,
        alpha=alpha,
        at_most=at_most,
    )
    with working(progress_console(), words(N_("Reading the ways and the demand"))):
        problem, number = asked.read()
        chosen = asked.model_for(problem, number)
    with whole_files(out) as beside:
        answer, stopped = _found(problem, chosen, time_limit, seed, words)
        told = _told(problem, chosen, answer)
        text = json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False)
        (beside / SOLUTION).write_text(f"{text}\n", encoding="utf-8")
    if as_json:
        print_json(told)
    else:
        blocks = answer_blocks(problem, answer, words, out / SOLUTION, stopped=stopped)
        show(answer_console(), blocks)
    raise typer.Exit(1 if answer.value is None else 0)


def _found(
    problem: "Problem", model: "Model", time_limit_s: float, seed: int, words: Wording
) -> "tuple[Solution, bool]":
    """Return the answer, and whether somebody stopped the search."""
    what = words(N_("Choosing the sites"))
    with working(progress_console(), what) as step, stoppable() as stop:
        from sansang.location import solve

        answer = solve(
            problem,
            model,
            time_limit_s=time_limit_s,
            seed=seed,
            progress=lambda value, bound: step.does(f"{what}: {reached(value, bound, words)}"),
            cancel=stop.is_set,
        )
    return answer, stop.is_set()


def _told(problem: "Problem", model: "Model", answer: "Solution") -> dict[str, Any]:
    """Return the answer as a document, once code of its own has counted it again."""
    from sansang.location.document import document_of
    from sansang.location.recount import disagreement

    wrong = disagreement(problem, model, answer)
    if wrong:
        raise AssertionError(wrong)
    return document_of(problem, model, answer)


@contextmanager
def stoppable() -> Iterator[Event]:
    """Give what is set by Ctrl-C instead of ending the program; a second Ctrl-C ends it."""
    stop = Event()

    def first(*_: object) -> None:
        stop.set()
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, first)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)
