"""``sansang roads assign``."""

from collections.abc import Iterator
from math import log10
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sansang.cli.blocks import show
from sansang.cli.options import AsJson, Lang, spoken
from sansang.cli.screen import answer_console, print_json, progress_console, working
from sansang.eventfile import whole_files
from sansang.report.content.document import Block
from sansang.report.content.texts import Fact, Facts, Paragraph, Tone
from sansang.wording import N_, Wording

if TYPE_CHECKING:
    from sansang.assignment import AssignmentNetwork, Demand, Equilibrium


def assign(  # noqa: PLR0913 - the options of a command
    net: Annotated[
        Path, typer.Option(metavar="FILE", help=N_("the network, in TNTP (X_net.tntp)"))
    ],
    trips: Annotated[
        Path, typer.Option(metavar="FILE", help=N_("the demand, in TNTP (X_trips.tntp)"))
    ],
    out: Annotated[
        Path,
        typer.Option(
            "-o", "--out", metavar="FOLDER", help=N_("where flows.csv and summary.json go")
        ),
    ],
    *,
    gap: Annotated[
        float,
        typer.Option(
            min=1e-14,
            max=1,
            metavar="NUMBER",
            help=N_("the relative gap at which the search ends"),
        ),
    ] = 1e-6,
    toll_weight: Annotated[
        float,
        typer.Option(min=0, max=1e9, metavar="NUMBER", help=N_("cost of one unit of toll")),
    ] = 0.0,
    length_weight: Annotated[
        float,
        typer.Option(min=0, max=1e9, metavar="NUMBER", help=N_("cost of one unit of length")),
    ] = 0.0,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Find who drives where when nobody gains by another way (equilibrium)."""
    words = spoken(lang)
    network, demand = _read(net, trips, toll_weight, length_weight, words)
    with whole_files(out) as beside:
        from sansang.assignment.document import summary_of, write_equilibrium

        answer = _found(network, demand, gap, words)
        asked = {"gap": gap, "toll_weight": toll_weight, "length_weight": length_weight}
        summary = summary_of(demand, answer, asked)
        write_equilibrium(beside, network, answer, summary)
    if as_json:
        print_json(summary)
    else:
        show(answer_console(), _blocks(answer, out, words))
    raise typer.Exit(0 if answer.reached else 1)


def _read(
    net: Path, trips: Path, toll_weight: float, length_weight: float, words: Wording
) -> "tuple[AssignmentNetwork, Demand]":
    from sansang.assignment.from_tntp import demand_of, network_of
    from sansang.roads.tntp import read_tntp_network, read_tntp_trips

    with working(progress_console(), words(N_("Reading the network and the demand"))):
        roads = read_tntp_network(net)
        demand = demand_of(read_tntp_trips(trips, zones=roads.zones))
    return network_of(roads, toll_weight=toll_weight, length_weight=length_weight), demand


def _found(
    network: "AssignmentNetwork", demand: "Demand", gap: float, words: Wording
) -> "Equilibrium":
    from sansang.assignment import equilibrium

    digits = max(1, round(-10 * log10(gap)))
    with working(progress_console(), words(N_("Seeking the equilibrium")), digits) as step:

        def progress(_: int, reached: float) -> None:
            done = round(-10 * log10(max(reached, gap)))
            step.reached(max(0, min(done, digits)), digits)

        return equilibrium(network, demand, gap=gap, progress=progress)


def _blocks(answer: "Equilibrium", out: Path, words: Wording) -> Iterator[Block]:
    unserved = sum(one.vehicles for one in answer.unserved)
    facts = (
        (N_("relative gap"), f"{answer.relative_gap:.2e}"),
        (N_("objective (Beckmann)"), words.number(answer.objective, 5)),
        (N_("cost of all traffic"), words.number(answer.total_cost, 2)),
        (N_("rounds"), words.number(answer.rounds)),
        (N_("vehicles that stay in their zone"), words.number(answer.intrazonal, 2)),
        (N_("vehicles without a way"), words.number(unserved, 2)),
    )
    yield Facts(title="", items=tuple(Fact(label=words(name), value=v) for name, v in facts))
    if not answer.reached:
        text = words(N_("The gap asked for was not reached: rounding leaves no smaller one."))
        yield Paragraph(text=text, tone=Tone.BAD)
    if answer.unserved:
        text = words(N_("summary.json lists who has no way to the destination."))
        yield Paragraph(text=text, tone=Tone.CAUTION)
    yield Paragraph(text=words.say(N_("The answer lies in {file}"), {"file": str(out)}))
