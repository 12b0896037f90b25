"""A problem from tables: a matrix of ways, the demand of each place, and where one may wait."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sansang.faults import CannotRun, Fault, shown
from sansang.location.problem import Floats, Problem
from sansang.location.textfile import Line, csv_lines

LONG = ("origin", "destination", "seconds")
"""The columns of a matrix as ``sansang roads matrix`` writes it."""
NO_WAY = ("", "unreachable", "inf")
"""What stands in a matrix where there is no way."""
MANY = 20
"""Faults of one kind that are told."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Matrix:
    """The ways (M, N) from each origin to each destination, infinite where there is none."""

    origins: tuple[str, ...]
    destinations: tuple[str, ...]
    travel: Floats


def read_problem(matrix: Path, demand: Path, sites: Path | None = None) -> Problem:
    """Return the problem of three tables; without sites every origin is one.

    Raises CannotRun, with file, line and field, for what does not fit together.
    """
    ways, wanted = read_matrix(matrix), read_demand(demand)
    _require_all(demand, wanted, ways.destinations, "place_without_demand", str(matrix))
    _require_all(matrix, ways.destinations, tuple(wanted), "place_without_column", str(demand))
    if not any(wanted.values()):
        raise CannotRun([Fault(code="no_demand", place=str(demand))])
    chosen = ways.origins if sites is None else read_sites(sites)
    _require_all(matrix, ways.origins, chosen, "site_without_row", str(sites))
    row = {one: number for number, one in enumerate(ways.origins)}
    return Problem(
        sites=chosen,
        places=ways.destinations,
        travel=ways.travel[[row[one] for one in chosen]],
        demand=np.array([wanted[one] for one in ways.destinations]),
    )


def read_matrix(file: Path) -> Matrix:
    """Return a matrix of ways: origins down and destinations across, or a pair in each line."""
    lines = list(csv_lines(file))
    header, rows = lines[0], lines[1:]
    if not rows or len(header.cells) < 2:
        raise CannotRun([header.refuse("matrix", expected=",".join(LONG))])
    return _pairs(file, rows) if tuple(header.cells) == LONG else _square(header, rows)


def _square(header: Line, rows: Sequence[Line]) -> Matrix:
    destinations = _once(header, header.cells[1:])
    seen: dict[str, Line] = {}
    for row in rows:
        _add(seen, row, header.cells[0])
    travel = np.array([_ways(row, destinations) for row in rows])
    return Matrix(origins=tuple(seen), destinations=destinations, travel=travel)


def _ways(row: Line, destinations: Sequence[str]) -> Floats:
    """Return the numbers of a line; only where that fails each cell is looked at."""
    try:
        ways = np.array(row.cells[1:], dtype=np.float64)
    except ValueError:
        ways = np.full(len(destinations), np.nan)
    if np.isfinite(ways).all() and (ways >= 0).all():
        return ways
    cells = zip(destinations, row.cells[1:], strict=True)
    return np.array([_way(row, name, text) for name, text in cells])


def _way(row: Line, field: str, text: str) -> float:
    return np.inf if text in NO_WAY else row.number(field, text)


def _pairs(file: Path, rows: Sequence[Line]) -> Matrix:
    origins = tuple(dict.fromkeys(row.cells[0] for row in rows))
    destinations = tuple(dict.fromkeys(row.cells[1] for row in rows))
    here, there = ({one: n for n, one in enumerate(ids)} for ids in (origins, destinations))
    travel = np.full((len(origins), len(destinations)), np.nan)
    for row in rows:
        pair = here[row.cells[0]], there[row.cells[1]]
        if not np.isnan(travel[pair]):
            raise CannotRun([row.refuse("repeated_pair", found=",".join(row.cells[:2]))])
        travel[pair] = _way(row, LONG[2], row.cells[2])
    missing = np.argwhere(np.isnan(travel))
    if len(missing):
        origin, destination = missing[0]
        found = f"{origins[origin]},{destinations[destination]}"
        raise CannotRun([Fault(code="missing_pair", place=str(file), field=shown(found))])
    return Matrix(origins=origins, destinations=destinations, travel=travel)


def read_demand(file: Path) -> dict[str, float]:
    """Return the demand of each place from a table with the columns id and demand."""
    lines = csv_lines(file)
    header = next(lines)
    at, asked = _column(header, "id"), _column(header, "demand")
    seen: dict[str, Line] = {}
    for line in lines:
        _add(seen, line, "id", at)
    return {one: line.number("demand", line.cells[asked]) for one, line in seen.items()}


def read_sites(file: Path) -> tuple[str, ...]:
    """Return the sites of a table with the column id."""
    lines = csv_lines(file)
    at = _column(next(lines), "id")
    seen: dict[str, Line] = {}
    for line in lines:
        _add(seen, line, "id", at)
    if not seen:
        raise CannotRun([Fault(code="no_sites", place=str(file))])
    return tuple(seen)


def _column(header: Line, name: str) -> int:
    if name not in header.cells:
        found = ",".join(header.cells)
        raise CannotRun([header.refuse("missing_column", found=found, expected=name)])
    if header.cells.count(name) > 1:
        raise CannotRun([header.refuse("repeated_column", found=name)])
    return header.cells.index(name)


def _add(seen: dict[str, Line], line: Line, field: str, at: int = 0) -> None:
    one = line.cells[at]
    if not one:
        raise CannotRun([line.refuse("missing", field=field)])
    if one in seen:
        raise CannotRun([line.refuse("repeated_id", field=field, found=one)])
    seen[one] = line


def _once(header: Line, names: Sequence[str]) -> tuple[str, ...]:
    seen: set[str] = set()
    for name in names:
        if not name:
            raise CannotRun([header.refuse("no_header")])
        if name in seen:
            raise CannotRun([header.refuse("repeated_column", found=name)])
        seen.add(name)
    return tuple(names)


def _require_all(
    file: Path, there: Sequence[str] | dict[str, float], asked: Sequence[str], code: str, other: str
) -> None:
    """Raise CannotRun, naming the file that lacks some of the ids that another file has."""
    known = set(there)
    faults = [
        Fault(code=code, place=str(file), field=shown(one), expected=other)
        for one in asked
        if one not in known
    ]
    if faults:
        raise CannotRun(faults[:MANY])
