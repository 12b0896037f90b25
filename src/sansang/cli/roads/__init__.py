"""``sansang roads``: networks, travel times, equilibrium."""

import typer

from sansang.cli.roads.assign import assign
from sansang.cli.roads.import_map import import_map
from sansang.cli.roads.matrix import matrix
from sansang.wording import N_

roads_app = typer.Typer()


@roads_app.callback()
def roads() -> None:
    """Road networks: read a map, ask for travel times, assign traffic."""


roads_app.command("import", help=N_("Read a map into a road network, and say what it left out."))(
    import_map
)
roads_app.command(help=N_("Write how long it takes from each origin to each destination."))(matrix)
roads_app.command(
    "assign", help=N_("Find who drives where when nobody gains by another way (equilibrium).")
)(assign)
