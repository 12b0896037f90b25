"""``sansang roads import``."""

from pathlib import Path
from typing import Annotated, Any

import typer

from sansang.cli.blocks import heading, show
from sansang.cli.options import AsJson, Lang, spoken
from sansang.cli.roads.contents import blocks, document
from sansang.cli.screen import answer_console, print_json, progress_console, working
from sansang.eventfile import whole_folder
from sansang.wording import N_, Wording


def import_map(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help=N_("a map of OpenStreetMap (.osm.pbf)"))
    ],
    out: Annotated[
        Path,
        typer.Option("--out", "-o", metavar="NET", help=N_("the folder to write the network to")),
    ],
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Read a map into a road network, and say what it left out."""
    words = spoken(lang)
    read = _imported(file, out, words)
    if as_json:
        print_json(document(file, out, read))
        return
    console = answer_console()
    heading(console, str(out))
    show(console, blocks(read, words), unfolded=True)


def _imported(file: Path, out: Path, words: Wording) -> Any:
    from sansang.roads.osm import read_osm
    from sansang.roads.store import write_network

    with working(progress_console(), words(N_("Reading the map"))), whole_folder(out) as beside:
        read = read_osm(file)
        write_network(read.network, beside)
    return read
