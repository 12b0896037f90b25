"""Problems of the literature: p-median files of the OR-Library, and points with a demand.

Beasley, Journal of the Operational Research Society 41 (1990): a line with the numbers of nodes,
edges and facilities, then an edge in each line. Where an edge comes again, the last line holds;
ways are the shortest in the graph, every node is a place with demand 1 and a site.

Points: a line that begins with their number, then x, y and demand in each line; ways are straight
and every point is a site.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sansang.faults import CannotRun
from sansang.location.problem import Problem
from sansang.location.textfile import Line, word_lines

_WHOLE = re.compile(r"\d{1,9}", re.ASCII)
_HEADER = 3
LARGEST = 20_000
"""Points or nodes: their matrix takes 3 GiB."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Instance:
    """A problem, and how many facilities its file asks for (None: it doesn't say)."""

    problem: Problem
    facilities: int | None


def read_instance(file: Path) -> Instance:
    """Return the problem of a file. Raises CannotRun, with the line, where it is neither kind."""
    header, *rows = word_lines(file)
    if not _WHOLE.fullmatch(header.cells[0]) or not 1 <= int(header.cells[0]) <= LARGEST:
        found = header.cells[0]
        raise CannotRun([header.refuse("instance_header", found=found, expected=str(LARGEST))])
    nodes, *more = (int(cell) if _WHOLE.fullmatch(cell) else 0 for cell in header.cells)
    if len(header.cells) == _HEADER and more[-1] >= 1 and len(rows) == more[0]:
        return Instance(problem=_graph(nodes, rows), facilities=more[1])
    if len(rows) != nodes:
        found = str(len(rows))
        raise CannotRun([header.refuse("instance_lines", found=found, expected=str(nodes))])
    asked = more[0] if len(more) == 1 and more[0] else None
    return Instance(problem=_points(rows), facilities=asked)


def _graph(nodes: int, rows: Sequence[Line]) -> Problem:
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import dijkstra

    length: dict[tuple[int, int], float] = {}
    for row in rows:
        _require_cells(row, "edge_line")
        tail, head = (_node(row, name, nodes) for name in ("tail", "head"))
        length[min(tail, head), max(tail, head)] = row.number("length", row.cells[2])
    ends = np.array([ends for ends in length if ends[0] != ends[1]], np.int64).reshape(-1, 2)
    lengths = np.array([length[tail, head] for tail, head in ends.tolist()])
    if (lengths == 0).any():
        at = next(row for row in rows if float(row.cells[2]) == 0)
        raise CannotRun([at.refuse("number_more_than", field="length", found="0", expected="0")])
    graph = csr_array((lengths, (ends[:, 0], ends[:, 1])), shape=(nodes, nodes))
    ids = tuple(str(node + 1) for node in range(nodes))
    travel = dijkstra(graph, directed=False)
    return Problem(sites=ids, places=ids, travel=travel, demand=np.ones(nodes))


def _node(row: Line, field: str, last: int) -> int:
    text = row.cells[0 if field == "tail" else 1]
    if not _WHOLE.fullmatch(text) or not 1 <= int(text) <= last:
        raise CannotRun([row.refuse("tntp_node", field=field, found=text, expected=str(last))])
    return int(text) - 1


def _points(rows: Sequence[Line]) -> Problem:
    points = []
    for row in rows:
        _require_cells(row, "point_line")
        x, y = (row.number(*cell, least=-np.inf) for cell in zip("xy", row.cells, strict=False))
        points.append((x, y, row.number("demand", row.cells[2])))
    x, y, demand = np.array(points).T
    ids = tuple(str(number + 1) for number in range(len(rows)))
    travel = np.hypot(x[:, None] - x[None, :], y[:, None] - y[None, :])
    return Problem(sites=ids, places=ids, travel=travel, demand=np.ascontiguousarray(demand))


def _require_cells(row: Line, code: str) -> None:
    if len(row.cells) != _HEADER:
        raise CannotRun([row.refuse(code, found=" ".join(row.cells))])
