"""``sansang roads import``."""

from pathlib import Path
from typing import Annotated

import typer

from sansang.cli.blocks import heading, show
from sansang.cli.options import AsJson, Lang, spoken
from sansang.cli.roads.contents import Contents, blocks, document
from sansang.cli.screen import answer_console, print_json, progress_console, working
from sansang.eventfile import whole_folder
from sansang.roads.from_tntp import SUFFIX, LengthUnit, TimeUnit, read_tntp
from sansang.roads.osm import read_osm
from sansang.roads.store import write_network
from sansang.wording import N_


def import_map(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help=N_("a map of OpenStreetMap (.osm.pbf), or a network in TNTP (X_net.tntp)"),
        ),
    ],
    out: Annotated[
        Path,
        typer.Option("--out", "-o", metavar="NET", help=N_("the folder to write the network to")),
    ],
    *,
    length_in: Annotated[
        LengthUnit, typer.Option(help=N_("the unit of the lengths in a TNTP file"))
    ] = LengthUnit.KM,
    time_in: Annotated[
        TimeUnit, typer.Option(help=N_("the unit of the times in a TNTP file"))
    ] = TimeUnit.MINUTE,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Read a map into a road network, and say what it left out."""
    words = spoken(lang)
    with working(progress_console(), words(N_("Reading the map"))), whole_folder(out) as beside:
        contents = _read(file, length_in, time_in)
        write_network(contents.network, beside)
    if as_json:
        print_json(document(file, out, contents))
        return
    console = answer_console()
    heading(console, str(out))
    show(console, blocks(contents, words), unfolded=True)


def _read(file: Path, length_in: LengthUnit, time_in: TimeUnit) -> Contents:
    if file.name.lower().endswith(SUFFIX):
        return Contents(network=read_tntp(file, length_in, time_in))
    read = read_osm(file)
    return Contents(
        network=read.network, turns=read.turns, barriers=read.barriers, dropped=read.dropped
    )
