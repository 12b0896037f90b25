"""What is closed, from GeoJSON or a table: lines, areas, roads by number, or pairs of nodes."""

from pathlib import Path

import numpy as np

from sansang.cli.roads.closed_geojson import SUFFIXES, drawn_links
from sansang.cli.roads.rows import Line, read_lines
from sansang.faults import CannotRun, Fault
from sansang.roads.along import links_along, links_inside
from sansang.roads.network import Bools, Longs, RoadNetwork

_FLAGS = {"": False, "false": False, "true": True}


def read_closed(path: Path, network: RoadNetwork) -> Bools:
    """Return (E) the links that a table closes.

    Its lines name a ``geometry`` (a line or an area as WKT, as a plan's closures do, with
    ``one_direction`` if wanted), or a ``way`` (its number in the map), or two nodes ``from`` and
    ``to`` (their numbers). Or it is GeoJSON. Raises CannotRun with every line that closes nothing.
    """
    closed = np.zeros(network.links, dtype=np.bool_)
    if path.suffix.lower() in SUFFIXES:
        for links in drawn_links(path, network):
            closed[links] = True
        return closed
    columns, lines = read_lines(path, ("geometry",), ("way",), ("from", "to"))
    faults: list[Fault] = []
    for line in lines:
        try:
            closed[_links(line, columns, network)] = True
        except CannotRun as error:
            faults += error.faults
    if faults:
        raise CannotRun(faults)
    return closed


def _links(line: Line, columns: tuple[str, ...], network: RoadNetwork) -> Longs:
    if columns == ("geometry",):
        return _drawn(line, network)
    numbers = [_number(line, column) for column in columns]
    if columns == ("way",):
        found = np.flatnonzero(network.way_id == numbers[0])
    else:
        tail, head = network.node_id[network.tail], network.node_id[network.head]
        found = np.flatnonzero((tail == numbers[0]) & (head == numbers[1]))
    if not len(found):
        raise CannotRun([line.fault("no_such_road", columns[-1])])
    return found


def _drawn(line: Line, network: RoadNetwork) -> Longs:
    wkt = line.cells["geometry"]
    one_direction = _FLAGS.get(line.cells.get("one_direction", "").lower())
    if one_direction is None:
        raise CannotRun([line.fault("flag", "one_direction")])
    if wkt.upper().startswith("POLYGON"):
        return links_inside(network, wkt, line.place)
    return links_along(network, wkt, one_direction, line.place)


def _number(line: Line, column: str) -> int:
    try:
        return int(line.cells[column])
    except ValueError:
        raise CannotRun([line.fault("whole_number", column)]) from None
